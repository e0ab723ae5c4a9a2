"""Drafts that share one thing: what is found once for all of them, at the latest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from authlint.rule import SiteMatch
from authlint.site.drafts import MOST_ELSEWHERE, Site
from authlint.source import Span


def match_of(
    site: Site, members: Sequence[tuple[int, Span]], fields: Mapping[str, str] | None = None, term: str = ""
) -> SiteMatch:
    """One finding for the whole group: at the latest draft, which its writer may still have in hand, with the one before it
    as the first place elsewhere."""
    *before, last = sorted(members)
    told = {"count": str(len({number for number, _ in members})), "drafts": str(len(site.drafts)), **(fields or {})}
    return SiteMatch(last[0], last[1], tuple(reversed(before))[:MOST_ELSEWHERE], told, term)


def is_common(site: Site, numbers: Sequence[int], posts: int, percent: float = 0.0) -> bool:
    """Whether at least ``posts`` drafts, and ``percent`` of all, are among ``numbers``; copies of each other count once."""
    return len(set(numbers)) >= posts and site.distinct(numbers) >= max(posts, percent / 100 * len(site.drafts))
