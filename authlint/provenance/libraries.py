"""Stock libraries and image generators, known by the hosts, file names and credits in libraries.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("libraries.toml")


@dataclass(frozen=True, slots=True)
class Library:
    """One library: hosts that serve its pictures, pieces of its file names, its name in credits; all in lower case."""

    name: str
    hosts: tuple[str, ...]
    names: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Which library a picture leads to, and by what, in words."""

    library: str
    words: str


@cache
def libraries() -> tuple[Library, ...]:
    """The known libraries."""
    with TABLE.open("rb") as stream:
        table = tomllib.load(stream)
    return tuple(
        Library(name, *(tuple(traces[kind]) for kind in ("hosts", "names", "credits")))
        for name, traces in table.items()
    )


def trace_of(host: str, file_name: str, credits_: tuple[str, ...] = ()) -> Trace | None:
    """The library that a picture's host, its file's name or its credits lead to."""
    lowered = file_name.casefold()
    for library in libraries():
        if host and any(host == known or host.endswith(f".{known}") for known in library.hosts):
            return Trace(library.name, f"its address is {host}")
        if any(piece in lowered for piece in library.names):
            return Trace(library.name, f"its file is called ‘{file_name}’")
        for words in credits_:
            if any(known in words.casefold() for known in library.credits):
                return Trace(library.name, f"its metadata credit ‘{words}’")
    return None
