"""The configuration of a draft: from ``authlint.toml`` or ``[tool.authlint]``, found from the draft upwards."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from authlint.errors import ConfigurationError, Problem
from authlint.parameters import convert
from authlint.plugins import did_you_mean
from authlint.rule import FailOn, Severity

FILE_NAME = "authlint.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a run was asked to do. ``origin`` names the file it came from.

    ``select`` and ``ignore`` hold rules and packs; ``severity`` and ``rules`` are keyed by rule (or pack);
    what ``gate`` names (rules or packs) runs too, and its findings are errors;
    ``pipeline`` is an installed spaCy pipeline to tag with, in place of the shipped one;
    ``baseline`` is the file of known findings, from the configuration's folder; ``voice`` that of the author's own voice;
    ``roots`` are the folders that are checked when no paths are given; ``images`` are folders, seen from the repository,
    in which pictures are looked for beside those of the usual site generators; ``trust`` is a file of certificates (PEM) of
    those who vouch for the signers of content credentials.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fail_on: FailOn | None = None
    gate: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    trust: str = ""
    pipeline: str = ""
    baseline: str = ""
    voice: str = ""
    origin: str = "defaults"

    def overlaid(self, select: tuple[str, ...], ignore: tuple[str, ...], gate: tuple[str, ...] = ()) -> Config:
        """The configuration with what the command line says put first."""
        origin = "command line" if select or ignore or gate else self.origin
        return replace(
            self,
            select=select or self.select,
            ignore=(*self.ignore, *ignore),
            gate=(*self.gate, *gate),
            origin=origin,
        )


DEFAULTS = Config()

KEYS: dict[str, Any] = {
    "select": tuple[str, ...],
    "ignore": tuple[str, ...],
    "severity": None,
    "rules": None,
    "fail-on": FailOn,
    "gate": tuple[str, ...],
    "roots": tuple[str, ...],
    "exclude": tuple[str, ...],
    "images": tuple[str, ...],
    "trust": str,
    "pipeline": str,
    "baseline": str,
    "voice": str,
}


def config_for(folder: Path) -> Config:
    """The configuration nearest to ``folder``, upwards to the repository's root. Raises `ConfigurationError`."""
    return _nearest(folder.resolve())


@cache
def _nearest(folder: Path) -> Config:
    for place in (folder, *folder.parents):
        for path in (place / FILE_NAME, place / "pyproject.toml"):
            if path.is_file() and (config := _read_once(path)) is not None:
                return config
        if (place / ".git").exists():
            break
    return DEFAULTS


@cache
def _read_once(path: Path) -> Config | None:
    return read_config(path)


def read_config(path: Path) -> Config | None:
    """The configuration in ``path``; None for a ``pyproject.toml`` without a table for authlint.

    Raises `ConfigurationError` with the line and the cure.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror}", "mend its permissions", None) from None
    except UnicodeDecodeError:
        raise _broken(path, "is not UTF-8", "save it as UTF-8", None) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise _broken(path, f"not valid TOML: {error}", "mend the TOML", int(line[1]) if line else None) from None
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("authlint")
        if data is None:
            return None
    return _config(data, path, text)


def _config(data: dict[str, Any], path: Path, text: str) -> Config:
    values: dict[str, Any] = {"origin": str(path)}
    for key, value in data.items():
        if key not in KEYS:
            raise _fault(
                path, text, key, f"unknown key ‘{key}’{did_you_mean(key, KEYS)}", f"it knows {', '.join(KEYS)}"
            )
        try:
            if key == "severity":
                values[key] = {name: convert(level, Severity) for name, level in _table(value).items()}
            elif key == "rules":
                values["parameters"] = {name: _table(settings) for name, settings in _table(value).items()}
            else:
                values[key.replace("-", "_")] = convert(value, KEYS[key])
        except ValueError as error:
            raise _fault(path, text, key, f"‘{key}’: {error}", "mend the value") from None
    known = {part.name for part in fields(Config)}
    return Config(**{name: value for name, value in values.items() if name in known})


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("expected a table")  # noqa: TRY004  # a wrong value in a file, reported with the others
    return value


def _fault(path: Path, text: str, key: str, message: str, cure: str) -> ConfigurationError:
    pattern = rf"^[ \t]*(?:\[.*?{re.escape(key)}.*?\]|[\"']?{re.escape(key)}[\"']?\s*[=.])"
    found = re.search(pattern, text, re.MULTILINE)
    return _broken(path, message, cure, text.count("\n", 0, found.start()) + 1 if found else None)


def _broken(path: Path, message: str, cure: str, line: int | None) -> ConfigurationError:
    return ConfigurationError(Problem("configuration", str(path), message, cure, line))
