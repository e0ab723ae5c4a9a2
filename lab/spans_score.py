"""How often what ``detail`` marks is what its kind says, on the spans that were read.

    python lab/spans_score.py FOLDER --part tune

FOLDER holds the labelled texts; for ``fresh`` and ``newest`` those that lab/detail_fresh.py joins, too. A label counts where the same place is still marked with the same kind; what is no
longer marked is told beside it. Prints for each kind the share that is right with its interval (Wilson, 95 %: Wilson
1927), the same over all, and once more with each kind weighted by how often it is marked in the drafts that the
labels come from. Spans of one draft are alike, so the true intervals are a little wider.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

from detail_texts import LABELS, rows
from spans_texts import Marked, is_same, labelled, spans_of

from authlint.analysis import Toolbox

Z = 1.96


def wilson(right: int, of: int) -> tuple[float, float]:
    """The ends of Wilson's 95 % interval of a share; 0 to 1 where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share = right / of
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    half = Z * sqrt(share * (1 - share) / of + Z**2 / (4 * of**2)) / (1 + Z**2 / of)
    return middle - half, middle + half


def still_marked(folder: Path, labels: Iterable[Marked]) -> tuple[list[Marked], list[Marked], Counter[str]]:
    """The labels whose place is marked as it was, those that are not, and how often each kind is marked in their drafts."""
    toolbox = Toolbox()
    by_draft: dict[tuple[str, str], list[Marked]] = defaultdict(list)
    for one in labels:
        by_draft[one.file, one.id].append(one)
    kept: list[Marked] = []
    gone: list[Marked] = []
    marks: Counter[str] = Counter()
    for file in sorted({file for file, _ in by_draft}):
        for row in rows(folder, file):
            of_draft = by_draft.get((file, row["id"]), [])
            if not of_draft:
                continue
            found = {(kind, span.start, span.end) for kind, span in spans_of(row, toolbox)}
            marks.update(kind for kind, _, _ in found)
            for one in of_draft:
                if not is_same(row, one):
                    print(f"{file} {row['id']}: the text has changed, one span left out")
                elif (one.kind, one.start, one.end) in found:
                    kept.append(one)
                else:
                    gone.append(one)
    return kept, gone, marks


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--part", choices=("tune", "reported", "spare", "again", "last", "fresh", "newest", "later"), default="tune"
    )
    arguments = parser.parse_args()
    labels = [one for one in labelled(LABELS / "spans.jsonl") if one.part == arguments.part]
    kept, gone, marks = still_marked(arguments.folder, labels)
    print(f"{len(labels)} spans of {len({one.source for one in labels})} sources; {len(gone)} of them no longer marked")
    weighted, weights = 0.0, 0
    for kind in (*sorted({one.kind for one in kept}), "all"):
        some = [one for one in kept if kind in {one.kind, "all"}]
        right = sum(bool(one.right) for one in some)
        low, high = wilson(right, len(some))
        lost = [one for one in gone if kind in {one.kind, "all"}]
        print(
            f"{kind:9} {right:3} of {len(some):3} right  {right / len(some):.2f} ({low:.2f} to {high:.2f})   "
            f"no longer marked: {sum(not one.right for one in lost)} wrong, {sum(bool(one.right) for one in lost)} right"
        )
        if kind != "all":
            weighted += right / len(some) * marks[kind]
            weights += marks[kind]
    print(f"each kind weighted by its {weights} marks in these drafts: {weighted / weights:.2f}")


if __name__ == "__main__":
    main()
