"""Syntax rates on sentences tagged by hand; the tagger may err a little."""

from __future__ import annotations

import pytest
from drafts import analysis_of, take

from authlint.analysis.tagging import Tagged, tags_in
from authlint.measures.syntax import passives

TAGGED = (
    "The/DT old/JJ ferry/NN left/VBD the/DT harbour/NN at/IN noon/NN ./.",
    "My/PRP$ uncle/NN quickly/RB tied/VBD the/DT wet/JJ ropes/NNS ./.",
    "We/PRP were/VBD met/VBN by/IN three/CD children/NNS ./.",
    "The/DT bread/NN was/VBD slowly/RB eaten/VBN by/IN gulls/NNS ./.",
    "London/NNP is/VBZ a/DT bigger/JJR city/NN than/IN Paris/NNP ./.",
    "She/PRP has/VBZ never/RB visited/VBN my/PRP$ sister/NN ./.",
    "You/PRP can/MD see/VB the/DT small/JJ island/NN from/IN your/PRP$ window/NN ./.",
    "They/PRP are/VBP singing/VBG loudly/RB in/IN the/DT narrow/JJ street/NN ./.",
    "I/PRP do/VBP n't/RB know/VB who/WP wrote/VBD the/DT letter/NN ./.",
    "Our/PRP$ captain/NN 's/POS dog/NN barked/VBD at/IN us/PRP ./.",
    "The/DT windows/NNS were/VBD broken/VBN by/IN the/DT storm/NN ./.",
    "He/PRP always/RB drinks/VBZ strong/JJ tea/NN with/IN cold/JJ milk/NN ./.",
    "Maria/NNP sold/VBD her/PRP$ boat/NN to/IN a/DT rich/JJ farmer/NN ./.",
    "We/PRP 're/VBP waiting/VBG for/IN the/DT last/JJ train/NN ./.",
    "Nobody/NN told/VBD me/PRP about/IN the/DT price/NN ./.",
    "You/PRP 'll/MD find/VB the/DT key/NN under/IN the/DT stone/NN ./.",
)
PAIRS = [tuple(pair.rsplit("/", 1)) for sentence in TAGGED for pair in sentence.split()]
COUNTED = [(word, tag) for word, tag in PAIRS if word.isalpha() or word in {"n't", "'s", "'re", "'ll"}]
TAGS = {
    "nouns": {"NN", "NNS"},
    "proper-nouns": {"NNP", "NNPS"},
    "adjectives": {"JJ", "JJR", "JJS"},
    "adverbs": {"RB", "RBR", "RBS"},
    "past-tense": {"VBD"},
    "participles": {"VBG"},
}
BY_WORD = {"first-person": 8, "second-person": 3, "contractions": 3}
"""Counted by hand: My We my I Our us We me, and the captain's dog is no contraction."""

PASSIVES = 3
TOLERANCE = 2
"""Words that the tagger may take for something else."""


def plain() -> str:
    """The sentences as they are written."""
    text = " ".join(word for word, _ in PAIRS)
    for before, after in ((" .", "."), (" n't", "n't"), (" 's", "'s"), (" 're", "'re"), (" 'll", "'ll")):
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize("name", TAGS)
def test_rates_by_tag(name: str) -> None:
    """As many as were counted by hand, give or take `TOLERANCE`."""
    measured = take(name, plain())
    assert measured.value is not None
    assert measured.support == len(COUNTED)
    found = measured.value * measured.support / 1000
    assert found == pytest.approx(sum(tag in TAGS[name] for _, tag in COUNTED), abs=TOLERANCE)


@pytest.mark.parametrize("name", BY_WORD)
def test_rates_by_word(name: str) -> None:
    """These need no tags, or hardly any: exact."""
    expected = sum(word.lower() in {"i", "me", "my", "we", "us", "our"} for word, _ in COUNTED)
    assert name != "first-person" or expected == BY_WORD[name]
    measured = take(name, plain())
    assert measured.value == pytest.approx(BY_WORD[name] * 1000 / len(COUNTED))


def test_passives() -> None:
    """Met by, eaten by, broken by; "has never visited" is none."""
    measured = take("passives", plain())
    assert measured.value is not None
    assert measured.value * len(COUNTED) / 1000 == pytest.approx(PASSIVES, abs=1)


def test_most_words_are_tagged_as_by_hand() -> None:
    """At least 95 in 100."""
    tagged = [
        tag
        for block in analysis_of(plain()).view(Tagged).blocks
        for token, tag in zip(block.doc, tags_in(block.doc), strict=True)
        if not token.is_space
    ]
    assert len(tagged) == len(PAIRS)
    right = sum(tag == expected for tag, (_, expected) in zip(tagged, PAIRS, strict=True))
    assert right / len(PAIRS) >= 0.95


@pytest.mark.parametrize("name", [*TAGS, *BY_WORD, passives.name])
def test_too_short(name: str) -> None:
    short = take(name, "The old ferry left. " * 24)
    assert (short.value, short.support, short.abstained) == (None, 96, "fewer than 100 words of running prose")
    assert take(name, "The old ferry left. " * 25).value is not None
