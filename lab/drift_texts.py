"""The texts that drift is trained on, each reduced to numbers, and which of them are held out together."""

from __future__ import annotations

import gzip
import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evidence_texts import Sample, generator, sample_of
from shares import group_of

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.drift_features import DriftFeatures
from authlint.analysis.language import DraftLanguage
from authlint.formats import parse
from authlint.source import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEAST_WORDS = 100
"""Shorter texts teach little."""

FLOOD = "2022-11"
"""Human posts must be older; collections of plain text bear the date of the collection, and vouch for their writers."""


@dataclass(frozen=True)
class DriftText:
    """One text. ``group`` is what it is reported under; ``unit`` is held out as a whole; ``voice`` is counted when words are chosen; ``terms`` are numbers of
    `Texts.names`. ``blog`` is False for collections of plain text: essays, news, stories. ``connected`` and ``plain`` are those of the view."""

    sample: Sample
    group: str
    unit: str
    voice: str
    genre: str
    model: str
    blog: bool
    words: int
    connected: int
    plain: bool
    values: dict[str, float]
    terms: array[int]
    label: str

    @property
    def human(self) -> bool:
        """Whether a person wrote it alone."""
        return self.label == "human"


@dataclass(frozen=True)
class Texts:
    """All texts, the names of terms by number, and what they were computed with."""

    texts: list[DriftText]
    names: list[str]
    pipeline: str
    computed_with: str


def read_texts(folder: Path) -> Texts:
    """Every English text of the folder through authlint's own parsers and views."""
    toolbox = Toolbox()
    numbers: dict[str, int] = {}
    found: list[DriftText] = []
    pipeline = computed_with = ""
    for row in rows(folder):
        analysis = analysis_of(row["text"], row["format"], toolbox)
        if analysis is None or (features := analysis.view(DriftFeatures)).words < LEAST_WORDS:
            continue
        pipeline, computed_with = features.pipeline, features.computed_with
        terms = array("i", sorted(numbers.setdefault(term, len(numbers)) for term in sorted(features.terms)))
        found.append(text_of(row, features, terms))
    return Texts(found, list(numbers), pipeline, computed_with)


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The labelled rows in the order of file names: whole texts, human ones from before the flood."""
    for path in sorted(folder.glob("*.jsonl*")):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                row["file"] = path.name.partition(".")[0]
                if row.get("format") and row["label"] in {"human", "ai", "mixed"} and not _late(row):
                    yield row


def _late(row: dict[str, Any]) -> bool:
    return row["label"] == "human" and row["format"] != "txt" and (row.get("date") or FLOOD)[:7] >= FLOOD


def analysis_of(text: str, form: str, toolbox: Toolbox) -> Analysis | None:
    """The views of a text; None where it is not English."""
    analysis = Analysis(parse(SourceFile(f"text.{form}", text)), toolbox)
    return analysis if analysis.view(DraftLanguage).is_english else None


def text_of(row: dict[str, Any], features: DriftFeatures, terms: array[int]) -> DriftText:
    """A row and its features as one record."""
    sample = sample_of(row)
    blog = row["format"] != "txt"
    # Twins by models on the prompts of people's texts are held out with them; fiction has no twins.
    voice = row["source"] if blog else f"{row['source']} · {(row.get('genre') or '').removeprefix('student ')}"
    apart = f" · {generator(row.get('model') or '')}" if "chapter" in voice else ""
    return DriftText(
        sample=sample,
        group=group_of(sample, row.get("genre") or "", row["file"]),
        unit=(voice if not blog else row["source"]) + apart,
        voice=voice,
        genre=row.get("genre") or "",
        model=row.get("model") or "",
        blog=blog,
        words=features.words,
        connected=features.connected,
        plain=features.plain,
        values=dict(features.values),
        terms=terms,
        label=row["label"],
    )
