"""Reading documents: every format gives the same rows, and no row loses the others."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from authlint.corpus import documents
from authlint.corpus.documents import find_sources, parts_of
from authlint.corpus.settings import Settings
from authlint.errors import ConfigurationError

ROWS = [
    {"id": f"d{number}", "text": f"Text {number}, with “quotes” and Ærø. " * (number % 7)} for number in range(1000)
]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def write(path: Path) -> None:
    """The rows in the format that the path's ending names; compressed files in several members, as logs are."""
    half = LINES.index(b"\n", len(LINES) // 2) + 1
    halves = (LINES[:half], LINES[half:])
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=300)
    elif path.suffix == ".gz":
        path.write_bytes(b"".join(gzip.compress(each) for each in halves))
    elif path.suffix in {".zst", ".zstd"}:
        path.write_bytes(b"".join(pa.compress(each, codec="zstd", asbytes=True) for each in halves))
    else:
        path.write_bytes(LINES)


def rows(path: Path, settings: Settings | None = None) -> list[dict[str, Any]]:
    parts = parts_of(str(path), 0, settings or Settings())
    return [row for part in parts for row in part.batch.to_pylist()]


@pytest.mark.parametrize(
    "name", ["d.jsonl", "d.ndjson", "d.jsonl.gz", "d.jsonl.zst", "d.jsonl.zstd", "d.parquet", "D.JSONL"]
)
def test_every_format(name: str, tmp_path: Path) -> None:
    """Same rows, same parts, in the same order."""
    path = tmp_path / name
    write(path)
    parts = list(parts_of(str(path), 3, Settings(part_rows=300)))
    assert [(part.name, len(part.batch)) for part in parts] == [
        ("part-00003-000000.parquet", 300),
        ("part-00003-000001.parquet", 300),
        ("part-00003-000002.parquet", 300),
        ("part-00003-000003.parquet", 100),
    ]
    found = [row for part in parts for row in part.batch.to_pylist()]
    assert [(row["id"], row["text"], row["row"], row["source"]) for row in found] == [
        (row["id"], row["text"], number, str(path)) for number, row in enumerate(ROWS, 1)
    ]
    reached = [part.reached for part in parts]
    assert reached == sorted(reached)
    assert 0 < reached[0] <= reached[-1] == 1.0


def test_long_documents_make_small_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process holds is bounded in bytes, not only in rows."""
    monkeypatch.setattr(documents, "PART_BYTES", 1000)
    write(tmp_path / "d.jsonl")
    parts = list(parts_of(str(tmp_path / "d.jsonl"), 0, Settings()))
    assert len(parts) > 50
    assert max(sum(len(text) for text in part.batch.column("text").to_pylist()) for part in parts) < 1300


def test_lines_that_hold_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a row that says why, in its place."""
    monkeypatch.setattr(documents, "LONGEST_LINE", 2000)
    lines = [
        b'{"text": "one"}',
        b"",
        b"{oops",
        b'{"text": 5, "id": 7}',
        b'{"text": null}',
        b'{"body": "two"}',
        b'["text"]',
        b'{"text": "' + b"x" * 9000 + b'"}',
        b'{"text": "\xff\xfe"}',
        b'{"text": "half \\ud800 of a character", "id": {"a": 1}}',
        b"[" * 1500,
        b'{"text": ' + b"1" * 5000 + b"}",
        b'{"text": "last"}',
    ]
    path = tmp_path / "d.jsonl"
    path.write_bytes(b"\n".join(lines))
    assert [(row["text"], row["id"], (row["unreadable"] or "").partition(":")[0]) for row in rows(path)] == [
        ("one", None, ""),
        (None, None, "not JSON"),
        (None, "7", "no text"),
        (None, None, "no text"),
        (None, None, "no text"),
        (None, None, "no JSON object"),
        (None, None, "a line of more than 2,000 bytes"),
        (None, None, "not JSON"),
        ("half ? of a character", '{"a": 1}', ""),
        (None, None, "not JSON"),
        (None, None, "a line of more than 2,000 bytes"),
        ("last", None, ""),
    ]


def test_columns_by_name(tmp_path: Path) -> None:
    """They are called what their owner calls them; any value names a document."""
    table = pa.table({"body": ["a", None], "url": [5, 6], "text": ["no", "no"]})
    pq.write_table(table, tmp_path / "d.parquet")
    (tmp_path / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()), encoding="utf-8")
    for name in ("d.parquet", "d.jsonl"):
        found = rows(tmp_path / name, Settings(text_column="body", id_column="url"))
        assert [(row["text"], row["id"]) for row in found] == [("a", "5"), (None, "6")]


@pytest.mark.parametrize(("wrong", "near"), [({"text_column": "txt"}, "‘text’"), ({"id_column": "idd"}, "‘id’")])
def test_a_column_that_is_not_there(wrong: dict[str, str], near: str, tmp_path: Path) -> None:
    """A slip of the pen is not a million documents without text."""
    write(tmp_path / "d.parquet")
    with pytest.raises(ConfigurationError, match=f"did you mean {near}"):
        rows(tmp_path / "d.parquet", Settings(**wrong))


@pytest.mark.parametrize("name", ["d.jsonl.gz", "d.jsonl.zst", "d.parquet"])
def test_a_source_that_is_cut_off(name: str, tmp_path: Path) -> None:
    """The parts before the break are given; then it is said that there is one."""
    path = tmp_path / name
    write(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 4])
    given = []
    with pytest.raises(documents.BROKEN):
        given += list(parts_of(str(path), 0, Settings(part_rows=100)))
    for part in parts_of_until_broken(path):
        assert part.batch.column("text").to_pylist() == [
            row["text"] for row in ROWS[part.number * 100 :][: len(part.batch)]
        ]


def parts_of_until_broken(path: Path) -> list[documents.Part]:
    found = []
    stream = parts_of(str(path), 0, Settings(part_rows=100))
    while True:
        try:
            found.append(next(stream))
        except (StopIteration, *documents.BROKEN):
            return found


def test_files_folders_and_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file once, in order."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.jsonl", "a.parquet", "in/c.jsonl.gz", "in/notes.md", "in/d[1].jsonl"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(b"")
    inside = [str(Path("in", name)) for name in ("c.jsonl.gz", "d[1].jsonl")]
    assert find_sources(("in",)) == inside
    assert find_sources(("**/*.jsonl*", "b.jsonl", str(tmp_path / "a.*"))) == [
        str(tmp_path / "a.parquet"),
        "b.jsonl",
        *inside,
    ]
    assert find_sources(("in/d[1].jsonl",)) == ["in/d[1].jsonl"]
    for wrong in ("gone.jsonl", "in/notes.md", "x*.jsonl"):
        with pytest.raises(ConfigurationError, match=r"such a file|no such file"):
            find_sources((wrong,))
