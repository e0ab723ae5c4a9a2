"""The JSON Schema of a configuration file, made from the keys that authlint knows, for editors and other programs."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from authlint.config.keys import KEYS, Key
from authlint.config.reading import FILES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of ``authlint.toml``, and of the table ``[tool.authlint]``."""
    by_draft = {"files": FILES, **{name: key for name, key in KEYS.items() if key.by_draft}}
    override = {**_table(by_draft), "required": ["files"]}
    described = {"description": "Values for some drafts; later ones stand over earlier ones."}
    whole = _table(KEYS)
    whole["properties"]["overrides"] = {"type": "array", "items": override, **described}
    return {"$schema": DIALECT, "title": "authlint.toml", **whole}


def _table(keys: dict[str, Key]) -> dict[str, Any]:
    properties = {name: {"description": key.meaning, **_of_key(key)} for name, key in sorted(keys.items())}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _of_key(key: Key) -> dict[str, Any]:
    value = _of_type(key.wanted)
    if key.pattern:
        value["pattern"] = f"^{key.pattern}$"
    return {"type": "object", "additionalProperties": value} if key.table else value


def _of_type(wanted: Any) -> dict[str, Any]:
    if wanted is None:
        return {"type": "object"}
    if get_origin(wanted) is Literal:
        return {"enum": list(get_args(wanted))}
    if get_origin(wanted) is tuple:
        return {"type": "array", "items": _of_type(get_args(wanted)[0])}
    return {"type": "string"}
