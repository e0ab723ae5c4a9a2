"""What a sentence tells of its writer's doings, by words and tags: first person and past tense, never "I" alone."""

from __future__ import annotations

from collections.abc import Sequence

from authlint.analysis.inflection import can_be_past
from authlint.language.telling import (
    CLAIMED,
    CONDITIONS,
    DEED_ONLY_WITH,
    FINDING,
    MEANING,
    OF_ITSELF,
    OF_THE_TEXT,
    OPINIONS,
    POSSESSIVES,
    SPEAKER,
    STATES,
)

ACTION = 1.0
NEGATED = 0.8
PAST = 0.8
"""Past perfect and past progressive: had gone, was writing."""
GOING_ON = 0.6
PERFECT = 0.6
CLAIM = 0.15
"""Have experienced, have seen: what anybody can say of himself."""
BEING = 0.4
STATE = 0.3
HABIT = 0.35
HAVING = 0.25
SHARED_HABIT = 0.05
"""What "we" do in the present is mostly a tutorial's."""
SHARED_PERFECT = 0.5
"""What "we" have done may be a lesson's: "we have assigned a value"."""
UNSAID = 0.7
"""A sentence that begins with its verb, as in a diary: "Spent the day …"."""
POSSESSED = 0.25
"""A sentence in which only "my", "mine" or "me" speaks of the writer."""
TOGETHER = 0.8
"""What "we" did is told by one for many, and tutorials say "we" for the reader."""
ASIDE = 0.5
"""A deed in a clause that only says which thing is meant."""
ADDRESSED = 0.5
"""A sentence that speaks to "you" as well."""
ASKED = 0.3

LEAST_DEED = 0.45
"""Below this a verb tells a habit or a state."""
NEAR = 5
"""Tokens between the writer and the verb, at most."""
SHORTEST = 4
"""Tokens of a sentence without a subject: shorter ones are headings and labels."""
LATEST_OPENING = 2
"""Where the verb of such a sentence stands at the latest, counted from 0: two adverbs may stand before it."""

AUXILIARIES = frozenset({"had", "'d", "have", "'ve", "did", "do", "am", "'m", "was", "were", "are", "'re"})
BE = frozenset({"am", "'m", "was", "were", "are", "'re"})
"""Before a participle they tell what was done to the writer, or how the writer felt."""
PAST_AUXILIARIES = frozenset({"had", "'d", "did", "was", "were"})
PASSED_OVER = frozenset({"RB", "CC", "-RRB-", "RP", ","})
"""Tags of what may stand between the writer and the verb."""
MODALS = frozenset({"can", "could", "will", "would", "'ll", "may", "might", "must", "should", "shall", "ca", "wo"})
SHARED_PRESENT = frozenset({"are", "'re", "do", "am", "'m"})
"""Auxiliaries after which "we" tell of what goes on."""
WHENEVER = frozenset({"when", "whenever", "while", "if"})
"""Before "I am working" they tell a habit."""
KEPT = frozenset({"kept", "started", "began"})
INVERTED = frozenset({"had", "were"})
"""Before their subject they make a condition: "had we known"."""
NEGATIONS = frozenset({"not", "n't", "never"})
YOU = frozenset({"you", "your"})

Deed = tuple[float, int]
"""How firmly a verb tells a deed, 0 to 1, and its place."""


def ground(words: Sequence[str], tags: Sequence[str]) -> tuple[float, tuple[int, ...]]:
    """How firmly a sentence, given as lower-case words and their tags, tells what its writer did, and by which verbs.

    An empty word is somebody else's: it stands in quotation marks.
    """
    deeds = [
        _weighed(words, tags, place)
        for place, word in enumerate(words)
        if word in SPEAKER and tags[place] == "PRP"
    ]  # fmt: skip
    best = max((strength for strength, _ in deeds), default=0.0)
    verbs = {verb for strength, verb in deeds if strength >= LEAST_DEED}
    if not best and "?" not in words and _begins_with_its_verb(words, tags):
        best, verbs = UNSAID, {tags.index("VBD")}
    if verbs:
        first = min(verbs)
        verbs |= {
            place for place in range(first, len(words)) if tags[place] == "VBD" and not _shows_nothing(words, place)
        }
    if not POSSESSIVES.isdisjoint(words):
        best = max(best, POSSESSED)
    if not YOU.isdisjoint(words):
        best *= ADDRESSED
    if "?" in words:
        best *= ASKED
    return best, tuple(sorted(verbs))


