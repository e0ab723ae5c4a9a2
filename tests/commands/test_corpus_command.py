"""``authlint corpus`` as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

SENTENCE = "We moved the workshop to Tilbury in March because the roof leaked over the lathe number {}. "


def corpus(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "authlint", "corpus", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def documents(path: Path, count: int) -> None:
    lines = [
        json.dumps({"id": str(number), "text": SENTENCE.format(number) * (1 + number % 12)}) for number in range(count)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows(folder: Path) -> list[dict[str, Any]]:
    return [row for path in sorted(folder.glob("part-*.parquet")) for row in pq.read_table(path).to_pylist()]


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 60 documents in ``d.jsonl`` and their scores in ``out``."""
    folder = tmp_path_factory.mktemp("corpus")
    documents(folder / "d.jsonl", 60)
    result = corpus("d.jsonl", "-o", "out", "--part-rows", "25", folder=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("60 documents, 60 scored; ")
    assert result.stdout.endswith("\n3 parts in out\n")
    return folder


def test_a_row_for_each_document(scored: Path) -> None:
    """In order, with its place."""
    found = rows(scored / "out")
    assert [(row["id"], row["source"], row["row"]) for row in found] == [
        (str(number), "d.jsonl", number + 1) for number in range(60)
    ]
    assert {len(row["measures"]) for row in found} == {len(found[0]["percentiles"])}


def test_a_run_that_lost_a_part_goes_on(scored: Path) -> None:
    """What is missing is scored again, to the byte; what is there is not touched; what was half written goes."""
    parts = sorted((scored / "out").glob("part-*"))
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in parts}
    parts[1].unlink()
    (scored / "out/.authlint-dead.tmp").write_bytes(b"half")
    result = corpus("d.jsonl", "-o", "out", "--part-rows", "25", folder=scored)
    assert result.returncode == 0, result.stderr
    assert "60 documents, 60 scored" in result.stdout
    after = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in (scored / "out").glob("*part*")}
    assert {name: data for name, (data, _) in after.items()} == {name: data for name, (data, _) in before.items()}
    assert [name for name in before if after[name] != before[name]] == [parts[1].name]
    assert sorted(path.name for path in (scored / "out").iterdir()) == sorted([*before, "manifest.json"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("d.jsonl", "-o", "out"), "other settings (part_rows)"),
        (("d.jsonl", "-o", "out", "--part-rows", "25", "--keep", "words > 5"), "other settings (keep)"),
        (("e.jsonl", "-o", "out", "--part-rows", "25"), "other sources (‘d.jsonl’)"),
        (("d.jsonl", "-o", "."), "is not empty and holds no run"),
        (("d.jsonl", "-o", "d.jsonl"), "cannot be written"),
        (("d.jsonl", "-o", "new", "--keep", "drift >"), "character 8: expected a number"),
        (("d.jsonl", "-o", "new", "--select", "clichee"), "did you mean ‘cliche’"),
        (("gone.jsonl", "-o", "new"), "no such file"),
        (("d.jsonl", "-o", "new", "--engine", "ray", "--workers", "2"), "told to Ray"),
        (("d.jsonl", "-o", "new", "--part-rows", "0"), "range x>=1"),
    ],
)
def test_what_does_not_fit_is_refused(arguments: tuple[str, ...], message: str, scored: Path) -> None:
    """Before anything is written."""
    documents(scored / "e.jsonl", 3)
    result = corpus(*arguments, folder=scored)
    assert result.returncode == 2
    assert message in result.stderr
    assert not (scored / "new").exists()


def test_a_source_that_changed_is_refused(tmp_path: Path) -> None:
    """Its parts would not fit."""
    documents(tmp_path / "d.jsonl", 3)
    assert corpus("d.jsonl", "-o", "out", folder=tmp_path).returncode == 0
    documents(tmp_path / "d.jsonl", 4)
    result = corpus("d.jsonl", "-o", "out", folder=tmp_path)
    assert result.returncode == 2
    assert "‘d.jsonl’ has changed" in result.stderr


def test_keep_writes_what_meets_it(scored: Path) -> None:
    """And counts the rest."""
    result = corpus("d.jsonl", "-o", "kept", "--keep", "words >= 100", "--with-text", folder=scored)
    assert result.returncode == 0, result.stderr
    found = rows(scored / "kept")
    expected = [row["id"] for row in rows(scored / "out") if row["words"] >= 100]
    assert [row["id"] for row in found] == expected
    assert f"60 documents, 60 scored, {len(expected)} kept" in result.stdout
    assert 0 < len(expected) < 60
    assert all(len(row["text"].split()) >= 100 for row in found)


def test_a_broken_source_is_incomplete(tmp_path: Path) -> None:
    """The others are scored, the exit code says that something is missing, and once it is mended the run goes on."""
    documents(tmp_path / "a.jsonl", 5)
    good = (tmp_path / "a.jsonl").read_bytes()
    (tmp_path / "b.jsonl.gz").write_bytes(b"no gzip at all")
    result = corpus("*.jsonl*", "-o", "out", folder=tmp_path)
    assert result.returncode == 2
    assert "5 documents, 5 scored" in result.stdout
    assert "b.jsonl.gz: cannot be read on" in result.stderr
    assert len(rows(tmp_path / "out")) == 5
    assert good == (tmp_path / "a.jsonl").read_bytes()


def test_nothing_to_score(tmp_path: Path) -> None:
    """No document at all is not a success."""
    (tmp_path / "d.jsonl").write_text('{"body": "x"}\n' * 3, encoding="utf-8")
    result = corpus("d.jsonl", "-o", "out", folder=tmp_path)
    assert (result.returncode, "3 not scored: no text" in result.stdout) == (3, True)
    assert [row["skipped"] for row in rows(tmp_path / "out")] == ["no text"] * 3


def test_without_pyarrow(tmp_path: Path) -> None:
    """The message says what to install; the help needs nothing."""
    code = "import sys; sys.modules['pyarrow'] = None; import importlib.util as u; r = u.find_spec; u.find_spec = lambda n, *a: None if n == 'pyarrow' else r(n, *a); from authlint.commands import main; main(sys.argv[1:])"
    for arguments, status, message in (
        (["--help"], 0, "Exit codes"),
        (["d.jsonl", "-o", "out"], 2, "authlint[corpus]"),
    ):
        command = [sys.executable, "-c", code, "corpus", *arguments]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert result.returncode == status
        assert message in result.stdout + result.stderr
