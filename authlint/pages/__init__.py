"""The site report as HTML pages: strangers' text escaped by the templates, nothing loaded from anywhere.

Each page carries its own style and script and a Content-Security-Policy that allows those by their hashes and nothing else, so
the folder works from a disk. Without JavaScript the table stays as it was sorted.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from authlint.charts import SQUARE, STYLE, bar_chart, line_chart, radar
from authlint.pages.drawing import chart
from authlint.pages.exhibits import shown_pictures, sources
from authlint.pages.heat import WARMTHS, Warmth, warmths
from authlint.profile import AXES
from authlint.sanitise import one_line
from authlint.site.trend import MONTH, Period, Trend, period_of
from authlint.trendsheet import sentences

if TYPE_CHECKING:
    from authlint.finding import Finding
    from authlint.portrait import Portrait
    from authlint.report import DraftReport, Report
    from authlint.voice import Voice

NOTHING: Mapping[str, Any] = MappingProxyType({})
HERE = Path(__file__).parent
SEVERITIES = ("error", "warning", "info")
MOST_RULES = 15
MOST_PACKS = 4
"""Packs whose findings are shown over time."""

STEP = 10
"""Points of the score that one bar stands for."""

WHOLE = "authenticity score"
MARGIN = 70
"""Room for the names of axes beside the radar."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a draft's text, and the number of the gravest finding that stands there; 0 for none."""

    text: str
    finding: int
    severity: str = ""


def render(
    report: Report,
    scores: Mapping[str, Mapping[str, float]],
    texts: Mapping[str, str],
    trend: Trend,
    days: Mapping[str, str] = NOTHING,
    portraits: Mapping[str, Portrait] = NOTHING,
    voice: Voice | None = None,
) -> dict[str, str]:
    """The pages by file name: ``index.html``, and one for each judged draft whose text is among ``texts``.

    ``scores`` are the axes and the overall score of each draft by their names, ``days`` its day, and
    ``portraits`` what else there is to tell of it, where they are known; ``voice`` is the author's own, to compare with.
    """
    templates = _templates()
    judged = [draft for draft in report.drafts if draft.judged]
    axes = list(dict.fromkeys(name for draft in judged for name in scores.get(draft.path, ())))
    rows = [
        _row(draft, f"d{number:05}.html", scores.get(draft.path, {}), axes) for number, draft in enumerate(judged, 1)
    ]
    pages = {
        row["page"]: _page(
            templates,
            "draft.html",
            row=row,
            axes=axes,
            radar=_radar(scores.get(draft.path, {}), voice),
            voice=voice,
            **_portrayed(portraits.get(draft.path)),
            **_marked(draft, texts[draft.path]),
        )
        for row, draft in zip(rows, judged, strict=True)
        if draft.path in texts
    }
    rows = [{**row, "page": row["page"] if row["page"] in pages else ""} for row in rows]
    rows.sort(
        key=lambda row: (row["scores"][0] is None if axes else True, row["scores"][0] if axes else 0, row["path"])
    )
    pages["index.html"] = _page(
        templates,
        "index.html",
        rows=rows,
        axes=axes,
        rules=_rules(report)[:MOST_RULES],
        sentences=[one_line(sentence) for sentence in sentences(trend)],
        distribution=[*_distribution(scores, judged)],
        charts=[*_charts(trend), *_packs(report, days, trend.by)],
        trend=trend,
        skipped=[(one_line(draft.path), one_line(draft.skipped)) for draft in report.drafts if draft.skipped],
        problems=[one_line(str(problem)) for problem in report.all_problems],
        version=report.version,
    )
    return pages


def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  # only the report needs it

    return Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _page(templates: Any, name: str, **values: Any) -> str:
    page: str = templates.get_template(name).render(**_dress(name), **values)
    return page


@cache
def _dress(name: str) -> Mapping[str, str]:
    """The style and the script of a page, and the policy that allows these two and nothing else."""
    style = (HERE / "style.css").read_text(encoding="utf-8") + STYLE
    script = (HERE / "table.js").read_text(encoding="utf-8") if name == "index.html" else ""
    policy = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    policy += f"; script-src {_hash(script)}" if script else ""
    return {"style": style, "script": script, "policy": policy}


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _row(draft: DraftReport, page: str, scores: Mapping[str, float], axes: Sequence[str]) -> dict[str, Any]:
    counts = [sum(finding.severity == severity for finding in draft.active) for severity in SEVERITIES]
    return {
        "path": one_line(draft.path),
        "page": page,
        "words": draft.words,
        "counts": counts,
        "scores": [None if name not in scores else round(scores[name]) for name in axes],
    }


def _marked(draft: DraftReport, text: str) -> dict[str, Any]:
    """The findings of a draft, numbered, and its text cut where they begin and end."""
    found = [
        {
            "number": number,
            "rule": finding.rule,
            "severity": finding.severity,
            "line": finding.location.line,
            "message": one_line(finding.message),
            "question": one_line(finding.question),
        }
        for number, finding in enumerate(draft.active, 1)
    ]
    return {"findings": found, "segments": list(_segments(draft.active, text))}


