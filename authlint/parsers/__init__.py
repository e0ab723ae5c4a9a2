"""One file a format: ``parse(SourceFile) -> Document``."""
