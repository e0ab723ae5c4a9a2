"""A draft that is open in an editor: its text as it stands on the screen, which may be ahead of the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath
from urllib.parse import urlsplit

from authlint.editor.places import Encoding, Places, Position
from authlint.formats import EXTENSIONS, ending
from authlint.source import SourceFile

ENDINGS = {
    "markdown": ".md",
    "gfm": ".md",
    "mdx": ".mdx",
    "html": ".html",
    "plaintext": ".txt",
    "text": ".txt",
    "quarto": ".qmd",
    "rmd": ".rmd",
}
"""What editors call the formats, for drafts whose name tells no format."""

MOST_NAME = 80
"""Characters of an address that has no path."""


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for what lies from ``start`` to ``end``; for the whole draft where there is no place."""

    text: str
    start: Position | None = None
    end: Position | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OpenDraft:
    """One version of an open draft. ``on_disk``: it is a file, or will be one, so that what lies beside it counts."""

    uri: str
    version: int | None
    source: SourceFile
    on_disk: bool = True

    def edited(self, version: int | None, edits: Iterable[Edit], encoding: Encoding) -> OpenDraft:
        """The draft with ``edits`` made one after the other."""
        source = self.source
        for edit in edits:
            source = SourceFile(source.path, _with(source, edit, encoding))
        return replace(self, version=version, source=source)


def opened(uri: str, path: str | None, language: str, version: int | None, text: str) -> OpenDraft:
    """A draft that an editor has just opened. ``path`` is None where it lies nowhere yet.

    The ending of its name tells its format; where that is no draft's ending, the ``language`` that the editor names does.
    """
    name = path or PurePath(urlsplit(uri).path).name[:MOST_NAME] or "untitled"
    if ending(name) not in EXTENSIONS:
        name += ENDINGS.get(language, "")
    return OpenDraft(uri, version, SourceFile(name, text), on_disk=path is not None)


def _with(source: SourceFile, edit: Edit, encoding: Encoding) -> str:
    if edit.start is None or edit.end is None:
        return edit.text
    places = Places(source, encoding)
    start, end = places.offset(edit.start), places.offset(edit.end)
    return source.text[:start] + edit.text + source.text[max(start, end) :]
