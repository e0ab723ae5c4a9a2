"""Whether a sentence states what stands in it, or only supposes, asks or advises it."""

from __future__ import annotations

import re

SUPPOSED = re.compile(
    r"^\W*(?:if|suppose|imagine|assume|assuming|let[’']?s say|say|consider|for example|for instance|e\.g\.|what if|pretend|when)\b"
    r"|\b(?:let[’']s say|hypothetical(?:ly)?|for example|for instance|e\.g\.|should be|set (?:it|this|the)|if (?:you|we|I|they|it))\b",
    re.IGNORECASE,
)
IF = re.compile(
    r"^\W*(?:if|suppose|imagine|assume|assuming|let[’']?s say|say|what if|pretend|aim for|think (?:about|of)|picture|for example, [a-z]+ \d)\b"
    r"|\blet[’']?s (?:imagine|say|assume|suppose)\b|\b(?:this|in (?:this|the|our)) (?:example|scenario)\b|\byou (?:might|should|could)\b"
    r"|\bI (?:would|could|wouldn[’']t|won[’']t)\b|\b(?:I[’']d|to) (?:guess|bet)\b|\be\.g\.|\((?:say|for example)\b|\d[^.?!]{0,40} = [^.?!]{0,20}\d",
    re.IGNORECASE,
)
"""What makes of the words behind it no statement: a supposition, a piece of advice, an example, a guess, worked arithmetic."""
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
    if supposed is None or supposed.start() > at:
        return True
    return TO_READER.match(sentence) is not None and 0 <= sentence.find(", ") < at
