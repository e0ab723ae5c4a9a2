"""Sentences of one length after another."""

from collections.abc import Iterator

from authlint.analysis.prose_sentences import ProseSentences, longest_run
from authlint.profile import Measurements
from authlint.rule import Match, check
from authlint.source import Span


@check("uniform-sentences")
def uniform_sentences(
    measurements: Measurements, sentences: ProseSentences, *, beyond: float, run: int
) -> Iterator[Match]:
    """Yield the longest run of sentences of like length, if lengths vary less than in all but ``beyond`` percent of
    posts and at least ``run`` sentences in a row are alike."""
    placed = measurements["sentence-variation"]
    if not placed.is_beyond("low", beyond):
        return
    alike = longest_run(sentences.lengths)
    if len(alike) < run:
        return
    first, *rest = (sentences.sentences[place] for place in alike)
    lengths = sentences.lengths[alike.start : alike.stop]
    told = {
        "first": str(alike.start + 1),
        "last": str(alike.stop),
        "shortest": str(min(lengths)),
        "longest": str(max(lengths)),
    }
    block = first.tokens.block
    end = max(sentence.span.end for sentence in [first, *rest] if sentence.tokens.block is block)
    related = tuple(sentence.place for sentence in rest)
    yield Match(
        block, Span(first.span.start, end), {**placed.fields("low"), **told}, related, weight=placed.weight("low")
    )
