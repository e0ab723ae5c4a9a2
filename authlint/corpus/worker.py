"""What a process of a run does: it is given parts, one after the other, scores and writes them, and says how far it is.

What it hears and says are bytes, Arrow and JSON; a process that dies takes nothing with it but the part it was at.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from authlint.corpus.parts import Receipt, write_part
from authlint.corpus.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

NAME, ROWS = b"name", b"rows"
SAFE_PATH = "PYTHONSAFEPATH"


@dataclass(slots=True)
class Worker:
    """A process and the way to it."""

    process: BaseProcess
    connection: Connection

    @classmethod
    def start(cls, settings: Settings, folder: Path) -> Worker:
        """A new process; it starts afresh on every system, so that nothing of this one can hang in it."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, settings, str(folder)), daemon=True)
        with _looking_elsewhere():
            process.start()
        theirs.close()
        return cls(process, ours)

    def give(self, name: str, batch: pa.RecordBatch, rows: int) -> None:
        """Send a part, to be scored ``rows`` documents at once. Raises `OSError` where the process is gone."""
        named = batch.replace_schema_metadata({NAME: name, ROWS: str(rows)})
        stream = pa.BufferOutputStream()
        with pa.ipc.new_stream(stream, named.schema) as writer:
            writer.write_batch(named)
        self.connection.send_bytes(stream.getvalue())

    def hear(self) -> dict[str, Any] | None:
        """What it says next; None where it is gone."""
        try:
            said: dict[str, Any] = json.loads(self.connection.recv_bytes())
        except (EOFError, OSError):
            return None
        return said

    def end(self) -> int | None:
        """End the process, whatever it is at; its exit code."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        return self.process.exitcode


@contextmanager
def _looking_elsewhere() -> Iterator[None]:
    """What is started meanwhile looks for no module in the folder it starts in: a ``json.py`` there is somebody's document.

    multiprocessing takes no options for the interpreter, so that the environment has to say it.
    """
    before = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = before


def work(connection: Connection, settings: Settings, folder: str) -> None:
    """Score parts until nobody sends any."""
    # Who presses Ctrl-C means the run; its process ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            with pa.ipc.open_stream(connection.recv_bytes()) as reader:
                batch = reader.read_next_batch()
            _score(connection, batch, settings, Path(folder))
    except (EOFError, OSError):
        return


def _score(connection: Connection, batch: pa.RecordBatch, settings: Settings, folder: Path) -> None:
    told = batch.schema.metadata
    target = folder / told[NAME].decode()
    try:
        receipt = write_part(
            batch.replace_schema_metadata(None),
            target,
            settings,
            rows=int(told[ROWS]),
            tell=lambda done: _say(connection, done=done),
        )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # no row raises: what is wrong is wrong with every part
        _say(connection, failed=f"{type(error).__name__}: {error}")
    else:
        _say(connection, receipt=asdict(receipt))


def _say(connection: Connection, **message: Any) -> None:
    connection.send_bytes(json.dumps(message).encode())


def receipt_in(message: dict[str, Any]) -> Receipt | None:
    """The receipt of a finished part, where the message brings one."""
    return Receipt(**message["receipt"]) if "receipt" in message else None
