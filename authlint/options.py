"""What the command line says, over what the files say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Rules or packs to ``select``, ``ignore`` and ``gate``, paths to ``exclude``, and a file with the author's own voice."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    voice: str = ""
