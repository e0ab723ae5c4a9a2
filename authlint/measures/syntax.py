"""What kinds of words a draft is made of, by the fine tags of the trained pipeline.

Rates are per 1,000 words of running prose. Tags are those of the Penn Treebank as the English Web Treebank uses them.
"""

from __future__ import annotations

from authlint.analysis.tagging import Tagged
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
def nouns(tagged: Tagged) -> Measurement:
    """Common nouns, singular and plural."""
    return _rate(tagged, frozenset({"NN", "NNS"}))


@measure("proper-nouns", unit="per 1,000 words")
def proper_nouns(tagged: Tagged) -> Measurement:
    """Proper nouns."""
    return _rate(tagged, frozenset({"NNP", "NNPS"}))


@measure("adjectives", unit="per 1,000 words")
def adjectives(tagged: Tagged) -> Measurement:
    """Adjectives, compared or not."""
    return _rate(tagged, frozenset({"JJ", "JJR", "JJS"}))


@measure("adverbs", unit="per 1,000 words")
def adverbs(tagged: Tagged) -> Measurement:
    """Adverbs, compared or not."""
    return _rate(tagged, frozenset({"RB", "RBR", "RBS"}))


@measure("past-tense", unit="per 1,000 words")
def past_tense(tagged: Tagged) -> Measurement:
    """Verbs in the past tense."""
    return _rate(tagged, frozenset({"VBD"}))


@measure("participles", unit="per 1,000 words")
def participles(tagged: Tagged) -> Measurement:
    """Verbs in -ing."""
    return _rate(tagged, frozenset({"VBG"}))


@measure("passives", unit="per 1,000 words")
def passives(tagged: Tagged) -> Measurement:
    """Past participles within three words after a form of "be": a passive, or close to one."""
    count = total = 0
    for block in tagged.blocks:
        since_be = PASSIVE_REACH
        for token in block.doc:
            if not (token.is_alpha or token.lower_ in CONTRACTED):
                continue
            total += 1
            since_be = 0 if token.lower_ in BE else since_be + 1
            count += token.tag_ == "VBN" and since_be < PASSIVE_REACH
    return _per_thousand(count, total)


@measure("first-person", unit="per 1,000 words")
def first_person(tagged: Tagged) -> Measurement:
    """Pronouns of the first person, singular and plural."""
    return _words(tagged, FIRST_PERSON)


@measure("second-person", unit="per 1,000 words")
def second_person(tagged: Tagged) -> Measurement:
    """Pronouns of the second person."""
    return _words(tagged, SECOND_PERSON)


@measure("contractions", unit="per 1,000 words")
def contractions(tagged: Tagged) -> Measurement:
    """Contractions; a possessive 's, told by its tag, is none."""
    count = total = 0
    for block in tagged.blocks:
        for token in block.doc:
            contracted = token.lower_ in CONTRACTED
            total += token.is_alpha or contracted
            count += contracted and token.tag_ != "POS"
    return _per_thousand(count, total)


def _rate(tagged: Tagged, tags: frozenset[str]) -> Measurement:
    count = total = 0
    for block in tagged.blocks:
        for token in block.doc:
            if token.is_alpha or token.lower_ in CONTRACTED:
                total += 1
                count += token.tag_ in tags
    return _per_thousand(count, total)


def _words(tagged: Tagged, words: frozenset[str]) -> Measurement:
    count = total = 0
    for block in tagged.blocks:
        for token in block.doc:
            lower = token.lower_
            total += token.is_alpha or lower in CONTRACTED
            count += lower in words
    return _per_thousand(count, total)


def _per_thousand(count: int, total: int) -> Measurement:
    if total < LEAST_WORDS:
        return Measurement(None, total, abstained=TOO_SHORT)
    return Measurement(count * 1000 / total, total)
