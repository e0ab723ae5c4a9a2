"""The kinds of concrete detail, each found in one sentence by its words and tags.

Every finder gets a `Sentence` and yields ranges of places. None of them asks whether the sentence is first-hand:
`authlint.analysis.details` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from authlint.analysis.detail_kinds.artefacts import artefacts
from authlint.analysis.detail_kinds.names import names
from authlint.analysis.detail_kinds.quantities import quantities
from authlint.analysis.detail_kinds.senses import perceptions, things
from authlint.analysis.detail_kinds.sentence import Range, Sentence
from authlint.analysis.detail_kinds.speech import speech
from authlint.analysis.detail_kinds.times import times
from authlint.analysis.detail_kinds.turns import turns


def proper_names(sentence: Sentence) -> Iterator[Range]:
    """Names of people, places, makes and works."""
    return names(sentence.written, sentence.tags)


def senses(sentence: Sentence) -> Iterator[Range]:
    """Words for what was smelled, tasted, touched or heard."""
    for place in perceptions(sentence):
        yield place, place + 1


def objects(sentence: Sentence) -> Iterator[Range]:
    """Nouns for what can be seen and touched."""
    return ((place, place + 1) for place in things(sentence.lower, sentence.tags))


KINDS: Mapping[str, Callable[[Sentence], Iterator[Range]]] = {
    "time": times,
    "quantity": quantities,
    "name": proper_names,
    "sense": senses,
    "thing": objects,
    "turn": turns,
    "speech": speech,
    "artefact": artefacts,
}
"""The finders by the name of their kind."""

__all__ = ["KINDS", "Sentence"]