def _segments(findings: Sequence[Finding], text: str) -> Iterator[Segment]:
    """The text in order; where findings overlap, a stretch belongs to the shortest of them."""
    cuts = sorted(
        {0, len(text), *(min(cut, len(text)) for each in findings for cut in (each.span.start, each.span.end))}
    )
    owners = [0] * len(cuts)
    for number in sorted(range(len(findings)), key=lambda place: -len(findings[place].span)):
        span = findings[number].span
        for place in range(bisect_right(cuts, span.start) - 1, bisect_right(cuts, span.end - 1)):
            owners[place] = number + 1
    for place, (start, end) in enumerate(pairwise(cuts)):
        owner = owners[place]
        shown = "\n".join(one_line(line) for line in text[start:end].replace("\r\n", "\n").split("\n"))
        yield Segment(shown, owner, findings[owner - 1].severity if owner else "")


def _rules(report: Report) -> list[tuple[str, int, int]]:
    """Each rule with its active findings and the drafts they stand in, the most frequent first."""
    counted: dict[str, list[str]] = {}
    for finding in report.active:
        counted.setdefault(finding.rule, []).append(finding.path)
    found = [(rule, len(paths), len(set(paths))) for rule, paths in counted.items()]
    return sorted(found, key=lambda entry: (-entry[1], entry[0]))


def _charts(trend: Trend) -> Iterator[dict[str, Any]]:
    """The measures over time."""
    for series in trend.series:
        if len(series.periods) > 1:
            periods = [entry.period for entry in series.periods]
            changes = [period_of(dated.since, trend.by) for dated in series.changes]
            middles = [entry.median for entry in series.periods]
            yield chart(line_chart(series.name, periods, middles, series.quartiles, changes))


def _distribution(scores: Mapping[str, Mapping[str, float]], judged: Sequence[DraftReport]) -> Iterator[dict[str, Any]]:
    """How many drafts have which overall score."""
    found = [value for draft in judged if (value := scores.get(draft.path, {}).get(WHOLE)) is not None]
    if len(found) > 1:
        starts = range(0, 100, STEP)
        counts = Counter(min(int(value // STEP) * STEP, starts[-1]) for value in found)
        labels = [f"{start}–{start + STEP}" for start in starts]
        yield chart(bar_chart("drafts by their overall score", labels, [counts[start] for start in starts]))


def _packs(report: Report, days: Mapping[str, str], by: Period) -> Iterator[dict[str, Any]]:
    """The findings of the busiest packs per 1,000 words, over time."""
    dated = [draft for draft in report.drafts if draft.judged and len(days.get(draft.path, "")) >= MONTH]
    words: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {}
    for draft in dated:
        period = period_of(days[draft.path], by)
        words[period] += draft.words
        for finding in draft.active:
            found.setdefault(finding.rule.partition("/")[0], Counter())[period] += 1
    periods = sorted(period for period in words if words[period])
    busiest = sorted(found, key=lambda pack: (-found[pack].total(), pack))[:MOST_PACKS]
    for pack in busiest if len(periods) > 1 else ():
        rates = [1000 * found[pack][period] / words[period] for period in periods]
        yield chart(
            line_chart(f"{pack}: findings per 1,000 words", periods, rates, [(rate, rate) for rate in rates], ())
        )


def _radar(scores: Mapping[str, float], voice: Voice | None) -> dict[str, Any] | None:
    """The axes of a draft, if three of them have a score, with those of the author's old posts behind them."""
    spokes = [(axis, scores.get(f"{axis} score")) for axis in AXES]
    if sum(value is not None for _, value in spokes) < 3:  # noqa: PLR2004  # fewer make no shape
        return None
    title, old = "profile", [voice.axes.get(axis) if voice else None for axis in AXES]
    if any(value is not None for value in old):
        known = (f"{axis} {round(value)}" for axis, value in zip(AXES, old, strict=True) if value is not None)
        title = f"profile (your own voice: {', '.join(known)})"
    return chart(radar(title, spokes, old), SQUARE + 2 * MARGIN, SQUARE)


def _portrayed(portrait: Portrait | None) -> dict[str, Any]:
    """The sections, the sources and the pictures of a draft."""
    if portrait is None:
        return {"heat": [], "sources": None, "pictures": []}
    return {
        "heat": _heat(warmths(portrait)),
        "sources": sources(portrait.timeline),
        "pictures": shown_pictures(portrait.pictures),
    }


def _heat(sections: Sequence[Warmth]) -> list[dict[str, Any]]:
    """The sections of a draft with how full they are, beside the fullest."""
    most = {name: max((getattr(each, name) for each in sections), default=0.0) for name in WARMTHS}
    return [
        {
            "heading": each.section.heading or "before the first heading",
            "line": each.section.line,
            "words": each.section.words,
            "bars": [(name, round(getattr(each, name), 1), round(most[name], 1)) for name in WARMTHS],
        }
        for each in sections
    ]
