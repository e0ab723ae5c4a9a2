"""Words that pass: the vocabulary stops growing, and whatever outlives a document keeps its words."""

from __future__ import annotations

import pyarrow as pa
import pytest

from authlint.analysis import Analysis, Toolbox, passing_words
from authlint.analysis.gaps import GapHits
from authlint.analysis.notation import Patterns, Phrases
from authlint.analysis.phrases import PhraseHits
from authlint.analysis.tokens import shared_english
from authlint.corpus.scoring import rules_of, score_batch
from authlint.corpus.settings import Settings
from authlint.formats import parse
from authlint.source import SourceFile

TOOLBOX = rules_of(Settings()).toolbox


def batch(first: int) -> pa.RecordBatch:
    """Documents with words that no other batch has."""
    sentence = "We moved the {0}kin workshop to {0}ton in March because the roof leaked over {0}by’s lathe. "
    return pa.RecordBatch.from_pydict(
        {"text": [sentence.format(f"Qu{place}x") * 8 for place in range(first, first + 5)]}
    )


def strings() -> int:
    return len(shared_english().vocab.strings)


@pytest.fixture
def all_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing_words, "LEARNT", 0)


@pytest.mark.usefixtures("all_pass")
def test_the_vocabulary_does_not_grow() -> None:
    """And the scores are those of a vocabulary that does."""
    scores = []
    for first in (0, 100, 0, 100):
        with passing_words.passing_words(TOOLBOX):
            before = strings()
            scores.append(score_batch(batch(first)))
            assert strings() > before
        assert strings() <= before
    assert scores[:2] == scores[2:]
    before = strings()
    assert [score_batch(batch(first)) for first in (0, 100)] == scores[:2]
    assert strings() > before
    assert scores[0].column("skipped").null_count == 5


def test_the_first_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are those that most documents share, and to meet them again costs less."""
    monkeypatch.setattr(passing_words, "LEARNT", strings() + 1)
    grown = []
    for first in (500, 600):
        before = strings()
        with passing_words.passing_words(TOOLBOX):
            score_batch(batch(first))
        grown.append(strings() > before)
    assert grown == [True, False]


@pytest.mark.usefixtures("all_pass")
def test_the_words_of_cards_stay() -> None:
    """A toolbox that is used for the first time among passing words finds the same among the next."""
    phrase, pattern = "vorpal quandaries abound", "not just {1,8} but also mimsy"
    toolbox = Toolbox([{"phrases": Phrases.from_card([phrase])}, {"patterns": Patterns.from_card([pattern])}])
    for _ in range(3):
        with passing_words.passing_words(toolbox):
            text = "Here vorpal quandaries abound. They are not just old but also mimsy."
            analysis = Analysis(parse(SourceFile("draft.txt", text)), toolbox)
            assert [(term, len(hits)) for term, hits in analysis.view(PhraseHits).by_term.items()] == [(phrase, 1)]
            assert [(term, len(hits)) for term, hits in analysis.view(GapHits).by_term.items()] == [(pattern, 1)]
