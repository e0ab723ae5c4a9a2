"""Print how far two readers agree on the labelled passages: weighted kappa, with the table behind it.

    python lab/detail_agreement.py
    python lab/detail_agreement.py --part fresh

Without a part, those that were read first (tune and held). Reads lab/labels/detail.jsonl and
lab/labels/detail_second.jsonl (lines with ``number`` and ``detail``). Cohen's kappa with quadratic weights (Cohen 1968): 1 - Σ w·observed / Σ w·expected, where w is the squared distance of two grades.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence

from detail_texts import LABELS, passages

GRADES = (0, 1, 2)
PARTS = {"first": ("tune", "held"), "fresh": ("fresh",)}


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Quadratically weighted kappa of pairs of grades; nan where chance alone leaves no disagreement."""
    first, second = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    observed = sum((one - two) ** 2 for one, two in pairs) / len(pairs)
    expected = sum((one - two) ** 2 * first[one] * second[two] for one in GRADES for two in GRADES) / len(pairs) ** 2
    return 1 - observed / expected if expected else float("nan")


def main() -> None:
    """Read both files and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=tuple(PARTS), default="first")
    parts = PARTS[parser.parse_args().part]
    read = [passage for passage in passages(LABELS / "detail.jsonl") if passage.part in parts]
    first = {passage.number: passage.detail for passage in read}
    with (LABELS / "detail_second.jsonl").open(encoding="utf-8") as lines:
        second = {row["number"]: row["detail"] for row in map(json.loads, lines)}
    pairs = [(grade, second[number]) for number, grade in first.items() if grade is not None and number in second]
    print("first \\ second " + "  ".join(map(str, GRADES)))
    for one in GRADES:
        print(f"{one:>14} " + "  ".join(str(pairs.count((one, two))) for two in GRADES))
    same = sum(one == two for one, two in pairs)
    print(f"{len(pairs)} passages, {same} alike, weighted kappa {weighted_kappa(pairs):.3f}")


if __name__ == "__main__":
    main()
