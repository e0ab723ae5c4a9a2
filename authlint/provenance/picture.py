"""What a picture's file says about where it comes from. Data only; the readers of this folder fill it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Standing = Literal["unchecked", "valid", "trusted", "tampered", "broken"]
"""``unchecked``: it reads well, and nobody looked at its signature; ``valid``: the signature and the hashes hold, signed
by somebody nobody vouches for; ``trusted``: by somebody on a list of trust; ``tampered``: they do not hold; ``broken``:
it cannot be read."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that stand in a picture's file: ``where`` ("XMP DigitalSourceType", "PNG text ‘parameters’") and ``words``."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A C2PA manifest: what wrote it, what it says was done, and what became of its signature.

    ``source_types`` are IPTC codes without their address; ``detail`` says in words why it is broken or tampered.
    """

    generator: str = ""
    source_types: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    standing: Standing = "unchecked"
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What one file says of itself. Empty means that it says nothing, which proves nothing.

    ``format`` goes by content ("jpeg"); ``taken`` is the camera's clock as written; ``located`` says that coordinates
    are there, which are never kept. ``source_types`` are IPTC digital source types with the place they stand in,
    ``recipes`` the notes that image generators leave, ``software`` the programs named, ``credits`` owners and licences.
    ``drawn_with`` names a drawing program, ``screenshot`` what shows that it is one. ``fault`` says in words why not all
    of the file could be read.
    """

    format: str = ""
    width: int = 0
    height: int = 0
    camera: str = ""
    lens: str = ""
    taken: str = ""
    located: bool = False
    software: tuple[Statement, ...] = ()
    source_types: tuple[Statement, ...] = ()
    recipes: tuple[Statement, ...] = ()
    credits: tuple[Statement, ...] = ()
    manifest: Manifest | None = None
    drawn_with: str = ""
    screenshot: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of looking for a picture's file.

    With neither ``picture`` nor ``refusal`` it is not here: elsewhere on the web, or not in this checkout. ``refusal``
    says in words why a file that is named was not read. ``path`` is shown relative to the repository.
    """

    path: str = ""
    picture: Picture | None = None
    refusal: str = ""


NOT_HERE = Seen()


def _nowhere(_address: str) -> Seen:
    return NOT_HERE


@dataclass(frozen=True)
class Pictures:
    """The files behind the pictures of one draft by their addresses, each looked at when a check first asks for it.

    A draft without a place of its own, such as one from standard input, has none.
    """

    look: Callable[[str], Seen] = _nowhere
    _seen: dict[str, Seen] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, address: str) -> Seen:
        if address not in self._seen:
            self._seen[address] = self.look(address)
        return self._seen[address]

    def looked_at(self) -> tuple[tuple[str, str], ...]:
        """The addresses that were asked for, in order, each with a digest of what was found."""
        return tuple((address, identity_of(seen)) for address, seen in sorted(self._seen.items()))


def identity_of(seen: Seen) -> str:
    """By what it can be told that a picture is still the same, is still missing, or is still refused."""
    return "" if seen == NOT_HERE else hashlib.sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()
