"""Long runs: the words of documents that are done with are forgotten, so that memory does not grow with every new one.

spaCy keeps each word that it has ever met, with its lower case, shape, prefix and suffix, for as long as the process lives.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from authlint.analysis import Toolbox
from authlint.analysis.gaps import compile_figures
from authlint.analysis.phrases import phrase_matcher
from authlint.analysis.tagging import shipped_tagger
from authlint.analysis.tokens import english

LEARNT = 20_000
"""Strings that are kept for good, some 10 MB: the words that most documents share come early."""

LASTING = (english, shipped_tagger, phrase_matcher, compile_figures)
"""Tools that keep words of their own: they have to be there before words begin to pass."""


@contextmanager
def passing_words(toolbox: Toolbox) -> Iterator[None]:
    """Forget, at the end, the words that are new in here, once the vocabulary holds `LEARNT` strings.

    No document that was tokenised in here may be looked at afterwards, and no other thread may tokenise meanwhile: what their
    tokens point to is gone.
    """
    for tool in LASTING:
        toolbox.once(tool)
    pipeline = toolbox.once(english)
    if len(pipeline.vocab.strings) < LEARNT:
        yield
        return
    with pipeline.memory_zone():
        yield
