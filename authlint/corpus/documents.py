"""Sources of documents: JSON lines and Parquet, plain or compressed, as parts of a known size."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from authlint.corpus.scoring import NO_TEXT, UNREADABLE
from authlint.corpus.settings import Settings
from authlint.errors import ConfigurationError, Problem
from authlint.plugins import did_you_mean

LINES = (".jsonl", ".ndjson")
COMPRESSED = ("", ".gz", ".zst", ".zstd")
ENDINGS = (*(line + packed for line in LINES for packed in COMPRESSED), ".parquet")

PART_BYTES = 32_000_000
"""Text in a part, so that long documents make smaller parts and no process holds more than a few of these."""

LONGEST_LINE = 64_000_000
"""Bytes of one line of JSON; the rest of a longer one is passed over."""

SCHEMA = pa.schema(
    [
        ("text", pa.large_string()),
        ("id", pa.string()),
        ("source", pa.string()),
        ("row", pa.int64()),
        (UNREADABLE, pa.string()),
    ]
)
"""What a source is read as, whatever its columns are called; ``row`` counts from 1."""

BROKEN = (OSError, EOFError, pa.ArrowException, gzip.BadGzipFile)
"""What a source that is cut off or damaged raises."""


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring rows of a source; ``reached`` is how far into the source's bytes they end, from 0 to 1."""

    source: int
    number: int
    batch: pa.RecordBatch
    reached: float

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"part-{self.source:05}-{self.number:06}.parquet"


@dataclass(frozen=True, slots=True)
class Row:
    """One document as its source tells it."""

    text: str | None
    id: str | None
    unreadable: str | None = None

    @property
    def size(self) -> int:
        return len(self.text or "")


def find_sources(given: tuple[str, ...]) -> list[str]:
    """The files that ``given`` names: files, folders (all that is in them) and globs; sorted, each once.

    Raises `ConfigurationError` for what does not exist or cannot be read as documents.
    """
    found: set[str] = set()
    for name in given:
        path = Path(name)
        if path.is_dir():
            inside = [str(file) for file in path.rglob("*") if file.is_file() and _is_known(file.name)]
        elif path.is_file():
            inside = [name]
        else:
            matching = glob(name, recursive=True)  # noqa: PTH207  # pathlib takes no absolute pattern
            inside = [file for file in matching if Path(file).is_file()]
        if not inside:
            raise _broken(name, "no such file, nor any documents under that name", f"give {', '.join(ENDINGS)}")
        found |= set(inside)
    for name in sorted(found):
        if not _is_known(name):
            raise _broken(name, "authlint does not read documents from such a file", f"give {', '.join(ENDINGS)}")
    return sorted(found)


def parts_of(path: str, number: int, settings: Settings) -> Iterator[Part]:
    """The documents of the source ``path`` in parts; the same source gives the same parts each time.

    A row that holds no document is a row with the reason. Raises `ConfigurationError` where a column is missing, and one of
    `BROKEN` where the source is cut off or damaged, after the parts before that place.
    """
    rows: list[Row] = []
    size = count = made = 0
    reached = 0.0
    broken: Exception | None = None
    reading = _from_parquet if path.lower().endswith(".parquet") else _from_lines
    stream = reading(path, settings)
    while True:
        try:
            entry = next(stream, None)
        except BROKEN as error:
            entry, broken = None, error
        if entry is not None:
            row, reached = entry
            rows.append(row)
            size += row.size
        if rows and (entry is None or len(rows) >= settings.part_rows or size >= PART_BYTES):
            yield Part(number, made, _batch(rows, path, count), reached)
            made, count, size, rows = made + 1, count + len(rows), 0, []
        if entry is None:
            break
    if broken:
        raise broken


def _batch(rows: list[Row], path: str, before: int) -> pa.RecordBatch:
    columns = [
        [row.text for row in rows],
        [row.id for row in rows],
        [path] * len(rows),
        range(before + 1, before + len(rows) + 1),
        [row.unreadable for row in rows],
    ]
    arrays = [pa.array(column, entry.type) for column, entry in zip(columns, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _from_lines(path: str, settings: Settings) -> Iterator[tuple[Row, float]]:
    total = max(1, Path(path).stat().st_size)
    with Path(path).open("rb") as file, _unpacked(file, path) as stream:
        while line := stream.readline(LONGEST_LINE):
            whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
            while line and not line.endswith(b"\n") and not whole:
                line = stream.readline(LONGEST_LINE)
            if not whole:
                yield Row(None, None, f"a line of more than {LONGEST_LINE:,} bytes"), file.tell() / total
            elif line.strip():
                yield _from_line(line, settings), file.tell() / total


@contextmanager
def _unpacked(file: BinaryIO, path: str) -> Iterator[BinaryIO]:
    name = path.lower()
    if name.endswith(".gz"):
        with gzip.open(file, "rb") as stream:
            yield io.BufferedReader(stream)
    elif name.endswith((".zst", ".zstd")):
        with pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd") as stream:
            yield io.BufferedReader(stream)
    else:
        yield file


def _from_line(line: bytes, settings: Settings) -> Row:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(None, None, f"not JSON: {str(error).partition(':')[0]}")
    if not isinstance(entry, dict):
        return Row(None, None, "no JSON object")
    return _row(entry.get(settings.text_column), entry.get(settings.id_column or "id"))


def _row(text: Any, name: Any) -> Row:
    shown = None if name is None else _sound(name if isinstance(name, str) else json.dumps(name, default=str))
    if text is None:
        return Row(None, shown, NO_TEXT)
    if not isinstance(text, str):
        return Row(None, shown, f"no text: the column holds {type(text).__name__}")
    return Row(_sound(text), shown)


def _sound(text: str) -> str:
    """``text`` with halves of characters, which JSON can spell and UTF-8 cannot, replaced."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _from_parquet(path: str, settings: Settings) -> Iterator[tuple[Row, float]]:
    with pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        if settings.text_column not in names:
            near = did_you_mean(settings.text_column, names)
            cure = f"name it with --text-column: there are {', '.join(names[:20])}"
            raise _broken(path, f"there is no column ‘{settings.text_column}’{near}", cure)
        if settings.id_column and settings.id_column not in names:
            near = did_you_mean(settings.id_column, names)
            raise _broken(path, f"there is no column ‘{settings.id_column}’{near}", "name it with --id-column")
        named = settings.id_column or ("id" if "id" in names else "")
        total, read = max(1, file.metadata.num_rows), 0
        columns = [settings.text_column, *([named] if named else [])]
        for batch in file.iter_batches(batch_size=512, columns=columns):
            ids = batch.column(named) if named else [None] * len(batch)
            for text, name in zip(batch.column(settings.text_column), ids, strict=True):
                read += 1
                yield _row(_value(text), _value(name)), read / total


def _value(scalar: Any) -> Any:
    return scalar.as_py() if isinstance(scalar, pa.Scalar) else scalar


def _is_known(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _broken(path: str, message: str, cure: str) -> ConfigurationError:
    return ConfigurationError(Problem("documents", path, message, cure))
