"""Builds a block's text together with the map back to the file, piece by piece."""

from __future__ import annotations

from authlint.document import Block, BlockKind, OffsetMap
from authlint.source import Span


class Prose:
    """A block's text while a parser reads it.

    Pieces are added in reading order; a piece copied from the file is as long there as here, anything
    else (an entity, a line break with its indentation, a mask) is one piece that maps as a whole.
    """

    __slots__ = ("_ends", "_length", "_parts", "_sources", "_starts", "quotations")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._ends: list[int] = []
        self._length = 0
        self.quotations: list[Span] = []

    def __len__(self) -> int:
        return self._length

    @property
    def end(self) -> int:
        """Where in the file the last piece ends; 0 before the first."""
        return self._ends[-1] if self._ends else 0

    def add(self, text: str, start: int, end: int) -> None:
        """Append ``text``, which stands in the file from ``start`` to ``end``."""
        if not text:
            return
        copied = len(text) == end - start
        if not (copied and self._ends and self._ends[-1] == start and self._last_is_copied()):
            self._starts.append(self._length)
            self._sources.append(start)
            self._ends.append(end)
        else:
            self._ends[-1] = end
        self._parts.append(text)
        self._length += len(text)

    def block(
        self, kind: BlockKind, *, quoted: bool = False, level: int = 0, depth: int = 0, exact: bool = True
    ) -> Block:
        """The finished block; its text must not be empty."""
        offsets = OffsetMap(tuple(self._starts), tuple(self._sources), tuple(self._ends), self._length)
        return Block(kind, "".join(self._parts), offsets, quoted, tuple(self.quotations), level, depth, exact)

    def _last_is_copied(self) -> bool:
        return self._length - self._starts[-1] == self._ends[-1] - self._sources[-1]
