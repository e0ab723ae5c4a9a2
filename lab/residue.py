"""What the pack `residue` finds in labelled texts: every finding in human writing, to be looked at, and counts elsewhere.

    python lab/residue.py FOLDER            print the counts and the findings in human texts
    python lab/residue.py FOLDER --write    and write lab/residue.md, keeping the verdicts that stand in it

FOLDER holds labelled texts (see lab/README.md). A finding in human writing is either true (the mark, the blank or the
character is really there and serves nothing) or a false alarm; who has looked at it writes which into the table of
lab/residue.md, and why. The page quotes nothing but what was matched, and that shortened.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.sanitise import as_markdown, revealed, shortened
from authlint.source import SourceFile

PAGE = Path(__file__).resolve().parent / "residue.md"
PACK = "residue"
UNSEEN = "not looked at"
COLUMNS = 6
PROMISED = 1.0
"""Findings in 100,000 words of human writing, at most."""


@dataclass(frozen=True)
class Found:
    """A finding in a labelled text."""

    text: str
    rule: str
    line: int
    excerpt: str
    fingerprint: str


@dataclass(frozen=True)
class Group:
    """The texts of one label in one file."""

    texts: int
    words: int
    findings: tuple[Found, ...]

    @property
    def rate(self) -> float:
        """Findings in 100,000 words."""
        return 100_000 * len(self.findings) / max(1, self.words)


def rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every labelled text with the name of its file."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row.get("format"):
                    yield path.name.partition(".")[0], row


def examined(folder: Path) -> dict[tuple[str, str], Group]:
    """What the pack finds, by label and file."""
    rules = [bound for bound in shipped_rules().values() if bound.rule.pack == PACK]
    book = Rulebook.of(rules, frozenset(shipped_rules()))
    texts, words, findings = Counter[tuple[str, str]](), Counter[tuple[str, str]](), defaultdict(list)
    for name, row in rows(folder):
        report = examine(parse(SourceFile(f"text.{row['format']}", row["text"])), book)
        if report.skipped:
            continue
        group = row["label"], name
        texts[group] += 1
        words[group] += report.words
        findings[group] += [
            Found(row["id"], each.rule, each.location.line, shortened(revealed(each.excerpt), 40), each.fingerprint)
            for each in report.active
        ]
    return {group: Group(texts[group], words[group], tuple(findings[group])) for group in sorted(texts)}


def counts(groups: dict[tuple[str, str], Group]) -> Iterator[str]:
    """A row for each label and file."""
    yield "| label | file | texts | words | findings | in 100,000 words | by rule |"
    yield "|---|---|---:|---:|---:|---:|---|"
    for (label, name), group in groups.items():
        by_rule = Counter(found.rule.partition("/")[2] for found in group.findings)
        told = ", ".join(f"{rule} {count}" for rule, count in sorted(by_rule.items()))
        yield f"| {label} | {name} | {group.texts:,} | {group.words:,} | {len(group.findings)} | {group.rate:.2f} | {told} |"


def human(groups: dict[tuple[str, str], Group]) -> Group:
    """All human texts together."""
    chosen = [group for (label, _), group in groups.items() if label == "human"]
    findings = tuple(found for group in chosen for found in group.findings)
    return Group(sum(group.texts for group in chosen), sum(group.words for group in chosen), findings)


def verdicts() -> dict[tuple[str, str], str]:
    """What stands in the page, by text and fingerprint."""
    if not PAGE.is_file():
        return {}
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.read_text(encoding="utf-8").splitlines()]
    return {(row[0], row[4]): row[5] for row in cells if len(row) == COLUMNS and row[0] != "text"}


def listed(group: Group) -> Iterator[str]:
    """A row for each finding, with its verdict."""
    known = verdicts()
    yield "| text | rule | line | matched | fingerprint | verdict |"
    yield "|---|---|---:|---|---|---|"
    for found in group.findings:
        verdict = known.get((found.text, found.fingerprint), UNSEEN)
        yield f"| {found.text} | {found.rule} | {found.line} | {as_markdown(found.excerpt)} | {found.fingerprint} | {verdict} |"


def page(groups: dict[tuple[str, str], Group]) -> str:
    """lab/residue.md."""
    whole = human(groups)
    false = sum("false" in verdict for verdict in verdicts().values())
    return "\n".join(
        [
            "# Residue in labelled texts",
            "",
            "Written by `lab/residue.py`; only the verdicts in the last table are by hand.",
            "",
            f"In {whole.words:,} words of {whole.texts:,} human texts the pack finds {len(whole.findings)} things: {whole.rate:.2f} in 100,000 words,",
            f"where at most {PROMISED:g} was promised. Looked at one by one, {false} of them are false alarms.",
            "",
            *counts(groups),
            "",
            "## Every finding in human writing",
            "",
            *listed(whole),
            "",
        ]
    )


def main() -> None:
    """Examine, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    groups = examined(options.folder)
    text = page(groups)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
