"""Labelled texts: which file rows are read, and what each is a sample of.

A row is written by a person or generated; its *source* is what varies independently of the others: an author or
repository, or one part of a data set, on the human side; generator × repository or prompt on the generated side.
Sources, never texts, are what intervals are drawn over (`lab/evidence_odds.py`).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

Side = Literal["human", "generated"]
GENERATIONS = ("2023", "2024", "2025-26")

GENERATOR = re.compile(r"[^\d\s,(]*\d+|[^\s,(]+")
"""The family of a model: its name up to the first version number, so that "gpt-5.2" and "gpt-5.4-codex" are one
generator, as are five sizes of one fiction model: they share data and habits."""

BY_MODEL = (
    (re.compile(r"gpt-5|gpt-6|claude-(?:opus|sonnet|haiku)-4"), "2025-26"),
    (re.compile(r"gpt-4\.1"), "2025-26"),
    (re.compile(r"gpt-4o|gpt-4-turbo|llama-3|claude-3|gemini-1"), "2024"),
    (re.compile(r"davinci|gpt-3|gpt-4"), "2023"),
)
"""The generation of a model by its name: a blog of 2025 may still ask gpt-3.5. Other models go by the text's date."""

FICTION = re.compile(r"\bfiction\b|\bstor(?:y|ies)\b", re.IGNORECASE)
NARRATIVE = re.compile(r"\bfiction\b|\bstor(?:y|ies)\b|^(?:BBC )?news$|^bio$|^interview$|^voyage$", re.IGNORECASE)
"""Human genres that fiction is compared with: stories are few, so reports and lives stand beside them."""

TOPICS = (
    ("fiction", r"\bfiction\b|\bstor(?:y|ies)\b"),
    ("academic", r"academic|abstract"),
    ("essay", r"essay"),
    ("government", r"government"),
    ("pets", r"\bpets?\b"),
    ("health", r"\bhealth blog|^health"),
    ("food", r"\bfood\b|recipe"),
    ("travel", r"travel|voyage"),
    ("finance", r"finance"),
    ("personal", r"^personal|books"),
    ("programming", r"\bdev\b|programming|technical|\.net|data science|project|software"),
    ("news", r"news|interview|\bbio\b"),
    ("education", r"education|teaching"),
)
"""A coarse topic by the first word that the genre holds; "general" where it holds none."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a text is a sample of."""

    side: Side
    source: str
    generation: str
    topic: str
    fiction: bool
    narrative: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One labelled text; ``name`` ends in its format."""

    sample: Sample
    name: str
    text: str


def texts(folder: Path) -> Iterator[Text]:
    """Every text of ``folder`` that a person wrote alone or a model generated alone, in the order of names."""
    for path in sorted(folder.glob("*.jsonl*")):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from (_text(row) for row in map(json.loads, lines) if _counts(row))


def _counts(row: dict[str, Any]) -> bool:
    """Rows of single sentences have no format; mixed texts belong to neither side."""
    return row["label"] in {"human", "ai"} and bool(row.get("format"))


def _text(row: dict[str, Any]) -> Text:
    return Text(sample_of(row), f"text.{row['format']}", row["text"])


def sample_of(row: dict[str, Any]) -> Sample:
    """What the text of a row is a sample of."""
    genre = row.get("genre") or ""
    human = row["label"] == "human"
    parts = [row["source"], genre] if human else [row["source"], genre, generator(row.get("model") or "")]
    return Sample(
        side="human" if human else "generated",
        source=" · ".join(parts),
        generation="" if human else generation(row.get("model") or "", row.get("date") or ""),
        topic=topic(genre),
        fiction=bool(FICTION.search(genre)),
        narrative=bool(NARRATIVE.search(genre)),
    )


def generator(model: str) -> str:
    """The family of a model."""
    found = GENERATOR.match(model.lower())
    return found[0] if found else "unnamed"


def generation(model: str, date: str) -> str:
    """When the model was young, or else when the text was made."""
    for pattern, name in BY_MODEL:
        if pattern.search(model.lower()):
            return name
    return "2025-26" if date[:4] >= "2025" else date[:4] if date[:4] in GENERATIONS else "2023"


def topic(genre: str) -> str:
    """The coarse topic of a genre."""
    return next((name for name, words in TOPICS if re.search(words, genre, re.IGNORECASE)), "general")