def may_be_grounded(words: Sequence[str]) -> bool:
    """Whether `ground` could find any for these words, whatever their tags: most sentences with a “we” explain or propose."""
    if not POSSESSIVES.isdisjoint(words):
        return True
    if len(words) >= SHORTEST and any(can_be_past(word) for word in words[: LATEST_OPENING + 1]):
        return True
    return any(_may_do(words, place) for place, word in enumerate(words) if word in SPEAKER)


def _may_do(words: Sequence[str], subject: int) -> bool:
    following = words[subject + 1] if subject + 1 < len(words) else ""
    if following in MODALS or (subject and words[subject - 1] in CONDITIONS):
        return False
    near = words[subject + 1 : subject + 1 + 2 * NEAR]
    if words[subject] == "we":
        return any(can_be_past(word) or word.endswith("ing") for word in near) and following not in SHARED_PRESENT
    return following not in OPINIONS or "to" in near[1:2]


def _weighed(words: Sequence[str], tags: Sequence[str], subject: int) -> Deed:
    """The deed of the writer at ``subject``, by who tells it and how its clause hangs in the sentence."""
    strength, verb = _deed(words, tags, subject)
    if words[subject] == "we":
        strength *= TOGETHER
    if subject and words[subject - 1] in CONDITIONS | INVERTED:
        return 0.0, verb
    if subject and (words[subject - 1] == "that" or tags[subject - 1] in {"NN", "NNS"}):
        strength *= ASIDE
    return strength, verb


def _deed(words: Sequence[str], tags: Sequence[str], subject: int) -> Deed:
    near = range(subject + 1, min(subject + 1 + NEAR, len(words)))
    place = next((place for place in near if tags[place] not in PASSED_OVER), None)
    if place is None or tags[place] == "MD":
        return 0.0, subject
    shared = words[subject] == "we"
    if words[place] in AUXILIARIES:
        return _compound(words, tags, place, shared=shared)
    return _simple(words, tags, place, shared=shared), place


