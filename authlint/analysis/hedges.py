"""Where a draft says that it is not sure: hedges, hedges stacked on each other, and limits that it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.own_statements import Statement, Wording, statements
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.document import Document

PERHAPS = r"(?:potentially|possibly|perhaps|maybe|conceivably|presumably|arguably|probably)"
MIGHT = r"(?-i:may|might|could)"
"""In small letters: May is a month."""

STACKED = Wording.of(
    "potentially possibly perhaps maybe conceivably presumably arguably probably seem seems appear appears",
    # ‘As fast as it could possibly be’ and ‘couldn't possibly’ hedge nothing.
    rf"\b{MIGHT} (?:also |well |even |very )?(?:potentially|perhaps|maybe|conceivably|arguably)\b(?: {PERHAPS}\b){{0,2}}"
    rf"|\b(?-i:may|might) (?:also |well |even |very )?(?:possibly|probably)\b(?: {PERHAPS}\b){{0,2}}"
    rf"|\bcould (?:possibly|probably) {PERHAPS}\b"
    rf"|\b(?:potentially|possibly|perhaps|presumably|conceivably|arguably)(?:,? (?:it|this|that|they|there|he|she|you|we|one)|(?<![a-z] possibly)) {MIGHT}\b"
    rf"|\b{PERHAPS}(?: or|,)? {PERHAPS}\b"
    rf"|\b(?:seems?|appears?) (?:to |like |that (?:it |this |they )?)?(?:perhaps|possibly|maybe|potentially|presumably|{MIGHT})\b",
)


@dataclass(frozen=True, slots=True)
class StackedHedges:
    """Two hedges or more on one word, in reading order."""

    found: tuple[Statement, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans) -> StackedHedges:
        return cls(tuple(statements(document, quotations, sentences, STACKED)))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.found)


HEDGE = Wording.of(
    "may might could perhaps maybe possibly probably presumably apparently arguably seemingly supposedly likely unlikely seem seems "
    "seemed appear appears appeared suggest suggests think believe guess suspect suppose imagine sure certain bet opinion view experience "
    "tend tends know tell see aware remember knowledge afaik afaict vary salt",
    # ‘You may’ and ‘you might want to’ permit and advise; ‘could’ is doubt only where it is about what is.
    r"\b(?:(?<!you )(?-i:may|might)\b(?! not (?:be )?(?:used?|sold|copied|enter|post))"
    r"|(?<!you )could (?:well |also |easily )?(?:be|have been|mean|explain)\b"
    r"|(?:perhaps|maybe|possibly|probably|presumably|apparently|arguably|seemingly|supposedly|conceivably)\b"
    r"|(?:is|are|was|were|be|it[’']s|most|very|quite|more|less) (?:un)?likely\b|(?:un)?likely (?:to|that)\b"
    r"|(?:seem(?:s|ed)?|appear(?:s|ed)?)(?: to (?:be|have|me)| that| like| as)\b|suggests? that\b"
    r"|I (?:still |also |do |don[’']t |really |personally )?(?:think|believe|guess|suspect|suppose|imagine|assume|bet|reckon)\b"
    r"|I(?:[’']m| am) (?:not |pretty |fairly |almost |quite |reasonably )(?:entirely |quite |completely |really |so |yet )?(?:sure|certain|convinced)\b"
    r"|in my (?:own |humble |limited )?(?:opinion|view|experience)\b|to my (?:mind|eye|ear)\b|tends? to\b"
    r"|as far as (?:I|we) (?:know|can tell|could tell|can see|am aware|remember)\b|AFAI[KCR]T?\b|to (?:the best of )?my knowledge\b"
    r"|(?:your|results|mileage) (?:mileage )?(?:may|will) vary\b|grain of salt\b)",
    questions=True,
)
TESTED = r"(?:test|try|check|measure|verify|run|use|read|see|ask|count|compare|look at|look into|benchmark)"
PAST_TESTED = r"(?:tested|tried|checked|measured|verified|run|used|read|seen|asked|counted|compared|looked at|looked into|benchmarked)"
LIMIT = Wording.of(
    "haven't have not didn't did don't wrong sure certain know tell only sample based expert lawyer doctor caveat caveats mistaken guess "
    "cannot can n't",
    rf"\b(?:(?:I|we)(?:(?: have not|[’']ve not| haven[’']t| have never) (?:yet |actually |really |ever )?{PAST_TESTED}(?= \w)"
    rf"| (?:did not|didn[’']t|could not|couldn[’']t) (?:yet |actually |really )?{TESTED}(?= \w)"
    r"| (?:may|might|could) (?:well |very well |of course )?(?:be (?:wrong|mistaken) (?:about|on|in|here|that)|have (?:missed|misread|misunderstood|got) )"
    r"|(?:[’']m|[’']re| am| are) (?:still )?not (?:at all |entirely |quite |completely |totally |really |yet )?(?:sure|certain) (?:how|why|what|whether|if|that|about|of|I|it|this)\b"
    r"| (?:still |really |honestly )?(?:do not|don[’']t) (?:yet |really |fully |actually |quite )?(?:know|understand|remember) (?:why|how|whether|if|what|enough|much|which|who|exactly|of any)\b"
    r"| (?:cannot|can[’']t|can not) (?:really |yet |fully )?(?:say|tell|explain|rule out|be sure|prove|vouch)\b)"
    r"|(?:this|that|it|these|they|the (?:\w{1,20}) ) ?only (?:holds?|works?|applies|apply|covers?|tells?) (?:for|if|when|on|in|to|the|what|us)\b"
    r"|I(?:[’']m| am) (?:not an?|no) (?:\w{1,20} )?(?:expert|lawyer|doctor|scientist|economist|historian|designer|programmer)\b"
    r"|(?:one|a|another|an important|some|two) caveats?\b|(?:this|that) (?:was|is) (?:just|only) (?:one|a single|my|a guess|two)\b"
    r"|based (?:on|off) (?:only |just )?(?:one|a single|two|three|a handful of|my own)\b|(?:a )?sample (?:of one|size of one)\b)",
)


@dataclass(frozen=True, slots=True)
class Hedges:
    """Single hedges, and the limits that a draft states: what was not tried, known or covered; in reading order each."""

    found: tuple[Statement, ...]
    limits: tuple[Statement, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans) -> Hedges:
        return cls(
            tuple(statements(document, quotations, sentences, HEDGE)),
            tuple(statements(document, quotations, sentences, LIMIT)),
        )
