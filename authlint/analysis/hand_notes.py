"""Notes made by hand: ``[[1]](#fn1)``, ``<a href="#fn1"><sup>1</sup></a>``, and “[1]” with a list of works at the end.

A Markdown footnote is known to the parser; these are links within the page, or bare numbers, and are followed here to the text
that they lead to. A number stands for a source only where that text names a work or has a link: a remark is no source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.link_standing import Standing
from authlint.analysis.own_host import OwnHost
from authlint.document import Document, Link
from authlint.source import Span

MARK = re.compile(r"\W{0,3}(\d{1,3}|[*†‡§]{1,3}|[a-z])\W{0,3}")
"""The words of a link that is a note's mark: a number, a sign, a letter, mostly in brackets."""

NAMED_PLACE = re.compile(
    r"""\s(?:id|name)\s*=\s*(?:"([^"<>]{1,80})"|'([^'<>]{1,80})'|([\w:.-]{1,80}))|\{:?\s?#([\w:.-]{1,80})""",
    re.IGNORECASE,
)
"""A place in the page that a link can lead to; the last form follows the words that it names."""

TITLE = re.compile(
    r"\W*(?:references?|(?:foot|end)?notes|(?:works|sources|literature) cited|sources?|bibliography|citations|literature)\W*",
    re.IGNORECASE,
)
"""The words over a list of works."""

ENTRY = re.compile(r"(?:\A|(?<=\s))\[(\d{1,3})\](?::|(?=\s)|(?=[A-Z“\"]))")
ORDINAL = re.compile(r"(\d{1,3})[.)]\Z")

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
WORK = re.compile(
    rf"[,.;:(“”\"] ?(?:(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}},? )?)?(?:1[5-9]|20)\d\d[a-z]?(?=[).,;:]|\s*\Z)"
    r"|\b(?:pp?|vol|no|ch)\. ?\d|\b10\.\d{4,9}/\S|\barXiv:|\bISBN\b|\bRFC ?\d|§ ?\d|\b[Ii]bid\b"
    r"|\b(?:Journal|Proceedings|Report|Survey|Census|Minutes|Bulletin|Yearbook|Transactions|Review|Gazette|Statistics)\b"
)
"""What the entry of a work has and a remark has not: a year set off from the rest, a page, a number, a publication's name."""

LONGEST_PREFIX = 12
"""Characters before an entry's words in which its number stands."""


NO_BLOCK = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """The text of a note: its words in a block, or, where it is an address alone, `NO_BLOCK` and that ``address``."""

    place: int
    words: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class HandNotes:
    """``numbers`` says of each numbered entry what it is to a figure; ``links`` the same of each link that is a note's mark,
    by the place of the link among those of the draft. ``marks`` holds the first mark of each entry: by the entry's block, the
    block and the character where it stands."""

    numbers: dict[int, Standing]
    links: dict[int, Standing]
    marks: dict[int, tuple[int, int]]

    @classmethod
    def of(cls, document: Document, own: OwnHost) -> HandNotes:
        entries = dict(_entries(document))
        marked = [(at, link, found[1]) for at, link in enumerate(document.links) if (found := _mark(document, link))]
        if not entries and not marked:
            return cls({}, {}, {})
        reader = _Reader(document, own)
        numbers = {number: reader.standing(entry) for number, entry in entries.items()}
        places = _places(document) if marked else {}
        links: dict[int, Standing] = {}
        marks: dict[int, tuple[int, int]] = {}
        for at, link, sign in marked:
            entry = _entry_of(places.get(link.destination.strip()[1:]), sign, entries)
            if entry is None or link.block is None or link.text is None:
                continue
            back = entry.place == link.block
            section = entry.place != NO_BLOCK and document.blocks[entry.place].kind == "heading"
            if not back and not section:
                links[at] = reader.standing(entry)
                marks.setdefault(entry.place, (link.block, link.text.start))
        return cls(numbers, links, marks)


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    own: OwnHost

    def standing(self, entry: Entry) -> Standing:
        """What an entry is to a figure: a source where it names a work, else what its best link is."""
        if entry.address:
            return self.own.standing(entry.address)
        words = entry.words or self.document.blocks[entry.place].text
        if WORK.search(words):
            return "source"
        # Several entries in one block share its links; which is whose is told by the text they stand in.
        start = max(0, self.document.blocks[entry.place].text.find(words))
        inside = [
            self.own.standing(link.destination)
            for link in self.document.links
            if link.block == entry.place
            and not link.destination.startswith("#")
            and (link.text is None or start <= link.text.start < start + max(1, len(words)))
        ]
        return "source" if "source" in inside else next(iter(inside), "remark")


