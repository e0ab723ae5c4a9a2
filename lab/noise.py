"""How much authlint says on labelled posts with its default rules: findings per 1,000 words of prose.

    python lab/noise.py FOLDER [PACK...]

FOLDER holds labelled texts (see lab/README.md). Findings that are quoted or suppressed are not seen and do not count. With
PACKs, only theirs are counted. Posts under 100 words are left out: one finding in them is ten in a thousand words.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any

from authlint.config import Config
from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.selection import choose
from authlint.source import SourceFile

LEAST_WORDS = 100
PAGES = frozenset({"md", "mdx", "html"})


def rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every labelled post with the name of its file."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["label"] in {"human", "ai"} and row.get("format") in PAGES:
                    yield path.name.partition(".")[0], row


def rates(folder: Path, packs: Sequence[str]) -> dict[str, dict[str, list[float]]]:
    """For each file the findings per 1,000 words of every post, by severity and all together."""
    rules = shipped_rules()
    book = Rulebook.of(choose(rules, Config()), frozenset(rules))
    found: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for file, row in rows(folder):
        report = examine(parse(SourceFile(f"text.{row['format']}", row["text"])), book)
        if report.skipped or report.words < LEAST_WORDS:
            continue
        seen = [finding for finding in report.findings if finding.disposition == "active"]
        counted = [finding for finding in seen if not packs or finding.rule.partition("/")[0] in packs]
        severities = Counter(finding.severity for finding in counted)
        for level in ("error", "warning", "info"):
            found[file][level].append(1000 * severities[level] / report.words)
        found[file]["all"].append(1000 * len(counted) / report.words)
    return {file: dict(levels) for file, levels in found.items()}


def lines(found: dict[str, dict[str, list[float]]]) -> Iterator[str]:
    """A Markdown table."""
    yield "| file | posts | severity | median | 75 in 100 | 90 in 100 | mean |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    for file, levels in sorted(found.items()):
        for level, values in levels.items():
            steps = quantiles(values, n=20, method="inclusive")
            shown = " | ".join(f"{value:.2f}" for value in (steps[9], steps[14], steps[17], sum(values) / len(values)))
            yield f"| {file} | {len(values):,} | {level} | {shown} |"


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("packs", nargs="*", metavar="PACK")
    asked = parser.parse_args()
    print("\n".join(lines(rates(asked.folder, asked.packs))))


if __name__ == "__main__":
    main()
