"""Drafts that say nearly the same in nearly the same words."""

from collections.abc import Iterator

from authlint.rule import SiteMatch, site_check
from authlint.site.drafts import MOST_ELSEWHERE, Site


@site_check("near-duplicate")
def near_duplicate(site: Site, *, percent: float) -> Iterator[SiteMatch]:
    """Yield each draft that shares at least ``percent`` of its runs of three words with an earlier one; less than `NEAR` is never found."""
    earlier: dict[int, list[tuple[float, int]]] = {}
    for one, other, share in site.pairs:
        if 100 * share >= percent:
            earlier.setdefault(other, []).append((-share, one))
    for number, found in sorted(earlier.items()):
        found.sort()
        places = tuple((one, site.drafts[one].head) for _, one in found[:MOST_ELSEWHERE])
        fields = {"percent": f"{-found[0][0]:.0%}", "count": str(len(found))}
        yield SiteMatch(number, site.drafts[number].head, places, fields)
