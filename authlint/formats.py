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

NO_DRAFT = f"not a draft: authlint reads {', '.join(EXTENSIONS)}"


def ending(path: str) -> str:
    """The ending of a path in lower case, with its dot."""
    return PurePath(path).suffix.lower()


def parse(source: SourceFile) -> Document:
    """The document of a draft; its ending must be one of `EXTENSIONS`."""
    document: Document = load("authlint.parsers", EXTENSIONS[ending(source.path)]).parse(source)
    return document
