"""A section that tells nothing first-hand in a draft that elsewhere does."""

from collections import Counter
from collections.abc import Iterator

from authlint.analysis.details import Details
from authlint.analysis.sections import Section, Sections
from authlint.language.function_words import FUNCTION_WORDS
from authlint.language.tables import RAREST, zipf_frequencies
from authlint.rule import Match, check

LEAST_LETTERS = 4
SUBJECTS = 2


@check("generic-section")
def generic_section(details: Details, sections: Sections, *, words: int, rich: float) -> Iterator[Match]:
    """Yield the first block of each section of ``words`` words and more that holds no detail at all, in drafts that have
    ``rich`` points and more: where the writer was there, and this section does not show it."""
    if details.points < rich:
        return
    told = {id(detail.tokens) for detail in details.found}
    for section in sections.sections:
        if section.words >= words and not any(id(block) in told for block in section.blocks):
            subjects = main_words(section)
            if len(subjects) == SUBJECTS:
                first, *rest = section.blocks
                related = tuple((block.block, block.span(0, len(block.doc))) for block in rest)
                shown = {"first": subjects[0], "second": subjects[1], "words": str(section.words)}
                yield Match(first.block, first.span(0, len(first.doc)), shown, related)


def main_words(section: Section) -> list[str]:
    """The two words that the section is most about: frequent here and rare elsewhere; fewer where it repeats none."""
    frequencies = zipf_frequencies()
    counts = Counter(
        token.lower_
        for block in section.blocks
        for token in block.doc
        if token.is_alpha and len(token) >= LEAST_LETTERS
    )
    small = FUNCTION_WORDS["English"]
    weighed = {word: count * (8 - frequencies.get(word, RAREST)) for word, count in counts.items() if word not in small}
    return sorted(weighed, key=lambda word: (-weighed[word], word))[:SUBJECTS]
