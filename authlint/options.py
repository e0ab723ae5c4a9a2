"""What the command line says, over what the files say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Rules or packs to ``select``, ``ignore`` and ``gate``, paths to ``exclude``, a file with the author's own voice,
    and the commit that is ``trusted`` to say what is judged how, in place of the work tree; ``bearing`` are the
    files of the command line that it is asked for as well."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    voice: str = ""
    trusted: str = ""
    bearing: tuple[str, ...] = ()
