"""Drafts that open, or close, with the same words."""

from collections.abc import Iterator
from typing import Literal

from authlint.rule import SiteMatch, site_check
from authlint.site.drafts import Site
from authlint.site.groups import is_common, match_of


@site_check("same-opening")
def same_opening(
    site: Site, *, where: Literal["opening", "closing"], words: int, posts: int, percent: float
) -> Iterator[SiteMatch]:
    """Yield each formula of ``words`` words or more with which the first, or the last, paragraph of ``posts`` drafts and
    ``percent`` of all begins; a shorter paragraph is a formula as a whole."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, draft in enumerate(site.drafts):
        phrase = draft.opening if where == "opening" else draft.closing
        if len(phrase.words) > 1:
            groups.setdefault(phrase.words[:words], []).append(number)
    for numbers in groups.values():
        if not is_common(site, numbers, posts, percent):
            continue
        phrases = [
            site.drafts[number].opening if where == "opening" else site.drafts[number].closing for number in numbers
        ]
        shared = 0
        for column in zip(*(phrase.words for phrase in phrases), strict=False):
            if len(set(column)) > 1:
                break
            shared += 1
        formula = " ".join(phrases[-1].words[:shared])
        members = [(number, phrase.span(shared)) for number, phrase in zip(numbers, phrases, strict=True)]
        yield match_of(site, members, {"formula": formula}, formula)
