"""What the pack ``confidence`` finds in human and in generated posts, by source.

    python lab/confidence.py FOLDER > lab/confidence.md

FOLDER holds labelled texts (see lab/README.md). For each rule: findings per 100,000 words on either side, the same without the
source that has most of them, and how many sources have any. A rule whose figures turn around without one source tells a habit of
that source.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from noise import rows

from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.source import SourceFile

PACK = "confidence"
PER = 100_000
SIDES = ("human", "ai")
HEAD = """\
# What the pack `confidence` finds in labelled posts

Written by `lab/confidence.py`: findings per 100,000 words. The rules judge how sure a text sounds; none of them is a sign of who wrote it.

| rule | side | findings | per 100,000 words | without the source that has most | sources with any |
|---|---|---:|---:|---:|---:|"""


@dataclass(slots=True)
class Tally:
    """One source: its words and how often each rule fires in it."""

    words: int
    found: defaultdict[str, int]


def tallies(folder: Path) -> dict[tuple[str, str], Tally]:
    """By label and source."""
    rules = shipped_rules()
    book = Rulebook.of([bound for bound in rules.values() if bound.rule.pack == PACK], frozenset(rules))
    counted: defaultdict[tuple[str, str], Tally] = defaultdict(lambda: Tally(0, defaultdict(int)))
    for _, row in rows(folder):
        report = examine(parse(SourceFile(f"text.{row['format']}", row["text"])), book)
        if report.skipped:
            continue
        tally = counted[row["label"], row["source"]]
        tally.words += report.words
        for finding in report.findings:
            if finding.disposition == "active":
                tally.found[finding.rule] += 1
    return dict(counted)


def table(counted: dict[tuple[str, str], Tally]) -> Iterator[str]:
    """A row a rule and side."""
    for rule in sorted({rule for tally in counted.values() for rule in tally.found}):
        for side in SIDES:
            sources = [tally for (label, _), tally in sorted(counted.items()) if label == side]
            most = max(sources, key=lambda tally: tally.found[rule])
            findings = sum(tally.found[rule] for tally in sources)
            rate = _rate(rule, sources)
            rest = _rate(rule, [tally for tally in sources if tally is not most])
            holding = sum(tally.found[rule] > 0 for tally in sources)
            yield f"| {rule} | {side} | {findings} | {rate:.2f} | {rest:.2f} | {holding} of {len(sources)} |"


def _rate(rule: str, sources: list[Tally]) -> float:
    return PER * sum(tally.found[rule] for tally in sources) / max(1, sum(tally.words for tally in sources))


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    print("\n".join([HEAD, *table(tallies(parser.parse_args().folder))]))


if __name__ == "__main__":
    main()
