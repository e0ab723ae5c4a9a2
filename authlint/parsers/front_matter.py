"""The keys a draft opens with: YAML between ``---``, TOML between ``+++``, JSON in braces or between ``;;;``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from authlint.document import Block, BlockKind, Directive, FrontMatter
from authlint.errors import Problem
from authlint.parsers.directives import faulty, is_rule_name
from authlint.parsers.key_values import BrokenSyntaxError, Entries, read_json, read_toml, read_yaml
from authlint.parsers.written_values import blocks_of
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.source import SourceFile

LARGEST = 64 * 1024
"""Characters; a draft's keys take a few hundred."""

FENCE = re.compile(r"(---|\+\+\+|;;;)[ \t]*(?=[\r\n])")
CLOSING = {
    "---": re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"),
    "+++": re.compile(r"[\r\n]\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)"),
    ";;;": re.compile(r"[\r\n];;;[ \t]*(?:\r\n|\n|\r|\Z)"),
}
BRACE = re.compile(r'\{\s*(?:\}|"[^"\r\n]*"\s*:)')
CLOSING_BRACE = re.compile(r"[\r\n]\}[ \t]*(?=[\r\n]|\Z)")
REST_OF_LINE = re.compile(r"[ \t]*(?=[\r\n]|\Z)")

LOOKS_LIKE_KEYS = re.compile(r"""(?:\s|#[^\r\n]*[\r\n])*(?:["']?[\w.-]+["']?[ \t]*(?::(?=\s)|=)|[\[{&*!%])""")
"""How unreadable front matter begins; what begins otherwise is text between two rules."""

PROSE_KEYS: Mapping[str, BlockKind] = {
    "title": "title", "description": "description", "summary": "description", "excerpt": "description",
}  # fmt: skip

LANGUAGE_KEYS = ("lang", "language", "locale", "languageCode")
SWITCH_KEYS = ("disable", "reason")

Syntax = Literal["yaml", "toml", "json"]
SYNTAX_OF: Mapping[str, Syntax] = {"---": "yaml", "+++": "toml", ";;;": "json", "{": "json"}

NOTHING = FrontMatter({})


def read(source: SourceFile) -> tuple[FrontMatter, tuple[Block, ...], tuple[Problem, ...]]:
    """The front matter, its title and description as prose, and what is wrong with it.

    Front matter that cannot be read keeps its span, so that nobody takes it for prose.
    """
    text = source.text
    start = 1 if text.startswith("\ufeff") else 0
    if text.startswith("{", start):
        return _read_braces(source, start)
    fence = FENCE.match(text, start)
    closing = None if fence is None else CLOSING[fence[1]].search(text, fence.end())
    if fence is None or closing is None:
        return NOTHING, (), ()
    return _read_fenced(source, SYNTAX_OF[fence[1]], Span(start, closing.end()), Span(fence.end(), closing.start() + 1))


def language(front_matter: FrontMatter) -> str:
    """The language the front matter declares ("en-GB"), or nothing."""
    for key in LANGUAGE_KEYS:
        value = front_matter.data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is False and front_matter.syntax == "yaml":
            return "no"  # Norwegian, which YAML takes for an answer
    return ""


def switches(front_matter: FrontMatter) -> tuple[Directive, ...]:
    """What the front matter silences: ``authlint: {disable: [rule, …], reason: …}`` or ``{disable: {rule: reason}}``."""
    if "authlint" not in front_matter.data:
        return ()
    span = front_matter.places.get("authlint", front_matter.span)
    value = front_matter.data["authlint"]
    if not isinstance(value, Mapping):
        return (faulty("‘authlint’ holds keys, as in ‘authlint: {disable: [cliche], reason: a quotation}’", span),)
    unknown = [str(key) for key in value if key not in SWITCH_KEYS]
    if unknown:
        close = get_close_matches(unknown[0], SWITCH_KEYS, n=1)
        advice = f"did you mean ‘{close[0]}’?" if close else "there are ‘disable’ and ‘reason’"
        return (faulty(f"‘{unknown[0]}’ is not known under ‘authlint’; {advice}", span),)
    return _switches(value.get("disable"), value.get("reason"), span)


