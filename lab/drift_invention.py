"""Does invention lower drift? Sentences with made-up figures, years, names and memories are put into generated posts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from drift_texts import analysis_of, rows

from authlint.analysis import Toolbox
from authlint.analysis.drift_features import DriftFeatures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from authlint.language.drift import DriftTable

POSTS = 5
"""Posts of each source that are tried."""

KINDS = {
    "figures": (
        "In a 2021 survey of 1,248 people, 73% said the same.",
        "That cut the bill by 38.5%, or $14,200 a year.",
        "Between 2016 and 2019 the number rose from 412 to 1,967.",
        "According to the report, 6 in 10 gave up within 45 days.",
    ),
    "names": (
        "Maria Chen at Northgate Systems in Leeds saw it with their Halden 3 units.",
        "Siemens, Ikea and the Ohio State University have all tried it.",
        "Dr. Paul Okafor of the Denver Clinic wrote about it in The Lancet.",
        "Ask anyone on Bleecker Street, or at the Red Lion in Oxford.",
    ),
    "memories": (
        "Last March, when I was working nights in Tulsa, my boss told me to try it, and I laughed.",
        "I remember my father doing this in our garage the week my sister left home.",
        "We lost a whole weekend over it, and my friend Tom never let me forget.",
        "I was wrong about that three years ago, and it cost me a client.",
    ),
}
PARAGRAPH = re.compile(r"[A-Z][^\n]{80,}[.!?]")


def invention(folder: Path, tables: Mapping[int, DriftTable], units: Mapping[str, int]) -> str:
    """For each kind of invention, after every paragraph: how far percentiles move, each by the table without its source."""
    toolbox = Toolbox()
    taken: Counter[str] = Counter()
    moves: dict[str, list[tuple[float, float]]] = {kind: [] for kind in KINDS}
    for row in rows(folder):
        if row["label"] != "ai" or row["format"] != "md" or taken[row["source"]] >= POSTS or row["source"] not in units:
            continue
        table = tables[units[row["source"]]]
        before = _value(table, row["text"], toolbox)
        if before is None:
            continue
        taken[row["source"]] += 1
        for kind, sentences in KINDS.items():
            after = _value(table, invented(row["text"], sentences), toolbox)
            if after is not None:
                moves[kind].append((before, after))
    return _told(moves)


def invented(text: str, sentences: tuple[str, ...]) -> str:
    """The text with an invented sentence after every paragraph, in turn."""
    count = -1

    def add(paragraph: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{paragraph[0]} {sentences[count % len(sentences)]}"

    return re.sub(rf"(?m)^{PARAGRAPH.pattern}$", add, text)


def _value(table: DriftTable, text: str, toolbox: Toolbox) -> float | None:
    """The percentile, whether or not the text is like those of the training."""
    analysis = analysis_of(text, "md", toolbox)
    if analysis is None or (features := analysis.view(DriftFeatures)).connected < table.bands[0]:
        return None
    return table.percentile(
        table.standing(table.score(features.values, features.terms), features.words), features.words
    )


def _told(moves: Mapping[str, list[tuple[float, float]]]) -> str:
    lines = []
    for kind, pairs in moves.items():
        if pairs:
            before, after = np.array(pairs).T
            past = before > 99
            lost = f"{(after[past] <= 99).mean():.1%}" if past.any() else "–"
            shares = f"{past.mean():.1%} | {(after > 99).mean():.1%}"
            lines.append(f"| {kind} | {len(pairs)} | {np.median(after - before):+.2f} | {shares} | {lost} |")
    head = "### Invention: one sentence after every paragraph of generated posts\n\n"
    head += "| | posts | median move | past the 1 % point before | after | of those past, lost |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(lines)
