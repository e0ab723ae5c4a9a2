"""Finished parts in the output folder: each is there whole or not at all, and tells what became of its documents."""

from __future__ import annotations

import json
import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from authlint.analysis.passing_words import passing_words
from authlint.corpus.condition import read_condition
from authlint.corpus.scoring import rules_of, score_batch
from authlint.corpus.settings import Settings

RECEIPT = b"authlint"
"""Under this key the metadata of a part's file holds its receipt."""

SLICE = 250
"""Documents that are scored at once: enough for Arrow, few enough to hold their scores as Python values."""

SLICE_BYTES = 2_000_000
"""Text that is scored at once, so that a process is heard of every now and then."""

UNFINISHED = ".authlint-"
"""What the name of a file begins with that is not finished; nobody reads such a file."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of the documents of a part, or of all: how many were read, scored and kept, and why others were not scored."""

    documents: int = 0
    scored: int = 0
    kept: int = 0
    words: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: Receipt) -> Receipt:
        reasons = Counter(self.reasons) + Counter(other.reasons)
        return Receipt(
            self.documents + other.documents,
            self.scored + other.scored,
            self.kept + other.kept,
            self.words + other.words,
            dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        )


def write_part(
    batch: pa.RecordBatch,
    target: Path,
    settings: Settings,
    *,
    rows: int = SLICE,
    tell: Callable[[int], None] = lambda _: None,
) -> Receipt:
    """Score ``batch`` and write it to ``target``, ``rows`` documents at once; ``tell`` hears how many are done. Raises `OSError`."""
    condition = read_condition(settings.keep) if settings.keep else None
    toolbox = rules_of(settings).toolbox
    receipt = Receipt()
    kept: list[pa.RecordBatch] = []
    for start, stop in _slices(batch, rows):
        with passing_words(toolbox):
            scores = score_batch(batch.slice(start, stop - start), settings)
        left = scores.filter(condition.met_by(scores), null_selection_behavior="drop") if condition else scores
        kept.append(left)
        receipt += _receipt(scores, len(left))
        tell(stop)
    table = pa.Table.from_batches(kept).combine_chunks()
    _write(table.replace_schema_metadata({RECEIPT: _as_json(receipt)}), target)
    return receipt


def receipt_of(path: Path) -> Receipt:
    """What a finished part says became of its documents. Raises `ValueError` where it says nothing."""
    try:
        metadata = pq.read_schema(path).metadata or {}
        return Receipt(**json.loads(metadata[RECEIPT]))
    except (pa.ArrowException, OSError, KeyError, TypeError) as error:
        raise ValueError(f"no part of a run: {error}") from None


def sweep(folder: Path) -> None:
    """Remove what a run that was killed left unfinished."""
    for path in folder.glob(f"{UNFINISHED}*"):
        path.unlink(missing_ok=True)


def _slices(batch: pa.RecordBatch, rows: int) -> Iterator[tuple[int, int]]:
    """Where to cut ``batch``: at most ``rows`` documents, and few more bytes than `SLICE_BYTES`."""
    start = size = 0
    for place, length in enumerate(pc.binary_length(batch.column("text")).to_pylist(), 1):
        size += length or 0
        if place - start == rows or size >= SLICE_BYTES or place == len(batch):
            yield start, place
            start, size = place, 0


def _receipt(scores: pa.RecordBatch, kept: int) -> Receipt:
    reasons = Counter(reason for reason in scores.column("skipped").to_pylist() if reason is not None)
    words = pc.sum(scores.column("words")).as_py() or 0
    return Receipt(len(scores), len(scores) - reasons.total(), kept, words, dict(reasons))


def _as_json(receipt: Receipt) -> str:
    return json.dumps({name: getattr(receipt, name) for name in Receipt.__slots__}, sort_keys=True)


def _write(table: pa.Table, target: Path) -> None:
    beside = target.with_name(f"{UNFINISHED}{secrets.token_hex(8)}.tmp")
    try:
        pq.write_table(table, beside, compression="zstd")
        with beside.open("rb+") as stream:
            # Without this a crash of the machine may keep the new name and lose what is in it.
            os.fsync(stream.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
