"""The labelled spans: where they are kept, and how what ``detail`` marks in a draft is listed.

A label holds no text, only the file, the row's `id`, the code points `start` and `end` of the row's text, and the first
twelve hexadecimal digits of the SHA-256 of that stretch, so that a changed text is noticed and not judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detail_texts import document, fingerprint

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.details import Details
from authlint.measures.detail import marked
from authlint.source import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """One span that ``detail`` marked; ``right`` is None until somebody has read it."""

    number: int
    file: str
    id: str
    source: str
    label: str
    part: str
    start: int
    end: int
    sha256: str
    kind: str
    right: bool | None = None
    reason: str = ""


def spans_of(row: dict[str, Any], toolbox: Toolbox) -> Iterator[tuple[str, Span]]:
    """The kind and the place in the row's text of all that is marked there."""
    for one in marked(Analysis(document(row), toolbox).view(Details)):
        block, inside = one.place
        yield one.kind, block.source_span(inside)


def labelled(path: Path) -> list[Marked]:
    """The spans of a file of labels."""
    with path.open(encoding="utf-8") as lines:
        return [Marked(**json.loads(line)) for line in lines if line.strip()]


def is_same(row: dict[str, Any], one: Marked) -> bool:
    """Whether the row still has there what was labelled."""
    return fingerprint(row["text"][one.start : one.end]) == one.sha256
