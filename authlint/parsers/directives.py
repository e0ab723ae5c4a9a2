"""Comments that speak to authlint: ``authlint-disable-next-line cliche/delve-verbs: reason``."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from authlint.document import Directive, DirectiveKind

if TYPE_CHECKING:
    from authlint.source import Span

KINDS: tuple[DirectiveKind, ...] = get_args(DirectiveKind)

OTHER_TOOLS_SAY = {
    "ignore": "disable",
    "ignore-line": "disable-line",
    "ignore-next": "disable-next-line",
    "ignore-next-line": "disable-next-line",
    "off": "disable",
    "skip": "disable",
    "suppress": "disable",
    "noqa": "disable-line",
    "on": "enable",
}
"""Words that mean the same to other tools, and ours."""

ADDRESSED = re.compile(r"authlint(?P<joint>[-_:][ \t]*|[ \t]+|$)(?P<verb>[A-Za-z_-]*)", re.IGNORECASE)
REASON = re.compile(r":|(?<!\S)--(?!\S)")
RULE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?")

LONGEST_WORD = 40
"""Letters of somebody's slip that a message repeats."""


def directive(text: str, span: Span) -> Directive | None:
    """The directive in a comment's inner ``text``; None for a comment that does not address authlint.

    One that does and is not understood comes back with its ``fault``, so that it does not pass in silence.
    """
    text = text.strip()
    found = ADDRESSED.match(text)
    if found is None:
        return None
    verb = found["verb"]
    if found[0] == f"authlint-{verb}" and verb in KINDS:
        return _understood(verb, text[found.end() :], span)
    return _misspelt(found["joint"].strip(), verb.lower().replace("_", "-").strip("-")[:LONGEST_WORD], span)


def faulty(fault: str, span: Span) -> Directive:
    """A directive that silences nothing, and why."""
    return Directive("disable-line", (), "", span, fault)


def is_rule_name(name: str) -> bool:
    """Whether a rule or a pack may be called so."""
    return RULE_NAME.fullmatch(name) is not None


def _understood(kind: DirectiveKind, rest: str, span: Span) -> Directive:
    if rest and not rest[0].isspace() and rest[0] != ":":
        return faulty(f"a space belongs behind ‘authlint-{kind}’", span)
    mark = REASON.search(rest)
    names, reason = (rest, "") if mark is None else (rest[: mark.start()], rest[mark.end() :])
    rules = tuple(dict.fromkeys(names.replace(",", " ").split()))
    for name in rules:
        if not is_rule_name(name):
            return faulty(f"‘{name[:LONGEST_WORD]}’ is not the name of a rule; a reason stands behind a colon", span)
    return Directive(kind, rules, " ".join(reason.split()), span)


def _misspelt(joint: str, verb: str, span: Span) -> Directive | None:
    """A fault for what seems to be meant for us; "authlint is a linter" is a remark."""
    if verb in KINDS:
        return faulty(f"write ‘authlint-{verb}’, in one word and small letters", span)
    if verb in OTHER_TOOLS_SAY and (joint or verb not in {"on", "off", "skip"}):
        return faulty(f"write ‘authlint-{OTHER_TOOLS_SAY[verb]}’ for ‘{verb}’", span)
    near = get_close_matches(verb, KINDS, n=1, cutoff=0.75)
    if joint == "-" or near:
        hint = f"; did you mean ‘authlint-{near[0]}’?" if near else ""
        return faulty(f"there is no ‘authlint-{verb}’{hint}", span)
    return None
