"""Packs of rules that installed packages offer, found by their entry points. They are data: no code of the package is run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

GROUP = "authlint.packs"
MODULE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*+(?:\.[A-Za-z_][A-Za-z0-9_]*+)*+")
PACK = re.compile(r"[a-z0-9-]++")


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack that an installed package offers: the ``folder`` with its cards, and the ``package`` with its version."""

    folder: Path
    package: str


@cache
def offers() -> dict[str, tuple[Offer, ...]]:
    """What installed packages offer, by the names of the packs, sorted; a name should have one offer, and may have more."""
    found: dict[str, tuple[Offer, ...]] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        found[point.name] = (*found.get(point.name, ()), Offer(_folder(point), _package(point)))
    return found


def _folder(point: EntryPoint) -> Path:
    """The folder with the pack's name in the module that the entry point names, whether it is there or not."""
    if not MODULE.fullmatch(point.value) or not PACK.fullmatch(point.name):
        return Path(f"{point.name} = {point.value}")
    parts = point.value.split(".")
    beside = Path(str(point.dist.locate_file("/".join(parts)))) if point.dist else Path(*parts)
    if (beside / point.name).is_dir():
        return beside / point.name
    # A package that is installed in place lies elsewhere than what is known of it. Only finding it runs nothing of it.
    spec = PathFinder.find_spec(parts[0])
    places = (spec.submodule_search_locations or []) if spec else []
    folders = [Path(place, *parts[1:], point.name) for place in places]
    return next((folder for folder in folders if folder.is_dir()), beside / point.name)


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value
