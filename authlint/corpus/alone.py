"""One process: parts one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from authlint.corpus.documents import Part
from authlint.corpus.manifest import Manifest
from authlint.corpus.parts import write_part
from authlint.corpus.running import Event, Finished, Moved, unfinished_parts


def score_alone(manifest: Manifest, sources: tuple[int, ...], folder: Path) -> Iterator[Event]:
    """Score the sources in this process, in order."""
    for number in sources:
        for entry in unfinished_parts(manifest.sources[number].path, number, manifest.settings, folder):
            if not isinstance(entry, Part):
                yield entry
                continue
            receipt = write_part(entry.batch, folder / entry.name, manifest.settings)
            yield Moved(receipt.documents)
            yield Finished(number, receipt, entry.reached)
