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
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import quantiles
from typing import Any

from evidence_texts import sample_of

from authlint.analysis import Analysis
from authlint.analysis.density import WornPhrases
from authlint.config import Config
from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.measuring import measurements_of
from authlint.packs import shipped_rules
from authlint.selection import choose
from authlint.source import SourceFile

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "authlint/language/en/gate.json"
PAGE = HERE.parent / "docs/accuracy.md"
REPLICATES = 2_000
SEED = 20221130
REFERENCE = frozenset({"human_blogs", "human_blogs_2", "human_html"})
"""Files that the norms are made from."""

DENSE = "cliche/dense"
BANDS = (100, 250, 500, 1_000, 2_000)

GROUPS = (
    ("human_blogs", "", "blogs, mostly technical"),
    ("human_blogs_2", "", "blogs on other subjects"),
    ("human_html", "", "blogs written in HTML"),
    ("human_gum", "", "news, interviews, lives, travel guides, papers"),
    ("pairs_fastdetect", "news", "news"),
    ("pairs_fastdetect", "", "stories"),
    ("fairness_essays", "TOEFL", "TOEFL essays"),
    ("fairness_essays", "essay", "school and college essays, native"),
    ("fairness_essays", "", "abstracts by students"),
    ("learner_essays", "", "student essays, native and not"),
)
"""File, word in the genre, and the group of human texts; the first that fits."""


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


@dataclass(frozen=True)
class Share:
    """How many of how many texts fail, with an interval."""

    side: str
    group: str
    texts: int
    judged: int
    sources: int
    failed: int
    low: float
    high: float


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
                _group(row, name),
                sample.source,
                name in REFERENCE,
                measurements.words,
                density,
                worn.terms,
                tuple(sorted(errors - {DENSE})),
            )
        )
    return judged


def _group(row: dict[str, Any], name: str) -> str:
    sample = sample_of(row)
    if sample.side == "generated":
        kind = (
            "fiction"
            if sample.fiction
            else "news"
            if "news" in (row["genre"] or "") and name == "pairs_fastdetect"
            else ("essays and abstracts" if name == "fairness_essays" else "posts")
        )
        return f"{kind}, models of {sample.generation}"
    return next((group for file, word, group in GROUPS if file == name and word in (row["genre"] or "")), name)


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


def shares(texts: Sequence[Judged]) -> list[Share]:
    """A share for every group and for each side as a whole."""
    extremes = {source: extremes_without(source, texts) for source in sorted({text.source for text in texts})}
    failed = {id(text): fails(text, extremes[text.source]) for text in texts}
    groups: defaultdict[tuple[str, str], list[Judged]] = defaultdict(list)
    for text in texts:
        groups[text.side, text.group].append(text)
        groups[text.side, "all"].append(text)
    order = sorted(groups, key=lambda key: (key[0] != "human", key[1] == "all", key[1]))
    return [_share(side, group, groups[side, group], failed) for side, group in order]


def _share(side: str, group: str, texts: Sequence[Judged], failed: dict[int, bool]) -> Share:
    enough = [text for text in texts if text.density is not None]
    by_source: defaultdict[str, list[bool]] = defaultdict(list)
    for text in enough:
        by_source[text.source].append(failed[id(text)])
    count = sum(map(sum, by_source.values()))
    low, high = _interval(list(by_source.values()))
    return Share(side, group, len(texts), len(enough), len(by_source), count, low, high)


def _interval(sources: list[list[bool]]) -> tuple[float, float]:
    """The 95 % interval of the share: over sources by bootstrap from five sources on, by Wilson over texts below.

    Where no text fails the bootstrap knows only zero, so Wilson's upper end stands in.
    """
    total, count = sum(map(len, sources)), sum(map(sum, sources))
    if not total:
        return 0.0, 1.0
    if len(sources) < 5 or not count:
        return wilson(count, total)
    generator = random.Random(SEED)  # noqa: S311  # no secret here
    drawn = []
    for _ in range(REPLICATES):
        sample = generator.choices(sources, k=len(sources))
        drawn.append(sum(map(sum, sample)) / sum(map(len, sample)))
    drawn.sort()
    return drawn[int(0.025 * REPLICATES)], drawn[int(0.975 * REPLICATES)]


def wilson(count: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval for a share (Wilson 1927)."""
    share = count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def page(found: Iterable[Share], errors: Counter[str]) -> str:
    """docs/accuracy.md."""
    lines = [
        "# How often it is wrong",
        "",
        "This page is written by `lab/gate.py`; no figure in it is typed by hand. It says what `authlint check` with default",
        "settings does to texts whose origin is known. A text fails if an error is found in it. Each text is judged with norms that",
        "its own source did not help to make; the evidence behind each phrase's weight was counted on all sources.",
        "",
    ]
    for side, title in (("human", "Texts by people"), ("generated", "Generated texts")):
        lines += [
            f"## {title}",
            "",
            "| texts | long enough | sources | fail | share | 95 % interval |",
            "|---|---:|---:|---:|---:|---:|",
        ]
        for share in found:
            if share.side == side:
                name = "**all**" if share.group == "all" else share.group
                lines.append(f"| {name} | {share.judged:,} of {share.texts:,} | {share.sources} | {_told(share)} |")
        lines.append("")
    listed = ", ".join(f"`{rule}` {count}" for rule, count in sorted(errors.items())) or "none"
    lines += [
        f"Other errors than `{DENSE}` in texts by people: {listed}.",
        "",
        "The share of generated texts is printed, not aimed at: the gate stops texts with defects, and most generated texts that pass",
        "have none that it can prove.",
        "",
        "## Where this does not work",
        "",
        "| where | why |",
        "|---|---|",
        "| under 150 words | one phrase more or less decides; phrase density abstains |",
        "| languages other than English | parsed, reported as not judged |",
        "| fiction | the phrases were counted in posts; what only fiction shows carries no weight here |",
        "| law, medicine, finance | few human texts of these were at hand; the norms may not fit |",
        "| writers of one first language | the TOEFL essays are few, short, and of one first language |",
        "| models of tomorrow | phrases age; the evidence is of the generations that are named |",
        "| whether anybody or anything wrote a text | never: a phrase is a fact about the text, not about its author |",
        "",
    ]
    return "\n".join(lines)


def _told(share: Share) -> str:
    """The last three columns; a group in which no text is long enough has no share."""
    if not share.judged:
        return "– | – | –"
    return f"{share.failed} | {share.failed / share.judged:.2%} | {share.low:.2%} to {share.high:.2%}"


def main() -> None:
    """Judge, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = judge(options.folder)
    found = shares(texts)
    errors = Counter(rule for text in texts if text.side == "human" for rule in text.other_errors)
    text = page(found, errors)
    print(text)
    if options.write:
        entries = [
            {
                "side": share.side,
                "group": share.group,
                "texts": share.texts,
                "judged": share.judged,
                "sources": share.sources,
                "failed": share.failed,
                "low": round(share.low, 5),
                "high": round(share.high, 5),
            }
            for share in found
        ]
        TABLE.write_text(json.dumps({"groups": entries}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