def _mark(document: Document, link: Link) -> re.Match[str] | None:
    if link.block is None or link.text is None or not link.destination.strip().startswith("#"):
        return None
    return MARK.fullmatch(document.blocks[link.block].text[link.text.start : link.text.end])


def _entry_of(entry: Entry | None, sign: str, entries: dict[int, Entry]) -> Entry | None:
    """What a mark leads to; failing that, the entry of its number: ``[1](#references)``."""
    numbered = entries.get(int(sign)) if sign.isdecimal() else None
    if entry is None or (numbered and numbered.place == entry.place):
        return numbered
    return entry


def _places(document: Document) -> dict[str, Entry]:
    """What stands at each named place of the page."""
    blocks = [(block.span, Entry(at)) for at, block in enumerate(document.blocks) if block.text]
    lone = [(link.span, Entry(NO_BLOCK, "", link.destination)) for link in document.links if link.block is None]
    ordered = sorted([*blocks, *lone], key=lambda one: one[0])
    starts, ends = [span.start for span, _ in ordered], [span.end for span, _ in ordered]
    found: dict[str, Entry] = {}
    for match in NAMED_PLACE.finditer(document.source.text):
        behind = match[4] is not None
        at = bisect_right(starts, match.start()) - 1 if behind else bisect_right(ends, match.start())
        if 0 <= at < len(ordered):
            found.setdefault(next(name for name in match.groups() if name), ordered[at][1])
    return found


def _entries(document: Document) -> Iterator[tuple[int, Entry]]:
    """Each numbered entry with its number."""
    listing, counted = False, 0
    lists: list[int] = []
    for place, block in enumerate(document.blocks):
        if block.kind in {"paragraph", "item", "footnote"} and block.text.startswith("["):
            yield from ((number, Entry(place, words)) for number, words in _bracketed(block.text))
        if block.kind == "item" and listing:
            counted += 1
            if number := _number(document.source.text, block.span, counted):
                yield number, Entry(place, block.text)
        elif block.kind in {"heading", "paragraph"}:
            listing, counted = bool(TITLE.fullmatch(block.text[:40])), 0
            if listing:
                lists.append(block.span.end)
    for link in document.links if lists else ():
        alone = link.block is None and link.span.start > lists[0]
        if alone and (number := _number(document.source.text, link.span, 0)):
            yield number, Entry(NO_BLOCK, "", link.destination)


def _bracketed(text: str) -> Iterator[tuple[int, str]]:
    """“[1] Holm, Offices. [2] Berg, Rooms.”: the entries of one block, in rising order."""
    rising: list[re.Match[str]] = []
    for mark in ENTRY.finditer(text):
        if not rising or int(mark[1]) > int(rising[-1][1]):
            rising.append(mark)
    ends = [*(mark.start() for mark in rising[1:]), len(text)]
    for mark, end in zip(rising, ends, strict=False):
        yield int(mark[1]), text[mark.end() : end].strip()


def _number(source: str, span: Span, counted: int) -> int:
    """The number written before an entry, else ``counted``, its place in a list of HTML, which writes none; 0 for a bullet."""
    before = source[max(0, span.start - LONGEST_PREFIX) : span.start].rpartition("\n")[2].rstrip("<[ ")
    if found := ORDINAL.search(before):
        return int(found[1])
    return 0 if before.strip() in {"-", "*", "+"} else counted
