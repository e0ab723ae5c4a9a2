"""The file in which results are kept: many runs at once, damage, a bound."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from authlint.store import FILE_NAME, Store, cache_folder

KILLS = 200 if os.environ.get("AUTHLINT_CAMPAIGN") else 20
VALUES = {bytes([number]) * 32: bytes([number]) * 1_000 for number in range(50)}


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    first = Store(tmp_path)
    first.write(VALUES)
    assert first.read(list(VALUES)) == VALUES
    assert Store(tmp_path).read([*VALUES, b"unknown"]) == VALUES


@pytest.mark.parametrize("seed", range(20))
def test_damage_is_never_an_answer(seed: int, tmp_path: Path) -> None:
    """Bytes changed anywhere in the file: each value is the one that was kept, or unknown."""
    store = Store(tmp_path)
    store.write(VALUES)
    store.close()
    path, draw = tmp_path / FILE_NAME, random.Random(seed)  # noqa: S311  # no secret
    data = bytearray(path.read_bytes())
    for _ in range(200):
        data[draw.randrange(len(data))] = draw.randrange(256)
    path.write_bytes(data)
    damaged = Store(tmp_path)
    assert damaged.read(list(VALUES)).items() <= VALUES.items()
    damaged.write(VALUES)
    damaged.close()
    assert Store(tmp_path).read(list(VALUES)).items() <= VALUES.items()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_file_that_is_no_database_is_made_anew(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    store = Store(tmp_path)
    store.write(VALUES)
    store.close()
    assert Store(tmp_path).read(list(VALUES)) == VALUES


def test_a_file_that_was_cut_off(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(VALUES)
    store.close()
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[:9_000])
    assert Store(tmp_path).read(list(VALUES)).items() <= VALUES.items()


def test_a_folder_that_cannot_be_written_is_a_store_that_forgets(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    store = Store(tmp_path / "file" / "cache")
    store.write(VALUES)
    assert store.read(list(VALUES)) == {}
    store.close()


def test_a_store_that_another_run_holds_is_not_waited_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("authlint.store.PATIENCE", 0.1)
    Store(tmp_path).write(dict(list(VALUES.items())[:1]))
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("begin immediate")
    store = Store(tmp_path)
    store.write(VALUES)
    assert store.read(list(VALUES)) == {}
    other.execute("rollback")
    assert len(Store(tmp_path).read(list(VALUES))) == 1


WRITER = """
import sys
from pathlib import Path
from authlint.store import Store
store = Store(Path(sys.argv[1]))
for generation in range(int(sys.argv[2]), 1_000_000):
    value = generation.to_bytes(4) * 500
    store.write({bytes([number]) * 32: value for number in range(60)})
    print(generation, flush=True)
"""


def test_a_run_that_is_killed_while_it_writes_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Each time at a random moment; what it had finished writing is there, and nothing is of two writings."""
    first = 0
    for _ in range(KILLS):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, str(first)], stdout=subprocess.PIPE)
        said = writer.stdout
        assert said
        told = [said.readline()]
        time.sleep(random.random() * 0.1)  # noqa: S311  # any moment
        writer.kill()
        told += said.read().splitlines()
        finished = int(told[-1])
        writer.wait()
        store = Store(tmp_path)
        found = store.read([bytes([number]) * 32 for number in range(60)])
        store.close()
        assert len(found) == 60
        (value,) = set(found.values())
        assert int.from_bytes(value[:4]) in {finished, finished + 1}
        first = finished + 2


def test_eight_runs_write_and_read_at_once(tmp_path: Path) -> None:
    program = WRITER.replace("1_000_000", "20")
    writers = [
        subprocess.Popen([sys.executable, "-c", program, tmp_path, "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    answers = [writer.communicate() for writer in writers]
    assert answers == [(b"".join(b"%d\n" % number for number in range(20)), b"")] * 8
    found = set(Store(tmp_path).read([bytes([number]) * 32 for number in range(60)]).values())
    assert found == {(19).to_bytes(4) * 500}


def test_it_is_held_within_a_bound_and_the_longest_unused_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = list(VALUES)
    old = Store(tmp_path)
    old.write(VALUES)
    old.close()
    day = 86_400
    monkeypatch.setattr("authlint.store.time.time", lambda: 30_000 * day)
    young = Store(tmp_path, largest=40_000)
    assert len(young.read(keys[:5])) == 5
    young.write({b"new": b"value"})
    young.close()
    left = Store(tmp_path).read([*keys, b"new"])
    assert {*keys[:5], b"new"} <= set(left)
    assert len(left) < 40
    assert (tmp_path / FILE_NAME).stat().st_size < 60_000


def test_the_folder_is_the_user_s_and_nobody_else_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert cache_folder() == tmp_path / "caches" / "authlint"
    Store(cache_folder()).close()
    assert cache_folder().stat().st_mode & 0o777 == 0o700
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path.home() / ".cache" / "authlint"
