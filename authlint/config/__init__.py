"""The configuration of a draft: from ``authlint.toml`` or ``[tool.authlint]``, found from the draft upwards."""

from __future__ import annotations

from authlint.config.model import DEFAULTS, Config, Origin, Override
from authlint.config.nearest import FILE_NAME, config_for

__all__ = ["DEFAULTS", "FILE_NAME", "Config", "Origin", "Override", "config_for"]
