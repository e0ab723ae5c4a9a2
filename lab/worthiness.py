"""Fit check-worthiness (`authlint/analysis/worthiness.py`) and print how well it tells sentences apart.

    python lab/worthiness.py FOLDER [--write]

FOLDER holds the labelled texts. Learns from two kinds of sentences that weigh alike: the tuning part of
`lab/labels/claims.jsonl` (blogs; worth checking: it holds an item that needs a source) and the earlier half of the sentences of
debates in `sentences_claims`, in the order of their numbers. Logistic regression with an L2 penalty, solved by Newton's method.
Prints the AUROC on the later half of the debates, on all of them, and on the blogs, each source left out in its turn.
``--write`` writes `authlint/language/en/worthiness.json`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from claims_texts import FIRST, joined, sentences
from detail_texts import rows
from numpy.typing import NDArray

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.worthiness import signs
from authlint.language.tables import ENGLISH

PENALTY = 5.0
MASS = 1000.0
"""What all the sentences of one kind weigh together: the penalty is measured against it."""
STEPS = 15
DIGITS = 4
NUMBER = re.compile(r"\d+$")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence's signs, whether it is worth checking, and where it comes from."""

    signs: dict[str, float]
    worth: bool
    source: str


def of_debates(folder: Path) -> list[Example]:
    """The sentences of debates, in the order of their numbers."""
    found = sorted(rows(folder, "sentences_claims"), key=lambda row: int(NUMBER.search(row["id"])[0]))  # type: ignore[index]  # every id ends in one
    return [Example(signs(row["text"]), row["label"] == "checkworthy", "debates") for row in found]


def of_blogs(folder: Path) -> list[Example]:
    """The sentences of the tuning part, as authlint reads them: without markup."""
    toolbox, found = Toolbox(), []
    for _, draft, of_row in joined(folder, [one for one in sentences(FIRST) if one.part == "tune"]):
        spans = Analysis(draft, toolbox).view(SentenceSpans)
        for one in of_row:
            for block in draft.blocks:
                inside = [
                    span for span in spans.of_block(block) if one.start <= block.source_span(span).start < one.end
                ]
                if inside:
                    text = block.text[inside[0].start : inside[-1].end]
                    found.append(Example(signs(text), any(item.needs for item in one.items or ()), one.source))
                    break
    return found


def matrix(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    """A row of signs for each example, the constant first."""
    return np.array([[1.0, *(one.signs.get(name, 0.0) for name in names)] for one in examples])


def fitted(groups: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The weights that fit groups of examples which weigh alike."""
    signs_of, worth = np.vstack([one for one, _ in groups]), np.concatenate([one for _, one in groups])
    mass = np.concatenate([np.full(len(one), MASS / len(one)) for _, one in groups])
    weights, penalty = np.zeros(signs_of.shape[1]), np.full(signs_of.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs_of @ weights))
        slope = signs_of.T @ (mass * (chance - worth)) + penalty * weights
        bend = (signs_of * (mass * chance * (1 - chance))[:, None]).T @ signs_of + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    return weights


def auroc(scores: Floats, worth: Floats) -> float:
    """The chance that a sentence worth checking lies above one that is not, ties counting half."""
    order = np.sort(scores[worth == 0])
    above = np.searchsorted(order, scores[worth == 1], "left") + np.searchsorted(order, scores[worth == 1], "right")
    return float(above.sum() / 2 / len(order) / (worth == 1).sum())


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    debates, blogs = of_debates(arguments.folder), of_blogs(arguments.folder)
    names = sorted({name for one in (*debates, *blogs) for name in one.signs})
    debate_signs, blog_signs = matrix(debates, names), matrix(blogs, names)
    debate_worth = np.array([float(one.worth) for one in debates])
    blog_worth = np.array([float(one.worth) for one in blogs])
    half = len(debates) // 2
    earlier = (debate_signs[:half], debate_worth[:half])
    left_out = np.zeros(len(blogs))
    sources = np.array([one.source for one in blogs])
    for source in sorted(set(sources)):
        rest = sources != source
        left_out[~rest] = blog_signs[~rest] @ fitted([earlier, (blog_signs[rest], blog_worth[rest])])
    weights = fitted([earlier, (blog_signs, blog_worth)])
    blogs_alone = fitted([(blog_signs, blog_worth)])
    print(f"{half} sentences of debates and {len(blogs)} of {len(set(sources))} blogs learnt from\n")
    print("| AUROC on | |\n|---|--:|")
    print(
        f"| the later half of the debates ({len(debates) - half}) | {auroc(debate_signs[half:] @ weights, debate_worth[half:]):.3f} |"
    )
    print(f"| all sentences of debates | {auroc(debate_signs @ weights, debate_worth):.3f} |")
    print(
        f"| all sentences of debates, learnt from blogs alone | {auroc(debate_signs @ blogs_alone, debate_worth):.3f} |"
    )
    print(f"| blogs, each source left out in its turn | {auroc(left_out, blog_worth):.3f} |")
    if arguments.write:
        table = {
            "weights": {
                name: round(float(value), DIGITS) for name, value in zip(("constant", *names), weights, strict=True)
            }
        }
        (ENGLISH / "worthiness.json").write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
