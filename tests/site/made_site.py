"""A site of made posts whose commas vary by a known amount, less from a known month on."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import fmean

MONTHS = 48
POSTS_A_MONTH = 12
WORDS = 300
MEAN, SPREAD = 60, 15
"""Commas in a thousand words."""

NAMES = ("commas", "sentence-length", "sentence-variation", "mattr", "paragraph-length")
"""Measures that need no tags, so that a site is measured in seconds."""

VOCABULARY = (
    "the a my our this that every some boat ferry harbour captain gull rope anchor bread kettle boiler winter morning island "
    "buoy light engine door lamp dog boy aunt uncle neighbour leaves waits turns sings breaks comes goes finds loses mends "
    "paints carries opens closes forgets remembers and but so because when while after before if where with without under over "
    "behind beside old new wet dry slow quick blue brown small heavy quiet cold warm late early again never always often here"
).split()


def write(folder: Path, seed: int, since: int | None = None, left: float = 1.0) -> float:
    """The site as files, dated by their front matter. From month number ``since`` on, ``left`` of the spread remains.

    Returns what is left of it in this very site: the mean distance from `MEAN` after, by that before, as the dice had it.
    """
    chance = random.Random(seed)  # noqa: S311  # a made site, not a secret
    before: list[float] = []
    after: list[float] = []
    for month in range(MONTHS):
        for number in range(POSTS_A_MONTH):
            distance = chance.gauss(0, SPREAD)
            later = since is not None and month >= since
            distance *= left if later else 1
            (after if later else before).append(abs(distance))
            text = _post(chance, round(max(0.0, MEAN + distance) * WORDS / 1000))
            name = f"{month_named(month)}-{number * 2 + 1:02}"
            (folder / f"{month:02}-{number:02}.md").write_text(f"---\ndate: {name}\n---\n\n{text}\n", encoding="utf-8")
    return fmean(after) / fmean(before) if after else 1.0


def month_named(number: int) -> str:
    """The month of a number, as the trend says it."""
    return f"{2018 + number // 12}-{number % 12 + 1:02}"


def _post(chance: random.Random, commas: int) -> str:
    words = chance.choices(VOCABULARY, k=WORDS)
    ends: list[int] = []
    while not ends or ends[-1] < WORDS - 1:
        ends.append(min(WORDS - 1, (ends[-1] if ends else -1) + chance.randint(5, 16)))
    inside = [place for place in range(WORDS) if place not in set(ends)]
    for place in chance.sample(inside, min(commas, len(inside))):
        words[place] += ","
    for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False):
        words[start] = words[start].capitalize()
        words[end] += "."
    return " ".join(words)
