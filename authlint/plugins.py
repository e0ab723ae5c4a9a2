"""Finds modules by looking into folders, so that no list of them is kept by hand."""

from __future__ import annotations

import pkgutil
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def module_names(package: str) -> tuple[str, ...]:
    """The public modules of ``package``, sorted, without importing them."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(sorted(module.name for module in found if not module.name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """The module ``name`` (hyphens for underscores allowed) of ``package``.

    Raises `LookupError` with a suggestion where there is none.
    """
    module = name.replace("-", "_")
    if module not in module_names(package):
        known = [other.replace("_", "-") for other in module_names(package)]
        raise LookupError(f"there is no {package.rpartition('.')[2]} module ‘{name}’{did_you_mean(name, known)}")
    return import_module(f"{package}.{module}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A tail for a message that names the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean ‘{near[0]}’?" if near else ""
