"""One configuration file: its bytes in, its values with their lines out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from authlint.config.key_lines import Place, key_lines
from authlint.config.keys import KEYS, Key
from authlint.config.model import Origin, Override
from authlint.errors import ConfigurationError, Problem
from authlint.parameters import convert
from authlint.plugins import did_you_mean

PYPROJECT = "pyproject.toml"
TABLE = ("tool", "authlint")
FILES = Key("The drafts that an override is about.", tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file says. ``values`` are keyed by the fields of `Config`, ``origins`` by the keys of the file."""

    path: Path
    values: Mapping[str, Any]
    origins: Mapping[str, Origin]
    extends: str = ""
    overrides: tuple[Override, ...] = ()


def read_layer(path: Path, data: bytes, root: Path | None) -> Layer | None:
    """The values in ``data``, which ``path`` holds; None for a ``pyproject.toml`` without a table for authlint.

    ``root`` is the repository that paths must not leave. Raises `ConfigurationError` with the line and the cure.
    """
    try:
        text = data.decode("utf-8")
        table: Any = tomllib.loads(text.removeprefix("\ufeff"))
    except UnicodeDecodeError:
        raise broken(path, "is not UTF-8", "save it as UTF-8", None) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise broken(path, f"not valid TOML: {error}", "mend the TOML", int(line[1]) if line else None) from None
    except RecursionError:
        raise broken(path, "is nested too deeply", "mend the TOML", None) from None
    reader = _Reader(path, root, key_lines(text.removeprefix("\ufeff")))
    place: Place = ()
    if path.name == PYPROJECT:
        for name in TABLE:
            table = table.get(name)
            if table is None:
                return None
            place = (*place, name)
            table = reader.table(place, table)
    return reader.layer(place, table)


@dataclass(slots=True)
class _Reader:
    path: Path
    root: Path | None
    lines: Mapping[Place, int]
    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)

    def layer(self, place: Place, table: dict[str, Any]) -> Layer:
        """All of the file's table for authlint, which stands at ``place``."""
        overrides = self._overrides((*place, "overrides"), table.get("overrides", []))
        known = {**KEYS, "overrides": FILES}
        values, origins = self._values(place, {key: table[key] for key in table if key != "overrides"}, known)
        return Layer(self.path, values, origins, values.pop("extends", ""), overrides)

    def table(self, place: Place, value: Any) -> dict[str, Any]:
        """The value as a table. Raises `ConfigurationError`."""
        if not isinstance(value, dict):
            raise self._fault(place, f"‘{_named(place)}’: expected a table", "mend the value")
        return value

    def _overrides(self, place: Place, value: Any) -> tuple[Override, ...]:
        if not isinstance(value, list):
            raise self._fault(place, "‘overrides’: expected tables", "write [[overrides]]")
        return tuple(self._override((*place, number), entry) for number, entry in enumerate(value))

    def _override(self, place: Place, value: Any) -> Override:
        table = self.table(place, value)
        known = {"files": FILES, **{name: key for name, key in KEYS.items() if key.by_draft}}
        values, origins = self._values(place, table, known)
        if not values.get("files"):
            raise self._fault(place, "‘overrides’ without ‘files’", 'name its drafts: files = ["notes/*"]')
        files = values.pop("files")
        del origins["files"]
        return Override(files, str(self.path.parent), values, origins)

    def _values(
        self, place: Place, table: Mapping[str, Any], known: Mapping[str, Key]
    ) -> tuple[dict[str, Any], dict[str, Origin]]:
        values: dict[str, Any] = {}
        origins: dict[str, Origin] = {}
        for name, value in table.items():
            here = (*place, name)
            if name not in known:
                guess = did_you_mean(name, known)
                raise self._fault(here, f"unknown key ‘{name}’{guess}", f"it knows {', '.join(known)}")
            key = known[name]
            if not key.table:
                values[key.field or name] = self._value(here, key, value)
                origins[name] = self._origin(here)
                continue
            entries = self.table(here, value)
            values[key.field or name] = {entry: self._value((*here, entry), key, entries[entry]) for entry in entries}
            origins |= {f"{name}.{entry}": self._origin((*here, entry)) for entry in entries}
        return values, origins

    def _value(self, place: Place, key: Key, value: Any) -> Any:
        if key.wanted is None:
            return self.table(place, value)
        try:
            found = convert(value, key.wanted)
        except ValueError as error:
            raise self._fault(place, f"‘{_named(place)}’: {error}", "mend the value") from None
        if key.pattern and not re.fullmatch(key.pattern, found):
            raise self._fault(
                place, f"‘{_named(place)}’: ‘{found}’ is no full address", 'write it as "https://harbour.is"'
            )
        if key.path:
            for name in [found] if isinstance(found, str) else found:
                self._held_inside(place, name)
        return found

    def _held_inside(self, place: Place, name: str) -> None:
        if self.root is None:
            return
        try:
            target = (self.path.parent / name).resolve()
        except (OSError, ValueError, RuntimeError):
            raise self._fault(place, f"‘{_named(place)}’: ‘{name}’ is no path", "mend the path") from None
        if not target.is_relative_to(self.root):
            message = f"‘{_named(place)}’: ‘{name}’ leads out of the repository {self.root.name}"
            raise self._fault(place, message, "keep it inside of the repository")

    def _origin(self, place: Place) -> Origin:
        return Origin(str(self.path), self._line(place))

    def _line(self, place: Place) -> int | None:
        """The line of the place, or of what it stands in."""
        return next((self.lines[place[:size]] for size in range(len(place), 0, -1) if place[:size] in self.lines), None)

    def _fault(self, place: Place, message: str, cure: str) -> ConfigurationError:
        return broken(self.path, message, cure, self._line(place))


def _named(place: Place) -> str:
    """The key as it is written in the file, less the table for authlint."""
    own = place[len(TABLE) :] if place[: len(TABLE)] == TABLE and len(place) > len(TABLE) else place
    return ".".join(str(part) for part in own if isinstance(part, str))


def broken(path: Path, message: str, cure: str, line: int | None = None) -> ConfigurationError:
    """What is wrong with the configuration in ``path``."""
    return ConfigurationError(Problem("configuration", str(path), message, cure, line))
