"""What a draft rests on and what it shows, as the templates take it: the timeline of its sources, and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authlint.charts import timeline as timeline_chart
from authlint.pages.drawing import chart
from authlint.sanitise import one_line
from authlint.timeline import excerpt

if TYPE_CHECKING:
    from authlint.portrait import Origin
    from authlint.timeline import Timeline


def sources(timeline: Timeline) -> dict[str, Any] | None:
    """The sources as the template takes them; None where the draft cites nothing."""
    if not timeline.entries:
        return None
    dated = [(entry.day, bool(entry.is_early)) for entry in timeline.entries if entry.day]
    summary = timeline.summary()
    lines = [(timeline.baseline, timeline.baseline)]
    if timeline.dated:
        lines.append((timeline.dated, "this draft"))
    return {
        "summary": summary,
        "baseline": timeline.baseline,
        "chart": chart(timeline_chart(f"sources by their dates: {summary}", dated, lines)) if dated else None,
        "rows": [
            {
                "day": entry.day or "undated",
                "kind": entry.kind,
                "line": entry.line,
                "source": one_line(excerpt(entry.source)),
                "remarks": "; ".join(entry.remarks()),
                "supports": one_line(excerpt(entry.supports)),
            }
            for entry in timeline.entries
        ],
    }


def shown_pictures(origins: tuple[Origin, ...]) -> list[dict[str, Any]]:
    """The pictures as the template takes them."""
    return [
        {
            "address": one_line(excerpt(origin.address)),
            "line": origin.line,
            "alt": one_line(excerpt(origin.alt)),
            "words": [one_line(words) for words in origin.words],
        }
        for origin in origins
    ]
