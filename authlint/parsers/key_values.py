"""Reads the keys of front matter in YAML, TOML and JSON, within limits, and where each of them is written."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

import yaml

from authlint.parsers.written_values import Style, Written
from authlint.source import LINE_END, Span
from authlint.strict_yaml import DEEPEST, TOO_DEEP, StrictLoader, fault_of, load

QUOTES: dict[str, Style] = {"'": "single", '"': "double"}
LINE = re.compile(r"[^\r\n]*")
FIRST_LINE = re.compile(r"[^\r\n]*[\r\n]*")

TOML_PLACE = re.compile(r"line (\d+), column (\d+)")
TOML_KEY = re.compile(
    r"""^[ \t]*["']?([\w-]+)["']?[ \t]*(?P<equals>=)[ \t]*|^[ \t]*\[+[ \t]*["']?([\w-]+)""", re.MULTILINE
)
TOML_STRING = re.compile(
    r'"""(?P<long>(?:[^"\\]|\\[\s\S]|"(?!""))*)"""'
    r"|'''(?P<verbatim>(?:[^']|'(?!''))*)'''"
    r'|"(?P<double>(?:[^"\\\r\n]|\\.)*)"'
    r"|'(?P<single>[^'\r\n]*)'"
)
LONE_CARRIAGE_RETURN = re.compile(r"\r(?!\n)")

JSON_BLANK = re.compile(r"[ \t\r\n]*")
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class BrokenSyntaxError(Exception):
    """Front matter that cannot be read: why, and the offset of the fault in the file, if it is known."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(slots=True)
class Entries:
    """Front matter as read, and where its outermost entries stand and their strings are spelled."""

    data: object = None
    places: dict[str, Span] = field(default_factory=dict)
    strings: dict[str, Written] = field(default_factory=dict)


def read_yaml(text: str, body: Span) -> Entries:
    """The YAML at ``body``. Raises `BrokenSyntaxError`."""
    yaml_text = text[body.start : body.end]
    try:
        entries = Entries(load(yaml_text))
        if isinstance(entries.data, dict):
            # Where things stand, only the nodes know.
            _place_yaml(entries, StrictLoader(yaml_text).get_single_node(), yaml_text, body.start)
    except yaml.YAMLError as error:
        offset = _yaml_offset(error, yaml_text)
        raise BrokenSyntaxError(
            fault_of(error).partition("\n")[0], None if offset is None else body.start + offset
        ) from None
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise BrokenSyntaxError(_spoken(error)) from None
    return entries


def _spoken(error: Exception) -> str:
    return TOO_DEEP if isinstance(error, RecursionError) else str(error)


def _yaml_offset(error: yaml.YAMLError, yaml_text: str) -> int | None:
    last = max(0, len(yaml_text.rstrip()) - 1)
    if isinstance(error, yaml.reader.ReaderError):  # the parser in C counts bytes
        return min(last, len(yaml_text.encode()[: error.position].decode(errors="ignore")))
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else min(last, int(mark.index))


def _place_yaml(entries: Entries, root: yaml.Node, yaml_text: str, offset: int) -> None:
    for key, value in root.value:
        start, end = value.start_mark.index, value.end_mark.index
        end = start + len(yaml_text[start:end].rstrip(" \t\r\n"))
        entries.places[str(key.value)] = Span(offset + key.start_mark.index, offset + max(end, key.end_mark.index))
        if isinstance(value, yaml.ScalarNode):
            entries.strings[str(key.value)] = _yaml_string(value, yaml_text, Span(start, end), offset)


def _yaml_string(value: yaml.ScalarNode, yaml_text: str, span: Span, offset: int) -> Written:
    style: Style = "plain"
    start, end = span.start, span.end
    if value.style in QUOTES:
        style = QUOTES[value.style]
        start, end = yaml_text.find(value.style, start, end) + 1, end - 1
    elif value.style in {"|", ">"} and (header := FIRST_LINE.match(yaml_text, start, end)):
        start = header.end()
    return Written(Span(offset + start, offset + max(start, end)), style)


def read_toml(text: str, body: Span) -> Entries:
    """The TOML at ``body``. Raises `BrokenSyntaxError`."""
    toml_text = text[body.start : body.end]
    try:
        data = tomllib.loads(LONE_CARRIAGE_RETURN.sub("\n", toml_text))
    except tomllib.TOMLDecodeError as error:
        message = str(error).partition(" (at ")[0]
        raise BrokenSyntaxError(message, _toml_offset(str(error), toml_text, body)) from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise BrokenSyntaxError(_spoken(error)) from None
    _refuse_depth(data)
    entries = Entries(data)
    _place_toml(entries, data, text, body)
    return entries


def _toml_offset(message: str, toml_text: str, body: Span) -> int:
    place = TOML_PLACE.search(message)
    if place is None:
        return max(body.start, body.end - 1)
    starts = [0, *(found.end() for found in LINE_END.finditer(toml_text))]
    return body.start + starts[min(int(place[1]), len(starts)) - 1]


def _place_toml(entries: Entries, data: dict[str, Any], text: str, body: Span) -> None:
    in_table = False
    at = body.start
    while found := TOML_KEY.search(text, at, body.end):
        key, table = found[1], found[3]
        in_table = in_table or table is not None
        string = TOML_STRING.match(text, found.end(), body.end) if found["equals"] else None
        line = LINE.match(text, found.start(), body.end)
        at = string.end() if string else line.end() if line else found.end()
        name = table or key
        if name not in data or name in entries.places or (in_table and table is None):
            continue
        entries.places[name] = Span(found.start(), at)
        if string is not None and string.lastgroup is not None:
            style: Style = "double" if string.lastgroup in {"long", "double"} else "plain"
            entries.strings[name] = Written(Span(*string.span(string.lastgroup)), style)


def read_json(text: str, start: int) -> tuple[Entries, int]:
    """The JSON object at ``start`` and the offset after it. Raises `BrokenSyntaxError`."""
    entries = Entries()
    data: dict[str, object] = {}
    decoder = json.JSONDecoder(object_pairs_hook=_without_repetition)
    try:
        at = _after_blank(text, start + 1)
        while not text.startswith("}", at):
            key, after_key = _json_key(decoder, data, text, at)
            value_at = _after_blank(text, _after(text, after_key, ":"))
            value, end = decoder.raw_decode(text, value_at)
            data[key] = value
            entries.places[key] = Span(at, end)
            if isinstance(value, str):
                entries.strings[key] = Written(Span(value_at + 1, end - 1), "double")
            at = _after_blank(text, end)
            if not text.startswith("}", at):
                at = _after_blank(text, _after(text, at, ","))
        _refuse_lone_surrogates(text, data, start, at)
    except json.JSONDecodeError as error:
        raise BrokenSyntaxError(error.msg, min(error.pos, len(text))) from None
    except (RecursionError, ValueError) as error:
        raise BrokenSyntaxError(_spoken(error)) from None
    _refuse_depth(data)
    entries.data = data
    return entries, at + 1


def _json_key(decoder: json.JSONDecoder, known: dict[str, object], text: str, at: int) -> tuple[str, int]:
    if not text.startswith('"', at):
        raise json.JSONDecodeError("a key in double quotes belongs here", text, at)
    key, end = decoder.raw_decode(text, at)
    if key in known:
        raise json.JSONDecodeError(f"the key ‘{key}’ is given twice", text, at)
    return str(key), end


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in data if keys.count(key) > 1)
        raise ValueError(f"the key ‘{twice}’ is given twice")
    return data


def _after_blank(text: str, at: int) -> int:
    blank = JSON_BLANK.match(text, at)
    return at if blank is None else blank.end()


def _after(text: str, at: int, mark: str) -> int:
    at = _after_blank(text, at)
    if not text.startswith(mark, at):
        raise json.JSONDecodeError(f"‘{mark}’ belongs here", text, at)
    return at + 1


def _refuse_lone_surrogates(text: str, data: dict[str, object], start: int, end: int) -> None:
    found = SURROGATE.search(text, start, end)
    if found is None:
        return
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise json.JSONDecodeError("half of a surrogate pair", text, found.start()) from None


def _refuse_depth(data: object) -> None:
    level, depth = [data], 0
    while level:
        if depth > DEEPEST:
            raise BrokenSyntaxError(TOO_DEEP)
        following: list[object] = []
        for value in level:
            if isinstance(value, dict):
                following.extend(value.values())
            elif isinstance(value, list):
                following.extend(value)
        level, depth = following, depth + 1
