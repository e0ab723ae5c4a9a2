"""What a law is said to demand, without the law."""

import re
from collections.abc import Iterator

from authlint.analysis.citations import Citations
from authlint.analysis.critical_topics import CriticalTopics
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.stated import states
from authlint.document import Document
from authlint.rule import Match, check
from authlint.source import Span

PROSE = frozenset({"paragraph", "item", "definition", "cell"})
WHAT = (
    r"(?:(?:federal|state|national|local|european|eu|uk|us|california|german|english|the|this|that|current|new|employment|labou?r|tax|privacy|"
    r"copyright|consumer) ){0,3}"
)
LAW = re.compile(
    rf"\b{WHAT}(?:law|laws|statutes?|legislation|regulations?|acts?|gdpr|ccpa|hipaa|ada|fmla|flsa|rules of the (?:irs|sec|fda)) "
    r"(?:now |also |clearly |generally ){0,2}(?:requires?|forbids?|prohibits?|bans?|obliges?|obligates?|mandates?|entitles?|allows?|permits?|protects?|"
    r"caps?|limits?|grants?)\b"
    rf"|\b(?:under|by|according to) {WHAT}(?:law|gdpr|ccpa|hipaa|the ada|fmla|legislation),? (?:[a-z]+ ){{0,4}}(?:must|may not|cannot|can’t|can't|are "
    r"entitled|is entitled|are required|is required|have to|has to|are allowed|is allowed|are liable|is liable)\b"
    r"|\bit is (?:illegal|unlawful|against the law|a crime|a criminal offen[cs]e) (?:to|for)\b"
    r"|\b(?:employers?|landlords?|tenants?|companies|sellers?|buyers?|publishers?|businesses|employees|you) (?:is|are) (?:legally )?(?:required|obliged|entitled) by law\b"
    r"|\b(?:is|are) legally (?:required|obliged|entitled|forbidden|liable)\b",
    re.IGNORECASE,
)
HINTS = (
    "law",
    "legal",
    "statute",
    "legislation",
    "regulation",
    "gdpr",
    "ccpa",
    "hipaa",
    "fmla",
    "flsa",
    "act ",
    "acts ",
    "crime",
    "ada ",
)
"""What a text in lower case holds if it may say what a law demands."""

NAMED = re.compile(
    r"§|\bart(?:icle|\.) ?\d|\bsec(?:tion|\.) ?\d|\b\d+ U\.?S\.?C\b|\b\d+ C\.?F\.?R\b|\b(?:act|code|regulation|directive) (?:of )?\(?\d{4}",
    re.IGNORECASE,
)
"""A provision that can be looked up."""

OWN_WAYS = re.compile(
    r"\b(?:godwin|moore|conway|murphy|newton|postel|demeter|law of (?:large|demeter|nature|gravity|physics)|laws of (?:physics|nature))\b",
    re.IGNORECASE,
)
"""Laws that no parliament made."""


@check("uncited-law")
def uncited_law(
    document: Document, sentences: SentenceSpans, quotations: Quotations, citations: Citations, topics: CriticalTopics
) -> Iterator[Match]:
    """Yield every statement of what a law demands, forbids or allows that names no provision and has no source; opinions,
    questions and suppositions are none. In a critical passage it is an error."""
    for block in document.blocks:
        if block.kind not in PROSE or block.quoted:
            continue
        lower = block.text.lower()
        if not any(hint in lower for hint in HINTS):
            continue
        for found in LAW.finditer(block.text):
            span = Span(*found.span())
            sentence = sentences.around(block, span)
            words = block.text[sentence.start : sentence.end]
            if NAMED.search(words) or OWN_WAYS.search(words) or quotations.hold(block, span):
                continue
            if states(words, span.start - sentence.start) and not citations.trace(block, span).sources:
                yield Match(block, span, {"words": found[0]}, severity=topics.severity(block))
