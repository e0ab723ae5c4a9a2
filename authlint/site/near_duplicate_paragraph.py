"""Paragraphs that stand nearly word for word in another draft."""

from collections.abc import Iterator

from authlint.rule import SiteMatch, site_check
from authlint.site.drafts import Site, families
from authlint.site.gathering import PART
from authlint.site.groups import match_of
from authlint.site.sketches import alike, read


@site_check("near-duplicate-paragraph")
def near_duplicate_paragraph(site: Site, *, percent: float, words: int) -> Iterator[SiteMatch]:
    """Yield each paragraph of at least ``words`` words that shares ``percent`` of its runs of three words with one of
    another draft, once for all its copies; not where the drafts as a whole are copies."""
    passages = [
        (number, passage)
        for number, draft in enumerate(site.drafts)
        for passage in draft.paragraphs
        if passage.words >= words
    ]
    pairs = [
        (one, other, share)
        for one, other, share in alike([read(passage.sketch) for _, passage in passages], PART, percent / 100)
        if site.families[passages[one][0]] != site.families[passages[other][0]]
    ]
    most: dict[int, float] = {}
    for one, other, share in pairs:
        most[one], most[other] = max(share, most.get(one, 0)), max(share, most.get(other, 0))
    groups: dict[int, list[int]] = {}
    for place, family in enumerate(families(len(passages), pairs)):
        if place in most:
            groups.setdefault(family, []).append(place)
    for places in groups.values():
        last = passages[places[-1]][1]
        fields = {"percent": f"{most[places[-1]]:.0%}", "words": str(last.words)}
        yield match_of(site, [(passages[place][0], passages[place][1].span) for place in places], fields)
