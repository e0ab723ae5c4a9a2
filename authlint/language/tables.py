"""Loads the tables that ship with authlint."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

ENGLISH = Path(__file__).parent / "en"
PIPELINE = ENGLISH / "pipeline"
RAREST = 2.5
"""Zipf units given to words that the table of frequencies does not hold."""


@cache
def pipeline_identity(name: str = "") -> str:
    """What tags come from: name, version and, for the shipped pipeline, a hash of its weights.

    Tables computed with one pipeline say nothing about the tags of another.
    """
    if name:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # rare

        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            return name
    meta = json.loads((PIPELINE / "meta.json").read_text(encoding="utf-8"))
    weights = b"".join((PIPELINE / part / "model").read_bytes() for part in ("tok2vec", "tagger"))
    return f"{meta['lang']}_{meta['name']} {meta['version']} {hashlib.sha256(weights).hexdigest()[:12]}"


@cache
def zipf_frequencies() -> Mapping[str, float]:
    """Zipf frequency (base-10 logarithm of occurrences per thousand million words) of common English words."""
    table: dict[str, float] = {}
    with gzip.open(ENGLISH / "frequencies.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            value, *words = line.split()
            table.update(dict.fromkeys(words, float(value)))
    return table


def read_json(name: str) -> Any:
    """The shipped table ``name`` as data; None where it has not been built."""
    path = ENGLISH / name
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


@dataclass(frozen=True, slots=True)
class Norm:
    """The distribution of a measure in reference writing of one length: its value at each percentile from 1 to 99,
    and how many posts of how many sources it rests on."""

    percentiles: tuple[float, ...]
    posts: int
    sources: int

    def percentile_of(self, value: float) -> float:
        """The share of reference posts below ``value``, in percent, from 0 to 100, between steps by straight lines."""
        steps = self.percentiles
        below, upto = bisect_left(steps, value), bisect_right(steps, value)
        if below < upto:
            # Many posts share this value, as zero often is: it lies in the middle of theirs.
            return ((below + 1 if below else 0) + (upto if upto < len(steps) else 100)) / 2
        if below == 0:
            return 0.5
        if below == len(steps):
            return 99.5
        low, high = steps[below - 1], steps[below]
        return below + (value - low) / (high - low)


@dataclass(frozen=True, slots=True)
class Blend:
    """Two norms of neighbouring lengths, and the ``share`` from 0 to 1 that the second one has."""

    low: Norm
    high: Norm
    share: float

    def percentile_of(self, value: float) -> float:
        """The mean of the percentiles of ``value`` by the two norms, by their shares."""
        return self._mean(self.low.percentile_of(value), self.high.percentile_of(value))

    def value_at(self, percent: int) -> float:
        """The value at a percentile from 1 to 99."""
        return self._mean(self.low.percentiles[percent - 1], self.high.percentiles[percent - 1])

    def _mean(self, low: float, high: float) -> float:
        # Written so that two equal numbers give that number, to the last bit.
        return low + self.share * (high - low)


@dataclass(frozen=True)
class Norms:
    """Norms by measure and length band; ``pipeline`` names what they were computed with."""

    pipeline: str
    bands: tuple[int, ...]
    by_measure: Mapping[str, tuple[Norm | None, ...]]

    def norm(self, measure: str, words: int) -> Norm | None:
        """The norm of ``measure`` for the length band of a draft of ``words`` words; None where too few posts are known."""
        norms = self.by_measure.get(measure)
        if norms is None or words < self.bands[0]:
            return None
        band = bisect_right(self.bands, words) - 1
        return norms[band] if band < len(norms) else None

    def between(self, measure: str, words: int) -> Blend | None:
        """The norms of the two bands whose centres a draft's length lies between, so that no word more or less makes a jump.

        The centre of a band is the geometric mean of its ends; the last one's lies as far from its start as the one's before it. A
        norm's share falls from 1 to 0 along the logarithm of the length from its own centre to the next. None where the draft's own
        band has no norm; where only the neighbour has none, its own norm alone.
        """
        own = self.norm(measure, words)
        if own is None:
            return None
        centres = self._centres
        above = bisect_right(centres, words)
        if above in {0, len(centres)}:
            return Blend(own, own, 0.0)
        low, high = self.by_measure[measure][above - 1 : above + 1]
        if low is None or high is None:
            return Blend(own, own, 0.0)
        share = math.log(words / centres[above - 1]) / math.log(centres[above] / centres[above - 1])
        return Blend(low, high, share)

    @cached_property
    def _centres(self) -> tuple[float, ...]:
        starts = self.bands
        inner = [math.sqrt(start * end) for start, end in pairwise(starts)]
        return (*inner, starts[-1] * (starts[-1] / inner[-1] if inner else 1.0))

    def band_name(self, words: int) -> str:
        """The length band of a draft, in words for a person."""
        return band_name(self.bands, words)


def band_name(bands: Sequence[int], words: int) -> str:
    """The length band of a draft, in words for a person; ``bands`` hold where each begins."""
    band = max((place for place, start in enumerate(bands) if words >= start), default=0)
    end = f" to {bands[band + 1] - 1:,}" if band + 1 < len(bands) else " and more"
    return f"{bands[band]:,}{end} words"


@cache
def norms() -> Norms | None:
    """The shipped norms; None where they have not been built."""
    data = read_json("norms.json")
    if data is None:
        return None
    measures = {
        name: tuple(entry and Norm(tuple(entry["percentiles"]), entry["posts"], entry["sources"]) for entry in entries)
        for name, entries in data["measures"].items()
    }
    return Norms(data["pipeline"], tuple(data["bands"]), measures)
