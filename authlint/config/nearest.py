"""The configuration nearest to a draft, over what it extends, over the defaults."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from authlint.config.keys import KEYS
from authlint.config.model import DEFAULTS, Config, Origin, laid_over
from authlint.config.reading import PYPROJECT, Layer, broken, read_layer
from authlint.trees import DISK, Tree

FILE_NAME = "authlint.toml"


def config_for(folder: Path, tree: Tree = DISK) -> Config:
    """The configuration nearest to ``folder``, upwards to the repository's root. Raises `ConfigurationError`."""
    return _nearest(folder.resolve(), tree)


@cache
def _nearest(folder: Path, tree: Tree) -> Config:
    root = tree.root(folder)
    for place in (folder, *folder.parents):
        for name in (FILE_NAME, PYPROJECT):
            if config := _configured(place / name, tree):
                return config
        if place == root:
            break
    return DEFAULTS


@cache
def _configured(path: Path, tree: Tree) -> Config | None:
    """The configuration that starts with the file at ``path``, one object for all folders it holds for."""
    layer = _layer(path, tree)
    return _config(_chain(layer, tree)) if layer else None


def forget() -> None:
    """Read configuration anew when it is next asked for."""
    _nearest.cache_clear()
    _configured.cache_clear()
    _layer.cache_clear()


@cache
def _layer(path: Path, tree: Tree) -> Layer | None:
    try:
        data = tree.read(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise broken(path, f"cannot be read: {error.strerror}", "mend its permissions") from None
    return read_layer(path, data, tree.root(path.parent))


def _chain(layer: Layer, tree: Tree) -> list[Layer]:
    """The file and those it extends, the nearest first."""
    chain = [layer]
    while target := chain[-1].extends:
        last = chain[-1]
        line = last.origins["extends"].line
        path = Path(os.path.normpath(last.path.parent / target))
        if any(path == passed.path for passed in chain):
            circle = " → ".join(str(passed.path) for passed in chain)
            raise broken(last.path, f"‘extends’ goes in a circle: {circle} → {path}", "break it", line)
        base = _layer(path, tree)
        if base is None:
            why = "holds no [tool.authlint]" if path.name == PYPROJECT and path.is_file() else "is not there"
            raise broken(last.path, f"‘extends’: ‘{target}’ {why}", "name a file with configuration", line)
        chain.append(base)
    return chain


def _config(chain: list[Layer]) -> Config:
    """The layers as one: a nearer value stands in place of a further one, in tables entry by entry."""
    nearest = chain[0]
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for layer in reversed(chain):
        values = laid_over(_seen_from(nearest.path.parent, layer), values)
        origins |= {name: origin for name, origin in layer.origins.items() if name != "extends"}
    overrides = tuple(override for layer in reversed(chain) for override in layer.overrides)
    return Config(**values, origin=str(nearest.path), origins=origins, overrides=overrides)


def _seen_from(folder: Path, layer: Layer) -> dict[str, Any]:
    """The values with paths as seen from ``folder``."""
    if layer.path.parent == folder:
        return dict(layer.values)

    def moved(path: str) -> str:
        return Path(os.path.relpath(layer.path.parent / path, folder)).as_posix()

    paths = {key.field or name for name, key in KEYS.items() if key.path}
    return {
        name: value
        if name not in paths or not value
        else moved(value)
        if isinstance(value, str)
        else tuple(map(moved, value))
        for name, value in layer.values.items()
    }
