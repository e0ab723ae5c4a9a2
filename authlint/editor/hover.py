"""What an editor shows beside a finding: what ``authlint explain`` says of its rule, and what the finding asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from authlint.explaining import CAUTION, fires, terms
from authlint.finding import Finding
from authlint.language.evidence import evidence
from authlint.report import DraftReport
from authlint.rule import Rule
from authlint.sanitise import as_escaped, one_line

RULER = "\n\n---\n\n"


def at(report: DraftReport, offset: int) -> tuple[Finding, ...]:
    """The findings that hold the code point at ``offset``; those about few words before those about many."""
    found = (each for each in report.active if each.span.start <= offset < max(each.span.end, each.span.start + 1))
    return tuple(sorted(found, key=lambda finding: (len(finding.span), finding.span, finding.rule)))


def page(findings: Iterable[tuple[Finding, Rule]]) -> str:
    """The findings as Markdown. What drafts and cards say is plain words in it, whatever they hold."""
    return RULER.join("\n\n".join(_paragraphs(finding, rule)) for finding, rule in findings)


def plain_page(findings: Iterable[tuple[Finding, Rule]]) -> str:
    """The same for an editor that shows no Markdown."""
    pages = (
        [f"{finding.rule} ({finding.severity})", *map(one_line, _sentences(finding, rule))]
        for finding, rule in findings
    )
    return RULER.join("\n\n".join(page) for page in pages)


def _paragraphs(finding: Finding, rule: Rule) -> Iterator[str]:
    yield f"**{as_escaped(finding.rule)}** ({finding.severity})"
    yield from map(as_escaped, _sentences(finding, rule))


def _sentences(finding: Finding, rule: Rule) -> Iterator[str]:
    yield finding.message
    yield finding.question
    if finding.suggest:
        yield f"Consider: {', '.join(finding.suggest)}"
    yield f"Why: {rule.why}"
    yield f"Severity {rule.severity}, confidence {rule.confidence}, status {rule.status}."
    if found := evidence().rules.get(rule.id):
        yield f"Evidence: {found.pooled.sentence()}"
        if (own := evidence().of(rule.id, finding.term)) and own.sentence() != found.pooled.sentence():
            yield f"These words: {own.sentence()}"
        yield " ".join([*terms(found), CAUTION])
    if rule.fires:
        yield fires(rule)
