"""Count how often rules that rest on no norm fire on human posts, and write it into their cards.

    python lab/fires.py FOLDER RULE... [--apply]

RULE is a rule or a pack. FOLDER holds labelled texts (see lab/README.md); posts from before November 2022 are counted. A
rule whose false alarms are counted is ``measured``, as one whose terms are: a warning that nobody counted is at most an info.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence_cards import with_status
from rhythm import CARDS, posts_before, write
from shares import interval

from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.source import SourceFile

if TYPE_CHECKING:
    from authlint.packs import BoundRule


def chosen(names: Sequence[str]) -> list[BoundRule]:
    """The rules that are named, or whose packs are."""
    return [bound for bound in shipped_rules().values() if bound.rule.id in names or bound.rule.pack in names]


def count(folder: Path, rules: Sequence[BoundRule]) -> dict[str, dict[str, float]]:
    """For each rule the percent of posts that it fires on, its interval over sources, and what that rests on."""
    book = Rulebook.of(rules, frozenset(shipped_rules()))
    fired: defaultdict[str, defaultdict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in posts_before(folder):
        report = examine(parse(SourceFile(f"text.{row['format']}", row["text"])), book)
        if report.skipped:
            continue
        found = {finding.rule for finding in report.findings if finding.disposition == "active"}
        for bound in rules:
            fired[bound.rule.id][row["source"]].append(bound.rule.id in found)
    return {rule: figures(list(by_source.values())) for rule, by_source in sorted(fired.items())}


def figures(sources: list[list[bool]]) -> dict[str, float]:
    """What a card is told: the share of posts in percent, its interval over sources, and what that rests on."""
    low, high = interval(sources)
    posts = sum(map(len, sources))
    share = sum(map(sum, sources)) / posts
    shown: dict[str, float] = {
        name: round(100 * value, 2) for name, value in (("share", share), ("low", low), ("high", high))
    }
    return {**shown, "posts": posts, "sources": len(sources)}


def lines(counted: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A Markdown table."""
    yield "| rule | fires on | 95 % interval | posts | sources |"
    yield "|---|---:|---:|---:|---:|"
    for rule, told in counted.items():
        yield f"| {rule} | {told['share']:.2f} % | {told['low']:.2f} to {told['high']:.2f} % | {told['posts']:,} | {told['sources']} |"


def main() -> None:
    """Count, print, and write the cards if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("rules", nargs="+", metavar="RULE")
    parser.add_argument("--apply", action="store_true", help="write the shares into the cards")
    asked = parser.parse_args()
    counted = count(asked.folder, chosen(asked.rules))
    print("\n".join(lines(counted)))
    if asked.apply:
        for rule, figures in counted.items():
            path = CARDS / f"{rule}.yaml"
            card = path.read_text(encoding="utf-8")
            if "\nstatus: " not in card:
                card = card.replace("\nsince: ", "\nstatus: measured\nsince: ")
            path.write_text(with_status(card, "measured"), encoding="utf-8")
            write(rule, figures)


if __name__ == "__main__":
    main()
