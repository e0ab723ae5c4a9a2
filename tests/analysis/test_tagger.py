"""The fast tagger gives the tags that spaCy gives."""

from __future__ import annotations

from random import Random

import pytest

from authlint.analysis import Toolbox
from authlint.analysis.tagger import MOST_WORDS, Tagger, fits
from authlint.analysis.tagging import tagging_pipeline, tags_of
from authlint.analysis.tokens import shared_english

DRAFTS = (
    "On Tuesday I broke the blue mug that Anke had brought from Leeds. It didn't matter, she said.",
    "We can't tell whether 4,000 bags were weighed; the log (see below) was lost in May 2019.",
    "Twenty-three of us'll be there, won't we? “Perhaps”, Mr. Hoang wrote — and that was that…",
    "x",
    "Zxqv flibbered the grommets 🚲 and ran.",
)


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return Toolbox()


@pytest.fixture(scope="module")
def words() -> list[str]:
    return [token.text for draft in DRAFTS for token in shared_english().tokenizer(draft)]


def by_spacy(toolbox: Toolbox, text: str) -> tuple[str, ...]:
    (document,) = toolbox.once(tagging_pipeline).pipe([shared_english().tokenizer(text)])
    return tuple(token.tag_ for token in document)


def test_same_tags_as_spacy(toolbox: Toolbox, words: list[str]) -> None:
    random = Random(4)  # noqa: S311  # texts that can be made again
    texts = [*DRAFTS, *(" ".join(random.choices(words, k=random.randint(1, 60))) for _ in range(200))]
    tagger = Tagger(toolbox.once(tagging_pipeline))
    documents = [shared_english().tokenizer(text) for text in texts]
    together = tagger.tags([(document, 0, len(document)) for document in documents])
    expected = [by_spacy(toolbox, text) for text in texts]
    # The sums are made in another order, so a tag that hangs on the last bit may differ.
    differing = sum(
        one != other
        for row, wanted in zip(together, expected, strict=True)
        for one, other in zip(row, wanted, strict=True)
    )
    assert differing <= sum(map(len, expected)) / 2000
    assert together[: len(DRAFTS)] == expected[: len(DRAFTS)]


def test_a_stretch_has_the_tags_that_it_has_in_the_whole(toolbox: Toolbox) -> None:
    document = shared_english().tokenizer(" ".join(DRAFTS))
    whole = by_spacy(toolbox, " ".join(DRAFTS))
    stretches = [(start, start + length) for start in range(0, len(document) - 9, 4) for length in (1, 5, 9)]
    for start, end in stretches:
        assert tags_of(toolbox, [(document, start, end)]) == [whole[start:end]]
    following = [(document, start, start + 3) for start in range(0, len(document) - 3, 5)]
    assert tags_of(toolbox, following) == [whole[start:end] for _, start, end in following]


def test_words_are_forgotten_when_there_are_too_many(toolbox: Toolbox, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_WORDS > 1000
    monkeypatch.setattr("authlint.analysis.tagger.MOST_WORDS", 10)
    tagger = Tagger(toolbox.once(tagging_pipeline))
    for text in DRAFTS * 2:
        document = shared_english().tokenizer(text)
        assert tagger.tags([(document, 0, len(document))]) == [by_spacy(toolbox, text)]


def test_another_pipeline_is_not_taken_for_the_shipped_one(toolbox: Toolbox) -> None:
    assert fits(toolbox.once(tagging_pipeline))
    assert not fits(shared_english())
