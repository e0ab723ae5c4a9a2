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
SCENE = re.compile(
    r"\byou(?:[’']ll| will)? (?:get|have|scroll|end up|see|are left)\b(?! (?:been|to)\b)[^.?!]{0,80}$"
    r"|^\W*[Yy]our [^.?!]{1,160}\byour [^.?!]{0,120}$|\band your [^.?!]{0,120}$"
    r"|^\W*(?:add|mix|stir|set|heat|cook|bake|season|pour|fold|simmer|once|until|over the (?:course|next)) [^.?!]{0,120}$"
    r"|\b(?:the|your|my|our) other (?:about |roughly )?$"
    r"|\b(?:limit|maximum|minimum|cap|capacity|budget|threshold|target|goal) (?:of|is|to) (?:about |up to )?$|\btop $"
    r"|\b(?:maximum|max|limit(?:ed|s)?|quota|free|allow(?:s|ed)?)\b[^.?!]{0,60}\bup to $|\bif\b[^.?!,]{0,100}\b(?:greater|more|less|fewer) than $"
    r"|(?:^\W*|[,;:] |\band |\bthen )(?:dedicate|devote|allocate|set aside|reserve|spend|invest|save) (?:about |at least |at most |up to |only |no more than )?$"
    r"|\b(?:sped|speeded|slowed) (?:up|down) (?:about |by )?(?:about )?$|= ?$|^\W*(?:that|this|those|these) $|\b(?:opacity|zoom|volume) (?:of|to|at|is) $",
    re.IGNORECASE,
)
"""What stands before a figure that is no statement of the world: a scene in which the reader stands, an order, what is left of
a hundred, a limit, a setting, a sum being worked out."""
SET_AT = re.compile(
    r"^[^\s]* ?(?:%|percent|per cent) (?:opacity|milk|cream|zoom|volume|humidity|hydration|grey|gray|transparen\w+|off\b.{0,12}coupon)\b"
    r"|^[^\s]* ?(?:%|percent|per cent) of your (?:time|day|week|income|salary|budget|money|savings|effort|energy) (?:to|on|for|in|into)\b"
    r"|^\S+(?: (?:%|percent|per cent))? (?:statistic|figure|number|claim|mark|threshold|rule)\b"
    r"|^\S+(?: \S+)? (?:or (?:less|more|fewer|higher|lower|above|below)) (?:is|are|means|counts|would)\b|^[^.?!]{0,30}\d = ",
    re.IGNORECASE,
)
"""What stands at a figure that is a setting, a threshold of a rule, a sum being worked out, or a word for an earlier figure."""
CARRIED = re.compile(
    r"\b(?:let[’']?s (?:say|imagine|assume|suppose|pretend)|(?:now )?say (?:you|I|we)\b|suppose|imagine|hypothetically|for the sake of argument)\b",
    re.IGNORECASE,
)
"""A supposition that lasts to the end of its paragraph."""
REACH = 80
"""Characters behind the start of a figure that can make it a setting."""
KNOWN = re.compile(r"^\W*(?:did you know|have you heard)\b", re.IGNORECASE)
"""A question that states what it asks."""


def states(sentence: str, at: int, before: str = "") -> bool:
    """Whether what stands at ``at`` is stated: not supposed, not asked, not advised.

    ``before`` is the paragraph up to the sentence: a supposition made there is still being supposed.
    """
    if CARRIED.search(before):
        return False
    if sentence.rstrip().endswith("?"):
        return KNOWN.match(sentence) is not None
    if SET_AT.match(sentence[at : at + REACH]) or SCENE.search(sentence[:at]):
        return False
    supposed = IF.search(sentence)
    if supposed is None or supposed.start() > at:
        return True
    return TO_READER.match(sentence) is not None and 0 <= sentence.find(", ") < at
