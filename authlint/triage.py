"""Gives every match its place, its fingerprint and its disposition. Nothing is dropped, all is marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from authlint.finding import Finding, Suppression, Suppressions, fingerprint
from authlint.language.evidence import evidence
from authlint.profile import Measurements
from authlint.rule import SEVERITIES, Fix
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.analysis.quotations import Quotations
    from authlint.document import Directive, Document
    from authlint.packs import BoundRule
    from authlint.report import Report
    from authlint.rule import Match, Rule
    from authlint.source import SourceFile

FIELD = re.compile(r"\{([\w-]+)\}")

LONGEST_EXCERPT = 300
"""Characters; a longer one ends in "…"."""


def findings_of(
    document: Document, matches: Iterable[tuple[BoundRule, Match]], quotations: Quotations
) -> list[Finding]:
    """The findings of one draft in the order of the file, quoted ones marked."""
    placed = sorted(
        ((_source_span(match), bound.rule.id, bound, match) for bound, match in matches), key=lambda item: item[:2]
    )
    seen: Counter[tuple[str, str]] = Counter()
    findings = []
    for span, _, bound, match in placed:
        excerpt = excerpt_of(document.source, span)
        key = (bound.rule.id, " ".join(excerpt.casefold().split()))
        finding = _finding(document.source, span, excerpt, bound.rule, match, seen[key])
        if Measurements in bound.check.views.values():
            finding = replace(finding, whole_draft=True)
        seen[key] += 1
        if match.block is not None and not bound.check.judges_quotations and quotations.hold(match.block, match.span):
            finding = replace(finding, disposition="quoted", reason="stands in a quotation")
        findings.append(finding)
    return findings


def suppress(
    findings: Sequence[Finding], document: Document, judged: frozenset[str], known: frozenset[str]
) -> tuple[list[Finding], Suppressions]:
    """Mark what the draft's directives silence, and say what became of each directive.

    ``judged`` are the rules that ran, ``known`` all names (rules and packs) that exist.
    """
    next_lines = _next_lines(document)
    reach: dict[str, Reach] = {}
    result = []
    for finding in findings:
        if finding.rule not in reach:
            reach[finding.rule] = Reach.of(document, finding.rule, next_lines)
        first = None if finding.disposition == "baselined" else reach[finding.rule].silence(finding)
        if first is not None and finding.disposition == "active":
            reason = document.directives[first].reason or "no reason given"
            result.append(replace(finding, disposition="suppressed", reason=reason))
        else:
            result.append(finding)
    silenced = Counter[int]()
    for each in reach.values():
        silenced.update(each.counts())
    entries = (
        _suppression(directive, silenced[number], judged, known) for number, directive in enumerate(document.directives)
    )
    return result, Suppressions(tuple(entries))


def with_evidence(report: Report) -> Report:
    """The report with a sentence in each message about the counts behind its term, where there are any."""
    drafts = (replace(draft, findings=tuple(map(_with_evidence, draft.findings))) for draft in report.drafts)
    return replace(report, drafts=tuple(drafts))


def excerpt_of(source: SourceFile, span: Span) -> str:
    """The file's text at ``span``, white space collapsed."""
    words = " ".join(source.text[span.start : span.end].split())
    return words if len(words) <= LONGEST_EXCERPT else words[: LONGEST_EXCERPT - 1] + "…"


def _with_evidence(finding: Finding) -> Finding:
    found = evidence().of(finding.rule, finding.term)
    if found is None:
        return finding
    sentence = found.sentence()
    return replace(finding, message=f"{finding.message} {sentence}", evidence=sentence)


def _source_span(match: Match) -> Span:
    return match.span if match.block is None else match.block.source_span(match.span)


def _finding(source: SourceFile, span: Span, excerpt: str, rule: Rule, match: Match, occurrence: int) -> Finding:
    fields = {key: " ".join(str(value).split()) for key, value in match.fields.items()}
    return Finding(
        rule=rule.id,
        path=source.path,
        severity=max(rule.severity, match.severity, key=SEVERITIES.index),
        confidence=rule.confidence,
        span=span,
        location=source.location(span),
        excerpt=excerpt,
        message=_fill(rule.message, fields),
        question=_fill(rule.question, fields),
        suggest=rule.suggestions(match.term),
        fix=_fix(source, span, rule, match),
        fingerprint=fingerprint(rule.id, excerpt, occurrence),
        related=tuple(source.location(block.source_span(place)) for block, place in match.related),
        term=match.term,
        weight=match.weight,
    )


def _fix(source: SourceFile, span: Span, rule: Rule, match: Match) -> Fix | None:
    """The safe edit of a match: none where its place in the file is not certain, and the card's words only in place of
    words that stand in the file as they were read, without markup between them."""
    if match.block is not None and not match.block.exact:
        return None
    if match.fix is not None:
        return match.fix
    replacement = rule.fix.get(match.term)
    words = source.text[span.start : span.end]
    if replacement is None or (match.block and words != match.block.text[match.span.start : match.span.end]):
        return None
    return Fix(span, replacement)


