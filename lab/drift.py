"""Compute the table of drift, and measure how well it does on sources that it has not seen.

    python lab/drift.py FOLDER [--figures FILE]

FOLDER holds labelled texts (see lab/README.md). Writes ``authlint/language/en/drift.json``; prints the figures that
`lab/drift.md` tells about, or writes them to FILE. Needs numpy, which comes with spaCy, and one core.
"""

# ruff: noqa: E402  # threads are counted before numpy is imported

from __future__ import annotations

import argparse
import json
import os
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Sums in another order give other last digits: one thread, so that two runs give the same bytes.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np
from drift_figures import Judged, report, stopped
from drift_invention import invention
from drift_model import BANDS, Model, calibrate, fit
from drift_texts import LEAST_WORDS, read_texts

from authlint.language.drift import DriftTable, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drift_texts import DriftText, Texts
    from numpy.typing import NDArray

TABLE = Path(__file__).resolve().parent.parent / "authlint/language/en/drift.json"
FOLDS = 10


def main() -> None:
    """Train, judge every text by a model and a table without its source, then train on all and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--figures", type=Path, help="write the figures here instead of printing them")
    arguments = parser.parse_args()
    told = build(arguments.folder, TABLE)
    if arguments.figures:
        arguments.figures.write_text(told + "\n", encoding="utf-8")
    else:
        print(told)


def build(folder: Path, table: Path) -> str:
    """Write the table; return the figures."""
    found = read_texts(folder)
    fold = np.array(folds(found.texts))
    scores, distances = np.zeros(len(fold), np.float32), np.zeros(len(fold), np.float32)
    models: dict[int, Model] = {}
    for number in np.unique(fold).tolist():
        out = fold == number
        models[number], rows = fit(found, training(found.texts, ~out))
        scores[out], distances[out] = models[number].scores(rows[out]), models[number].distances(rows[out])
    calibrations = calibrations_without(found, fold)
    tables = {number: as_table(found, model, calibrations[number]) for number, model in models.items()}
    judged = [
        Judged(text, percentile(tables[number], text, float(score), float(distance)))
        for text, number, score, distance in zip(found.texts, fold.tolist(), scores, distances, strict=True)
    ]
    final, _ = fit(found, training(found.texts, np.ones(len(fold), bool)))
    data = as_data(found, final, calibrate(found.texts, scores, distances))
    data["gate"] = [share.entry() for share in stopped(judged)]
    table.write_text(
        json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    units = {text.unit: number for text, number in zip(found.texts, fold.tolist(), strict=True)}
    return f"{sizes(found.texts, data, table)}\n\n{report(judged)}\n\n{invention(folder, tables, units)}"


def calibrations_without(found: Texts, fold: NDArray[Any]) -> dict[int, dict[str, Any]]:
    """For each part the calibration that owes nothing to it: every other part is scored by a model without both."""
    parts = np.unique(fold).tolist()
    scores = {part: np.zeros(len(fold), np.float32) for part in parts}
    distances = {part: np.zeros(len(fold), np.float32) for part in parts}
    for pair in combinations(parts, 2):
        model, rows = fit(found, training(found.texts, ~np.isin(fold, pair)))
        for judged, scored in (pair, pair[::-1]):
            out = fold == scored
            scores[judged][out], distances[judged][out] = model.scores(rows[out]), model.distances(rows[out])
    others = {part: np.flatnonzero(fold != part) for part in parts}
    return {
        part: calibrate([found.texts[n] for n in places], scores[part][places], distances[part][places])
        for part, places in others.items()
    }


def training(texts: Sequence[DriftText], wanted: NDArray[Any]) -> list[int]:
    """The places of texts to train on: what people or models wrote alone, long enough to teach anything."""
    return [n for n, text in enumerate(texts) if wanted[n] and text.label != "mixed" and text.words >= LEAST_WORDS]


def folds(texts: Sequence[DriftText]) -> list[int]:
    """For each text the number of the part it is held out with: whole units, dealt out in turn, blogs and others apart."""
    groups: dict[tuple[bool, bool], set[str]] = {}
    for text in texts:
        groups.setdefault((text.blog, text.human), set()).add(text.unit)
    part: dict[str, int] = {}
    for group in sorted(groups, reverse=True):
        for unit in sorted(groups[group]):
            part.setdefault(unit, len(part) % FOLDS)
    return [part[text.unit] for text in texts]


def percentile(table: DriftTable, text: DriftText, score: float, distance: float) -> float | None:
    """A text's percentile by a table; None where drift abstains."""
    if text.connected < BANDS[0] or distance > table.limits[table.band(text.words)]:
        return None
    return table.percentile(table.standing(score, text.words), text.words, plain=text.plain)


def as_table(found: Texts, model: Model, calibration: dict[str, Any]) -> DriftTable:
    """Model and calibration as the product reads them."""
    return table_of(as_data(found, model, calibration))


def as_data(found: Texts, model: Model, calibration: dict[str, Any]) -> dict[str, Any]:
    """Model and calibration as JSON; weights too small to matter are left out of the terms."""
    entries = [
        (name, [float(f"{number:.4g}") for number in numbers])
        for name, *numbers in zip(model.names, model.weights, model.means, model.scales, strict=True)
    ]
    values, terms = dict(entries[: model.measured]), dict(entries[model.measured :])
    kept = {name: numbers for name, numbers in terms.items() if numbers[0]}
    return {**calibration, "values": values, "terms": kept, "pipeline": found.pipeline, "features": found.computed_with}


def sizes(texts: Sequence[DriftText], data: dict[str, Any], table: Path) -> str:
    """What went in and what came out, as one line."""
    units = len({text.unit for text in texts})
    features = f"{len(data['values'])} measures, {len(data['terms']):,} words and pairs"
    return f"{len(texts):,} texts of {units} units; {features}; {table.stat().st_size:,} bytes"


if __name__ == "__main__":
    main()
