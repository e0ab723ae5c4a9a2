"""How much a sentence asks to be checked: a logistic model of a few dozen signs that anybody can read.

worthiness = 1 / (1 + exp(-(constant + Σ weight · sign))), the weights from `lab/worthiness.py`: half from sentences of
blogs that were labelled for this, half from sentences of debates (Hassan, Arslan, Li and Tremayne 2017, "Toward automated
fact-checking: detecting check-worthy factual claims by ClaimBuster").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import exp

from authlint.analysis.claim_patterns import ATTRIBUTION, FINDING
from authlint.analysis.figure_patterns import PATTERNS, PEOPLE, SIGNS, FigureKind
from authlint.analysis.stated import IF, SUPPOSED
from authlint.language.worthiness import weights

TECHNICAL = re.compile(
    r"\b(?:width|height|opacity|margin|padding|zoom|cpu|coverage|disk|battery|volume|pixels?|css|memory|confidence interval|"
    r"benchmarks?|compil(?:er|es?|ing)|runtime|binary|requests?|queries|query|bytes|allocations|latency|cache[ds]?|"
    r"alcohol|abv|cocoa|humidity|discount|off|coupon|tax|vat|interest rate|apr|apy|probability|chance of|sure|certain|"
    r"fat|flour|hydration|brightness|scale|quantile|percentile)\b",
    re.IGNORECASE,
)
CLAIMS = re.compile(
    rf"\b(?:{PEOPLE}|market|industry|sales|revenue|growth|population|survey(?:ed)?|report(?:ed|s)?|stud(?:y|ies)|research|"
    r"averag(?:e|es|ed|ing)|typically|ranges?|economy|traffic|productivity|costs?|spending|adoption|emissions|carbon|energy|"
    r"increase[sd]?|increasing|decrease[sd]?|reduc(?:e|es|ed|ing)|r(?:ise|ises|ose|isen)|fell|fallen|falls|drop(?:s|ped)?|grew|"
    r"grow[sn]?|cuts?|improv(?:e|es|ed|ing)|sav(?:e|es|ed|ing)|boost(?:s|ed)?|declin(?:e|es|ed)|account(?:s|ed)? for|"
    r"lose[s]?|lost|fail(?:s|ed)?|likely|faster|slower|higher|lower|say|said|believe|plan|prefer|use|abandon)\b",
    re.IGNORECASE,
)
LOOKS: Mapping[str, re.Pattern[str]] = {
    "digit": re.compile(r"\d"),
    "number word": re.compile(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|trillion|half|double|twice|first|percent)\b",
        re.IGNORECASE,
    ),
    "year": re.compile(r"\b(?:1[89]|20)\d\d\b"),
    "topic of claims": CLAIMS,
    "technical": TECHNICAL,
    "supposed": SUPPOSED,
    "condition": IF,
    "finding": FINDING,
    "attribution": ATTRIBUTION,
    "degree": re.compile(
        r"\b(?:largest|biggest|smallest|oldest|youngest|tallest|highest|lowest|longest|shortest|fastest|slowest|richest|poorest|most [a-z]+)\b",
        re.IGNORECASE,
    ),
    "I": re.compile(r"\b(?:i|me|my|mine)\b", re.IGNORECASE),
    "we": re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE),
    "you": re.compile(r"\b(?:you|your)\b", re.IGNORECASE),
    "question": re.compile(r"\?\s*$"),
    "would": re.compile(r"\b(?:should|would|could|might|may|can|must|let)\b|['’]d\b", re.IGNORECASE),
    "will": re.compile(r"\b(?:will|going to|shall)\b|['’]ll\b", re.IGNORECASE),
    "thinks": re.compile(r"\b(?:think|believe|feel|hope|want|guess|like to|know|say)\b", re.IGNORECASE),
    "past": re.compile(r"\b(?:was|were|had|did|has|have|been|\w{2,20}ed)\b", re.IGNORECASE),
    "name": re.compile(r"(?<=[a-z,] )[A-Z][a-z]"),
    "not": re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE),
    "more": re.compile(
        r"\b(?:more|less|most|least|fewer|higher|lower|than|every|all|only|never|always)\b", re.IGNORECASE
    ),
    "quotation": re.compile(r"[\"“]"),
    "courtesy": re.compile(r"\b(?:thank|please|yes|no|well|okay)\b", re.IGNORECASE),
}
BASE: Mapping[FigureKind, float] = {
    "percent": 0.45,
    "one-in-n": 0.6,
    "fraction": 0.6,
    "multiple": 0.55,
    "money-per": 0.4,
    "money": 0.45,
    "count": 0.5,
    "things": 0.3,
}
"""How much a figure of each kind asks to be checked before its sentence is looked at."""
LOOSE = 0.3
"""The same for a round number of people, and for a bare sum without a magnitude: the price of a thing."""
ROUNDED = re.compile(r"(?:tens|dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
LARGE = re.compile(r"(?:million|billion|trillion|[kmb]|[mb]n)\b", re.IGNORECASE)
CENTS = re.compile(r"\d\.\d\d(?!\d)")
LISTED = re.compile(
    r"/ ?(?:seats?|users?|mo|month|yr|year|hr|hour)\b|\bper (?:million )?(?:[a-z]+ )?tokens?\b", re.IGNORECASE
)
"""How a list of prices writes a sum: ‘$39/seat’."""
MOST_FOR_TALK = 0.5
"""A way of speaking asks no more than this, whatever its sentence says: a price to the cent or as a list of prices
writes it, which stands in a shop and changes; a round number of people, which counts nobody; ‘99 % of the time’."""
ATTENDED = re.compile(
    r"\b(?:registered|attended|attending|attendance|attendees|turned up|showed up|showed interest|participants|audience|in front of|at the event|signed up)\b",
    re.IGNORECASE,
)
"""How many came to a meeting: who tells it was there, or has it from who was."""
DIGITS, THOUSANDS = re.compile(r"\D"), 4
"""What is no digit, and the most digits that a gathering of people has."""
WAY_OF_SPEAKING = re.compile(r"^~?99\s?(?:%|per)", re.IGNORECASE)
FOR_TOPIC, FOR_TECHNICAL, FOR_SUPPOSED = 0.25, -0.3, -0.4
FULL_LENGTH, SHORT, MOST_FIGURES = 40, 7, 3
"""Words from which length counts no more, words below which a sentence is short, figures beyond which none counts."""


def signs(sentence: str) -> dict[str, float]:
    """What speaks in a sentence for or against checking it: each sign that is there, mostly 1."""
    lower = sentence.lower()
    found = {
        f"figure: {kind}": 1.0
        for kind, pattern in PATTERNS.items()
        if SIGNS[kind].search(lower) and pattern.search(sentence)
    }
    if found:
        found["figures"] = min(len(found), MOST_FIGURES) / MOST_FIGURES
    found |= {name: 1.0 for name, pattern in LOOKS.items() if pattern.search(sentence)}
    words = len(sentence.split())
    found["length"] = min(words, FULL_LENGTH) / FULL_LENGTH
    if words < SHORT:
        found["short"] = 1.0
    return found


@lru_cache(maxsize=256)
def worthiness(sentence: str) -> float:
    """How much a sentence asks to be checked, from 0 to 1."""
    known = weights()
    total = known.get("constant", 0.0) + sum(known.get(name, 0.0) * value for name, value in signs(sentence).items())
    return 1 / (1 + exp(-total))


def figure_worth(kind: FigureKind, figure: str, sentence: str) -> float:
    """How much a figure asks to be checked, from 0 to 1: by its sentence, or as a statistic by its kind and topic.

    The greater of `worthiness` of its sentence and of ``BASE`` of its kind, more on a topic of which claims are made, less
    where the sentence is technical or supposes. A model of sentences knows little of short ones: ‘Sales rose by 12 %.’
    """
    loose = ROUNDED.match(figure) or (kind == "money" and not LARGE.search(figure))
    value = (
        (LOOSE if loose else BASE[kind])
        + FOR_TOPIC * (CLAIMS.search(sentence) is not None)
        + FOR_TECHNICAL * (TECHNICAL.search(sentence) is not None)
        + FOR_SUPPOSED * (SUPPOSED.search(sentence) is not None)
    )
    worth = max(worthiness(sentence), min(1.0, value))
    return min(worth, MOST_FOR_TALK) if _is_talk(kind, figure) or _is_gathering(kind, figure, sentence) else worth


def _is_gathering(kind: FigureKind, figure: str, sentence: str) -> bool:
    return (
        kind == "count"
        and len(DIGITS.sub("", figure)) <= THOUSANDS
        and not LARGE.search(figure)
        and ATTENDED.search(sentence) is not None
    )


def _is_talk(kind: FigureKind, figure: str) -> bool:
    if kind in {"money", "money-per"}:
        return (CENTS.search(figure) or LISTED.search(figure)) is not None and not LARGE.search(figure)
    return (ROUNDED if kind in {"count", "things"} else WAY_OF_SPEAKING).match(figure) is not None
