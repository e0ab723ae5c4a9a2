"""The whole path from a draft to its findings, and what each finding's words were in the block it came from.

The normaliser here shares nothing with the parsers, so that it can tell on them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from unittest.mock import patch

from authlint import engine
from authlint.analysis.quotations import Quotations
from authlint.config import Config
from authlint.document import Document
from authlint.engine import Rulebook, examine
from authlint.finding import Finding
from authlint.formats import parse
from authlint.packs import BoundRule, shipped_rules
from authlint.report import DraftReport
from authlint.rule import Match
from authlint.selection import choose
from authlint.source import SourceFile, Span
from authlint.triage import findings_of

LONGEST_EXCERPT = 300

CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!`).|(?!\1(?!`))`+)*?(?<!`)\1(?!`)", re.DOTALL)
UNSPOKEN = (
    (re.compile(r"<!--.*?-->|\{/\*.*?\*/\}|\{#.*?#\}", re.DOTALL), ""),
    (re.compile(r"<(code|kbd|samp|var|tt|svg|math|script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE), " "),
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL), " "),
    (re.compile(r"!\[[^\[\]]*\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\s*\)|\[[^\[\]]*\])"), " "),
    (re.compile(r"\[\^[^\[\]\s]+\]"), ""),
    (re.compile(r"\]\(\s*<[^<>]*>(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"), ""),
    (re.compile(r"\]\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"), ""),
    (re.compile(r"\]\[[^\[\]]*\]"), ""),
    (re.compile(r"\{:[^{}]*\}|(?<=[)\]*_`])\{[.#][^{}]*\}"), ""),
    (re.compile(r"<(?:https?|ftp|mailto):[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>"), " "),
    (re.compile(r"\b(?:https?://|www\.)[^\s<>\"”’)\]]+", re.IGNORECASE), " "),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), " "),
    (re.compile(r"<br\b[^<>]*>", re.IGNORECASE), " "),
    (re.compile(r"</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|</>"), ""),
    (re.compile(r"(?<=\n)[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]"), " "),
)
"""What stands in a file and is not read aloud; the order matters."""

SPOKEN = re.compile(r"[^\W_]+")
MARKS = re.compile(r"[*_~\\]")


@dataclass(frozen=True)
class Told:
    """A finding with the words its rule saw; None for a finding about no block."""

    finding: Finding
    words: str | None


@cache
def rulebook() -> Rulebook:
    """Every rule that is on without any configuration."""
    rules = shipped_rules()
    known = frozenset(rules) | {bound.rule.pack for bound in rules.values()}
    return Rulebook.of(choose(rules, Config()), known)


def told(text: str, name: str) -> tuple[DraftReport, list[Told]]:
    """The report on a draft, and its findings with the words their rules saw."""
    seen: dict[tuple[str, Span], str] = {}

    def listening(
        document: Document, matches: Iterable[tuple[BoundRule, Match]], quotations: Quotations
    ) -> list[Finding]:
        kept = list(matches)
        for bound, match in kept:
            if match.block is not None:
                words = match.block.text[match.span.start : match.span.end]
                seen[bound.rule.id, match.block.source_span(match.span)] = words
        return findings_of(document, kept, quotations)

    with patch.object(engine, "findings_of", listening):
        report = examine(parse(SourceFile(name, text)), rulebook())
    return report, [Told(finding, seen.get((finding.rule, finding.span))) for finding in report.findings]


def spoken(written: str, name: str) -> list[str]:
    """The words a reader hears in a stretch of the draft ``name``, without markup, in lower case."""
    if name.endswith((".md", ".mdx")):
        written = CODE_SPAN.sub(" ", written)
    for pattern, instead in UNSPOKEN:
        written = pattern.sub(instead, written)
    return _words(MARKS.sub("", html.unescape(written)))


def _words(text: str) -> list[str]:
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return SPOKEN.findall(unicodedata.normalize("NFKC", visible).lower())


def faults(text: str, name: str) -> Iterator[str]:
    """Everything that is wrong with the places of the findings in a draft."""
    yield from faults_among(told(text, name)[1], text, name)


def faults_among(found: Iterable[Told], text: str, name: str) -> Iterator[str]:
    """Everything that is wrong with the places of these findings."""
    for each in found:
        finding = each.finding
        written = text[finding.span.start : finding.span.end]
        if each.words is not None and spoken(written, name) != _words(MARKS.sub("", each.words)):
            yield f"{finding.rule} at {finding.location}: {each.words!r} is said to be {written!r}"
        if not written or finding.excerpt != excerpt(written):
            yield f"{finding.rule} at {finding.location}: excerpt {finding.excerpt!r} of {written!r}"


def excerpt(written: str) -> str:
    """A stretch of a file as a report shows it."""
    words = " ".join(written.split())
    return words if len(words) <= LONGEST_EXCERPT else words[: LONGEST_EXCERPT - 1] + "…"
