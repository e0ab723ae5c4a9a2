"""Who did what a verb tells: the writer, somebody or something else in what the writer tells, or nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from authlint.language.telling import CONDITIONS, LASTING, SPEAKER

Doer = Literal["writer", "other", "nobody"]
"""``nobody``: a condition, a lasting state, or a clause that only says which thing is meant."""

AUXILIARIES = frozenset({"had", "'d", "have", "'ve", "did", "do", "am", "'m", "was", "were", "are", "'re", "been"})
BEING = frozenset({"am", "'m", "was", "were", "are", "'re", "is", "'s", "be"})
JOINS = frozenset({"and", "but", "or", "then", ",", "/", "&"})
NO_SUBJECT = frozenset({"RB", "RBR", "RP", "-RRB-", "-LRB-"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
RELATIVE = frozenset({"that", "which", "who", "what", "whatever", "whoever"})
TO_THE_WRITER = frozenset({"me", "us", "my", "our", "i", "we"})
NEAR = 4
"""Tokens behind a verb in which the writer is looked for, to whom it happened."""
CLAUSE = 6
"""Tokens before a verb in which its "if" stands."""


def doers(words: Sequence[str], tags: Sequence[str], verbs: Sequence[int]) -> Iterator[Doer]:
    """For each of the places ``verbs`` in one sentence, who did it."""
    known: dict[int, Doer] = {}
    finite = sorted({*verbs, *(place for place, tag in enumerate(tags) if tag in FINITE)})
    before: int | None = None
    for verb in finite:
        known[verb] = _doer(words, tags, verb, known[before] if before is not None else "writer")
        before = verb
    yield from (_unless_nobody(words, tags, verb, known[verb]) for verb in verbs)


def _doer(words: Sequence[str], tags: Sequence[str], verb: int, joined_to: Doer) -> Doer:
    """The doer by the subject before the verb; a verb joined to the one before it ("and took") has that one's."""
    joined = False
    for place in range(verb - 1, -1, -1):
        word = words[place]
        if word in SPEAKER:
            return "writer"
        if word in JOINS:
            joined = True
        elif joined and tags[place] not in NO_SUBJECT:
            return joined_to
        elif word not in AUXILIARIES and tags[place] not in NO_SUBJECT:
            return "other"
    return joined_to if joined else "writer"


def _unless_nobody(words: Sequence[str], tags: Sequence[str], verb: int, doer: Doer) -> Doer:
    if doer != "other":
        return doer
    subject = next((place for place in range(verb - 1, -1, -1) if tags[place] not in NO_SUBJECT), -1)
    before = words[subject] if subject >= 0 else ""
    relative = before in RELATIVE and TO_THE_WRITER.isdisjoint(words[verb + 1 : verb + 1 + NEAR])
    supposed = not CONDITIONS.isdisjoint(words[max(0, verb - CLAUSE) : verb])
    described = before in BEING and tags[verb] == "VBD"
    return "nobody" if relative or supposed or described or words[verb] in LASTING or tags[verb] != "VBD" else doer
