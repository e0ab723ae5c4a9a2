"""Shares of labelled texts that a gate stops: by group, with intervals over sources."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any

from evidence_texts import Sample

REPLICATES = 2_000
SEED = 20221130
LEAST_SOURCES = 5
"""Fewer cannot be drawn from: the interval is then over texts."""

GROUPS = (
    ("human_blogs", "", "blogs, mostly technical"),
    ("human_blogs_2", "", "blogs on other subjects"),
    ("human_html", "", "blogs written in HTML"),
    ("human_gum", "", "news, interviews, lives, travel guides, papers"),
    ("pairs_fastdetect", "news", "news"),
    ("pairs_fastdetect", "", "stories"),
    ("fairness_essays", "TOEFL", "TOEFL essays"),
    ("fairness_essays", "essay", "school and college essays, native"),
    ("fairness_essays", "", "abstracts by students"),
    ("learner_essays", "", "student essays, native and not"),
)
"""File, word in the genre, and the group of human texts; the first that fits."""


@dataclass(frozen=True)
class Tried:
    """One text before a gate: whether it fails, None where it cannot be judged."""

    side: str
    group: str
    source: str
    fails: bool | None


@dataclass(frozen=True)
class Share:
    """How many of how many texts fail, with an interval."""

    side: str
    group: str
    texts: int
    judged: int
    sources: int
    failed: int
    low: float
    high: float

    def told(self) -> str:
        """Failed, share and interval as the last columns of a table; a group in which no text is long enough has no share."""
        if not self.judged:
            return "– | – | –"
        return f"{self.failed} | {self.failed / self.judged:.2%} | {self.low:.2%} to {self.high:.2%}"

    def entry(self) -> dict[str, Any]:
        """As JSON."""
        return {**asdict(self), "low": round(self.low, 5), "high": round(self.high, 5)}


def group_of(sample: Sample, genre: str, file: str) -> str:
    """The group that a text of ``file`` is counted in."""
    if sample.side != "generated":
        return next((group for name, word, group in GROUPS if name == file and word in genre), file)
    if sample.fiction:
        kind = "fiction"
    elif file == "pairs_fastdetect" and "news" in genre:
        kind = "news"
    else:
        kind = "essays and abstracts" if file == "fairness_essays" else "posts"
    return f"{kind}, models of {sample.generation}"


def shares(tried: Sequence[Tried]) -> list[Share]:
    """A share for every group and for each side as a whole, people first."""
    groups: defaultdict[tuple[str, str], list[Tried]] = defaultdict(list)
    for text in tried:
        groups[text.side, text.group].append(text)
        groups[text.side, "all"].append(text)
    order = sorted(groups, key=lambda key: (key[0] != "human", key[1] == "all", key[1]))
    return [_share(side, group, groups[side, group]) for side, group in order]


def _share(side: str, group: str, tried: Sequence[Tried]) -> Share:
    by_source: defaultdict[str, list[bool]] = defaultdict(list)
    for text in tried:
        if text.fails is not None:
            by_source[text.source].append(text.fails)
    sources = list(by_source.values())
    low, high = interval(sources)
    return Share(side, group, len(tried), sum(map(len, sources)), len(sources), sum(map(sum, sources)), low, high)


def interval(sources: list[list[bool]]) -> tuple[float, float]:
    """The 95 % interval of a share: over sources by bootstrap from five sources on, by Wilson over texts below.

    Where no text fails the bootstrap knows only zero, so Wilson's upper end stands in.
    """
    total, count = sum(map(len, sources)), sum(map(sum, sources))
    if not total:
        return 0.0, 1.0
    if len(sources) < LEAST_SOURCES or not count:
        return wilson(count, total)
    generator = random.Random(SEED)  # noqa: S311  # no secret here
    drawn = []
    for _ in range(REPLICATES):
        sample = generator.choices(sources, k=len(sources))
        drawn.append(sum(map(sum, sample)) / sum(map(len, sample)))
    drawn.sort()
    return drawn[int(0.025 * REPLICATES)], drawn[int(0.975 * REPLICATES)]


def wilson(count: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval for a share (Wilson 1927)."""
    share = count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def tables(found: Sequence[Share]) -> Iterator[str]:
    """Two Markdown tables, people first."""
    for side, title in (("human", "Texts by people"), ("generated", "Generated texts")):
        yield from (f"### {title}", "")
        yield "| texts | judged | sources | fail | share | 95 % interval |"
        yield "|---|---:|---:|---:|---:|---:|"
        for share in found:
            if share.side == side:
                name = "**all**" if share.group == "all" else share.group
                yield f"| {name} | {share.judged:,} of {share.texts:,} | {share.sources} | {share.told()} |"
        yield ""
