"""Who did what a verb tells: the writer, somebody or something else in what the writer tells, or nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from authlint.language.telling import (
    CONDITIONS,
    KEEPING,
    LASTING,
    LESSON,
    NEWS,
    OF_ITSELF,
    POINTED_AT,
    SPEAKER,
    TEXT_DOES,
)

Doer = Literal["writer", "other", "nobody"]
"""``nobody``: a condition, a lasting state, or a clause that only says which thing is meant."""

AUXILIARIES = frozenset(
    {"had", "'d", "have", "'ve", "did", "do", "am", "'m", "was", "were", "are", "'re", "been", "to"}
)
BEING = frozenset({"am", "'m", "was", "were", "are", "'re", "is", "'s", "be"})
JOINS = frozenset({"and", "but", "or", "then", ",", "/", "&"})
NO_SUBJECT = frozenset({"RB", "RBR", "RP", "-RRB-", "-LRB-"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
RELATIVE = frozenset({"that", "which", "who", "what", "whatever", "whoever"})
TO_THE_WRITER = frozenset({"me", "us", "my", "our", "i", "we"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WDT", "WP", "EX", "POS", "''", "-RRB-", "VBG", "RB"})
POINTING = frozenset(
    {"this", "that", "these", "those", "both", "all", "none", "some", "many", "most", "one", "two", "\ufffc", ""}
)
SUBORDINATING = frozenset(
    "because while after before since until although though as that so once than when where".split()
)
BEHIND_PARTICIPLES = frozenset({"IN", "TO", ".", ",", ":", "-RRB-", "HYPH"})
ITS_PARTS = frozenset({"this", "next", "previous", "last", "following", "first", "second"})
SUPPOSED = frozenset({"if", "unless", "whether"})
NEAR = 4
"""Tokens behind a verb in which the writer is looked for, to whom it happened."""
CLAUSE = 6
"""Tokens before a verb in which its "if" stands."""


def is_a_lesson(words: Sequence[str]) -> bool:
    """Whether a sentence points at the text's own example: "in the example above, we"."""
    return any(
        word in LESSON and not POINTED_AT.isdisjoint(words[max(0, place - 2) : place + 2])
        for place, word in enumerate(words)
    )


def doers(words: Sequence[str], tags: Sequence[str], verbs: Sequence[int]) -> Iterator[Doer]:
    """For each of the places ``verbs`` in one sentence, who did it."""
    known: dict[int, Doer] = {}
    finite = sorted({*verbs, *(place for place, tag in enumerate(tags) if tag in FINITE)})
    before: int | None = None
    for verb in finite:
        known[verb] = _doer(words, tags, verb, known[before] if before is not None else "other")
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
    if not SUPPOSED.isdisjoint(words[max(0, verb - NEAR) : verb]) or _is_the_texts(words, verb):
        return "nobody"
    if doer != "other":
        return doer
    subject = next((place for place in range(verb - 1, -1, -1) if tags[place] not in NO_SUBJECT), -1)
    before = words[subject] if subject >= 0 else ""
    if subject >= 0 and tags[subject] not in NOMINAL and before not in POINTING | AUXILIARIES | BEING | JOINS:
        return "nobody"
    relative = before in RELATIVE and TO_THE_WRITER.isdisjoint(words[verb + 1 : verb + 1 + NEAR])
    supposed = not CONDITIONS.isdisjoint(words[max(0, verb - CLAUSE) : verb])
    described = before in BEING or words[verb + 1 : verb + 2] == ("by",) or _is_kept(words, tags, subject, verb)
    far = words[verb] in NEWS and TO_THE_WRITER.isdisjoint(words)
    lasting = far or words[verb] in LASTING or tags[verb] != "VBD"
    return "nobody" if relative or supposed or described or lasting else doer


def _is_the_texts(words: Sequence[str], verb: int) -> bool:
    """Whether the sentence speaks of what the text does: "in this article I listed", "in the example above we used"."""
    if words[verb] not in TEXT_DOES or "in" not in words:
        return False
    if not {"above", "below"}.isdisjoint(words):
        return True
    return any(
        word in OF_ITSELF
        and "in" in words[max(0, place - 3) : place]
        and (word == "example" or not ITS_PARTS.isdisjoint(words[max(0, place - 2) : place]))
        for place, word in enumerate(words)
    )


def _is_kept(words: Sequence[str], tags: Sequence[str], subject: int, verb: int) -> bool:
    """Whether what stands before the verb is kept so or only described by it: "keep charts scoped", "of the graph produced"."""
    place = subject
    while place >= 0 and (tags[place][:2] in {"NN", "JJ"} or tags[place] in {"DT", "PRP", "PRP$", "CD"}):
        if words[place] in KEEPING:
            return True
        place -= 1
    if place < 0 or words[place] in KEEPING:
        return place >= 0
    following = tags[verb + 1] if verb + 1 < len(tags) else "."
    governed = tags[place][:2] == "VB" or (tags[place] == "IN" and words[place] not in SUBORDINATING)
    return governed and place < subject and following in BEHIND_PARTICIPLES
