"""Drafts with the same headings in the same order."""

from collections.abc import Iterator

from authlint.facts import DraftFacts
from authlint.rule import SiteMatch, site_check
from authlint.site.drafts import Site
from authlint.site.groups import is_common, match_of
from authlint.source import Span

SLOT = "…"

SMALL = frozenset("a an and at by for from how in is of on or the to what when where which who why with your".split())
"""Words of a title that stand for no subject of their own."""


@site_check("same-outline")
def same_outline(site: Site, *, headings: int, posts: int) -> Iterator[SiteMatch]:
    """Yield each outline of at least ``headings`` headings that ``posts`` drafts share, the words of their titles aside."""
    groups: dict[tuple[tuple[int, str], ...], list[int]] = {}
    for number, draft in enumerate(site.drafts):
        if len(outline := _outline(draft)) >= headings:
            groups.setdefault(outline, []).append(number)
    for outline, numbers in groups.items():
        if is_common(site, numbers, posts):
            members = [(number, _first(site.drafts[number])) for number in numbers]
            shown = " · ".join(words for _, words in outline)
            yield match_of(site, members, {"outline": shown, "headings": str(len(outline))}, shown)


def _outline(draft: DraftFacts) -> tuple[tuple[int, str], ...]:
    """Level and words of each heading; numbers, and words that the title brought, are slots. The title itself is left out."""
    subject = frozenset(draft.title.words) - SMALL
    return tuple(
        (heading.level, " ".join(SLOT if word in subject or word.isdigit() else word for word in heading.words))
        for heading in draft.headings
        if heading.words and heading.words != draft.title.words
    )


def _first(draft: DraftFacts) -> Span:
    return next(heading.span for heading in draft.headings if heading.words and heading.words != draft.title.words)
