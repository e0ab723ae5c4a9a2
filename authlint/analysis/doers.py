"""Who did what a verb tells: the writer, or somebody or something else."""

from __future__ import annotations

from collections.abc import Sequence

from authlint.language.telling import SPEAKER

AUXILIARIES = frozenset({"had", "'d", "have", "'ve", "did", "do", "am", "'m", "was", "were", "are", "'re", "been"})
JOINS = frozenset({"and", "but", "or", "then", ",", "/", "&"})
NOT_A_SUBJECT = frozenset({"RB", "RBR", "RP", "-RRB-", "-LRB-"})


def own_verbs(words: Sequence[str], tags: Sequence[str], verbs: Sequence[int]) -> frozenset[int]:
    """Those of the places ``verbs``, in rising order, whose doer is the writer: "I" or "we" stands before, or nobody does.

    A verb joined to the one before it ("and took") has that one's doer.
    """
    own: set[int] = set()
    joined_to_own = True
    for verb in verbs:
        is_own = _is_own(words, tags, verb, joined_to_own=joined_to_own)
        if is_own:
            own.add(verb)
        joined_to_own = is_own
    return frozenset(own)


def _is_own(words: Sequence[str], tags: Sequence[str], verb: int, *, joined_to_own: bool) -> bool:
    joined = False
    for place in range(verb - 1, -1, -1):
        word = words[place]
        if word in SPEAKER:
            return True
        if word in JOINS:
            joined = True
        elif joined and tags[place] not in NOT_A_SUBJECT:
            return joined_to_own
        elif word not in AUXILIARIES and tags[place] not in NOT_A_SUBJECT:
            return False
    return joined_to_own if joined else True
