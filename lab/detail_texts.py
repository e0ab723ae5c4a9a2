"""The labelled passages: where they are kept, and how the text of one is found again in a folder of labelled texts.

A label holds no text, only the file, the row's `id`, the code points `start` and `end` of the row's text, and the first
twelve hexadecimal digits of the SHA-256 of that stretch, so that a changed text is noticed and not judged.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from authlint.document import Block, Document
from authlint.formats import parse
from authlint.source import SourceFile

LABELS = Path(__file__).resolve().parent / "labels"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole paragraphs of one draft; ``detail`` is None until somebody has read it."""

    number: int
    file: str
    id: str
    source: str
    label: str
    part: str
    start: int
    end: int
    sha256: str
    detail: int | None = None
    reason: str = ""


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of one file of labelled texts."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def document(row: dict[str, Any]) -> Document:
    """A row's text through authlint's own parser."""
    return parse(SourceFile(f"post.{row['format']}", row["text"]))


def passages(path: Path) -> list[Passage]:
    """The passages of a file of labels."""
    with path.open(encoding="utf-8") as lines:
        return [Passage(**json.loads(line)) for line in lines if line.strip()]


def fingerprint(text: str) -> str:
    """What a stretch of a row's text is known by."""
    return sha256(text.encode()).hexdigest()[:12]


def located(folder: Path, wanted: Sequence[Passage]) -> Iterator[tuple[Passage, Document, tuple[Block, ...]]]:
    """Each passage with its draft and its own blocks. Raises `ValueError` where the text is no longer the one labelled."""
    for file in sorted({passage.file for passage in wanted}):
        texts = {row["id"]: row for row in rows(folder, file)}
        for passage in (passage for passage in wanted if passage.file == file):
            row = texts[passage.id]
            if fingerprint(row["text"][passage.start : passage.end]) != passage.sha256:
                raise ValueError(f"{passage.file} {passage.id}: the text is not the one that was labelled")
            whole = document(row)
            inside = tuple(
                block for block in whole.blocks if block.text and passage.start <= block.span.start < passage.end
            )
            yield passage, whole, inside
