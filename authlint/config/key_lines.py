"""On which line of a TOML file each key stands. tomllib does not tell, and two tables may hold keys of one name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

Place = tuple[str | int, ...]
"""A key under the keys of its tables; members of an array are called by their number."""

BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
KEY = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)[ \t]*""")
STRING = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}' r"|'''(?:[^']|'(?!''))*+'{3,5}" r'|"(?:[^"\\\n]|\\.)*+"' r"|'[^'\n]*+'"
)
SCALAR = re.compile(r"[^,\]}#\n]*+")


def key_lines(text: str) -> dict[Place, int]:
    """The line, counted from 1, of each key in a valid TOML text; of a table, its header's."""
    scanner = _Scanner(text)
    scanner.document()
    # One pass over the line ends serves all keys, however many there are.
    found: dict[Place, int] = {}
    line, at = 1, 0
    for place, start in sorted(scanner.starts.items(), key=lambda item: item[1]):
        line += text.count("\n", at, start)
        found[place], at = line, start
    return found


@dataclass(slots=True)
class _Scanner:
    text: str
    at: int = 0
    starts: dict[Place, int] = field(default_factory=dict)
    counts: dict[Place, int] = field(default_factory=dict)

    def document(self) -> None:
        table: Place = ()
        before = -1
        while not self._ended() and self.at > before:
            before = self.at
            if self._next("[["):
                table = self._header("]]", member=True)
            elif self._next("["):
                table = self._header("]", member=False)
            else:
                self._pair(table)

    def _ended(self) -> bool:
        self._blank()
        return self.at >= len(self.text)

    def _blank(self) -> None:
        if found := BLANK.match(self.text, self.at):
            self.at = found.end()

    def _next(self, mark: str) -> bool:
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def _header(self, close: str, *, member: bool) -> Place:
        start = self.at
        table = self._key(())
        self._next(close)
        if member:
            number = self.counts.get(table, 0)
            self.counts[table] = number + 1
            self.starts.setdefault(table, start)
            table = (*table, number)
        self.starts[table] = start
        return table

    def _key(self, table: Place) -> Place:
        """A key, perhaps dotted, below ``table``; in an array of tables that is its latest member."""
        while found := KEY.match(self.text, self.at):
            self.at = found.end()
            word = found[1]
            name = tomllib.loads(f"key = {word}")["key"] if word[0] in "\"'" else word
            table = (*table, name)
            if not self._next("."):
                break
            if table in self.counts:
                table = (*table, self.counts[table] - 1)
        return table

    def _pair(self, table: Place) -> None:
        start = self.at
        place = self._key(table)
        for size in range(len(table) + 1, len(place) + 1):
            self.starts.setdefault(place[:size], start)
        self._next("=")
        self._value(place)

    def _value(self, place: Place) -> None:
        self._blank()
        if self._next("["):
            number, before = 0, -1
            while not self._ended() and not self._next("]") and self.at > before:
                before = self.at
                self.starts[(*place, number)] = self.at
                self._value((*place, number))
                self._blank()
                self._next(",")
                number += 1
        elif self._next("{"):
            before = -1
            while not self._ended() and not self._next("}") and self.at > before:
                before = self.at
                self._pair(place)
                self._blank()
                self._next(",")
        elif found := STRING.match(self.text, self.at) or SCALAR.match(self.text, self.at):
            self.at = found.end()