def _switches(disabled: object, reason: object, span: Span) -> tuple[Directive, ...]:
    shared = _one_line(str(reason)) if isinstance(reason, str) else ""
    if isinstance(disabled, str):
        disabled = disabled.replace(",", " ").split()
    if isinstance(disabled, Mapping):
        reasons = {str(rule): _one_line(why) if isinstance(why, str) else shared for rule, why in disabled.items()}
    elif isinstance(disabled, list):
        reasons = {str(rule): shared for rule in disabled}
    else:
        reasons = {}
    if not reasons:
        return (faulty("‘disable’ names no rule; list the rules or packs to silence", span),)
    wrong = next((rule for rule in reasons if not is_rule_name(rule)), None)
    if wrong is not None:
        return (faulty(f"‘{wrong[:40]}’ is not the name of a rule", span),)
    return tuple(Directive("disable", (rule,), why, span) for rule, why in reasons.items())


def _read_fenced(
    source: SourceFile, syntax: Syntax, span: Span, body: Span
) -> tuple[FrontMatter, tuple[Block, ...], tuple[Problem, ...]]:
    text = source.text
    try:
        _refuse_size(body)
        if syntax == "yaml":
            entries = read_yaml(text, body)
        elif syntax == "toml":
            entries = read_toml(text, body)
        else:
            entries = _json_between_fences(text, body)
    except BrokenSyntaxError as error:
        if syntax == "yaml" and not LOOKS_LIKE_KEYS.match(text, body.start, body.end):
            return NOTHING, (), ()
        return _unreadable(source, syntax, span, error)
    return _readable(source, syntax, span, entries)


def _json_between_fences(text: str, body: Span) -> Entries:
    start = body.start + len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip())
    if not text.startswith("{", start):  # the braces are left out; the line end before the first key has room for one
        text = text[: body.start] + "{" + text[body.start + 1 : body.end] + "}"
        start = body.start
    entries, end = read_json(text, start)
    if text[end : body.end].strip():
        raise BrokenSyntaxError("nothing belongs after the closing brace", end)
    return entries


def _read_braces(source: SourceFile, start: int) -> tuple[FrontMatter, tuple[Block, ...], tuple[Problem, ...]]:
    """JSON without fences; braces that hold no key, as in a template or a shortcode, are not ours."""
    text = source.text
    if not BRACE.match(text, start):
        return NOTHING, (), ()
    try:
        entries, end = read_json(text, start)
    except BrokenSyntaxError as error:
        closing = CLOSING_BRACE.search(text, start)
        if closing is None:
            return NOTHING, (), ()
        return _unreadable(source, "json", Span(start, closing.end()), error)
    rest = REST_OF_LINE.match(text, end)
    if rest is None:
        return NOTHING, (), ()
    span = Span(start, rest.end())
    try:
        _refuse_size(span)
    except BrokenSyntaxError as error:
        return _unreadable(source, "json", span, error)
    return _readable(source, "json", span, entries)


def _refuse_size(body: Span) -> None:
    if len(body) > LARGEST:
        raise BrokenSyntaxError(f"{len(body):,} characters is too much for front matter; the limit is {LARGEST:,}")


def _readable(
    source: SourceFile, syntax: Syntax, span: Span, entries: Entries
) -> tuple[FrontMatter, tuple[Block, ...], tuple[Problem, ...]]:
    if entries.data is None:
        return FrontMatter({}, syntax, span), (), ()
    if not isinstance(entries.data, dict):  # a rule, a sentence or a list, and another rule
        return NOTHING, (), ()
    blocks: list[Block] = []
    for key, value in entries.data.items():
        kind = PROSE_KEYS.get(key.casefold()) if isinstance(key, str) else None
        written = entries.strings.get(key)
        if kind is not None and written is not None and isinstance(value, str):
            blocks.extend(blocks_of(kind, value, source.text, written))
    blocks.sort(key=lambda block: block.offsets.source_starts[0])
    return (
        FrontMatter({str(key): value for key, value in entries.data.items()}, syntax, span, entries.places),
        tuple(blocks),
        (),
    )


def _unreadable(
    source: SourceFile, syntax: Syntax, span: Span, error: BrokenSyntaxError
) -> tuple[FrontMatter, tuple[Block, ...], tuple[Problem, ...]]:
    cure = {
        "yaml": "mend it; its keys count for nothing until then; a value that holds ‘: ’ or opens with a mark wants quotes",
        "toml": "mend it; its keys count for nothing until then; strings want quotes",
        "json": "mend it; its keys count for nothing until then; keys and strings want double quotes",
    }[syntax]
    message = f"the front matter cannot be read as {syntax.upper()}: {_one_line(error.message)[:200]}"
    line = source.line_at(span.start if error.offset is None else error.offset)
    problem = Problem("front-matter", source.path, message, cure, line, fatal=False)
    return FrontMatter({}, syntax, span), (), (problem,)


def _one_line(text: str) -> str:
    return " ".join(text.split())
