"""What a draft says about itself before its first line: YAML, TOML or JSON."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from yaml import YAMLError

from authlint.document import Block, BlockKind, Directive, FrontMatter
from authlint.errors import Problem
from authlint.parsers.aligned import aligned
from authlint.source import SourceFile, Span
from authlint.strict_yaml import DEEPEST, fault_of, line_of, load

Syntax = Literal["yaml", "toml", "json"]
LINE = r"[ \t]*(?:\r\n|\n|\r|\Z)"
FENCED: dict[Syntax, re.Pattern[str]] = {
    "yaml": re.compile(rf"\ufeff?---{LINE}(?P<body>(?:.*?(?:\r\n|\n|\r))??)(?:---|\.\.\.){LINE}", re.DOTALL),
    "toml": re.compile(rf"\ufeff?\+\+\+{LINE}(?P<body>(?:.*?(?:\r\n|\n|\r))??)\+\+\+{LINE}", re.DOTALL),
    "json": re.compile(rf"\ufeff?;;;{LINE}(?P<body>(?:.*?(?:\r\n|\n|\r))??);;;{LINE}", re.DOTALL),
}
BARE_JSON = re.compile(r'\ufeff?(?P<body>\{\s*(?:"|\}))')
JSON_END = re.compile(r"(?<![^\r\n])\}[ \t]*(?![^\r\n])")
LOOKS_KEYED = re.compile(r"(?<![^\r\n])[\w-]+[ \t]*:(?:\s|\Z)")

LARGEST = 64_000
"""Characters; more is no front matter."""

MOST_PLACES = 20
"""Places at which the value of one key is looked for."""

FLOW = LARGEST
"""Counts as the indentation of a key behind a comma: more than any other's."""

SPOKEN: dict[str, BlockKind] = {
    "title": "title",
    "description": "description",
    "summary": "description",
    "excerpt": "description",
}
"""Keys whose values are prose."""

LANGUAGE_KEYS = ("lang", "language", "locale")


@dataclass(frozen=True, slots=True)
class Found:
    """Where front matter stands, and in which syntax."""

    syntax: Syntax
    span: Span
    body: Span


class MalformedError(ValueError):
    """Front matter that cannot be read: the fault, and its line within the body."""

    def __init__(self, fault: str, line: int | None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line


def read(source: SourceFile) -> tuple[FrontMatter, tuple[Block, ...], tuple[Problem, ...]]:
    """The keys, the blocks of title and description, and what is wrong with them.

    Malformed front matter keeps its span, so that it is not taken for prose, and has no keys.
    """
    found = _find(source.text)
    if found is None:
        return FrontMatter({}), (), ()
    body = source.text[found.body.start : found.body.end]
    try:
        data = _parse(found.syntax, body)
    except MalformedError as error:
        if found.syntax == "yaml" and not LOOKS_KEYED.search(body):
            return FrontMatter({}), (), ()
        first = source.line_at(found.body.start)
        line = first if error.line is None else first + error.line - 1
        problem = Problem(
            "front-matter",
            source.path,
            f"the {found.syntax.upper()} front matter cannot be read: {error.fault}",
            "mend it; its keys are ignored until then",
            line,
            fatal=False,
        )
        return FrontMatter({}, found.syntax, found.span), (), (problem,)
    if data is not None and not isinstance(data, dict):
        return FrontMatter({}), (), ()
    keys = {str(key): value for key, value in (data or {}).items()}
    blocks = [block for key, kind in SPOKEN.items() for block in _block(source, found, key, kind, keys.get(key))]
    return FrontMatter(keys, found.syntax, found.span), tuple(sorted(blocks, key=lambda block: block.span)), ()


def language(front_matter: FrontMatter) -> str:
    """The language the draft says it is in, or nothing."""
    values = (front_matter.data.get(key) for key in LANGUAGE_KEYS)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")


def switches(front_matter: FrontMatter) -> tuple[Directive, ...]:
    """What ``authlint: {disable: […], reason: …}`` switches off for the whole draft."""
    table = front_matter.data.get("authlint")
    if table is None:
        return ()
    disable = table.get("disable") if isinstance(table, dict) else None
    reason = str(table.get("reason", "")) if isinstance(table, dict) else ""
    if isinstance(disable, str):
        disable = [disable]
    if isinstance(disable, Mapping):
        return tuple(
            Directive("disable", (str(rule),), str(why or ""), front_matter.span) for rule, why in disable.items()
        )
    if not isinstance(disable, list) or not all(isinstance(rule, str) for rule in disable):
        fault = "front matter: ‘authlint:’ takes ‘disable: [rule, …]’ and ‘reason: …’"
        return (Directive("disable", (), "", front_matter.span, fault),)
    return tuple(Directive("disable", (rule,), reason, front_matter.span) for rule in disable)


def _find(text: str) -> Found | None:
    opening = text[:4].removeprefix("\ufeff")
    for syntax, pattern in FENCED.items():
        if opening[:3] == {"yaml": "---", "toml": "+++", "json": ";;;"}[syntax]:
            match = pattern.match(text, 0, min(len(text), LARGEST))
            return match and Found(syntax, Span(*match.span()), Span(*match.span("body")))
    if opening[:1] == "{" and (match := BARE_JSON.match(text)):
        return _bare_json(text, match.start("body"))
    return None


def _bare_json(text: str, start: int) -> Found | None:
    """A JSON object that opens the file, as Hugo reads it."""
    try:
        _, end = json.JSONDecoder().raw_decode(text[:LARGEST], start)
    except (ValueError, RecursionError):
        closing = JSON_END.search(text, start, LARGEST)
        if closing is None:
            return None
        end = closing.end()
    return Found("json", Span(0, end), Span(start, end))


def _parse(syntax: Syntax, body: str) -> Any:
    try:
        if syntax == "yaml":
            return load(body)
        if syntax == "toml":
            return tomllib.loads(re.sub(r"\r\n?", "\n", body))
        return json.loads(body, object_pairs_hook=_once)
    except YAMLError as error:
        raise MalformedError(fault_of(error), line_of(error)) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise MalformedError(str(error), int(line[1]) if line else None) from None
    except json.JSONDecodeError as error:
        raise MalformedError(error.msg, error.lineno) from None
    except RecursionError:
        raise MalformedError(f"nested more than {DEEPEST} levels deep", None) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise MalformedError(f"the key ‘{twice}’ is given twice", None)
    return data


def _block(source: SourceFile, found: Found, key: str, kind: BlockKind, value: object) -> Iterator[Block]:
    """The value as a block; one whose place cannot be told character by character stands for the whole front matter."""
    if not isinstance(value, str) or not value.strip():
        return
    for start in _written_at(source.text, found, key):
        prose = aligned(value.strip(), source.text, start, found.body.end)
        if prose is not None:
            yield prose.block(kind)
            return


def _written_at(text: str, found: Found, key: str) -> list[int]:
    """Where the value of ``key`` may begin: at the start of a line, the least indented first, then behind a comma.

    Nested keys may bear the same name, and too many of them are not worth the time.
    """
    written = re.compile(
        rf"""(?:(?<![^\r\n\ufeff])(?P<margin>[ \t{{]*)|[{{,]\s*)["']?{re.escape(key)}["']?[ \t]*[:=][ \t]*""",
        re.IGNORECASE,
    )
    places = [
        (FLOW if place["margin"] is None else len(place["margin"]), place.end())
        for place in written.finditer(text, found.body.start, found.body.end)
    ]
    return [place for _, place in sorted(places)[:MOST_PLACES]]