def _fill(text: str, fields: dict[str, str]) -> str:
    """The message with its fields, in one pass: the words of a draft may hold braces themselves."""
    return FIELD.sub(lambda found: fields.get(found[1], found[0]), text)


@dataclass(frozen=True, slots=True)
class Effects:
    """Directives by where they take effect, and how many findings each silences: as steps up and down between
    neighbours, so that a thousand directives in force at a thousand findings cost no million steps."""

    places: tuple[int, ...]
    numbers: tuple[int, ...]
    steps: list[int]

    @classmethod
    def of(cls, places: Iterable[tuple[int, int]]) -> Effects:
        """From the place and the number of each directive."""
        ordered = sorted(places)
        return cls(tuple(place for place, _ in ordered), tuple(number for _, number in ordered), [0] * len(ordered))

    def silence(self, first: int, last: int) -> int | None:
        """Count a finding for each directive that takes effect from ``first`` to ``last``; the number of one of them."""
        low, high = bisect_left(self.places, first), bisect_right(self.places, last)
        if low >= high:
            return None
        self.steps[low] += 1
        if high < len(self.steps):
            self.steps[high] -= 1
        return self.numbers[low]


@dataclass(frozen=True, slots=True)
class Reach:
    """The directives that may silence one rule: those for the whole draft, those in force from where they end until
    one that enables the rule again, and those for a line."""

    everywhere: Effects
    onwards: Effects
    on_lines: Effects
    on_next_lines: Effects
    enabled_starts: tuple[int, ...]
    enabled_ends: tuple[int, ...]

    @classmethod
    def of(cls, document: Document, rule: str, next_lines: Mapping[int, int]) -> Reach:
        named = [
            (number, directive)
            for number, directive in enumerate(document.directives)
            if not directive.fault and _names(directive, rule)
        ]
        head, source = document.front_matter.span, document.source
        disabling = [(number, each.span) for number, each in named if each.kind == "disable"]
        enabling = sorted(each.span for _, each in named if each.kind == "enable")
        return cls(
            Effects.of((0, number) for number, span in disabling if head.contains(span)),
            Effects.of((span.end, number) for number, span in disabling if not head.contains(span)),
            Effects.of(
                (source.line_at(each.span.start), number) for number, each in named if each.kind == "disable-line"
            ),
            Effects.of((next_lines[number], number) for number, each in named if each.kind == "disable-next-line"),
            tuple(span.start for span in enabling),
            tuple(span.end for span in enabling),
        )

    def silence(self, finding: Finding) -> int | None:
        """Count the finding for each directive that silences it; the number of the first of them."""
        start, place = finding.span.start, finding.location
        enabled = bisect_right(self.enabled_ends, start) - 1
        since = self.enabled_starts[enabled] + 1 if enabled >= 0 else 0
        numbers = (
            self.everywhere.silence(0, 0),
            self.onwards.silence(since, start),
            self.on_lines.silence(place.line, place.end_line),
            self.on_next_lines.silence(place.line, place.line),
        )
        return min((number for number in numbers if number is not None), default=None)

    def counts(self) -> dict[int, int]:
        """How many findings each directive has silenced."""
        effects = (self.everywhere, self.onwards, self.on_lines, self.on_next_lines)
        return {
            number: count
            for each in effects
            for number, count in zip(each.numbers, accumulate(each.steps), strict=True)
        }


def _names(directive: Directive, rule: str) -> bool:
    return not directive.rules or rule in directive.rules or rule.partition("/")[0] in directive.rules


def _next_lines(document: Document) -> dict[int, int]:
    """For each directive about the next line the first line behind it that is not blank."""
    source = document.source
    found: dict[int, int] = {}
    behind = source.line_count + 1
    blank_from = behind
    for number in range(len(document.directives) - 1, -1, -1):
        directive = document.directives[number]
        if directive.kind != "disable-next-line":
            continue
        line = source.line_at(directive.span.end) + 1
        while line < blank_from and not _has_words(source, line):
            line += 1
        # Lines from here to the one found are blank: no directive before need look at them again.
        if line >= blank_from:
            line = behind
        blank_from, behind = source.line_at(directive.span.end) + 1, line
        found[number] = line
    return found


def _has_words(source: SourceFile, line: int) -> bool:
    span = source.line_span(line)
    return bool(source.text[span.start : span.end].strip(" \t>"))


def _suppression(directive: Directive, silenced: int, judged: frozenset[str], known: frozenset[str]) -> Suppression:
    unknown = tuple(name for name in directive.rules if name not in known)
    packs = {rule.partition("/")[0] for rule in judged}
    was_judged = all(name in judged or name in packs for name in directive.rules)
    return Suppression(directive, silenced, unknown, was_judged)
