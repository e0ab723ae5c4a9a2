"""authlint: a linter for the authenticity of writing."""

__version__ = "0.1.0"
