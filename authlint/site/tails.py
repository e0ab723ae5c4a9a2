"""The tails of a site: what stands in one draft and in no other. They thin out first when texts grow alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

from authlint.analysis.folding import fold
from authlint.site.gathering import PROSE, WORD

if TYPE_CHECKING:
    from authlint.document import Document

NAME = re.compile(r"(?<=[a-z0-9,;:)] )(?:[A-Z][\w'&-]*(?: (?=[A-Z]))?)+")
"""Capitalised words inside a sentence, those that follow each other as one; "I" is taken out afterwards."""

TOPIC_KEYS = ("tags", "categories", "keywords", "topics")

LEAST_OF = {"words": 50, "names": 5, "topics": 1}
"""Of how many at least a share is told."""

TAILS = tuple(LEAST_OF)


@dataclass
class Tails:
    """What each draft names, as hashes: words of its prose, names in it, and the topics its front matter lists."""

    drafts: dict[str, dict[str, frozenset[int]]] = field(default_factory=dict)

    def look(self, document: Document) -> None:
        """Take in one draft."""
        self.drafts[document.source.path] = entries_of(document)

    def shares(self) -> dict[str, dict[str, float]]:
        """For each draft and kind, the share of what it names that no other draft of the site names."""
        seen = {kind: Counter(entry for draft in self.drafts.values() for entry in draft[kind]) for kind in TAILS}
        return {
            path: {
                kind: sum(seen[kind][entry] == 1 for entry in entries) / len(entries)
                for kind, entries in draft.items()
                if len(entries) >= LEAST_OF[kind]
            }
            for path, draft in self.drafts.items()
        }


def entries_of(document: Document) -> dict[str, frozenset[int]]:
    """What a draft names by kind, as hashes."""
    words: set[str] = set()
    names: set[str] = set()
    for block in document.blocks:
        if block.kind in PROSE and not block.quoted:
            text = fold(block.text).text
            words.update(WORD.findall(text.lower()))
            names.update(NAME.findall(text))
    told = {word for word in words if not word.isdigit()}
    found = {
        "words": told,
        "names": {name.strip() for name in names} - {"I"},
        "topics": set(_topics(document.front_matter.data)),
    }
    return {kind: _hashed(entries) for kind, entries in found.items()}


def _hashed(entries: Iterable[str]) -> frozenset[int]:
    return frozenset(crc32(entry.encode("utf-8", "surrogatepass")) for entry in entries)


def _topics(head: Mapping[str, object]) -> Iterator[str]:
    for key in TOPIC_KEYS:
        value = head.get(key)
        for entry in value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else ():
            if isinstance(entry, str) and entry.strip():
                yield entry.strip().lower()
