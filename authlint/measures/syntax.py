"""What kinds of words a draft is made of, by the fine tags of the trained pipeline.

Rates are per 1,000 words of running prose. Tags are those of the Penn Treebank as the English Web Treebank uses them.
"""

from __future__ import annotations

from authlint.analysis.tagged_prose import TaggedProse
from authlint.analysis.words import CONTRACTED
from authlint.rule import Measurement, measure

LEAST_WORDS = 100
PASSIVE_REACH = 3
"""Words after a form of "be" within which a past participle counts as its passive."""

TOO_SHORT = f"fewer than {LEAST_WORDS} words of running prose"
FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
SECOND_PERSON = frozenset("you your yours yourself yourselves".split())
BE = frozenset("be am is are was were been being 's 're 'm".split())


@measure("nouns", unit="per 1,000 words")
def nouns(prose: TaggedProse) -> Measurement:
    """Common nouns, singular and plural."""
    return _rate(prose, frozenset({"NN", "NNS"}))


@measure("proper-nouns", unit="per 1,000 words")
def proper_nouns(prose: TaggedProse) -> Measurement:
    """Proper nouns."""
    return _rate(prose, frozenset({"NNP", "NNPS"}))


@measure("adjectives", unit="per 1,000 words")
def adjectives(prose: TaggedProse) -> Measurement:
    """Adjectives, compared or not."""
    return _rate(prose, frozenset({"JJ", "JJR", "JJS"}))


@measure("adverbs", unit="per 1,000 words")
def adverbs(prose: TaggedProse) -> Measurement:
    """Adverbs, compared or not."""
    return _rate(prose, frozenset({"RB", "RBR", "RBS"}))


@measure("past-tense", unit="per 1,000 words")
def past_tense(prose: TaggedProse) -> Measurement:
    """Verbs in the past tense."""
    return _rate(prose, frozenset({"VBD"}))


@measure("participles", unit="per 1,000 words")
def participles(prose: TaggedProse) -> Measurement:
    """Verbs in -ing."""
    return _rate(prose, frozenset({"VBG"}))


@measure("passives", unit="per 1,000 words")
def passives(prose: TaggedProse) -> Measurement:
    """Past participles within three words after a form of "be": a passive, or close to one."""
    count = 0
    for block in prose.blocks:
        since_be = PASSIVE_REACH
        for word, tag, counts in zip(block.lower, block.tags, block.words, strict=True):
            if counts:
                since_be = 0 if word in BE else since_be + 1
                count += tag == "VBN" and since_be < PASSIVE_REACH
    return _per_thousand(count, len(prose.words))


@measure("first-person", unit="per 1,000 words")
def first_person(prose: TaggedProse) -> Measurement:
    """Pronouns of the first person, singular and plural."""
    return _words(prose, FIRST_PERSON)


@measure("second-person", unit="per 1,000 words")
def second_person(prose: TaggedProse) -> Measurement:
    """Pronouns of the second person."""
    return _words(prose, SECOND_PERSON)


@measure("contractions", unit="per 1,000 words")
def contractions(prose: TaggedProse) -> Measurement:
    """Contractions; a possessive 's, told by its tag, is none."""
    count = sum(word in CONTRACTED and tag != "POS" for word, tag in prose.words)
    return _per_thousand(count, len(prose.words))


def _rate(prose: TaggedProse, tags: frozenset[str]) -> Measurement:
    return _per_thousand(sum(prose.by_tag[tag] for tag in tags), len(prose.words))


def _words(prose: TaggedProse, words: frozenset[str]) -> Measurement:
    return _per_thousand(sum(prose.by_word[word] for word in words), len(prose.words))


def _per_thousand(count: int, total: int) -> Measurement:
    if total < LEAST_WORDS:
        return Measurement(None, total, abstained=TOO_SHORT)
    return Measurement(count * 1000 / total, total)
