"""The keys by which a draft cites works, and the works that its bibliography files list under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from authlint.bibliography import Bibliographies, Work
from authlint.document import Document
from authlint.source import Span

FIELD = "bibliography"
"""The field of the front matter that names the files, one or several."""

CITE = re.compile(
    r"\\(?:cite[a-z]?|citealp|(?:text|paren|auto|foot|full)cite)\*?(?:\[[^\[\]]{0,80}\]){0,2}\{([^{}\\]{1,200})\}"
)
"""``\\cite{key, other}`` and its kin, as they are written where pages are made by way of LaTeX or MathJax."""

PARTS = re.compile(r"(?:fig|tbl|tab|eq|sec|lst|alg|thm|lem|cor|prp|def|exm|exr)[-:]")
"""Keys that point to a part of the draft itself, in Quarto and pandoc-crossref."""


@dataclass(frozen=True, slots=True)
class CitedKey:
    """``span`` is the whole citation in the file; it stands at the character ``at`` of a block, if in any."""

    key: str
    span: Span
    block: int | None
    at: int


@dataclass(frozen=True, slots=True)
class CitedKeys:
    """``files`` are named in the front matter; ``works`` is what they list, None where one of them could not be read."""

    keys: tuple[CitedKey, ...]
    files: tuple[str, ...] = ()
    works: Mapping[str, Work] | None = None

    @classmethod
    def of(cls, document: Document, bibliographies: Bibliographies) -> CitedKeys:
        keys = tuple(sorted(_keys(document), key=lambda cited: cited.span))
        files = named(document)
        # No file is opened for a draft that cites nothing by key.
        if not keys or not files:
            return cls(keys, files)
        read = [bibliographies[name] for name in files]
        if any(not one.known or one.problem for one in read):
            return cls(keys, files)
        return cls(keys, files, {key: work for one in reversed(read) for key, work in one.works.items()})


def named(document: Document) -> tuple[str, ...]:
    """The bibliography files that the front matter names."""
    told = document.front_matter.data.get(FIELD)
    names = told if isinstance(told, list) else [told]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name.strip()))


def _keys(document: Document) -> Iterator[CitedKey]:
    for citation in document.citations:
        if citation.kind in {"key", "tag"}:
            yield from (
                CitedKey(key, citation.span, citation.block, citation.at)
                for key in citation.keys
                if not PARTS.match(key)
            )
    for place, block in enumerate(document.blocks):
        for found in CITE.finditer(block.text) if "\\" in block.text else ():
            span = block.source_span(Span(*found.span()))
            keys = (key.strip() for key in found[1].split(","))
            yield from (CitedKey(key, span, place, found.start()) for key in keys if key)
