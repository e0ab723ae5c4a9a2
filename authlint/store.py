"""What earlier runs found, on disk, under keys that say what it depends on. Whatever is wrong with it, a run only gets slower.

One SQLite file in WAL mode: many runs may read and write it at once, and a run that is killed leaves what was there before.
Each value carries a digest of itself, so that a damaged one is no answer.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

FILE_NAME = "results-1.sqlite"
"""The number tells the layout of the file; another layout is another file."""

LARGEST = 256 * 2**20
"""Bytes; what was longest not asked for goes first."""

DAY = 86_400
PATIENCE = 0.8
"""Seconds to wait while another run writes: nobody can interrupt the wait."""

AT_ONCE = 500
DIGEST = 16

SCHEMA = """
create table if not exists results (key blob primary key, used integer not null, value blob not null);
create index if not exists by_use on results (used);
"""

Answer = TypeVar("Answer")


def cache_folder() -> Path:
    """Where this system keeps what can be made again."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "authlint"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "authlint" / "Cache"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else home / ".cache") / "authlint"


class Store:
    """Values by key. It never raises: a store that cannot be opened or read is an empty one that forgets everything."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._path = folder / FILE_NAME
        self._largest = largest
        self._today = int(time.time()) // DAY
        self._wrote = False
        self._connection = self._opened()

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those of ``keys`` that are known and whole."""
        found: dict[bytes, bytes] = {}
        aged: list[bytes] = []
        for start in range(0, len(keys), AT_ONCE):
            for key, used, value in self._rows(keys[start : start + AT_ONCE]):
                if isinstance(value, bytes) and value[:DIGEST] == _digest(key, value[DIGEST:]):
                    found[key] = value[DIGEST:]
                    if used != self._today:
                        aged.append(key)
        if aged:
            self._write("update results set used = ? where key = ?", [(self._today, key) for key in aged])
        return found

    def write(self, values: Mapping[bytes, bytes]) -> None:
        """Keep ``values``, all or none of them."""
        rows = [(key, self._today, _digest(key, value) + value) for key, value in values.items()]
        if rows:
            self._write("insert or replace into results values (?, ?, ?)", rows)
            self._wrote = True

    def close(self) -> None:
        """Let go of the file, after making room in it where it has grown too large."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                if self._wrote:
                    self._prune(self._connection)
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection | None:
        for attempt in range(2):
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                return _connect(self._path)
            except sqlite3.OperationalError:
                return None  # locked, read-only, a full disk: nothing that a new file would cure
            except sqlite3.DatabaseError:
                if attempt:
                    return None
                self._remove()
            except (OSError, ValueError):
                return None
        return None

    def _rows(self, keys: Sequence[bytes]) -> Iterable[tuple[bytes, int, object]]:
        if self._connection is None:
            return []
        marks = ",".join("?" * len(keys))
        try:
            return self._connection.execute(
                f"select key, used, value from results where key in ({marks})",  # noqa: S608  # question marks only
                list(keys),
            ).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._connection is None:
            return
        try:
            self._connection.execute("begin immediate")
            try:
                self._connection.executemany(statement, rows)
                self._connection.execute("commit")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("rollback")
                raise
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                self._give_up(error)

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Leave half of what may be kept, so that room is not made anew at every run."""
        (pages,), (size,) = (connection.execute(f"pragma {name}").fetchone() for name in ("page_count", "page_size"))
        if pages * size <= self._largest:
            return
        (count,) = connection.execute("select count(*) from results").fetchone()
        kept = int(count * self._largest / (2 * pages * size))
        connection.execute("begin immediate")
        connection.execute(
            "delete from results where key in (select key from results order by used limit ?)", (count - kept,)
        )
        connection.execute("commit")
        connection.executescript("pragma incremental_vacuum")

    def _give_up(self, error: sqlite3.Error) -> None:
        """Ask no more in this run; a file that is no database any more is thrown away for the next one."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        if not isinstance(error, sqlite3.OperationalError) and isinstance(error, sqlite3.DatabaseError):
            self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("pragma auto_vacuum = incremental")
        connection.execute("pragma journal_mode = wal").fetchall()
        connection.execute("pragma synchronous = normal")
        if not connection.execute("select 1 from sqlite_master where name = 'by_use'").fetchone():
            connection.executescript(SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


def _digest(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=DIGEST, key=key[:64]).digest()
