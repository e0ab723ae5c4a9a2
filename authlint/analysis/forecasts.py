"""What will be, stated like what is: ‘will replace every lawyer’, ‘by 2030 all cars’, ‘the future belongs to’."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.own_statements import Statement, Wording, statements
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.document import Document

GROUNDS = (
    r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Uu]s|you|your|[Ii]f|[Uu]nless|[Ww]hether|[Ww]hen|[Oo]nce|[Pp]erhaps|[Mm]aybe|[Pp]robably|[Ll]ikely|[Pp]ossibly|"
    r"[Pp]resumably|might|may|could|would|should|seems?|hopes?|hopefully|expect(?:s|ed)?|predict(?:s|ed|ions?)?|forecasts?|project(?:s|ed|ions?)|"
    r"estimate[sd]?|plan(?:s|ned)?|schedul\w+|goal|target|aims?|promise[sd]?|pledge[sd]?|announced|[Aa]ccording|said|says|claims?|argues?|thinks?|"
    r"believe[sd]?|fear(?:s|ed)?|state[sd]?|[Nn]ot|wo)\b|n[’']t\b"
)
"""Doubt, a condition, a plan, somebody who forecast it, or the writer's and the reader's own doings."""

SOON = r"(?:soon|eventually|inevitably|ultimately|surely|certainly|one day|someday)"
HURRY = rf"(?:(?:{SOON}|completely|fundamentally|entirely|forever|also|only) ){{0,2}}"
TO_COME = (
    r"(?:go extinct|reign supreme|rule the|revolutioni[sz]e|reshape|redefine|be (?:obsolete|unrecogni[sz]able|a thing of the past|the new normal)|"
    r"become (?:obsolete|irrelevant|extinct|the norm|the new normal|the standard|ubiquitous|commonplace|mainstream|indispensable|a thing of the past|"
    r"(?:even more |increasingly |more and more )(?:important|common|popular|valuable|necessary|relevant|essential|crucial))|"
    r"change (?:everything|the world|the way|how we)|never be the same|only (?:grow|increase|accelerate|get worse|get better|become)|"
    r"(?:continue to )?(?:shape the future|play an? (?:\w{1,20} )?(?:crucial|vital|key|pivotal|central|important|significant|growing) role))"
)
WITH_HASTE = r"(?:replace|disappear|vanish|die out|dominate|transform|disrupt|take over|be (?:replaced|automated|everywhere|gone|forgotten))"
"""What programs do every day, and what is a forecast only where a time is given with it."""

OUR_TIMES = (
    r"(?:AI|artificial intelligence|machine learning|robots|machines|automation|technology|blockchain|crypto(?:currenc(?:y|ies))?|drones|algorithms|"
    r"computers|electric cars|self-driving cars|virtual reality|the metaverse|quantum computing|chatbots|language models|streaming|remote work)"
)
HORIZON = (
    r"(?:by|before) (?:the end of (?:the|this) (?:decade|century)|(?:the year )?20[2-9]\d)|(?:in|within) (?:the (?:next|coming) )?"
    r"(?:few|five|ten|twenty|\d{1,2}|a few|a decade|two decades|a generation)(?: (?:years|decades))?(?: from now)?|in the (?:near|not[- ]too[- ]distant) future"
)
WORDING = Wording.of(
    "will going future",
    rf"\bwill {HURRY}{TO_COME}\b"
    rf"|\bwill (?:\w{{1,12}} )?{SOON} (?:\w{{1,12}} )?{WITH_HASTE}\b"
    rf"|\b{OUR_TIMES} (?:will|is going to|are going to) {HURRY}(?:replace|take over|dominate|transform|disrupt|double|kill|eliminate|solve|end|surpass|outperform|write|do|run|handle|win)\b"
    rf"|\b(?:{HORIZON}),? (?:(?!(?:you|we|i)\b)[\w’'-]{{1,20}} ){{1,6}}will\b"
    rf"|\bwill (?:[\w’'-]{{1,20}} ){{1,8}}(?:by (?:the year )?20[2-9]\d|within (?:a|the next) (?:decade|few years|generation)|in the (?:next|coming) (?:few |five |ten |\d{{1,2}} )?(?:years|decades?))\b"
    r"|\bthe future (?:of (?:[\w’'-]{1,20} ){1,3})?(?:belongs to|is (?:already here|here|bright|clear|now|digital|remote|hybrid|electric|autonomous))\b",
    GROUNDS,
)


@dataclass(frozen=True, slots=True)
class Forecasts:
    """Those of a draft's own prose, in reading order, whether or not a source covers them."""

    found: tuple[Statement, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans) -> Forecasts:
        return cls(tuple(statements(document, quotations, sentences, WORDING)))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.found)
