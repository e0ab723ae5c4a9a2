"""The labelled sentences: where they are kept, and how the text of one is found again in a folder of labelled texts.

A label holds no text, only the file, the row's `id`, code points of the row's text, and the first twelve hexadecimal
digits of the SHA-256 of the sentence, so that a changed text is noticed and not judged.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from detail_texts import LABELS, document, fingerprint, rows

from authlint.document import Document

ItemKind = Literal[
    "percent", "ratio", "multiple", "money", "count", "superlative", "record", "survey", "event", "causal", "finding", "quotation", "other"
]  # fmt: skip
FIGURES: frozenset[str] = frozenset({"percent", "ratio", "multiple", "money", "count"})
FIRST, SECOND = LABELS / "claims.jsonl", LABELS / "claims_second.jsonl"


@dataclass(frozen=True, slots=True)
class Item:
    """A figure or claim in a sentence, as a reader sees it: ``start`` and ``end`` are places in the row's text.

    ``needs`` says that a careful editor would ask where this comes from; ``traced`` that a source for it stands near;
    ``first_hand`` that it is the writer's own measurement or experience.
    """

    kind: ItemKind
    start: int
    end: int
    needs: bool
    traced: bool
    first_hand: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one draft; ``items`` is None until somebody has read it."""

    number: int
    file: str
    id: str
    source: str
    label: str
    part: str
    start: int
    end: int
    sha256: str
    items: tuple[Item, ...] | None = None
    reason: str = ""

    def record(self) -> dict[str, Any]:
        """What is kept of it."""
        return asdict(self)


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file of labels."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            items = record.pop("items", None)
            read = None if items is None else tuple(Item(**item) for item in items)
            found.append(Sentence(**record, items=read))
    return found


def joined(folder: Path, labels: Sequence[Sentence]) -> Iterator[tuple[dict[str, Any], Document, list[Sentence]]]:
    """Each row that has labelled sentences, with its document; rows whose text has changed are left out with a line."""
    wanted: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for one in labels:
        wanted[one.file, one.id].append(one)
    for file in sorted({one.file for one in labels}):
        for row in rows(folder, file):
            of_row = wanted.get((file, row["id"]), [])
            same = [one for one in of_row if fingerprint(row["text"][one.start : one.end]) == one.sha256]
            if len(same) < len(of_row):
                print(f"{file} {row['id']}: the text has changed, {len(of_row) - len(same)} sentences left out")
            if same:
                yield row, document(row), same
