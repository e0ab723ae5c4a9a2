"""What the default gate would do to labelled texts: the price of its promise, printed.

    python lab/gate.py FOLDER            print the table
    python lab/gate.py FOLDER --write    and write authlint/language/en/gate.json and docs/accuracy.md

A text fails if the default rules find an error in it. Rules that rest on a norm are judged with a norm that the text's
own source did not help to make: its whole source is left out. The evidence behind the weights of phrases is not refitted
for that, which the page says. Intervals are drawn over sources where a group has several, else by Wilson's formula over
texts. Running twice gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from evidence_texts import sample_of
from shares import Share, Tried, group_of, shares, tables

from authlint.analysis import Analysis
from authlint.analysis.density import WornPhrases
from authlint.config import Config
from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.language.tables import read_json
from authlint.measuring import measurements_of
from authlint.packs import shipped_rules
from authlint.selection import choose
from authlint.source import SourceFile

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "authlint/language/en/gate.json"
PAGE = HERE.parent / "docs/accuracy.md"
AXES = HERE / "axes.md"
"""The sections that lab/axes.py wrote."""

REFERENCE = frozenset({"human_blogs", "human_blogs_2", "human_html"})
"""Files that the norms are made from."""

DENSE = "cliche/dense"
BANDS = (100, 250, 500, 1_000, 2_000)


@dataclass(frozen=True)
class Judged:
    """One text: where it belongs, and what the gate needs to know of it."""

    side: str
    group: str
    source: str
    reference: bool
    words: int
    density: float | None
    terms: int
    other_errors: tuple[str, ...]


def rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every labelled text with the name of its file."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["label"] in {"human", "ai"} and row.get("format"):
                    yield path.name.partition(".")[0], row


def judge(folder: Path) -> list[Judged]:
    """Every text, read and examined once."""
    rules = shipped_rules()
    book = Rulebook.of(choose(rules, Config()), frozenset(rules))
    judged = []
    for name, row in rows(folder):
        document = parse(SourceFile(f"text.{row['format']}", row["text"]))
        report = examine(document, book)
        if report.skipped:
            continue
        errors = {
            finding.rule
            for finding in report.findings
            if finding.severity == "error" and finding.disposition == "active"
        }
        analysis = Analysis(document, book.toolbox)
        worn = analysis.view(WornPhrases)
        measurements = measurements_of(analysis)
        density = measurements["phrase-density"].measurement.value
        sample = sample_of(row)
        judged.append(
            Judged(
                sample.side,
                group_of(sample, row["genre"] or "", name),
                sample.source,
                name in REFERENCE,
                measurements.words,
                density,
                worn.terms,
                tuple(sorted(errors - {DENSE})),
            )
        )
    return judged


def fails(text: Judged, extremes: dict[int, float]) -> bool:
    """Whether the default gate stops a text, with these extremes of phrase density by band."""
    settings = shipped_rules()[DENSE].rule.parameters
    band = max((start for start in BANDS if text.words >= start), default=None)
    dense = (
        band is not None
        and text.density is not None
        and text.terms >= settings["terms"]
        and text.density > settings["times"] * extremes.get(band, float("inf"))
    )
    return dense or bool(text.other_errors)


def extremes_without(source: str, texts: Sequence[Judged]) -> dict[int, float]:
    """The ninety-ninth percentile of phrase density by band among reference posts of all other sources."""
    by_band: defaultdict[int, list[float]] = defaultdict(list)
    for text in texts:
        if text.reference and text.source != source and text.density is not None and text.words >= BANDS[0]:
            by_band[max(start for start in BANDS if text.words >= start)].append(text.density)
    return {band: quantiles(values, n=100, method="inclusive")[98] for band, values in by_band.items()}


def tried(texts: Sequence[Judged]) -> list[Tried]:
    """What the default gate does to each text, by norms without the text's own source."""
    extremes = {source: extremes_without(source, texts) for source in sorted({text.source for text in texts})}
    return [
        Tried(text.side, text.group, text.source, None if text.density is None else fails(text, extremes[text.source]))
        for text in texts
    ]


def page(found: Sequence[Share], errors: Counter[str], drift: Sequence[Share]) -> str:
    """docs/accuracy.md."""
    listed = ", ".join(f"`{rule}` {count}" for rule, count in sorted(errors.items())) or "none"
    lines = [
        "# How often it is wrong",
        "",
        "This page is written by `lab/gate.py`; no figure in it is typed by hand. It says what gates do to texts whose origin is",
        "known, and where authlint does not work.",
        "",
        "## The default gate",
        "",
        "A text fails `authlint check` with default settings if an error is found in it. Each text is judged with norms that",
        "its own source did not help to make; the evidence behind each phrase's weight was counted on all sources.",
        "",
        *tables(found),
        f"Other errors than `{DENSE}` in texts by people: {listed}.",
        "",
        "The share of generated texts is printed, not aimed at: the gate stops texts with defects, and most generated texts that pass",
        "have none that it can prove.",
        "",
        *_drift(drift),
        AXES.read_text(encoding="utf-8") if AXES.is_file() else "",
        "## Where this does not work",
        "",
        "| where | why |",
        "|---|---|",
        "| under 150 words | one phrase more or less decides; phrase density and drift abstain |",
        "| languages other than English | parsed, reported as not judged |",
        "| lists, recipes, digests | drift reads paragraphs; where there are hardly any it abstains |",
        "| plain prose by models of 2023 | it reads like plain human posts; drift finds fewer than half of it |",
        "| fiction | the phrases were counted in posts; no human fiction of length was at hand for drift |",
        "| law, medicine, finance | few human texts of these were at hand; the norms may not fit |",
        "| writers of one first language | the TOEFL essays are few, short, and of one first language |",
        "| models of tomorrow | phrases age; the evidence is of the generations that are named |",
        "| whether anybody or anything wrote a text | never: a phrase is a fact about the text, not about its author |",
        "",
    ]
    return "\n".join(lines)


def _drift(found: Sequence[Share]) -> list[str]:
    """The price of the gate on drift, which nobody has unless they ask for it."""
    if not found:
        return []
    return [
        "## The gate on drift",
        "",
        "Only with `--gate drift` does a draft fail for drift: if it lies further toward the average of generated prose than 99 in 100",
        "posts of its length from before November 2022. Each text is judged by a model and a table that neither it nor its source",
        "helped to make; `lab/drift.md` tells which choices were made with these sources in view, and how hopeful that makes the figures.",
        "",
        *tables(found),
    ]


def main() -> None:
    """Judge, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = judge(options.folder)
    found = shares(tried(texts))
    errors = Counter(rule for text in texts if text.side == "human" for rule in text.other_errors)
    drift = [Share(**entry) for entry in (read_json("drift.json") or {}).get("gate", ())]
    text = page(found, errors, drift)
    print(text)
    if options.write:
        entries = {"groups": [share.entry() for share in found]}
        TABLE.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
