"""Frozen records as plain JSON values and back, by their annotations: to keep them, and to hand them from process to process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Reader = Callable[[Any], Any]

SCALARS = (str, int, float, bool)


def plain(value: Any) -> Any:
    """The value with each record as the list of its fields, and each mapping as a list of pairs."""
    if value is None or isinstance(value, SCALARS):
        return value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return [[plain(key), plain(entry)] for key, entry in value.items()]
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return [plain(getattr(value, name)) for name in _names(kind)]
    raise TypeError(f"no plain form of a {type(value).__name__}")


def restored(kind: type[Record], data: Any) -> Record:
    """The record of type ``kind`` that `plain` made ``data`` from. Raises `ValueError` for anything else."""
    reader: Reader = _reader(cast("Any", kind))
    found: Record = reader(data)
    return found


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value annotated as ``kind``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is not None and origin in MADE_OF:
        return MADE_OF[origin](arguments)
    if is_dataclass(kind):
        return _record(kind)
    if kind is Any:
        return lambda data: data
    if kind is Path:
        return lambda data: Path(_scalar(str)(data))
    if kind in SCALARS:
        return _scalar(kind)
    raise TypeError(f"no way to read a value annotated as {kind}")


def _record(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers: list[Reader] = []

    def read(data: Any) -> Any:
        if not readers:  # filled late, so that a record may hold records of its own kind
            readers.extend(_reader(hints[name]) for name in _names(kind))
        return kind(*(reader(entry) for reader, entry in zip(readers, _list(data), strict=True)))

    return read


def _tuple(arguments: tuple[Any, ...]) -> Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004  # tuple[X, ...]
        each = _reader(arguments[0])
        return lambda data: tuple(map(each, _list(data)))
    readers = [_reader(argument) for argument in arguments]
    return lambda data: tuple(reader(entry) for reader, entry in zip(readers, _list(data), strict=True))


def _mapping(arguments: tuple[Any, ...]) -> Reader:
    pair = _tuple(arguments)
    return lambda data: dict(map(pair, _list(data)))


def _optional(arguments: tuple[Any, ...]) -> Reader:
    members = [argument for argument in arguments if argument is not NoneType]
    if len(members) != 1 or len(members) == len(arguments):
        raise TypeError(f"of several types only ‘X | None’ can be read, not {arguments}")
    reader = _reader(members[0])
    return lambda data: None if data is None else reader(data)


def _one_of(values: tuple[Any, ...]) -> Reader:
    def read(data: Any) -> Any:
        if data not in values:
            raise ValueError(f"{data!r} is none of {values}")
        return data

    return read


def _scalar(kind: type) -> Reader:
    accepted = {int, float} if kind is float else {kind}

    def read(data: Any) -> Any:
        if type(data) not in accepted:
            raise ValueError(f"expected {kind.__name__}, not {type(data).__name__}")
        return data

    return read


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError(f"expected a list, not {type(data).__name__}")  # noqa: TRY004  # one error for all that is amiss
    return data


MADE_OF: Mapping[Any, Callable[[tuple[Any, ...]], Reader]] = {
    Literal: _one_of,
    Mapping: _mapping,
    Union: _optional,
    UnionType: _optional,
    tuple: _tuple,
}
"""What reads values of types that are made of others."""
