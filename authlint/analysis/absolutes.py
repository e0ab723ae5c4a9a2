"""Statements that leave no exception and give no ground: ‘undeniably’, ‘the only way’, ‘everybody wants’."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from authlint.analysis.own_statements import Statement, Wording, statements
from authlint.analysis.quotations import Quotations
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.document import Document

GROUNDS = (
    r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Bb]ecause|[Ss]ince|[Uu]nless|[Ee]xcept|[Ii]f|[Ww]hen(?:ever)?|[Ww]here|[Uu]ntil|[Bb]ut|"
    r"[Aa]lmost|[Nn]early|[Vv]irtually|[Nn]ot|[Pp]erhaps|[Mm]aybe|[Pp]robably|might|may|could|would|seems?|[Aa]ccording|[Bb]y definition|"
    r"said|says|claims?|argues?|thinks?|believes?|felt|feels?|was|were|had|did)\b|n[’']t\b"
)
"""A reason, a condition, an exception, doubt, somebody who said it, or a story about what was once so."""

PEOPLE = (
    r"(?:companies|businesses|organi[sz]ations|brands|teams?|leaders?|managers?|developers?|engineers?|marketers?|customers?|consumers?|"
    r"people|parents?|teachers?|students?|investors?|writers?|patients?|travell?ers?|company|business|organi[sz]ation|brand|person|"
    r"entrepreneurs?|professionals?|founders?|users?|readers?|humans?|human being|women|woman|men|man)"
)
WORDING = Wording.of(
    "undeniably undeniable indisputably indisputable unquestionably irrefutably incontrovertibly doubt denying question argue deny "
    "only everyone everybody nobody one all every always never",
    r"\b(?:undeniably|indisputably|unquestionably|irrefutably|incontrovertibly|without (?:a|any) doubt|beyond (?:a |any |all )?doubt)\b"
    r"|\b(?:it is|it[’']s) (?:undeniable|indisputable|beyond question) that\b"
    r"|\bthere (?:is|can be) no (?:doubt|denying|question|arguing)(?: that)?\b|\bthere[’']s no (?:doubt|denying|question)(?: that)?\b"
    r"|\b(?:no one|nobody) (?:can|could) (?:deny|argue|dispute)\b"
    # At the head of a clause only: ‘a README that nobody reads’ is about the README.
    r"|(?<![a-z] )\b(?:everyone|everybody) (?:knows|wants|needs|likes|loves|hates|agrees|cares|believes|trusts|understands)\b"
    r"|(?<![a-z] )\b(?:nobody|no one) (?:wants|needs|likes|loves|agrees|cares|believes|reads|trusts|understands)\b"
    rf"|\b(?:all|every) (?:\w{{1,20}} )?{PEOPLE} (?:must|needs?|wants?|knows?|deserves?|loves?|hates?|will|should)\b"
    r"|\bthe only (?:real |true |viable |sustainable |sensible |possible |sane |right |reliable |proven )?"
    r"(?:way (?:to|forward|out)|answer (?:to|is)|solution (?:to|is)|path (?:to|forward|is)|option (?:is|left)|thing that (?:matters|works|counts))\b"
    # ‘Always start with’ at the head of a sentence is advice.
    r"|(?<=[a-z] )always (?:wins?|leads? to|pays? off|comes? down to|results? in|fails?|works?|beats?|means?|matters?|trumps?|starts? with|begins? with)\b"
    r"|(?<=[a-z] )(?<!will )never (?:fails?|lies?|works?|pays? off|wins?|matters?|goes out of (?:style|fashion)|comes? without)\b",
    GROUNDS,
)


@dataclass(frozen=True, slots=True)
class Absolutes:
    """Those of a draft's own prose, in reading order, whether or not a source covers them."""

    found: tuple[Statement, ...]

    @classmethod
    def of(cls, document: Document, quotations: Quotations, sentences: SentenceSpans) -> Absolutes:
        return cls(tuple(statements(document, quotations, sentences, WORDING)))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.found)
