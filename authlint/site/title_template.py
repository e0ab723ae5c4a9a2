"""Titles made from one template with other nouns in it."""

from collections import Counter
from collections.abc import Iterator

from authlint.rule import SiteMatch, site_check
from authlint.site.drafts import Site
from authlint.site.groups import is_common, match_of

SLOT = "…"

LEAST_FIXED = 2
"""Words of a template that stay; one alone ("the …") is no template."""

LEAST_SHARE = 1 / 3
"""Of a title's words stay in its template; two words of twelve are what the posts are about, not how titles are made."""

SMALL = frozenset(
    "a about an and are as at be by can do for from how i in is it my of on or our that the this to was we what when where "
    "which who why will with you your".split()
)
"""Words that any two titles share; a template needs one more than those."""


@site_check("title-template")
def title_template(site: Site, *, posts: int) -> Iterator[SiteMatch]:
    """Yield each template that the titles of at least ``posts`` drafts follow, told from the words that many titles share.

    Which words a template keeps is not known beforehand, so it is tried with the words of at least ``posts`` titles, of
    twice as many, and so on; a title belongs to the template that keeps the most of it.
    """
    titles = {number: draft.title.words for number, draft in enumerate(site.drafts) if draft.title.words}
    seen = Counter(word for words in titles.values() for word in set(words))
    best: dict[int, tuple[int, tuple[str, ...]]] = {}
    groups: dict[tuple[str, ...], list[int]] = {}
    least = posts
    while least <= max(len(titles), posts):
        found: dict[tuple[str, ...], list[int]] = {}
        for number, words in titles.items():
            if _is_template(template := _template(words, seen, least), len(words)):
                found.setdefault(template, []).append(number)
        for template, numbers in found.items():
            if len({titles[number] for number in numbers}) >= posts:
                groups[template] = numbers
                for number in numbers:
                    best[number] = max(best.get(number, (0, ())), (sum(word != SLOT for word in template), template))
        least *= 2
    for template, numbers in groups.items():
        members = [number for number in numbers if best[number][1] == template]
        if is_common(site, members, posts):
            shown = " ".join(template)
            places = [(number, site.drafts[number].title.span()) for number in members]
            yield match_of(site, places, {"template": shown}, shown)


def _template(words: tuple[str, ...], seen: Counter[str], least: int) -> tuple[str, ...]:
    """The words that at least ``least`` titles share, with a slot for each stretch of others; numbers are slots."""
    kept: list[str] = []
    for word in words:
        entry = word if seen[word] >= least and not word.isdigit() else SLOT
        if entry != SLOT or kept[-1:] != [SLOT]:
            kept.append(entry)
    return tuple(kept)


def _is_template(template: tuple[str, ...], words: int) -> bool:
    fixed = [word for word in template if word != SLOT]
    enough = len(fixed) >= max(LEAST_FIXED, LEAST_SHARE * words)
    return SLOT in template and enough and any(word not in SMALL for word in fixed)
