"""The stream of messages to the editor, which may be gone before the server knows."""

from __future__ import annotations

import io
import os
import sys
from typing import BinaryIO, cast


class Outgoing(io.RawIOBase):
    """Writes to an editor; what would be written to one that is gone is dropped. The end of standard input, which follows,
    ends the server."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._gone = False

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # a message is bytes, no other buffer
        if not self._gone:
            try:
                self._stream.write(data)
                self._stream.flush()
            except OSError:
                self._gone = True
        return len(data)


def taken_over() -> BinaryIO:
    """Standard output for the editor alone: whatever else prints now prints on standard error, not between two messages."""
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return cast("BinaryIO", Outgoing(stream))
