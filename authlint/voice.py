"""The author's own voice: norms from old posts of the same site, and how far a draft has moved from them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from authlint.errors import ConfigurationError, Problem
from authlint.trees import DISK, Tree

LEAST_POSTS = 20
"""Fewer posts say too little of how far a voice ranges."""

STEPS = tuple(range(5, 100, 5))
"""Percentiles that are kept."""

FAR = 3.0
"""Deviations from the median. Values are not spread as evenly as heights are: of the posts that made a voice, one in four has
something that far out, and one in fourteen two things (lab/voice.py)."""

FOUR_IN_TEN = 1.2816
"""Deviations that the four in ten posts next to the median on one side reach."""

LEAST_RATIO = 1.2
"""A number that moved less than this is not worth a sentence, however steady it used to be."""

SCORE, WHOLE = " score", "authenticity"
"""How the scores of a post are named beside its measures, and which of them is of no axis."""

DRAWS = 400
SEED = 2022
VERSION = 1

SAID: Mapping[str, str] = {
    "sentence-variation": "your sentences used to vary {times} as much",
    "sentence-length": "your sentences used to be {times} as long",
    "short-sentences": "you used to write {times} as many short sentences",
    "long-sentences": "you used to write {times} as many long sentences",
    "paragraph-length": "your paragraphs used to be {times} as long",
    "paragraph-variation": "your paragraphs used to vary {times} as much",
    "one-sentence-paragraphs": "you used to set {times} as many sentences in a paragraph of their own",
    "mtld": "you used to go {times} as far before your words repeat",
    "rare-words": "you used to take {times} as many rare words",
    "list-share": "you used to put {times} as much into lists",
    "phrase-density": "you used to lean on {times} as many worn phrases",
    "em-dashes": "you used to set {times} as many dashes",
    "commas": "you used to set {times} as many commas",
    "semicolons": "you used to set {times} as many semicolons",
    "colons": "you used to set {times} as many colons",
    "questions": "you used to ask {times} as many questions",
    "exclamations": "you used to exclaim {times} as often",
    "parentheses": "you used to put {times} as much in parentheses",
    "repeated-runs": "you used to repeat runs of words {times} as often",
    "detail": "you used to give {times} as much first-hand detail",
    "proper-nouns": "you used to name {times} as many names",
    "adjectives": "you used to take {times} as many adjectives",
    "adverbs": "you used to take {times} as many adverbs",
    "past-tense": "you used to tell {times} as much in the past tense",
    "participles": "you used to hang on {times} as many participles",
    "passives": "you used to write {times} as many passives",
    "first-person": "you used to say ‘I’ and ‘we’ {times} as often",
    "second-person": "you used to say ‘you’ {times} as often",
    "contractions": "you used to contract {times} as often",
}
"""What is compared, and how it is said; measures whose number means little to a reader are left out."""


@dataclass(frozen=True, slots=True)
class Range:
    """One measure in the old posts: its value at each of `STEPS`, how many posts that rests on, and between which bounds the
    median lies with 95 % confidence."""

    posts: int
    percentiles: tuple[float, ...]
    median_low: float
    median_high: float

    @property
    def median(self) -> float:
        return self.percentiles[STEPS.index(50)]

    @property
    def low(self) -> float:
        """Nine in ten old posts lie above."""
        return self.percentiles[STEPS.index(10)]

    @property
    def high(self) -> float:
        """Nine in ten old posts lie below."""
        return self.percentiles[STEPS.index(90)]

    def deviations(self, value: float) -> float:
        """How far a value lies from the median, by how far the old posts lay on the same side of it."""
        below, above = self.median - self.low, self.high - self.median
        # Where the posts on that side are all alike, as with a mark that hardly any of them holds, the other side or the
        # outermost posts tell how far they range.
        side = (below or above) if value < self.median else (above or below)
        side = side or self.percentiles[-1] - self.percentiles[0]
        return (value - self.median) / side * FOUR_IN_TEN if side else 0.0


@dataclass(frozen=True, slots=True)
class Voice:
    """Norms from ``posts`` posts of one site from before ``before``; ``pipeline`` is what tags came from.

    ``axes`` are the medians of the old posts' scores by axis; none where another version of authlint learned the voice.
    """

    before: str
    first: str
    last: str
    posts: int
    pipeline: str
    ranges: Mapping[str, Range]
    axes: Mapping[str, float] = field(default_factory=dict)

    @property
    def certainty(self) -> float:
        """Within how many posts in a hundred the share that lies beyond a bound of the range is told: twice its standard error."""
        return 200 * math.sqrt(0.1 * 0.9 / self.posts)


@dataclass(frozen=True, slots=True)
class Moved:
    """One measure of a draft that lies outside of what the old posts knew."""

    measure: str
    value: float
    range: Range
    deviations: float

    def sentence(self) -> str:
        """What used to be, in words."""
        old, new = self.range.median, self.value
        said = SAID[self.measure].format(times=_times(old, new))
        return f"{said}: {old:.3g} then ({self.range.low:.3g} to {self.range.high:.3g} in eight of ten posts), {new:.3g} here"


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """The voice a draft is compared with, if there is one, and what its tags come from. The engine supplies it."""

    voice: Voice | None = None
    pipeline: str = ""

    def moved(self, values: Mapping[str, float | None]) -> tuple[Moved, ...]:
        """What of the draft lies outside of the voice, the furthest first."""
        return moved(self.voice, values, self.pipeline) if self.voice else ()


def learn(posts: Sequence[tuple[str, Mapping[str, float]]], before: str, pipeline: str) -> Voice:
    """The voice of posts, each its day and its measures and scores by name, that are older than ``before``.

    Raises `ConfigurationError` where there are fewer than `LEAST_POSTS` of them.
    """
    import numpy as np  # noqa: PLC0415  # most runs learn nothing

    old = sorted(((day, values) for day, values in posts if day and day < before), key=lambda post: post[0])
    if len(old) < LEAST_POSTS:
        message = f"{len(old)} posts are dated before {before}, and a voice is told from {LEAST_POSTS} or more"
        raise ConfigurationError(Problem("voice", "voice", message, "give more posts, or a later day"))
    drawn = np.random.default_rng(SEED)
    ranges: dict[str, Range] = {}
    for name in SAID:
        values = np.asarray([values[name] for _, values in old if name in values])
        if len(values) >= LEAST_POSTS:
            medians = np.median(drawn.choice(values, (DRAWS, len(values))), axis=1)
            low, high = np.percentile(medians, (2.5, 97.5))
            steps = tuple(_rounded(float(step)) for step in np.percentile(values, STEPS))
            ranges[name] = Range(len(values), steps, _rounded(float(low)), _rounded(float(high)))
    scores = {name.removesuffix(SCORE) for _, values in old for name in values if name.endswith(SCORE)} - {WHOLE}
    known = {axis: [values[axis + SCORE] for _, values in old if axis + SCORE in values] for axis in sorted(scores)}
    axes = {axis: round(float(np.median(values)), 1) for axis, values in known.items() if len(values) >= LEAST_POSTS}
    return Voice(before, old[0][0], old[-1][0], len(old), pipeline, ranges, axes)


def moved(voice: Voice, values: Mapping[str, float | None], pipeline: str) -> tuple[Moved, ...]:
    """What of a draft lies outside of the voice, the furthest first; nothing where tags came from another pipeline."""
    if pipeline != voice.pipeline:
        return ()
    return tuple(sorted(_moved(voice, values), key=lambda each: (-abs(each.deviations), each.measure)))


def _moved(voice: Voice, values: Mapping[str, float | None]) -> Iterator[Moved]:
    for name, known in voice.ranges.items():
        value = values.get(name)
        if value is None or known.percentiles[0] <= value <= known.percentiles[-1]:
            continue
        deviations = known.deviations(value)
        least, most = sorted((abs(value), abs(known.median)))
        if abs(deviations) >= FAR and most >= LEAST_RATIO * least:
            yield Moved(name, value, known, deviations)


def as_json(voice: Voice) -> str:
    """The voice as a small file to commit: numbers only, none of the posts' words."""
    data = {
        "version": VERSION,
        "before": voice.before,
        "first": voice.first,
        "last": voice.last,
        "posts": voice.posts,
        "pipeline": voice.pipeline,
        "axes": dict(voice.axes),
        "steps": list(STEPS),
        "measures": {
            name: {
                "posts": each.posts,
                "median_interval": [each.median_low, each.median_high],
                "percentiles": each.percentiles,
            }
            for name, each in voice.ranges.items()
        },
    }
    head = json.dumps({key: value for key, value in data.items() if key != "measures"}, indent=1)[:-2]
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in data["measures"].items())  # type: ignore[attr-defined]  # the mapping above
    return f'{head},\n "measures": {{\n{rows}\n }}\n}}\n'


