"""How long findings take to come to an editor: from an edit of a draft to what is published about it.

    python benchmarks/editor.py DRAFT.md [--edits 30]

DRAFT is only read. A client of the protocol opens it in the real ``authlint lsp`` under another name, types words into the middle of
it, one edit at a time, and waits for the findings of each. The pause that the server keeps in case its writer types on is
taken off. What the machine does beside it counts in the time on the clock, so the processor time of the server, which does
not depend on that, stands beside it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from authlint.editor.server import PAUSE

LIMIT = 0.150


class Window(LanguageClient):
    """A client that waits for what is published about each version of one draft."""

    def __init__(self) -> None:
        super().__init__("benchmark", "1")
        self.found: dict[int | None, asyncio.Future[int]] = {}

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def hear(params: types.PublishDiagnosticsParams) -> None:
            found = self.found.get(params.version)
            if found and not found.done():
                found.set_result(len(params.diagnostics))

    async def findings(self, version: int) -> int:
        """How many there are in a version of the draft, once they have come."""
        self.found[version] = asyncio.get_running_loop().create_future()
        return await asyncio.wait_for(self.found[version], 120)

    def processor(self) -> float:
        """Seconds of processors that the server has used, its threads included, as the kernel counts them."""
        assert self._server  # noqa: S101  # started by then
        fields = Path(f"/proc/{self._server.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measured(name: str, text: str, edits: int) -> tuple[list[float], float, int]:
    """Seconds on the clock for each edit, seconds of processors for all of them, and how many findings there were at last."""
    window = Window()
    await window.start_io(sys.executable, "-m", "authlint", "lsp")
    await window.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
    window.initialized(types.InitializedParams())
    with tempfile.TemporaryDirectory() as folder:
        uri = Path(folder, name).as_uri()
        opened = asyncio.ensure_future(window.findings(0))
        await asyncio.sleep(0)
        window.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 0, text)))
        count = await opened
        lines = text.split("\n")
        prose = [number for number, line in enumerate(lines) if len(line.split()) > 8]
        clock, processor = [], window.processor()
        for version in range(1, edits + 1):
            line = prose[(len(prose) // 2 + version) % len(prose)]
            place = types.Position(line, 0)
            change = types.TextDocumentContentChangePartial(
                types.Range(place, place), f"Then word number {version} came. "
            )
            waiting = asyncio.ensure_future(window.findings(version))
            await asyncio.sleep(0)
            began = time.monotonic()
            draft = types.VersionedTextDocumentIdentifier(version, uri)
            window.text_document_did_change(types.DidChangeTextDocumentParams(draft, [change]))
            count = await waiting
            clock.append(time.monotonic() - began - PAUSE)
        processor = window.processor() - processor
    await window.shutdown_async(None)
    window.exit(None)
    await window.stop()
    return clock, processor, count


def main() -> None:
    """Measure one draft and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("draft", type=Path)
    parser.add_argument("--edits", type=int, default=30)
    given = parser.parse_args()
    text = given.draft.read_text("utf-8")
    clock, processor, count = asyncio.run(measured(f"draft{given.draft.suffix}", text, given.edits))
    ordered = sorted(clock)
    print(
        f"{len(text.split()):,} words, {count} findings, {given.edits} edits; the pause of {1000 * PAUSE:.0f} ms is not counted"
    )
    print(
        f"on the clock: median {1000 * statistics.median(ordered):.0f} ms, 95 in 100 within "
        f"{1000 * ordered[int(0.95 * (len(ordered) - 1))]:.0f} ms, "
        f"{sum(each <= LIMIT for each in ordered)} of {len(ordered)} within {1000 * LIMIT:.0f} ms"
    )
    print(f"of processors: {1000 * processor / given.edits:.0f} ms an edit")


if __name__ == "__main__":
    main()
