"""What a gate costs: the shares of labelled texts that it stops, as the lab counted them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from authlint.language.tables import read_json

TABLES = {"default": ("gate.json", "groups"), "drift": ("drift.json", "gate")}
"""The gates that were counted: where their shares lie."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the ``texts`` of a group could be ``judged``, how many of those ``failed``, and the 95 % interval of that
    share. ``side`` is ``human`` or ``generated``; the group ``all`` holds the whole side."""

    side: str
    group: str
    texts: int
    judged: int
    sources: int
    failed: int
    low: float
    high: float


@cache
def prices(gate: str) -> tuple[Share, ...]:
    """The shares that ``gate`` stops, people first; none where they have not been counted."""
    file, key = TABLES.get(gate, ("", ""))
    data = read_json(file) if file else None
    return tuple(Share(**entry) for entry in (data or {}).get(key, ()))


def price(gate: str) -> str:
    """The price of a gate in a sentence."""
    share = next((share for share in prices(gate) if (share.side, share.group) == ("human", "all")), None)
    if share is None or not share.judged:
        return f"how often ‘{gate}’ is wrong has not been counted"
    stopped, unjudged = share.failed / share.judged, 1 - share.judged / share.texts
    return (
        f"‘{gate}’ also stops {stopped:.1%} ({share.low:.1%} to {share.high:.1%}) of {share.judged:,} texts by people, "
        f"and leaves {unjudged:.0%} of them unjudged"
    )
