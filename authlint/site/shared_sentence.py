"""Sentences that stand word for word in draft after draft."""

from collections.abc import Iterator

from authlint.rule import SiteMatch, site_check
from authlint.site.drafts import Site
from authlint.site.groups import is_common, match_of
from authlint.source import Span


@site_check("shared-sentence")
def shared_sentence(site: Site, *, posts: int) -> Iterator[SiteMatch]:
    """Yield each run of sentences that the same ``posts`` drafts or more share, once."""
    places: dict[int, dict[int, Span]] = {}
    for number, draft in enumerate(site.drafts):
        for key, start, end in draft.sentences:
            places.setdefault(key, {}).setdefault(number, Span(start, end))
    common = {key: found for key, found in places.items() if is_common(site, tuple(found), posts)}
    told: set[int] = set()
    for draft in reversed(site.drafts):
        keys = [key for key, _, _ in draft.sentences]
        for place, key in enumerate(keys):
            if key in told or key not in common:
                continue
            run = [key]
            while place + len(run) < len(keys) and _goes_on(common, run, keys[place + len(run)]):
                run.append(keys[place + len(run)])
            told.update(run)
            members = [
                (number, Span(common[run[0]][number].start, common[run[-1]][number].end)) for number in common[run[0]]
            ]
            yield match_of(site, members)


def _goes_on(common: dict[int, dict[int, Span]], run: list[int], key: int) -> bool:
    """Whether the sentence ``key`` stands in the same drafts as the run before it, behind it in each."""
    if key in run or key not in common or common[key].keys() != common[run[-1]].keys():
        return False
    return all(common[run[-1]][number].end <= common[key][number].start for number in common[key])
