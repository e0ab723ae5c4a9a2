"""How paragraphs vary in length."""

from __future__ import annotations

from statistics import fmean, pstdev

from authlint.analysis.prose_sentences import ProseSentences
from authlint.analysis.words import RunningProse, Words
from authlint.rule import Measurement, measure

LEAST_PARAGRAPHS = 6
TOO_FEW = f"fewer than {LEAST_PARAGRAPHS} paragraphs of running prose"


@measure("paragraph-length", unit="words")
def paragraph_length(prose: RunningProse, words: Words) -> Measurement:
    """The mean number of words in a paragraph."""
    lengths = paragraph_lengths(prose, words)
    if len(lengths) < LEAST_PARAGRAPHS:
        return Measurement(None, len(lengths), abstained=TOO_FEW)
    return Measurement(fmean(lengths), len(lengths))


@measure("paragraph-variation", unit="ratio")
def paragraph_variation(prose: RunningProse, words: Words) -> Measurement:
    """The coefficient of variation of paragraph lengths in words: standard deviation over mean, 0 and upwards."""
    lengths = paragraph_lengths(prose, words)
    if len(lengths) < LEAST_PARAGRAPHS:
        return Measurement(None, len(lengths), abstained=TOO_FEW)
    return Measurement(pstdev(lengths) / fmean(lengths), len(lengths))


@measure("one-sentence-paragraphs", unit="share")
def one_sentence_paragraphs(prose: RunningProse, sentences: ProseSentences) -> Measurement:
    """The share of paragraphs that are a single sentence, 0 to 1."""
    counts: dict[int, int] = {}
    for sentence in sentences.sentences:
        if prose.blocks[sentence.paragraph].block.kind == "paragraph":
            counts[sentence.paragraph] = counts.get(sentence.paragraph, 0) + 1
    if len(counts) < LEAST_PARAGRAPHS:
        return Measurement(None, len(counts), abstained=TOO_FEW)
    return Measurement(fmean(count == 1 for count in counts.values()), len(counts))


def paragraph_lengths(prose: RunningProse, words: Words) -> tuple[int, ...]:
    """Words in each paragraph that holds any."""
    counted = zip(prose.blocks, words.by_block, strict=True)
    return tuple(len(numbers) for block, (numbers, _) in counted if numbers and block.block.kind == "paragraph")
