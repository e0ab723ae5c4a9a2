"""Failure, surprise, luck and changes of mind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from authlint.analysis.detail_kinds.sentence import DENYING, Range, Sentence
from authlint.language.telling import EXPECTED, TURNS, WEIGHTS_OF_A_BODY

PARTS = tuple(tuple(turn.split()) for turn in TURNS)
FIRST_WORDS = frozenset(parts[0] for parts in PARTS)
REACH_OF_IF = 8
"""Tokens from an "if" in which what is told is only supposed."""
REACH = 4
"""Tokens before a turn in which it is denied, wished or supposed."""
SUPPOSED = DENYING | {
    "would",
    "wouldn't",
    "'d",
    "could",
    "might",
    "can",
    "ca",
    "may",
    "should",
    "say",
    "whoever",
    "anybody",
    "anyone",
    "little",
}
BEING = frozenset(
    {
        "was",
        "were",
        "am",
        "is",
        "are",
        "'m",
        "'re",
        "'s",
        "be",
        "been",
        "being",
        "got",
        "get",
        "gets",
        "getting",
        "ended",
    }
)
IN_THE_PRESENT = frozenset({"turns", "refuses", "does", "should"})
"""First words of turns that tell one in whatever tense."""
CHOSEN = frozenset({"being", "buying", "going", "choosing", "picking", "inside"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
PERFECT = frozenset({"have", "has", "'ve", "'s"})


def turns(sentence: Sentence) -> Iterator[Range]:
    """Where a turn is told; none that is denied, supposed, or only what is usual."""
    lower = sentence.lower
    for place, word in enumerate(lower):
        if word not in FIRST_WORDS:
            continue
        end = next((place + len(parts) for parts in PARTS if lower[place : place + len(parts)] == parts), 0)
        if end and _is_told(sentence, place) and not OTHER_MEANINGS.get(word, _never)(sentence, place, end):
            yield place, end


def _is_told(sentence: Sentence, start: int) -> bool:
    """Whether what stands at ``start`` happened: it is neither denied nor supposed nor a name nor told in the present."""
    if sentence.is_a_name(start) or "if" in sentence.lower[max(0, start - REACH_OF_IF) : start]:
        return False
    past = sentence.tags[start] == "VBD" or (sentence.tags[start] == "RB" and sentence.following(start)[1] == "VBD")
    if sentence.has_before(start, REACH, DENYING if past else SUPPOSED):
        return False
    if past or sentence.lower[start] in IN_THE_PRESENT:
        return True
    finite = next((place for place in range(start, -1, -1) if sentence.tags[place] in FINITE), None)
    if finite is None or sentence.tags[finite] == "VBD":
        return True
    return sentence.lower[finite] in PERFECT or "VBG" in sentence.tags[finite + 1 : start]


def _never(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    return False


def _as_expected(sentence: Sentence, start: int, end: int) -> bool:
    """As hoped: "turned out well", "turned out to be true", "how it turned out"."""
    as_hoped = not EXPECTED.isdisjoint(sentence.lower[end : end + 1]) or not {"right", "true", "fine"}.isdisjoint(
        sentence.lower[end : end + REACH]
    )
    return as_hoped or "how" in sentence.lower[max(0, start - REACH) : start]


def _outcome(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    """Nothing unforeseen: "ended up being", "ended up buying"."""
    return not CHOSEN.isdisjoint(sentence.lower[end : end + 1])


def _obliged(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    return sentence.tags[end : end + 1] in {("DT",), ("PRP$",)}


def _searched(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    return sentence.lower[start - 1 : start] == ("i",)


def _lost(sentence: Sentence, start: int, end: int) -> bool:
    """Nothing that went wrong: "lost passwords", "lost 20 lbs", "feel lost"."""
    named = _described(sentence, start, end)
    weight = not WEIGHTS_OF_A_BODY.isdisjoint(sentence.lower[max(0, start - REACH) : end + REACH])
    return named or weight or sentence.has_before(start, 2, {"feel", "feeling"})


def _described(sentence: Sentence, start: int, end: int) -> bool:
    """Whether it only says of what kind something is: "lost passwords", "failed states", "annoying headers"."""
    return sentence.tags[start] in {"JJ", "VBN", "VBG"} and sentence.tags[end : end + 1] in {
        ("NN",),
        ("NNS",),
        ("NNP",),
    }


def _failure(sentence: Sentence, start: int, end: int) -> bool:
    named = sentence.tags[end : end + 1] in {("NN",), ("NNS",), ("NNP",)}
    return named or sentence.lower[start - 1 : start] == ("of",) or "success" in sentence.lower


def _held(sentence: Sentence, start: int, end: int) -> bool:
    """It held: "stuck with me", "what finally stuck"."""
    held = sentence.lower[end : end + 1] in {("with",), ("to",)}
    return held or not sentence.has_before(start, REACH, BEING)


def _taken_apart(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    return not {"down", "up", "habit"}.isdisjoint(sentence.lower[end : end + REACH])


def _declined(sentence: Sentence, start: int, end: int) -> bool:
    """A refusal that somebody gave, and that nothing was hindered by: "I refused", "a hook that refused"."""
    subject = sentence.lower[start - 1] if start else ""
    return sentence.lower[end : end + 1] != ("to",) or subject in {"i", "we", "that", "which"}


def _on_purpose(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    return "purpose" in sentence.lower[end : end + REACH] or "deliberately" in sentence.lower


def _hardly(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    return not {"little", "no"}.isdisjoint(sentence.lower[end : end + 2])


def _taste(sentence: Sentence, start: int, end: int) -> bool:  # noqa: ARG001  # one shape for all meanings
    return sentence.lower[start - 1 : start] == ("of",)


OTHER_MEANINGS: Mapping[str, Callable[[Sentence, int, int], bool]] = {
    "turned": _as_expected,
    "turns": _as_expected,
    "ended": _outcome,
    "should": _obliged,
    "did": _searched,
    "lost": _lost,
    "failure": _failure,
    "stuck": _held,
    "broke": _taken_apart,
    "broken": _taken_apart,
    "refused": _declined,
    "refuses": _declined,
    "failed": _described,
    "annoying": _described,
    "frustrating": _described,
    "missed": _on_purpose,
    "wasted": _hardly,
    "burnt": _taste,
}
"""By the first word of a turn, how to tell that something else is meant."""
