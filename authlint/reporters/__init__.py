"""One module an output: ``render(report, style) -> str``, a pure function. Found by looking into this folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from authlint.plugins import load, module_names

if TYPE_CHECKING:
    from authlint.report import Report, Verdict


@dataclass(frozen=True, slots=True)
class Style:
    """How to show a report: with colour or not, at which width in columns, with all dispositions or only active ones."""

    colour: bool = False
    width: int = 80
    show_all: bool = False


class Reporter(Protocol):
    """What a module in this folder offers."""

    def render(self, report: Report, verdict: Verdict, style: Style) -> str:
        """The report as text, with a line end at its end."""


def names() -> tuple[str, ...]:
    """The formats there are."""
    return module_names(__name__)


def reporter(name: str) -> Reporter:
    """The reporter called ``name``. Raises `LookupError`."""
    return cast("Reporter", load(__name__, name))
