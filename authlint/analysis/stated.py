"""Whether a sentence states what stands in it, or only supposes, asks or advises it."""

from __future__ import annotations

import re

SUPPOSED = re.compile(
    r"^\W*(?:if|suppose|imagine|assume|assuming|let[’']?s say|say|consider|for example|for instance|e\.g\.|what if|pretend|when)\b"
    r"|\b(?:let[’']s say|hypothetical(?:ly)?|for example|for instance|e\.g\.|should be|set (?:it|this|the)|if (?:you|we|I|they|it))\b",
    re.IGNORECASE,
)
IF = re.compile(
    r"^\W*(?:if|suppose|imagine|assume|assuming|let[’']?s say|say|what if|pretend|aim for)\b|\blet[’']?s (?:imagine|say|assume|suppose)\b",
    re.IGNORECASE,
)
"""How a sentence begins that states nothing: a supposition, a piece of advice."""
TO_READER = re.compile(
    r"^\W*if you(?:[’'](?:re|d|ve)| are| want| need| would| prefer| like| love| have| choose)\b", re.IGNORECASE
)
"""A condition that concerns the reader alone: what follows its comma is stated all the same."""
KNOWN = re.compile(r"^\W*(?:did you know|have you heard)\b", re.IGNORECASE)
"""A question that states what it asks."""


def states(sentence: str, at: int) -> bool:
    """Whether what stands at ``at`` is stated: not supposed, not asked, not advised."""
    if sentence.rstrip().endswith("?"):
        return KNOWN.match(sentence) is not None
    supposed = IF.search(sentence)
    return supposed is None or (TO_READER.match(sentence) is not None and 0 <= sentence.find(", ") < at)
