"""How well drift does on sources that it had not seen: rates with coverage, by source, topic and length, with intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from shares import Share, Tried, shares

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drift_texts import DriftText
    from numpy.typing import NDArray

REPLICATES = 1000
SEED = 4
POINT = 99.0
"""The 1 % point: above it, fewer than 1 in 100 posts lie."""


@dataclass(frozen=True)
class Judged:
    """A text, and the percentile it was given by a table that neither it nor its source helped to make; None: abstained."""

    text: DriftText
    value: float | None


def report(judged: Sequence[Judged]) -> str:
    """All figures as Markdown."""
    long = [entry for entry in judged if entry.text.words >= 150]
    blogs = [entry for entry in long if entry.text.blog and entry.text.label != "mixed"]
    human = [entry for entry in blogs if entry.text.human]
    generated = [entry for entry in blogs if not entry.text.human]
    parts = [
        pooled(human, generated),
        by("Generated posts, by source", generated, lambda text: f"{text.unit} ({text.sample.generation})"),
        by("Generated posts, by generation", generated, lambda text: text.sample.generation),
        by("Generated posts, by topic", generated, lambda text: text.sample.topic),
        by("Human posts, by source", human, lambda text: text.unit),
        by("Human posts, by topic", human, lambda text: text.sample.topic),
        by("Posts by length", blogs, lambda text: f"{'human' if text.human else 'generated'}, {_length(text.words)}"),
        by("Other human texts", _apart(long, "human"), lambda text: f"{text.unit}: {text.genre}"),
        by(
            "Other generated texts",
            _apart(long, "ai"),
            lambda text: f"{text.unit}: {text.genre}, {text.sample.generation}",
        ),
        by("Edited by models", _apart(long, "mixed"), lambda text: text.genre),
    ]
    return "\n\n".join(part for part in parts if part)


def stopped(judged: Sequence[Judged]) -> list[Share]:
    """What a gate at the 1 % point does to texts that people or models wrote alone, by group."""
    return shares(
        [
            Tried(
                "human" if entry.text.human else "generated",
                entry.text.group,
                entry.text.unit,
                None if entry.value is None else entry.value > POINT,
            )
            for entry in judged
            if entry.text.label != "mixed"
        ]
    )


def pooled(human: Sequence[Judged], generated: Sequence[Judged]) -> str:
    """AUROC and the share found at 1 % false alarms, with intervals from a bootstrap over sources."""
    sides = [[entry for entry in side if entry.value is not None] for side in (human, generated)]
    if not all(sides):
        return "No posts on one of the sides."
    people, machines = (np.array([entry.value for entry in side]) for side in sides)
    draws = _bootstrap(sides[0], sides[1])
    rows = [
        ("AUROC", f"{auroc(people, machines):.4f}", _interval(draws[:, 0], 4)),
        ("found at exactly 1 % of human posts", f"{_found(people, machines):.1%}", _interval(draws[:, 1], 3)),
        ("found above the printed 1 % point", f"{(machines > POINT).mean():.1%}", _interval(draws[:, 2], 3)),
        ("human posts above the printed 1 % point", f"{(people > POINT).mean():.2%}", _interval(draws[:, 3], 4)),
        ("coverage, human posts", f"{len(sides[0]) / len(human):.1%}", f"{len(human)} posts"),
        ("coverage, generated posts", f"{len(sides[1]) / len(generated):.1%}", f"{len(generated)} posts"),
    ]
    head = "### Posts of 150 words and more, lists included\n\n| | figure | 95 % over sources |\n|---|---|---|\n"
    return head + "\n".join(f"| {name} | {figure} | {interval} |" for name, figure, interval in rows)


def by(title: str, judged: Sequence[Judged], key: Callable[[DriftText], str]) -> str:
    """A table of shares past the 1 % point and of coverage."""
    groups: dict[str, list[Judged]] = {}
    for entry in judged:
        groups.setdefault(key(entry.text), []).append(entry)
    lines = [_line(name, groups[name]) for name in sorted(groups)]
    return (
        f"### {title}\n\n| | texts | coverage | past the 1 % point |\n|---|---|---|---|\n" + "\n".join(lines)
        if lines
        else ""
    )


def _line(name: str, judged: Sequence[Judged]) -> str:
    values = [entry.value for entry in judged if entry.value is not None]
    past = f"{sum(value > POINT for value in values) / len(values):.1%}" if values else "–"
    return f"| {name} | {len(judged)} | {len(values) / len(judged):.0%} | {past} |"


def auroc(low: NDArray[Any], high: NDArray[Any], weights: tuple[NDArray[Any], NDArray[Any]] | None = None) -> float:
    """The chance that one of ``high`` lies above one of ``low``, ties counting half."""
    order = np.argsort(low, kind="stable")
    below, upto = np.searchsorted(low[order], high, "left"), np.searchsorted(low[order], high, "right")
    ones = weights or (np.ones(len(low)), np.ones(len(high)))
    total = np.concatenate([[0], np.cumsum(ones[0][order])])
    return float(((total[below] + total[upto]) / 2 @ ones[1]) / (total[-1] * ones[1].sum()))


def _found(human: NDArray[Any], generated: NDArray[Any]) -> float:
    return float((generated > np.quantile(human, 0.99)).mean())


def _bootstrap(human: Sequence[Judged], generated: Sequence[Judged]) -> NDArray[Any]:
    """AUROC and three shares for `REPLICATES` draws of whole sources."""
    random = np.random.default_rng(SEED)
    sides = [(np.array([e.value for e in side]), _numbers([e.text.unit for e in side])) for side in (human, generated)]
    draws = []
    for _ in range(REPLICATES):
        picked = []
        for values, units in sides:
            count = units.max() + 1
            times = np.bincount(random.integers(0, count, count), minlength=count)[units]
            picked.append(np.repeat(values, times))
        people, machines = picked
        draws.append(
            [auroc(people, machines), _found(people, machines), (machines > POINT).mean(), (people > POINT).mean()]
        )
    return np.array(draws)


def _numbers(names: Sequence[str]) -> NDArray[Any]:
    return np.unique(names, return_inverse=True)[1]


def _interval(draws: NDArray[Any], digits: int) -> str:
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{low:.{digits}f} to {high:.{digits}f}"


def _apart(judged: Sequence[Judged], label: str) -> list[Judged]:
    return [entry for entry in judged if entry.text.label == label and not (entry.text.blog and label != "mixed")]


def _length(words: int) -> str:
    return (
        "150 to 299 words"
        if words < 300
        else "300 to 499"
        if words < 500
        else "500 to 999"
        if words < 1000
        else "from 1,000"
    )
