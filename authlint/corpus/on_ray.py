"""Ray Data: the same parts, read, scored and written wherever Ray has room. Needs ``authlint[ray]``.

Each source is read by one task, so many files spread better than one. Sources and output must lie where every machine finds them
under the same path.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray

import authlint
from authlint.corpus.documents import Part
from authlint.corpus.manifest import Manifest
from authlint.corpus.parts import Receipt, write_part
from authlint.corpus.running import Broken, Ended, Event, Finished, Moved, unfinished_parts
from authlint.corpus.settings import Settings
from authlint.errors import Problem

KIND, TOLD, BATCH = "kind", "told", "batch"
TASK_PARTS = 8
"""Parts that a process of Ray's scores before it makes way for a new one: tables of libraries grow a little with every new word."""

INSTALLED = Path(authlint.__file__).parents[1]
"""Ray has its processes look for modules in the folder that it is called from: this one they look into anyhow."""


def score_on_ray(manifest: Manifest, sources: tuple[int, ...], folder: Path) -> Iterator[Event]:
    """Score the sources on the Ray that is running, or on one started here."""
    if not sources:
        return
    # Nothing that authlint starts reports to anybody.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if not ray.is_initialized():
        with chdir(INSTALLED):
            ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.WARNING)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    place = str(folder.resolve())
    given = [
        {
            "number": number,
            "path": str(Path(manifest.sources[number].path).resolve()),
            "shown": manifest.sources[number].path,
        }
        for number in sources
    ]
    read: Any = _read
    score: Any = _score
    told = (
        ray.data.from_items(given, override_num_blocks=len(given))
        .map_batches(read, batch_size=1, batch_format="pyarrow", fn_args=(manifest.settings, place))
        .map_batches(
            score,
            batch_size=1,
            batch_format="pyarrow",
            fn_args=(manifest.settings, place),
            max_calls=TASK_PARTS,
        )
    )
    for row in told.iter_rows():
        yield from _events(row[KIND], json.loads(row[TOLD]))


def _read(table: Any, settings: Settings, folder: str) -> Iterator[Any]:
    """The unfinished parts of a source, one a row, so that Ray never cuts one in two."""
    for source in table.to_pylist():
        for entry in unfinished_parts(source["path"], source["number"], settings, Path(folder)):
            if isinstance(entry, Part):
                yield _row(
                    "part",
                    {"source": entry.source, "name": entry.name, "reached": entry.reached},
                    _packed(entry, source["shown"]),
                )
            else:
                yield _row(type(entry).__name__, asdict(entry))


def _score(table: Any, settings: Settings, folder: str) -> Any:
    (row,) = table.to_pylist()
    if row[KIND] != "part":
        return table
    told = json.loads(row[TOLD])
    with pa.ipc.open_stream(row[BATCH]) as stream:
        receipt = write_part(stream.read_next_batch(), Path(folder) / told["name"], settings)
    return _row("Finished", {"source": told["source"], "receipt": asdict(receipt), "reached": told["reached"]})


def _row(kind: str, told: dict[str, Any], batch: pa.Buffer | None = None) -> pa.Table:
    schema = pa.schema([(KIND, pa.string()), (TOLD, pa.string()), (BATCH, pa.large_binary())])
    return pa.Table.from_pylist([{KIND: kind, TOLD: json.dumps(told), BATCH: batch and batch.to_pybytes()}], schema)


def _packed(part: Part, shown: str) -> pa.Buffer:
    """The rows of a part, their source called as it was given."""
    place = part.batch.schema.get_field_index("source")
    batch = part.batch.set_column(place, "source", pa.array([shown] * len(part.batch), pa.string()))
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, batch.schema) as writer:
        writer.write_batch(batch)
    return stream.getvalue()


def _events(kind: str, told: dict[str, Any]) -> Iterator[Event]:
    if kind == "Ended":
        yield Ended(**told)
    elif kind == "Broken":
        yield Broken(told["source"], Problem(**told["problem"]))
    else:
        finished = Finished(**{**told, "receipt": Receipt(**told["receipt"])})
        if not finished.earlier:
            yield Moved(finished.receipt.documents)
        yield finished
