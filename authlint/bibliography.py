"""The works that a draft's bibliography files list: BibTeX and CSL JSON, from their text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from authlint.errors import Problem

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
DAY = re.compile(r"\s*((?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?!\d)")
OPENING = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
KEY = re.compile(r"\s*([^\s,{}()\"#%=]+)\s*(?=[,})])")
FIELD = re.compile(r"[\s,]*([A-Za-z][\w:+.-]*)\s*=\s*")
BARE = re.compile(r"[^\s,{}\"#]+")
JOINED = re.compile(r"\s*#\s*")
STOPS = re.compile(r"\\.|[{}\"()]", re.DOTALL)
ASIDE = frozenset({"comment", "preamble", "string"})
"""What stands in a BibTeX file and is no work."""

FORMATS_CURE = "give a BibTeX file (.bib) or CSL JSON (.json)"


@dataclass(frozen=True, slots=True)
class Work:
    """An entry: what its file calls its ``kind`` ("article", "legislation"), its ``day`` as exact as told, title and address."""

    key: str
    kind: str = ""
    day: str = ""
    title: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What one file lists. ``problem`` says why it could not be read; ``known`` is False where nobody could look."""

    works: Mapping[str, Work] = field(default_factory=dict)
    problem: Problem | None = None
    known: bool = True
    digest: str = ""


NOT_LOOKED_AT = Bibliography(known=False)


@dataclass(frozen=True)
class Bibliographies:
    """The bibliography files of a draft by the names that it gives them, each read when it is first asked for.

    A draft without a place of its own has none that anybody could look at.
    """

    look: Callable[[str], Bibliography] = lambda _name: NOT_LOOKED_AT
    _seen: dict[str, Bibliography] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls) -> Bibliographies:
        return cls()

    def __getitem__(self, name: str) -> Bibliography:
        if name not in self._seen:
            self._seen[name] = self.look(name)
        return self._seen[name]

    def looked_at(self) -> tuple[tuple[str, Bibliography], ...]:
        """What was asked for, by name."""
        return tuple(sorted(self._seen.items()))


class UnreadableError(Exception):
    """A text that is no bibliography: why, and in which line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def works_in(name: str, text: str) -> dict[str, Work]:
    """The works by their keys; of two with one key the first. Raises `UnreadableError`."""
    found: dict[str, Work] = {}
    for work in _csl(text) if name.lower().endswith(".json") else _bibtex(text):
        found.setdefault(work.key, work)
    return found


def _csl(text: str) -> Iterator[Work]:
    try:
        entries = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"it is no JSON: {error.msg}", error.lineno) from None
    except (RecursionError, ValueError):
        raise UnreadableError("it is no list of works", 1) from None
    if isinstance(entries, dict):
        entries = entries.get("items", entries.get("references"))
    if not isinstance(entries, list):
        raise UnreadableError("it is no list of works", 1)
    for entry in entries:
        if isinstance(entry, dict) and "id" in entry:
            words = {name: str(entry.get(name) or "") for name in ("id", "type", "title", "URL", "DOI")}
            address = words["URL"] or (f"https://doi.org/{words['DOI']}" if words["DOI"] else "")
            yield Work(words["id"], words["type"].lower(), _issued(entry.get("issued")), words["title"], address)


def _issued(told: Any) -> str:
    """The day in a CSL date: parts, or words."""
    if not isinstance(told, dict):
        return _day(str(told or ""))
    parts = told.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and all(str(part).isdecimal() for part in first[:3]):
        return _day("-".join(str(part).zfill(2) for part in first[:3]))
    return _day(str(told.get("raw") or told.get("literal") or ""))


def _day(words: str) -> str:
    written = DAY.match(words)
    if written:
        return written[1]
    year = YEAR.search(words)
    return year[0] if year else ""


def _bibtex(text: str) -> Iterator[Work]:
    at, line, counted = 0, 1, 0
    while opening := OPENING.search(text, at):
        kind, line, counted = opening[1].lower(), line + text.count("\n", counted, opening.start()), opening.start()
        if kind in ASIDE:
            at = _closed(text, opening.end(), line)
            continue
        key = KEY.match(text, opening.end())
        if not key:
            # “me@harbour.is (office)” between entries is a remark: BibTeX reads nothing there.
            if text[max(0, opening.start() - 1) : opening.start()].strip():
                at = opening.end()
                continue
            raise UnreadableError(f"the entry ‘@{opening[1]}’ has no key", line)
        fields, at = _fields(text, key.end(), line)
        address = fields.get("url", "") or (f"https://doi.org/{fields['doi']}" if fields.get("doi") else "")
        day = _day(fields.get("date", "") or fields.get("year", ""))
        yield Work(
            key[1], kind, day, " ".join(fields.get("title", "").replace("{", "").replace("}", "").split()), address
        )


def _fields(text: str, at: int, line: int) -> tuple[dict[str, str], int]:
    """The fields of the entry that began in ``line``, by name in lower case, and where the entry ends."""
    fields: dict[str, str] = {}
    while found := FIELD.match(text, at):
        value, at = _value(text, found.end(), line)
        fields.setdefault(found[1].lower(), value)
    return fields, _closed(text, at, line)


def _value(text: str, at: int, line: int) -> tuple[str, int]:
    """A value, and where it ends: braces, quotation marks, a number or a name, joined by ``#``."""
    parts: list[str] = []
    while at < len(text):
        start = at
        if text[at] == "{":
            at = _closed(text, at + 1, line)
            parts.append(text[start + 1 : at - 1])
        elif text[at] == '"':
            at = _closed(text, at + 1, line, '"')
            parts.append(text[start + 1 : at - 1])
        elif bare := BARE.match(text, at):
            at = bare.end()
            parts.append(bare[0])
        joined = JOINED.match(text, at)
        if not joined:
            break
        at = joined.end()
    return "".join(parts), at


def _closed(text: str, at: int, line: int, closing: str = "") -> int:
    """Behind what closes the braces that are open at ``at``. Raises `UnreadableError` where nothing does."""
    depth = 0
    for stop in STOPS.finditer(text, at):
        sign = stop[0]
        if sign == "{":
            depth += 1
        elif sign == closing and not depth:
            return stop.end()
        elif sign == "}" or (sign == ")" and not depth and not closing):
            if not depth:
                return stop.end()
            depth -= 1
    raise UnreadableError("an entry is not closed", line)