def _simple(words: Sequence[str], tags: Sequence[str], place: int, *, shared: bool) -> float:
    """How firmly the verb at ``place``, without an auxiliary, tells a deed."""
    word, tag = words[place], tags[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if tag == "VBD":
        return _past(words, tags, place) if can_be_past(word) else HABIT
    if tag in {"VBP", "VB"}:
        wish = word in {"like", "love", "try", "prefer"} and following == "to"
        if word in OPINIONS and not wish:
            return 0.0
        return SHARED_HABIT if shared else HABIT
    if tag in {"VBN", "VBG"}:
        return 0.0 if word in CLAIMED | STATES else PERFECT
    return 0.0


def _past(words: Sequence[str], tags: Sequence[str], place: int) -> float:
    """The same for a past form: "found a bug" tells a deed, "found it peaceful" and "used to" do not."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if word in FINDING and (following in {"a", "an", "no"} or "CD" in tags[place + 1 : place + 2]):
        return ACTION
    if DEED_ONLY_WITH.get(word, following) != following or (word in KEPT and following in MEANING):
        return STATE
    return STATE if word in STATES or (word, following) in OF_THE_TEXT | {("used", "to")} else ACTION


def _compound(words: Sequence[str], tags: Sequence[str], auxiliary: int, *, shared: bool) -> Deed:
    """The same for a verb of several words: had gone, did not work, was writing, have a dog, had to stop."""
    helper = words[auxiliary]
    past = helper in PAST_AUXILIARIES
    near = range(auxiliary + 1, min(auxiliary + 1 + NEAR, len(words)))
    place = next((place for place in near if tags[place] != "RB"), auxiliary)
    word, tag = words[place], tags[place]
    strength, verb = (BEING, auxiliary) if past else (SHARED_HABIT, auxiliary)
    if helper == "did" and not tag.startswith("VB"):
        strength = ACTION
    elif helper in {"did", "do"}:
        strength, verb = (NEGATED if past and word not in OPINIONS else 0.0), place
    elif helper == "had" and word == "to":
        strength, verb = ACTION, min(place + 1, len(words) - 1)
    elif word == "been" and "VBG" in tags[place + 1 : place + 3]:
        gerund = place + 1 + tags[place + 1 : place + 3].index("VBG")
        strength, verb = _going_on(words, tags, auxiliary, gerund, shared=shared), gerund
    elif tag == "VBG":
        strength, verb = _going_on(words, tags, auxiliary, place, shared=shared), place
    elif tag in {"VBN", "VBD"}:
        strength, verb = _done(words, auxiliary, place, shared=shared)
    elif not past and helper in {"have", "'ve"} and not shared:
        strength = HAVING
    return strength, verb


def _going_on(words: Sequence[str], tags: Sequence[str], auxiliary: int, place: int, *, shared: bool) -> float:
    """The same for "was writing" and "have been writing"; what somebody means, plans or does not do is no deed."""
    past = words[auxiliary] in PAST_AUXILIARIES
    if past:
        return PAST if tags[place] == "VBG" else GOING_ON
    if auxiliary > 1 and words[auxiliary] in BE and words[auxiliary - 2] in WHENEVER:
        return 0.0
    planned = tuple(words[place : place + 2]) == ("going", "to")
    of_the_text = "this" in words[place + 1 : place + 3] and not OF_ITSELF.isdisjoint(words[place + 1 : place + 4])
    if planned or of_the_text or words[place] in MEANING or not NEGATIONS.isdisjoint(words[auxiliary + 1 : place]):
        return 0.0
    return SHARED_HABIT if shared else GOING_ON


def _done(words: Sequence[str], auxiliary: int, place: int, *, shared: bool) -> Deed:
    """The same for "had gone", "have made", "was asked"; what was done to the writer, or was not done, is no deed."""
    helper, word = words[auxiliary], words[place]
    past = helper in PAST_AUXILIARIES
    if helper in BE:
        return (BEING if past else STATE), auxiliary
    if not past and (word == "got" or not NEGATIONS.isdisjoint(words[auxiliary + 1 : place])):
        return (SHARED_HABIT if shared else HAVING), auxiliary
    return (CLAIM if word in CLAIMED | STATES else PAST if past else SHARED_PERFECT if shared else PERFECT), place


def _shows_nothing(words: Sequence[str], place: int) -> bool:
    """Whether a past form is somebody else's, of a mind or condition, or what the text says of itself."""
    following = words[place + 1] if place + 1 < len(words) else ""
    stands_for_nothing = words[place] in STATES | {""} or not can_be_past(words[place])
    stands_for_nothing |= DEED_ONLY_WITH.get(words[place], following) != following
    return stands_for_nothing or (words[place], following) in OF_THE_TEXT | {("used", "to")}


def _begins_with_its_verb(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether the sentence leaves its subject unsaid: "Spent", "Also read", "Finally got"."""
    place = next((place for place, tag in enumerate(tags) if tag != "RB"), len(tags))
    opens = place <= LATEST_OPENING and place < len(tags) and tags[place] == "VBD"
    if opens and words[place] in INVERTED and tags[place + 1 : place + 2] == ("PRP",):
        return False
    return opens and bool(words[place]) and len(words) >= SHORTEST
