"""Each output against a golden file: ``tests/reporters/<name>.golden``; AUTHLINT_GOLDEN=1 writes them anew."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from sample_report import REPORT, finding

from authlint.errors import Problem
from authlint.gate import judge
from authlint.report import DraftReport, Report
from authlint.reporters import Style, format_of, names, reporter
from authlint.rule import FailOn
from authlint.source import Location, Span

HERE = Path(__file__).parent


def rendered(name: str, report: Report, fail_on: FailOn = "error", style: Style | None = None) -> str:
    return reporter(name).render(report, judge(report, fail_on), style or Style())


@pytest.mark.parametrize("name", names())
def test_golden(name: str) -> None:
    output = rendered(name, REPORT)
    golden = HERE / f"{name}.golden"
    if os.environ.get("AUTHLINT_GOLDEN"):
        golden.write_text(output, encoding="utf-8", newline="")
    assert output == golden.read_text(encoding="utf-8")


def test_text_shows_all_when_asked() -> None:
    output = rendered("text", REPORT, "never", Style(show_all=True))
    assert "[suppressed: a joke]" in output
    assert "[quoted: stands in a quotation]" in output


def test_text_in_colour_says_the_same() -> None:
    plain = rendered("text", REPORT)
    coloured = rendered("text", REPORT, style=Style(colour=True))
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == plain


def test_json_parses_and_keeps_everything() -> None:
    data = json.loads(rendered("json", REPORT))
    assert [entry["disposition"] for entry in data["findings"]] == ["active", "active", "quoted", "suppressed"]
    assert data["verdict"]["exit_code"] == 2


def test_jsonl_says_what_json_says() -> None:
    """Line by line, and the verdict last: whoever sees it has seen the whole."""
    whole = json.loads(rendered("json", REPORT, style=Style(statistics=True)))
    records = [json.loads(line) for line in rendered("jsonl", REPORT, style=Style(statistics=True)).splitlines()]
    kinds = [record.pop("kind") for record in records]
    assert (kinds[0], kinds[-1]) == ("run", "verdict")
    for kind, key in (("finding", "findings"), ("draft", "drafts"), ("problem", "problems"), ("statistics",) * 2):
        assert [record for record, what in zip(records, kinds, strict=True) if what == kind] == whole[key]


def test_statistics_count_drafts_that_were_judged() -> None:
    other = finding(rule="rhythm/repeated-phrase", path="b.md")
    drafts = (
        DraftReport("a.md", (finding(), finding(), finding(disposition="quoted"))),
        DraftReport("b.md", (finding(path="b.md"), other)),
        DraftReport("c.md"),
        DraftReport("d.md", skipped="not judged"),
    )
    report = Report(drafts)
    counts = json.loads(rendered("json", report, style=Style(statistics=True)))["statistics"]
    assert counts == [
        {"rule": "cliche/delve-verbs", "findings": 3, "drafts": 2, "share": 0.6667},
        {"rule": "rhythm/repeated-phrase", "findings": 1, "drafts": 1, "share": 0.3333},
    ]
    table = rendered("text", report, style=Style(statistics=True)).split("\n\n")[-2]
    assert [line.split() for line in table.splitlines()] == [
        ["rule", "findings", "drafts", "share"],
        ["cliche/delve-verbs", "3", "2", "66.7%"],
        ["rhythm/repeated-phrase", "1", "1", "33.3%"],
    ]
    assert "statistics" not in json.loads(rendered("json", report))


PROBLEM = Problem("not-utf8", "broken.md", "byte 3 is not UTF-8", "save it as UTF-8", 1)
BROKEN = Report((DraftReport("fine.md", words=9), DraftReport("broken.md", problems=(PROBLEM,))))
ELSEWHERE = Report(
    (DraftReport("fine.md", words=9),), (Problem("card", "house/x.yaml", "a card is broken", "mend it"),)
)
NOTHING = Report((DraftReport("de.md", skipped="not judged: the language seems to be German"),))
EMPTY = Report(())


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(
    ("report", "said"),
    [(BROKEN, "byte 3 is not UTF-8"), (ELSEWHERE, "a card is broken"), (NOTHING, "nothing to check"), (EMPTY, "nothing to check")],
)  # fmt: skip
def test_what_was_not_judged_is_never_shown_as_clean(name: str, report: Report, said: str) -> None:
    output = rendered(name, report)
    assert said in output
    assert {
        "gitlab": lambda: any(entry["severity"] == "blocker" for entry in json.loads(output)),
        "rdjson": lambda: any(entry["severity"] == "ERROR" for entry in json.loads(output)["diagnostics"]),
        "sarif": lambda: (
            any(result["level"] == "error" for result in json.loads(output)["runs"][0]["results"])
            and not json.loads(output)["runs"][0]["invocations"][0]["executionSuccessful"]
        ),
        "junit": lambda: int(ET.fromstring(output).attrib["errors"]) == 1,
        "checkstyle": lambda: len(ET.fromstring(output).findall("file/error[@severity='error']")) == 1,
        "github": lambda: output.startswith("::error "),
        "markdown": lambda: "❌" in output and "✅" not in output,
        "json": lambda: json.loads(output)["verdict"]["exit_code"] in {2, 3},
        "jsonl": lambda: json.loads(output.splitlines()[-1])["exit_code"] in {2, 3},
        "text": lambda: "passed" not in output,
        "concise": lambda: "passed" not in output,
    }[name]()


def test_junit_fails_what_the_gate_fails() -> None:
    """A warning that does not fail the run is no failed test; its text is kept."""
    report = Report((DraftReport("a.md", (finding(path="a.md"), finding(path="a.md", severity="error"))),))
    for fail_on, failures in (("error", "1"), ("warning", "2"), ("never", "0")):
        suite = ET.fromstring(rendered("junit", report, fail_on))
        assert suite.attrib["failures"] == failures
        assert suite.attrib["tests"] == "2"
    assert "a.md:7:4: warning" in (ET.fromstring(rendered("junit", report)).findtext(".//system-out") or "")


def test_sarif_holds_suppressed_findings_when_asked_and_marks_them() -> None:
    (usual,) = json.loads(rendered("sarif", REPORT))["runs"]
    assert not any("suppressions" in result for result in usual["results"])
    (run,) = json.loads(rendered("sarif", REPORT, style=Style(show_all=True)))["runs"]
    kinds = [result["suppressions"][0]["justification"] for result in run["results"] if "suppressions" in result]
    assert kinds == ["suppressed: a joke", "quoted: stands in a quotation"]


def test_sarif_brackets_are_no_links() -> None:
    report = Report((DraftReport("a.md", (finding(path="a.md", message="a [b](http://c) d"),)),))
    (result,) = json.loads(rendered("sarif", report))["runs"][0]["results"]
    assert result["message"]["text"].startswith(r"a \[b\](http://c) d")


def test_sarif_addresses_are_relative_and_encoded() -> None:
    style = Style(root="/repo", folder="/repo/site")
    for path, uri in (
        ("posts/ä b.md", "site/posts/%C3%A4%20b.md"),
        ("./a.md", "site/a.md"),
        ("../b:c#d?.md", "b%3Ac%23d%3F.md"),
        ("/repo/x.md", "x.md"),
        ("\udcff.md", "site/%FF.md"),
    ):
        report = Report((DraftReport(path, (finding(path=path),)),))
        (result,) = json.loads(rendered("sarif", report, style=style))["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    elsewhere = Report((DraftReport("/tmp/a b.md", (finding(path="/tmp/a b.md"),)),))  # noqa: S108  # no file is made
    (result,) = json.loads(rendered("sarif", elsewhere, style=style))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///tmp/a%20b.md"}


def test_platforms_that_count_from_the_root_are_told_so() -> None:
    style = Style(root="/repo", folder="/repo/site")
    report = Report((DraftReport("a.md", (finding(path="a.md"),)),))
    assert "file=site/a.md," in rendered("github", report, style=style)
    assert json.loads(rendered("gitlab", report, style=style))[0]["location"]["path"] == "site/a.md"
    assert "<b>site/a.md</b>" in rendered("markdown", report, style=style)


def test_rdjson_columns_are_bytes() -> None:
    text = "\ufeffÉté 漢字 delve into"
    place = Location(1, 8, 1, 18)
    draft = DraftReport("a.md", (finding(path="a.md", location=place, span=Span(8, 18)),), lines={1: text})
    (entry,) = json.loads(rendered("rdjson", Report((draft,))))["diagnostics"]
    start, end = (entry["location"]["range"][key]["column"] - 1 for key in ("start", "end"))
    assert text.encode()[start:end] == b"delve into"


def test_gitlab_numbers_what_repeats() -> None:
    """GitLab shows one of several entries with the same fingerprint."""
    drafts = (DraftReport("a.md", (finding(path="a.md"),) * 3), DraftReport("b.md", (finding(path="b.md"),)))
    prints = [entry["fingerprint"] for entry in json.loads(rendered("gitlab", Report(drafts)))]
    assert len(set(prints)) == len(prints) == 4


def many(number: int, **changes: object) -> Report:
    return Report((DraftReport("a.md", tuple(finding(path="a.md", **changes) for _ in range(number))),))


def test_github_shows_ten_of_each_level_and_says_so() -> None:
    report = replace(many(25), problems=tuple(replace(PROBLEM, line=line) for line in range(1, 13)))
    lines = rendered("github", report).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert "2 errors, 15 warnings" in lines[20]


def test_sarif_keeps_what_github_takes_and_says_so() -> None:
    grave = finding(path="a.md", severity="error", message="the gravest")
    report = Report((DraftReport("a.md", (*many(25_010).drafts[0].findings, grave)),))
    (run,) = json.loads(rendered("sarif", report))["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][0]["level"] == "error"
    said = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert said == [
        "11 more findings are left out: GitHub rejects more than 25,000 results.",
        "GitHub shows the gravest 5,000 of these 25,000 results.",
    ]
    (run,) = json.loads(rendered("sarif", many(5_000)))["runs"]
    assert run["invocations"][0]["toolExecutionNotifications"] == []


@pytest.mark.parametrize("message", ["x", "😀" * 500, "<&@#|`" * 400])
def test_a_comment_fits_and_says_what_it_leaves_out(message: str) -> None:
    drafts = [DraftReport(f"{n}.md", (finding(path=f"{n}.md", message=message),) * n) for n in range(1, 60)]
    worst = DraftReport("worst.md", (finding(path="worst.md", severity="error", message="the worst"),))
    report = Report((*drafts, worst))
    output = rendered("markdown", report)
    assert len(output.encode("utf-16-le")) // 2 <= 65_536
    shown = output.count("| 🟠 warning |") + output.count("| 🔴 error |")
    assert output.index("worst.md") < output.index("59.md")
    assert f"**Not shown: {len(report.active) - shown:,} more findings.**" in output
    assert output.count("<details") == output.count("</details>")


def test_a_short_comment_leaves_nothing_out() -> None:
    output = rendered("markdown", many(100))
    assert output.count("| 🟠 warning |") == 100
    assert "Not shown" not in output


@pytest.mark.parametrize(
    ("file_name", "format_"),
    [
        ("a.sarif", "sarif"), ("A.SARIF", "sarif"), ("a.sarif.json", "sarif"), ("a.json", "json"), ("a.jsonl", "jsonl"),
        ("gl-code-quality-report.json", "gitlab"), ("TEST-junit.xml", "junit"), ("checkstyle.xml", "checkstyle"),
        ("a.md", "markdown"), ("a.rdjson", "rdjson"), ("a.txt", "text"), ("a.xml", ""), ("a", ""),
    ],
)  # fmt: skip
def test_endings_tell_formats(file_name: str, format_: str) -> None:
    assert format_of(file_name) == format_
