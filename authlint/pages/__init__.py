"""The site report as HTML pages: strangers' text escaped by the templates, nothing loaded from anywhere.

Each page carries its own style and script and a Content-Security-Policy that allows those by their hashes and nothing else, so
the folder works from a disk. Without JavaScript the table stays as it was sorted.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authlint.charts import HEIGHT, STYLE, WIDTH, line_chart
from authlint.sanitise import one_line
from authlint.site.trend import Trend, period_of
from authlint.trendsheet import sentences

if TYPE_CHECKING:
    from authlint.finding import Finding
    from authlint.report import DraftReport, Report

HERE = Path(__file__).parent
SEVERITIES = ("error", "warning", "info")
MOST_RULES = 15


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a draft's text, and the number of the gravest finding that stands there; 0 for none."""

    text: str
    finding: int
    severity: str = ""


def render(
    report: Report, scores: Mapping[str, Mapping[str, float]], texts: Mapping[str, str], trend: Trend
) -> dict[str, str]:
    """The pages by file name: ``index.html``, and one for each judged draft whose text is among ``texts``.

    ``scores`` are the axes and the overall score of each draft by their names.
    """
    templates = _templates()
    judged = [draft for draft in report.drafts if draft.judged]
    axes = list(dict.fromkeys(name for draft in judged for name in scores.get(draft.path, ())))
    rows = [
        _row(draft, f"d{number:05}.html", scores.get(draft.path, {}), axes) for number, draft in enumerate(judged, 1)
    ]
    pages = {
        row["page"]: _page(templates, "draft.html", row=row, axes=axes, **_marked(draft, texts[draft.path]))
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
        charts=_charts(trend),
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
    style = (HERE / "style.css").read_text(encoding="utf-8") + STYLE
    script = (HERE / "table.js").read_text(encoding="utf-8") if name == "index.html" else ""
    policy = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    policy += f"; script-src {_hash(script)}" if script else ""
    page: str = templates.get_template(name).render(policy=policy, style=style, script=script, **values)
    return page


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


def _charts(trend: Trend) -> list[dict[str, Any]]:
    """Markup of our own making; the names in it are ours as well, and escaped."""
    from markupsafe import Markup  # noqa: PLC0415  # comes with jinja2

    return [
        {
            "width": WIDTH,
            "height": HEIGHT,
            "lines": Markup(  # noqa: S704  # line_chart escapes what it is given
                line_chart(
                    series.name,
                    [entry.period for entry in series.periods],
                    [entry.median for entry in series.periods],
                    series.quartiles,
                    [period_of(dated.since, trend.by) for dated in series.changes],
                )
            ),
        }
        for series in trend.series
        if len(series.periods) > 1
    ]
