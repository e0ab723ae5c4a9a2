"""How well ``detail`` ranks the labelled passages.

    python lab/detail_score.py FOLDER --part tune

FOLDER holds the labelled texts. Prints Spearman's rank correlation (ties share their mean rank) of the points of each
passage with its grade: over all, within human texts, and with each source left out in turn, the lowest of these.
``--part held`` is for the end: what was tuned on it can no longer be judged by it. ``--part fresh`` are passages of
sources that came later and that nobody saw before; FOLDER then holds fresh.jsonl.gz, too (lab/detail_fresh.py writes
it). ``--passages`` prints each passage.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import correlation, fmean

from detail_texts import LABELS, Passage, located, passages

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.details import Details


def ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value; equal ones share their mean rank."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            found[place] = (start + end - 1) / 2
        start = end
    return found


def spearman(scored: Sequence[tuple[Passage, float]]) -> float:
    """Spearman's rank correlation of points and grades."""
    return correlation(
        ranks([points for _, points in scored]), ranks([float(passage.detail or 0) for passage, _ in scored])
    )


def points_of(folder: Path, wanted: Sequence[Passage]) -> list[tuple[Passage, float]]:
    """Each passage with its points, taken as a draft of its own."""
    toolbox = Toolbox()
    scored = []
    for passage, whole, blocks in located(folder, wanted):
        alone = replace(whole, blocks=blocks, links=(), images=(), footnote_references=(), footnotes=(), citations=())
        scored.append((passage, Analysis(alone, toolbox).view(Details).points))
    return scored


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("tune", "held", "fresh"), default="tune")
    parser.add_argument("--passages", action="store_true")
    arguments = parser.parse_args()
    wanted = [passage for passage in passages(LABELS / "detail.jsonl") if passage.part == arguments.part]
    scored = points_of(arguments.folder, wanted)
    for name, some in (
        ("all", scored),
        ("human", [one for one in scored if one[0].label == "human"]),
        ("generated", [one for one in scored if one[0].label == "ai"]),
    ):
        means = [fmean([points for passage, points in some if passage.detail == grade] or [0.0]) for grade in (0, 1, 2)]
        told = ", ".join(f"{mean:.0f}" for mean in means)
        print(f"{name:10} {len(some):4} passages  Spearman {spearman(some):.3f}  mean points by grade {told}")
    without = {
        source: spearman([one for one in scored if one[0].source != source])
        for source in sorted({passage.source for passage in wanted})
    }
    lowest = min(without, key=without.__getitem__)
    print(f"lowest with one source left out: {without[lowest]:.3f} (without {lowest})")
    if arguments.passages:
        for passage, points in sorted(scored, key=lambda one: (one[0].detail or 0, one[1])):
            print(
                f"{passage.detail} {points:5.1f} {passage.label:5} {passage.number:3} {passage.source}: {passage.reason}"
            )


if __name__ == "__main__":
    main()
