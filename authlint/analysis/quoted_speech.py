"""Words put into somebody's mouth: a quotation of some length beside the name or the trade of who is said to have said them.

Not what was said to the writer, where the draft says so; nor what its sentence places in a work: ‘in her speech at Oslo’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.quotations import MARKS, Quotations
from authlint.analysis.speakers import AFTER, BEFORE, IN_WORK, NO_PERSON, OFFICE, SIGNED, TOLD_ME
from authlint.analysis.stated import IF
from authlint.document import Block, Document
from authlint.source import Span

LEAST = 6
"""Words of a quotation that is somebody's speech; shorter ones are as often a term, a title, a label on a screen."""

REACH = 200
"""Characters before a quotation in which its speaker is looked for, and at the end of one in which it may be signed."""

TITLE_SHARE = 0.6
"""Share of words in capitals from which a quotation is taken for a title."""

BREAK = re.compile(r"[.!?]\s+(?=[A-Z])")
DASHES = re.compile(r"(?:\A|(?<=\s)|(?<=[.!?…]))[—–―-]{1,3}(?=\s?\w)")


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation, with its marks where it has any, and who is said to have said it."""

    block: Block
    span: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class QuotedSpeech:
    """Every quotation with a speaker beside it, in reading order."""

    speeches: tuple[Speech, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations) -> QuotedSpeech:
        found = tuple(_speeches(document, quotations))
        if found and any(TOLD_ME.search(block.text) for block in document.blocks if not block.quoted):
            return cls(())
        return cls(found)

    def __iter__(self) -> Iterator[Speech]:
        return iter(self.speeches)


def _speeches(document: Document, quotations: Quotations) -> Iterator[Speech]:
    before = None
    for block in document.blocks:
        if block.kind in {"paragraph", "item"}:
            yield from _between_marks(block, quotations)
            if block.quoted:
                yield from _signed_below(block, before)
            before = block


def _between_marks(block: Block, quotations: Quotations) -> Iterator[Speech]:
    text = block.text
    if not MARKS.search(text):
        return
    for span in quotations.spans(block):
        if not _is_speech(text[span.start : span.end]):
            continue
        start = max(0, span.start - REACH)
        found = AFTER.match(text, span.end) or BEFORE.search(text, start, span.start)
        if found:
            speaker = next(name for name in found.groups() if name)
            lead = BREAK.split(text[start : span.start])[-1]
            rest = BREAK.split(text[span.end : span.end + REACH])[0]
            if not (NO_PERSON.search(speaker) or IF.search(lead) or IN_WORK.search(lead) or IN_WORK.search(rest)):
                yield Speech(block, span, speaker)
        elif (signed := SIGNED.match(text, span.end)) and _names_nothing(signed):
            yield Speech(block, span, signed["speaker"])


def _signed_below(block: Block, before: Block | None) -> Iterator[Speech]:
    """A block quotation without marks that is signed at its end, or by a block of its own."""
    tail = max(0, len(block.text) - REACH)
    for dash in DASHES.finditer(block.text, tail):
        signed = SIGNED.match(block.text, dash.start())
        if signed is None or not _names_nothing(signed):
            continue
        words = block.text[: dash.start()].rstrip()
        if words and _is_speech(words) and not MARKS.search(words):
            yield Speech(block, Span(0, len(words)), signed["speaker"])
        elif not words and before is not None and before.quoted and _is_speech(before.text):
            yield Speech(before, Span(0, len(before.text)), signed["speaker"])
        return


def _is_speech(words: str) -> bool:
    """Whether so many words are speech and no title."""
    parts = words.split()
    capitals = sum(part.lstrip("“\"‘'«„")[:1].isupper() for part in parts)
    return len(parts) >= LEAST and capitals < TITLE_SHARE * len(parts)


def _names_nothing(signed: re.Match[str]) -> bool:
    """Whether what follows a signature's name says at most who that is, and names neither work nor year."""
    rest = signed["rest"].strip(" ,;:()—\n")
    return not NO_PERSON.search(signed["speaker"]) and (not rest or OFFICE.search(rest) is not None)
