"""Gives every match its place, its fingerprint and its disposition. Nothing is dropped, all is marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from authlint.finding import Finding, Fix, Suppression, Suppressions, fingerprint
from authlint.language.evidence import evidence
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
    result = list(findings)
    silenced = [0] * len(document.directives)
    for place, finding in enumerate(result):
        for number, directive in enumerate(document.directives):
            if finding.disposition != "baselined" and _silences(directive, finding, document):
                silenced[number] += 1
                if result[place].disposition == "active":
                    result[place] = replace(
                        finding, disposition="suppressed", reason=directive.reason or "no reason given"
                    )
    entries = (
        _suppression(directive, count, judged, known)
        for directive, count in zip(document.directives, silenced, strict=True)
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
    replacement = rule.fix.get(match.term)
    return Finding(
        rule=rule.id,
        path=source.path,
        severity=rule.severity,
        confidence=rule.confidence,
        span=span,
        location=source.location(span),
        excerpt=excerpt,
        message=_fill(rule.message, fields),
        question=_fill(rule.question, fields),
        suggest=rule.suggestions(match.term),
        fix=None if replacement is None else Fix(span, replacement),
        fingerprint=fingerprint(rule.id, excerpt, occurrence),
        related=tuple(source.location(block.source_span(place)) for block, place in match.related),
        term=match.term,
    )


def _fill(text: str, fields: dict[str, str]) -> str:
    """The message with its fields, in one pass: the words of a draft may hold braces themselves."""
    return FIELD.sub(lambda found: fields.get(found[1], found[0]), text)


def _silences(directive: Directive, finding: Finding, document: Document) -> bool:
    if directive.fault or not _names(directive, finding.rule):
        return False
    source = document.source
    first, last = finding.location.line, finding.location.end_line
    if directive.kind == "disable":
        if document.front_matter.span.contains(directive.span):
            return True
        return directive.span.end <= finding.span.start and not _enabled_again(directive, finding, document)
    if directive.kind == "disable-line":
        return first <= source.line_at(directive.span.start) <= last
    if directive.kind == "disable-next-line":
        return first == _next_line(source, directive.span.end)
    return False


def _names(directive: Directive, rule: str) -> bool:
    return not directive.rules or rule in directive.rules or rule.partition("/")[0] in directive.rules


def _enabled_again(directive: Directive, finding: Finding, document: Document) -> bool:
    return any(
        other.kind == "enable"
        and directive.span.end <= other.span.start
        and other.span.end <= finding.span.start
        and (not other.rules or _names(other, finding.rule))
        for other in document.directives
    )


def _next_line(source: SourceFile, offset: int) -> int:
    """The first line after the one at ``offset`` that is not blank."""
    line = source.line_at(offset) + 1
    while line <= source.line_count and not source.text[slice(*_ends(source.line_span(line)))].strip(" \t>"):
        line += 1
    return line


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _suppression(directive: Directive, silenced: int, judged: frozenset[str], known: frozenset[str]) -> Suppression:
    unknown = tuple(name for name in directive.rules if name not in known)
    packs = {rule.partition("/")[0] for rule in judged}
    was_judged = all(name in judged or name in packs for name in directive.rules)
    return Suppression(directive, silenced, unknown, was_judged)