def read(path: Path, tree: Tree = DISK) -> Voice:
    """The voice in a file. Raises `ConfigurationError` for one that `learn` did not write."""
    try:
        data: Any = json.loads(tree.read(path).decode("utf-8"))
        if data["version"] != VERSION or data["steps"] != list(STEPS):
            raise _broken(path, "was written by another version of authlint")
        ranges = {str(name): _range(entry) for name, entry in data["measures"].items() if name in SAID}
        head = [str(data[key]) for key in ("before", "first", "last")]
        axes = {str(axis): _score(score) for axis, score in data.get("axes", {}).items()}
        return Voice(head[0], head[1], head[2], int(data["posts"]), str(data["pipeline"]), ranges, axes)
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _broken(path, "is no voice") from None


def _range(entry: Any) -> Range:
    steps = tuple(float(step) for step in entry["percentiles"])
    if len(steps) != len(STEPS) or list(steps) != sorted(steps):
        raise ValueError("percentiles that do not rise")
    low, high = entry["median_interval"]
    return Range(int(entry["posts"]), steps, float(low), float(high))


def _score(given: Any) -> float:
    score = float(given)
    if not 0 <= score <= 100:  # noqa: PLR2004  # also false for what is no number
        raise ValueError("a score beyond the scale")
    return score


def _broken(path: Path, what: str) -> ConfigurationError:
    cure = "write it with ‘authlint voice learn’"
    return ConfigurationError(Problem("voice", str(path), what, cure))


def _times(old: float, new: float) -> str:
    """By how much a number was larger or smaller, in words."""
    if new == 0 or old == 0:
        return "more than three times" if old > new else "less than a third"
    ratio = old / new
    for low, high, words in (
        (1.8, 2.2, "twice"),
        (2.7, 3.3, "three times"),
        (0.45, 0.55, "half"),
        (0.3, 0.37, "a third"),
    ):
        if low <= ratio <= high:
            return words
    if ratio > 3.3:  # noqa: PLR2004  # above the largest that has a word
        return "more than three times"
    return f"{ratio:.1f} times" if ratio > 1 else f"{ratio:.0%}" if ratio >= 0.3 else "less than a third"  # noqa: PLR2004  # as above


def _rounded(value: float) -> float:
    return float(f"{value:.5g}")
