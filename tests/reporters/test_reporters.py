"""Each output against a golden file: ``tests/reporters/<name>.golden``; AUTHLINT_GOLDEN=1 writes them anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from authlint.errors import Problem
from authlint.finding import Finding, Fix
from authlint.gate import judge
from authlint.report import DraftReport, Report
from authlint.reporters import Style, names, reporter
from authlint.source import Location, Span

HERE = Path(__file__).parent
LINE = "We delve\tinto \x1b[31m“it” 漢字 e\u0301 \u202ebidi\u202c: 100% ::error:: and then, for good measure, we go on and on until nobody reads."


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "rule": "cliche/delve-verbs", "path": "posts/ä b.md", "severity": "warning", "confidence": "high", "span": Span(3, 13),
        "location": Location(7, 4, 7, 14), "excerpt": "delve into", "message": "‘delve into’ says no more than ‘look at’.",
        "question": "What did you look at?", "suggest": ("look at", "read"), "fix": None, "fingerprint": "0123456789abcdef",
    }  # fmt: skip
    return Finding(**{**values, **changes})  # type: ignore[arg-type]  # a test's shorthand


REPORT = Report(
    (
        DraftReport(
            "posts/ä b.md",
            (
                finding(),
                finding(
                    severity="error",
                    location=Location(7, 40, 9, 2),
                    fix=Fix(Span(3, 13), "look at"),
                    message="100%, really: {text}\n::error::x",
                ),
                finding(severity="info", disposition="quoted", reason="stands in a quotation"),
                finding(disposition="suppressed", reason="a joke"),
            ),
            (
                Problem(
                    "front-matter", "posts/ä b.md", "the YAML front matter cannot be read", "mend it", 2, fatal=False
                ),
            ),
            words=1234,
            lines={7: LINE},
        ),
        DraftReport(
            "::error::\n.md",
            problems=(Problem("not-utf8", "::error::\n.md", "byte 3 is not UTF-8", "save it as UTF-8", 1),),
        ),
        DraftReport("de.md", skipped="not judged: the language seems to be German, and authlint reads English"),
    ),
    version="0.1.0",
)


@pytest.mark.parametrize("name", names())
def test_golden(name: str) -> None:
    output = reporter(name).render(REPORT, judge(REPORT, "error"), Style(width=80))
    golden = HERE / f"{name}.golden"
    if os.environ.get("AUTHLINT_GOLDEN"):
        golden.write_text(output, encoding="utf-8", newline="")
    assert output == golden.read_text(encoding="utf-8")


def test_text_shows_all_when_asked() -> None:
    output = reporter("text").render(REPORT, judge(REPORT, "never"), Style(show_all=True))
    assert "[suppressed: a joke]" in output
    assert "[quoted: stands in a quotation]" in output


def test_text_in_colour_says_the_same() -> None:
    plain = reporter("text").render(REPORT, judge(REPORT, "error"), Style())
    coloured = reporter("text").render(REPORT, judge(REPORT, "error"), Style(colour=True))
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == plain


def test_json_parses_and_keeps_everything() -> None:
    data = json.loads(reporter("json").render(REPORT, judge(REPORT, "error"), Style()))
    assert [entry["disposition"] for entry in data["findings"]] == ["active", "active", "quoted", "suppressed"]
    assert data["verdict"]["exit_code"] == 2
