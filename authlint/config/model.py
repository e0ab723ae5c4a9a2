"""What a run was asked to do, and which line of which file asked for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from authlint.config.globs import names
from authlint.config.keys import KEYS
from authlint.language.kinds import ConfigurableKind
from authlint.language.topics import ConfigurableTopic
from authlint.rule import FailOn, Severity


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: a file, or "command line"; ``line`` is 1-based."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


COMMAND_LINE = Origin("command line")


@dataclass(frozen=True, slots=True, eq=False)
class Override:
    """Values for the drafts that ``files`` name, seen from ``folder``."""

    files: tuple[str, ...]
    folder: str
    values: Mapping[str, Any]
    origins: Mapping[str, Origin]

    def concerns(self, path: str) -> bool:
        """Whether the override is about the draft at the absolute ``path``."""
        inside = Path(os.path.relpath(path, self.folder)).as_posix()
        return any(names(pattern, inside) for pattern in self.files)


@dataclass(frozen=True, slots=True, eq=False)
class Config:
    """What a run was asked to do. ``origin`` names the file nearest to the draft, from whose folder paths are seen.

    ``select`` and ``ignore`` hold rules and packs; ``severity`` and ``parameters`` are keyed by rule (or pack);
    ``topic`` is what the drafts are about and ``kind`` what kind they are, where that is said;
    what ``gate`` names (rules or packs) runs too, and its findings are errors;
    ``pipeline`` is an installed spaCy pipeline to tag with, in place of the shipped one;
    ``baseline`` is the file of known findings, from the configuration's folder; ``voice`` that of the author's own voice;
    ``roots`` are the folders that are checked when no paths are given; ``images`` are folders, seen from the repository,
    in which pictures are looked for beside those of the usual site generators; ``trust`` is a file of certificates (PEM) of
    those who vouch for the signers of content credentials; ``packs`` are folders of cards of one's own, and
    ``installed_packs`` such that installed packages offer;
    ``site`` is the full address of the site; ``vocabulary`` are words that are the trade's own.
    ``origins`` tells of each value that was written where; an entry of a table is called "severity.cliche".
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    topic: ConfigurableTopic | Literal[""] = ""
    kind: ConfigurableKind | Literal[""] = ""
    fail_on: FailOn | None = None
    gate: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    installed_packs: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    site: str = ""
    trust: str = ""
    pipeline: str = ""
    baseline: str = ""
    voice: str = ""
    origin: str = "defaults"
    overrides: tuple[Override, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def overlaid(self, select: tuple[str, ...], ignore: tuple[str, ...], gate: tuple[str, ...] = ()) -> Config:
        """The configuration with what the command line says put first."""
        given = {"select": select, "ignore": ignore, "gate": gate}
        return replace(
            self,
            select=select or self.select,
            ignore=(*self.ignore, *ignore),
            gate=(*self.gate, *gate),
            origins={**self.origins, **{key: COMMAND_LINE for key, value in given.items() if value}},
        )

    def for_draft(self, path: str) -> Config:
        """The configuration of the draft at the absolute ``path``: with the overrides that are about it, later ones first.

        The same object for all drafts that the same overrides are about.
        """
        return _overridden(self, tuple(override for override in self.overrides if override.concerns(path)))

    def told(self) -> dict[str, Any]:
        """All values that were written down, keyed as ``origins`` are; the overrides together."""
        found: dict[str, Any] = {}
        for name in self.origins:
            key, _, entry = name.partition(".")
            value = getattr(self, KEYS[key].field or key)
            found[name] = value.get(entry) if KEYS[key].table else value
        if self.overrides:
            found["overrides"] = [(override.files, override.values) for override in self.overrides]
        return found

    def place(self, key: str, name: str = "") -> Origin:
        """Where the value of ``key`` (of the entry ``name`` in a table) was written."""
        return self.origins.get(f"{key}.{name}") or self.origins.get(key) or Origin(self.origin)


@cache
def _overridden(config: Config, overrides: tuple[Override, ...]) -> Config:
    for override in overrides:
        table = {name: getattr(config, name) for name in override.values}
        config = replace(config, **laid_over(override.values, table), origins={**config.origins, **override.origins})
    return config


def laid_over(nearer: Mapping[str, Any], further: Mapping[str, Any]) -> dict[str, Any]:
    """The values of both: a nearer value stands in place of a further one, in tables entry by entry."""
    merged = dict(further)
    for name, value in nearer.items():
        under = merged.get(name)
        merged[name] = laid_over(value, under) if isinstance(value, Mapping) and isinstance(under, Mapping) else value
    return merged


DEFAULTS = Config()
