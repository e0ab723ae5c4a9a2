"""Who did what a verb tells: the writer, somebody or something else in what the writer tells, or nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Literal

from authlint.language.telling import (
    CONDITIONS,
    KEEPING,
    LASTING,
    LESSON,
    LESSONS,
    NEWS,
    OF_ITSELF,
    OF_SOMEBODY,
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
ALIKE = frozenset({"both", "all", "each"})
"""Between "we" and its verb they say only how many."""
AND = frozenset({"and", "or", "but", "then", "&"})
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
REASON = 8
"""Tokens before a verb in which the "because" of its clause stands."""
CLAUSE = 6
"""Tokens before a verb in which its "if" stands."""


def is_a_lesson(words: Sequence[str]) -> bool:
    """Whether a sentence points at the text's own example or at its teaching: "in the example above, we", "by following this guide"."""
    return any(
        (word in LESSON and not POINTED_AT.isdisjoint(words[max(0, place - 2) : place + 2]))
        or (word in LESSONS and place > 0 and words[place - 1] == "this")
        for place, word in enumerate(words)
    )


def doers(words: Sequence[str], tags: Sequence[str], verbs: Sequence[int]) -> Iterator[Doer]:
    """For each of the places ``verbs`` in one sentence, who did it."""
    known: dict[int, Doer] = {}
    depths = tuple(accumulate((word == "(") - (before == ")") for before, word in pairwise(("", *words))))
    before: dict[int, int] = {}
    for verb in sorted({*verbs, *(place for place, tag in enumerate(tags) if tag in FINITE)}):
        depth = depths[verb]
        known[verb] = _doer(words, tags, depths, verb, known[before[depth]] if depth in before else "other")
        before[depth] = verb
    yield from (_unless_nobody(words, tags, verb, known[verb]) for verb in verbs)


def _doer(words: Sequence[str], tags: Sequence[str], depths: Sequence[int], verb: int, joined_to: Doer) -> Doer:
    """The doer by the subject before the verb; a verb joined to the one before it ("and took") has that one's.

    What stands in brackets between them is passed over.
    """
    joined = False
    by_comma = True
    for place in range(verb - 1, -1, -1):
        word = words[place]
        if depths[place] > depths[verb] or (word in ALIKE and place and words[place - 1] in SPEAKER):
            continue
        if word in SPEAKER:
            return "writer"
        if word in JOINS:
            joined = True
            by_comma &= word == ","
        elif joined and tags[place] not in NO_SUBJECT:
            # "It was simple, managed by hand": a participle, and no further deed in a list.
            return "nobody" if by_comma and AND.isdisjoint(words[verb:]) else joined_to
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
    unmarked = subject > 0 and tags[subject] == "PRP" and tags[subject - 1] in {"NN", "NNS"}
    relative = (before in RELATIVE or unmarked) and TO_THE_WRITER.isdisjoint(words[verb + 1 : verb + 1 + NEAR])
    supposed = not CONDITIONS.isdisjoint(words[max(0, verb - CLAUSE) : verb])
    described = before in BEING or words[verb + 1 : verb + 2] == ("by",) or _is_kept(words, tags, subject, verb)
    supposed |= words[verb : verb + 2] == ("used", "to") or _is_denied_as_a_reason(words, verb)
    far = words[verb] in NEWS and TO_THE_WRITER.isdisjoint(words[max(0, verb - NEAR) : verb + 1 + NEAR])
    behind = words[verb + 1 : verb + 1 + NEAR]
    far |= words[verb] in OF_SOMEBODY and TO_THE_WRITER.isdisjoint(behind)
    lasting = far or words[verb] in LASTING or tags[verb] != "VBD"
    return "nobody" if relative or supposed or described or lasting else doer


def _is_denied_as_a_reason(words: Sequence[str], verb: int) -> bool:
    """Whether it stands behind "not because"."""
    because = next((place for place in range(verb, max(-1, verb - REASON), -1) if words[place] == "because"), None)
    return because is not None and not {"not", "n't"}.isdisjoint(words[max(0, because - NEAR) : because])


def _is_the_texts(words: Sequence[str], verb: int) -> bool:
    """Whether the sentence speaks of what the text does: "in this article I listed", "in the example above we used"."""
    shared = "we" in words and not {"above", "below"}.isdisjoint(words)
    if shared or ("section" in words and not ITS_PARTS.isdisjoint(words)):
        return True
    if words[verb] not in TEXT_DOES:
        return False
    if "in" not in words:
        return "we" in words and "earlier" in words
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
