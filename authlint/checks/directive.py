"""A comment to authlint that does not do what it seems to."""

from collections.abc import Iterator
from typing import Literal

from authlint.finding import Suppression, Suppressions
from authlint.rule import Match, check

Fault = Literal["unused", "unknown", "no-reason", "malformed"]


@check("directive")
def directive(suppressions: Suppressions, *, fault: Fault) -> Iterator[Match]:
    """Yield each directive with this fault, at its own place in the file."""
    for entry in suppressions.entries:
        if detail := _detail(entry, fault):
            yield Match(None, entry.directive.span, {"detail": detail})


def _detail(entry: Suppression, fault: Fault) -> str:
    """What is wrong, in words, or nothing."""
    directive = entry.directive
    if directive.fault:
        return directive.fault if fault == "malformed" else ""
    if fault == "unknown":
        return ", ".join(entry.unknown)
    if directive.kind == "enable" or entry.unknown:
        return ""
    if fault == "no-reason":
        return "" if directive.reason else ", ".join(directive.rules) or "every rule"
    if fault == "unused" and entry.judged and not entry.silenced:
        return ", ".join(directive.rules) or "every rule"
    return ""
