"""Comments that speak to authlint: ``authlint-disable-next-line cliche/delve-verbs: reason``."""

from __future__ import annotations

import re
from typing import get_args

from authlint.document import Directive, DirectiveKind
from authlint.plugins import did_you_mean
from authlint.source import Span

KINDS: tuple[DirectiveKind, ...] = get_args(DirectiveKind)
ADDRESSED = re.compile(r"\s*authlint[-:_ ]?(?P<verb>[\w-]*)", re.IGNORECASE)
SEEMS_MEANT = re.compile(r"(?:dis|en|ign|skip|off|on\b|supp)", re.IGNORECASE)
REASON = re.compile(r":|\s--\s")
SEPARATORS = re.compile(r"[\s,]+")
RULE_NAME = re.compile(r"[\w-]+(?:/[\w-]+)?")


def directive(text: str, span: Span) -> Directive | None:
    """The directive in a comment's inner ``text``; None for a comment that does not address authlint.

    One that does and is not understood comes back with its ``fault``.
    """
    found = ADDRESSED.match(text)
    if not found:
        return None
    verb = found["verb"].lower()
    if f"authlint-{verb}" != found[0].strip().lower() or verb not in KINDS:
        if not SEEMS_MEANT.match(verb):
            return None
        fault = f"there is no ‘authlint-{verb}’{did_you_mean(verb, KINDS)}"
        return Directive("disable-line", (), "", span, fault)
    names, _, reason = _split(text[found.end() :])
    rules = tuple(name for name in SEPARATORS.split(names.strip()) if name)
    wrong = [name for name in rules if not RULE_NAME.fullmatch(name)]
    fault = f"‘{wrong[0]}’ is not the name of a rule" if wrong else ""
    return Directive(_kind(verb), rules, " ".join(reason.split()), span, fault)


def _split(rest: str) -> tuple[str, str, str]:
    """The names, the mark and the reason."""
    mark = REASON.search(rest)
    return (rest, "", "") if mark is None else (rest[: mark.start()], mark[0], rest[mark.end() :])


def _kind(verb: str) -> DirectiveKind:
    return next(kind for kind in KINDS if kind == verb)
