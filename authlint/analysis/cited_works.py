"""The works a draft refers to, each once, with its date, its publisher's kind, and the sentence that leans on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.author_year import names_work
from authlint.analysis.cited_keys import CitedKeys
from authlint.analysis.hand_notes import HandNotes
from authlint.analysis.link_standing import Standing
from authlint.analysis.own_host import OwnHost
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.source_dates import SourceDate, date_of, date_of_address, date_of_words
from authlint.document import MASK, Document, Footnote, FootnoteReference, Link
from authlint.language.entry_kinds import kind_of_entry
from authlint.language.source_kinds import WorkKind, kind_of
from authlint.source import Span

WorkForm = Literal["link", "footnote", "identifier", "author-year", "key"]

WEB = ("http://", "https://", "//")
IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/[^\s\"<>)\]]{1,200}|\barXiv:\s?\d{4}\.\d{4,5}|\bISBN[-: ]{0,3}(?:\d[- ]?){9,12}[\dX]\b|\bRFC[ -]?\d{2,5}\b"
)
AUTHOR_YEAR = re.compile(
    r"\([A-Z][\w.'’-]+(?:,? (?:and|&|et al\.?|[A-Z][\w.'’-]+)){0,6},? (?:1[5-9]|20)\d\d[a-z]?(?:[,;:][^()]{0,60})?\)"
    r"|\b[A-Z][\w.'’-]+(?: (?:and|&) [A-Z][\w.'’-]+| et al\.?)? \((?:1[5-9]|20)\d\d[a-z]?\)"
)
IDENTIFIED_KINDS: tuple[tuple[str, WorkKind], ...] = (("10.", "primary"), ("arxiv", "primary"), ("rfc", "primary"))


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work at its first place: ``span`` in the file, ``name`` its address or words, ``supports`` the words that lean on it.
    ``standing`` says whether the address can be the source of a figure, and if not, what it is."""

    form: WorkForm
    name: str
    span: Span
    kind: WorkKind
    date: SourceDate | None
    supports: str
    standing: Standing = "source"


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """Every work in the order of the file. Links within the site are none: they name no work of somebody else's."""

    works: tuple[CitedWork, ...]

    @classmethod
    def of(
        cls, document: Document, sentences: SentenceSpans, hand: HandNotes, cited: CitedKeys, own: OwnHost
    ) -> CitedWorks:
        notes = tuple(sorted(document.footnotes, key=lambda note: note.span))
        reader = _Reader(document, sentences, notes, hand, cited, own)
        known: set[tuple[str, str]] = set()
        works = []
        for work in sorted(reader.works(), key=lambda work: work.span):
            if (work.form, work.name) not in known:
                known.add((work.form, work.name))
                works.append(work)
        return cls(tuple(works))

    def __iter__(self) -> Iterator[CitedWork]:
        return iter(self.works)


LONGEST_SAID = 1200
"""Characters of a sentence that are kept for a work: enough for any that was written to be read."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """A draft, its sentences, its footnotes in the order of the file, its notes made by hand, and its keys, and its own hosts."""

    document: Document
    sentences: SentenceSpans
    notes: tuple[Footnote, ...]
    hand: HandNotes
    cited: CitedKeys
    own: OwnHost

    def works(self) -> Iterator[CitedWork]:
        notes = {place: note for note in self.notes for place in note.blocks}
        marks = {mark.label: mark for mark in reversed(self.document.footnote_references)}
        linked = set()
        for link in self.document.links:
            if link.destination.lower().startswith(WEB):
                note = self._note_around(link.span)
                if note:
                    linked.add(note.label)
                yield self._of_link(link, note, marks)
        for note in self.notes:
            if note.label not in linked and note.label in marks:
                yield from self._of_footnote(note, marks[note.label])
        yield from self._by_key()
        for place, block in enumerate(self.document.blocks):
            if block.kind not in {"heading", "title", "description", "alt"} and place not in notes:
                yield from self._in_words(place)

    def _of_link(self, link: Link, note: Footnote | None, marks: dict[str, FootnoteReference]) -> CitedWork:
        words = self._sentence(link.block, link.text.start if link.text else 0)
        told = (
            self.document.blocks[link.block].text[slice(*_ends(link.text))]
            if link.block is not None and link.text
            else ""
        )
        date = date_of(link.destination, told)
        if note:
            mark = marks.get(note.label)
            date = date or date_of_words(self._note(note))
            words = self._sentence(mark.block, mark.at - 1) if mark else ""
        elif link.block in self.hand.marks:
            place, at = self.hand.marks[link.block]
            date = date or date_of_words(self.document.blocks[link.block].text)
            words = self._sentence(place, at - 1)
        return CitedWork(
            "link",
            link.destination,
            link.span,
            kind_of(link.destination),
            date,
            words,
            self.own.standing(link.destination),
        )

    def _of_footnote(self, note: Footnote, mark: FootnoteReference) -> Iterator[CitedWork]:
        text = self._note(note)
        date = date_of_words(text)
        # A footnote without an address may be a remark; one with a date or a number of a work names a source.
        if date or IDENTIFIER.search(text):
            name = " ".join(text.split())
            yield CitedWork(
                "footnote", name, note.span, _named_kind(text), date, self._sentence(mark.block, mark.at - 1)
            )

    def _by_key(self) -> Iterator[CitedWork]:
        """Works that are cited by a key of a bibliography file."""
        for cited in self.cited.keys:
            work = (self.cited.works or {}).get(cited.key)
            if work:
                name = f"{work.key}: {work.title}" if work.title else work.key
                date = SourceDate(work.day, "bibliography") if work.day else None
                yield CitedWork(
                    "key", name, cited.span, kind_of_entry(work), date, self._sentence(cited.block, cited.at)
                )

    def _in_words(self, place: int) -> Iterator[CitedWork]:
        block = self.document.blocks[place]
        for found in IDENTIFIER.finditer(block.text):
            name, span = found[0], block.source_span(Span(*found.span()))
            yield CitedWork(
                "identifier", name, span, _named_kind(name), date_of_address(name), self._sentence(place, found.start())
            )
        for found in AUTHOR_YEAR.finditer(block.text) if "(" in block.text else ():
            if names_work(block.text, found):
                name, span = found[0], block.source_span(Span(*found.span()))
                yield CitedWork(
                    "author-year", name, span, "unknown", date_of_words(name), self._sentence(place, found.start())
                )

    def _note_around(self, span: Span) -> Footnote | None:
        """The footnote in which ``span`` stands."""
        place = bisect_right(self.notes, span.start, key=lambda note: note.span.start) - 1
        note = self.notes[place] if place >= 0 else None
        return note if note and note.span.contains(span) else None

    def _note(self, note: Footnote) -> str:
        return " ".join(self.document.blocks[place].text for place in note.blocks)

    def _sentence(self, place: int | None, at: int) -> str:
        """The sentence of a block in which the character ``at`` stands, in plain words."""
        if place is None:
            return ""
        block = self.document.blocks[place]
        if not block.text:
            return ""
        span = self.sentences.around(block, Span(max(0, at), max(0, at) + 1))
        start, end = max(span.start, at - LONGEST_SAID // 2), min(span.end, at + LONGEST_SAID // 2)
        return " ".join(block.text[start:end].replace(MASK, "").split())


def _named_kind(words: str) -> WorkKind:
    start = IDENTIFIER.search(words)
    name = start[0].lower() if start else ""
    return next((kind for prefix, kind in IDENTIFIED_KINDS if name.startswith(prefix)), "unknown")


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
