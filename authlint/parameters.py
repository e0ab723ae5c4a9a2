"""Turns a value out of YAML or TOML into what a check's signature asks for."""

from __future__ import annotations

from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

SCALARS = (bool, int, float, str)


def convert(value: Any, wanted: Any) -> Any:
    """``value`` as the annotation ``wanted``: a scalar, a literal, a tuple or frozenset of one kind, or any class
    with a ``from_card`` constructor. Raises `ValueError` with a sentence for a person."""
    if hasattr(wanted, "from_card"):
        return wanted.from_card(value)
    origin = get_origin(wanted)
    if origin is Literal:
        return _literal(value, get_args(wanted))
    if origin in (Union, UnionType):
        return _union(value, get_args(wanted))
    if origin in (tuple, frozenset):
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"expected a list, found {_named(value)}")
        return origin(convert(item, get_args(wanted)[0]) for item in value)
    return _scalar(value, wanted)


def _scalar(value: Any, wanted: Any) -> Any:
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if wanted not in SCALARS or type(value) is not wanted:
        raise ValueError(f"expected {getattr(wanted, '__name__', wanted)}, found {_named(value)}")
    return value


def _literal(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ValueError(f"expected one of {', '.join(map(str, allowed))}, found {_named(value)}")
    return value


def _union(value: Any, members: tuple[Any, ...]) -> Any:
    if value is None and type(None) in members:
        return None
    for member in members:
        if member is not type(None):
            try:
                return convert(value, member)
            except ValueError:
                continue
    raise ValueError(f"{_named(value)} is none of {', '.join(str(member) for member in members)}")


def _named(value: Any) -> str:
    return f"‘{value}’" if isinstance(value, SCALARS) else f"a {type(value).__name__}"
