"""A report that holds one of everything, and parts to make others from."""

from __future__ import annotations

from authlint.errors import Problem
from authlint.finding import Finding
from authlint.report import DraftReport, Report
from authlint.rule import Fix, Rule
from authlint.source import Location, Span

LINE = "We delve\tinto \x1b[31m“it” 漢字 e\u0301 \u202ebidi\u202c: 100% ::error:: and then, for good measure, we go on and on until nobody reads."

RULE = Rule(
    id="cliche/delve-verbs", summary="Verbs of digging.", why="Nobody digs <here>.", check="phrases", parameters={},
    severity="warning", confidence="high", message="‘{text}’ says no more than ‘look at’.", question="What did you look at in {text}?",
    suggest={}, fix={}, bad=("We ⟦delve into⟧ it.",), good=("We dug a hole.",), generation="2023", status="named", source=("@x #1",),
    since="0.1",
)  # fmt: skip


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
                    related=(Location(1, 1, 1, 3),),
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
            lines={7: LINE, 9: "x"},
        ),
        DraftReport(
            "::error::\n.md",
            problems=(Problem("not-utf8", "::error::\n.md", "byte 3 is not UTF-8", "save it as UTF-8", 1),),
        ),
        DraftReport("de.md", skipped="not judged: the language seems to be German, and authlint reads English"),
    ),
    version="0.1.0",
    rules={"cliche/delve-verbs": RULE},
)
