"""The drafts of a run beside each other: what each was judged by alone is known, what they share is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from authlint.analysis.quotations import Quotations
from authlint.engine import Rulebook, shown_lines
from authlint.errors import RuleError
from authlint.finding import Elsewhere, Finding
from authlint.formats import parse
from authlint.packs import BoundRule
from authlint.report import DraftReport
from authlint.rule import Match, SiteMatch
from authlint.site.drafts import Site
from authlint.site.gathering import digest
from authlint.source import Location, SourceFile, Span
from authlint.triage import findings_of, suppress

Reread = Callable[[str], SourceFile | None]
"""The file of a path once more; None where it cannot be read. Only files that a finding names are asked for, one after the
other, so that a run never holds the prose of all drafts."""


def compare(
    drafts: Sequence[DraftReport], book_of: Callable[[str], Rulebook], reread: Reread
) -> tuple[DraftReport, ...]:
    """The drafts with what the rules over all of them found; each draft is judged by its own rulebook.

    A file that changed since it was judged gets no finding, and is no place elsewhere. Raises `RuleError`.
    """
    site = Site.of(draft.facts for draft in drafts if draft.facts)
    books = {draft.path: book_of(draft.path) for draft in site.drafts}
    found: dict[str, list[tuple[BoundRule, SiteMatch]]] = {}
    for book in {id(book): book for book in books.values()}.values():
        for bound, match in _matches(site, book):
            path = site.drafts[match.draft].path
            if books[path] is book:
                found.setdefault(path, []).append((bound, match))
    if not found:
        return tuple(drafts)
    unchanged = _unchanged(site, reread)
    places = _places(site, [match for matches in found.values() for _, match in matches], unchanged)
    return tuple(
        _with(draft, source, found[draft.path], books[draft.path], places)
        if draft.path in found and (source := unchanged(draft.path))
        else draft
        for draft in drafts
    )


def _matches(site: Site, book: Rulebook) -> Iterator[tuple[BoundRule, SiteMatch]]:
    for bound in book.rules:
        if not bound.check.over_site:
            continue
        try:
            for match in bound.check.function(site, **bound.rule.parameters):
                yield bound, match
        except Exception as error:
            raise RuleError(bound.rule.id, "all drafts together", error) from error


def _unchanged(site: Site, reread: Reread) -> Reread:
    digests = {draft.path: draft.digest for draft in site.drafts}

    def read(path: str) -> SourceFile | None:
        source = reread(path)
        return source if source and digest(source.text) == digests[path] else None

    return read


def _places(site: Site, matches: Sequence[SiteMatch], read: Reread) -> Mapping[tuple[int, Span], Elsewhere]:
    """Line and column of every place elsewhere, each file read once."""
    wanted: dict[int, set[Span]] = {}
    for match in matches:
        for number, span in match.elsewhere:
            wanted.setdefault(number, set()).add(span)
    places: dict[tuple[int, Span], Elsewhere] = {}
    for number, spans in sorted(wanted.items()):
        path = site.drafts[number].path
        if source := read(path):
            places |= {(number, span): Elsewhere(path, source.location(span)) for span in spans}
    return places


def _with(
    draft: DraftReport,
    source: SourceFile,
    found: Sequence[tuple[BoundRule, SiteMatch]],
    book: Rulebook,
    places: Mapping[tuple[int, Span], Elsewhere],
) -> DraftReport:
    """The draft with its findings beside others, those that its directives silence marked."""
    document = parse(source)
    matches: list[tuple[BoundRule, Match]] = []
    elsewhere: dict[tuple[str, Location, str], tuple[Elsewhere, ...]] = {}
    for bound, match in found:
        others = tuple(places[place] for place in match.elsewhere if place in places)
        if not others:
            continue
        other = f"{others[0].path}:{others[0].location.line}"
        matches.append((bound, Match(None, match.span, {**match.fields, "other": other}, term=match.term)))
        elsewhere[bound.rule.id, source.location(match.span), match.term] = others
    plain = findings_of(document, matches, Quotations({}))
    judged = frozenset(bound.rule.id for bound, _ in found)
    silenced, _ = suppress(plain, document, judged, book.known)
    added = [
        replace(finding, elsewhere=elsewhere[finding.rule, finding.location, finding.term]) for finding in silenced
    ]
    findings: list[Finding] = sorted([*draft.findings, *added], key=lambda finding: (finding.span, finding.rule))
    return replace(draft, findings=tuple(findings), lines={**draft.lines, **shown_lines(source, added)})
