"""Which parser reads which file, without importing any of them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from authlint.plugins import load

if TYPE_CHECKING:
    from authlint.document import Document
    from authlint.source import SourceFile

EXTENSIONS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "plain",
    ".text": "plain",
}
"""File endings in lower case and the module of `authlint.parsers` that reads them; a test holds them against the modules."""


def parse(source: SourceFile) -> Document:
    """The document of a draft, by the ending of its name; raises `LookupError` for one that no parser reads."""
    ending = PurePath(source.path).suffix.lower()
    if ending not in EXTENSIONS:
        raise LookupError(f"‘{ending or source.path}’ is not a format authlint reads")
    document: Document = load("authlint.parsers", EXTENSIONS[ending]).parse(source)
    return document
