"""Prose that asks for many years of school."""

from collections.abc import Iterator

from authlint.analysis.prose_sentences import ProseSentences
from authlint.analysis.reading import Reading
from authlint.profile import Measurements
from authlint.rule import Match, check


@check("hard-to-read")
def hard_to_read(
    measurements: Measurements, reading: Reading, sentences: ProseSentences, *, beyond: float, grade: float
) -> Iterator[Match]:
    """Yield the longest sentence, if the draft's grade is above ``grade`` and above all but ``beyond`` percent of posts.

    Letters and sentence lengths are looked at first: only where they reach ``grade`` are syllables counted.
    """
    if reading.letters_and_length < grade:
        return
    placed = measurements["flesch-kincaid-grade"]
    if not placed.is_beyond("high", beyond) or (placed.measurement.value or 0.0) < grade:
        return
    longest = max(sentences.sentences, key=lambda sentence: sentence.words)
    told = {**placed.fields("high"), "words": str(longest.words)}
    yield Match(*longest.place, told, weight=placed.weight("high"))
