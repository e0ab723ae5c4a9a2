"""One module an output: ``render(report, verdict, style) -> str``, a pure function. Found by looking into this folder.

A module may name the endings of the files it is written to (``ENDINGS``), so that ``--output`` need not say the format.
Modules whose name begins with an underscore hold what several outputs share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from authlint.plugins import load, module_names

if TYPE_CHECKING:
    from authlint.report import Report, Verdict


@dataclass(frozen=True, slots=True)
class Style:
    """How to show a report: with colour or not, at which width in columns, with all dispositions or only active ones,
    with counts by rule or not.

    ``folder`` is the working folder and ``root`` the repository it lies in, both absolute with forward slashes, for
    platforms that name files from the root; empty where there is no repository.
    """

    colour: bool = False
    width: int = 80
    show_all: bool = False
    statistics: bool = False
    folder: str = ""
    root: str = ""


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


def format_of(file_name: str) -> str:
    """The format whose ending ``file_name`` has, the longest one where several fit; empty where none does."""
    endings = {ending: name for name in names() for ending in getattr(load(__name__, name), "ENDINGS", ())}
    fitting = [ending for ending in endings if file_name.lower().endswith(ending)]
    return endings[max(fitting, key=len)] if fitting else ""
