"""Hostile names, excerpts and messages through every output. AUTHLINT_CAMPAIGN says how many; the suite runs a few."""

from __future__ import annotations

import html
import json
import os
import random
import re
import unicodedata
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from sample_report import finding
from test_schemas import check

from authlint.errors import Problem
from authlint.finding import Finding
from authlint.gate import judge
from authlint.report import DraftReport, Report
from authlint.reporters import Style, names, reporter
from authlint.sanitise import KEPT, as_json, as_markdown, one_line, without_commands
from authlint.source import Location

TEXTS = int(os.environ.get("AUTHLINT_CAMPAIGN", "400"))
A_REPORT = 25
"""Texts in one report."""

PIECES = [
    "::error::x", "\n::error file=a::b", "\r::warning::", "  ::add-mask::x", "\u00a0::stop-commands::t", "##[error]x", "##[add-mask]y",
    "\x1b[31m", "\x1b]8;;http://evil\x07", "\x9b2J", "\x00", "\x07", "\x08", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b",
    "\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\ud800", "\udcff", "\U000e0041", "\ue000", "<script>alert(1)</script>", "<img src=x>",
    "</details>", "<!--", "-->", "]]>", "<![CDATA[", "&lt;", "&#64;", "&amp;", "@user", "@org/team", "@copilot", "#123", "user/repo#1", "GH-7",
    "!12", "$9", "~bug", "%3", "![x](http://evil)", "[x](javascript:x)", "[x]: http://evil", "http://evil.example", "https://evil", "www.evil.com",
    "a@b.com", "|", "||", "`", "```", "~~~", "**", "__", "# x", "- x", "> x", "1. x", "\\", "\\|", "\\`", "\t", "\n\n", "\r\n", "'", '"', "%0A",
    "%", ",", ":", "{text}", "{0}", "\u200d", "é", "漢字", "😀", "a", "word ", " ", "$x$", "$$x$$", "=cmd|' /C calc'!A1", "\\u{1b}", "\\ud800",
]  # fmt: skip


def hostile(rng: random.Random) -> str:
    pieces = [
        rng.choice(PIECES) if rng.random() < 0.9 else chr(rng.randrange(0x110000)) for _ in range(rng.randint(1, 9))
    ]
    return "".join(pieces)


def reports(number: int) -> list[Report]:
    """Each text serves as name, line, message, question, reason, suggestion and cause of a problem."""
    rng = random.Random(20260407)  # noqa: S311  # a test
    made = []
    for size in [A_REPORT] * (number // A_REPORT) + [number % A_REPORT] * bool(number % A_REPORT):
        texts = [hostile(rng) for _ in range(size)]
        drafts = []
        for text in dict.fromkeys(texts):
            other = rng.choice(texts)
            found = [_finding(text, other, severity, rng) for severity in ("error", "warning", "info")]
            trouble = Problem("not-utf8", text, other, text, rng.choice([None, 3]), fatal=rng.random() < 0.5)
            lines = {1: other, 2: text}
            drafts.append(
                DraftReport(text, tuple(found), (trouble,), skipped=rng.choice(["", other]), words=3, lines=lines)
            )
        made.append(Report(tuple(drafts), (Problem("card", texts[0], texts[-1], ""),), "1.0"))
    return made


def _finding(text: str, other: str, severity: str, rng: random.Random) -> Finding:
    disposition = rng.choice(["active", "active", "suppressed", "quoted", "baselined"])
    place = Location(1, rng.randint(1, 5), rng.randint(1, 2), rng.randint(5, 9))
    return finding(
        path=text, severity=severity, location=place, excerpt=text, message=f"‘{text}’ is {other}.", question=other,
        suggest=(text, other), disposition=disposition, reason=text,
    )  # fmt: skip


MADE = reports(TEXTS)


def outputs(name: str) -> list[str]:
    style = Style(width=60, show_all=True, statistics=True, root="/r", folder="/r/w")
    return [reporter(name).render(report, judge(report, "error"), style) for report in MADE]


@pytest.mark.parametrize("name", names())
def test_no_control_characters_and_no_commands(name: str) -> None:
    for output in outputs(name):
        unsafe = {c for c in output if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}} - {"\n", *KEPT}
        assert not unsafe
        output.encode()
        assert "##[" not in output
        commands = [line for line in output.split("\n") if line.lstrip().startswith("::")]
        if name == "github":
            ours = re.compile(
                r"::(?:error|warning|notice) file=[^:,]*(?:,(?:line|col|endLine|endColumn)=\d+)+,title=[^:,]+::"
            )
            assert commands
            assert all(ours.match(line) for line in commands)
            assert all("%" not in re.sub(r"%(?:25|3A|2C)", "", line) for line in commands)
        else:
            assert not commands


@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson", "junit", "checkstyle"])
def test_valid_by_schema(name: str) -> None:
    every = max(1, len(MADE) // 40)
    for output in outputs(name)[::every]:
        check(name, output)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_keeps_every_letter(name: str) -> None:
    """Escaped, not altered: a program reads what was written."""
    for report, output in zip(MADE, outputs(name), strict=True):
        records = json.loads(output)["findings"] if name == "json" else map(json.loads, output.splitlines())
        read = [entry for entry in records if "message" in entry and "rule" in entry]
        assert [(e["path"], e["message"], e["excerpt"]) for e in read] == [
            (_paired(f.path), _paired(f.message), _paired(f.excerpt)) for f in report.findings
        ]


def _paired(text: str) -> str:
    """Two halves of a pair that stand side by side are one character to whoever reads JSON."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_says_each_message(name: str) -> None:
    for report, output in zip(MADE, outputs(name), strict=True):
        root = ET.fromstring(output)
        said = {text for element in root.iter() for text in (*element.attrib.values(), element.text or "")}
        whole = "\n".join(said)
        assert all(one_line(found.message) in whole for found in report.active)


def test_a_comment_is_plain_words() -> None:
    """What GitHub would make of it: our own elements, our own tables, and text without mention, reference or link."""
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    for report, output in zip(MADE, outputs("markdown"), strict=True):
        assert len(output) <= 65_536
        page = parser.render(output)
        tags = {tag.lower() for tag in re.findall(r"</?([A-Za-z][\w-]*)", page)}
        assert tags <= {
            "p",
            "strong",
            "ul",
            "li",
            "details",
            "summary",
            "b",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "sub",
        }
        assert page.count("<!--") == 1
        assert page.count("<table>") == len([draft for draft in report.drafts if draft.active]) + bool(report.active)
        rows = re.findall(r"<tr>\n(.*?)</tr>", page, re.DOTALL)
        assert {row.count("<td") + row.count("<th") for row in rows} <= {4}
        text = html.unescape(re.sub(r"<[^>]*>", " ", page))
        assert not re.search(r"[@#!~]\w|\$\w|GH-\d|://|www\.\w", text)


def test_a_comment_says_what_was_said() -> None:
    for report in MADE:
        for found in report.findings:
            page = html.unescape(as_markdown(found.message)).replace("\u200b", "")
            assert page == one_line(found.message)


def test_lines_that_wrap_begin_with_no_command() -> None:
    """The runner strips white space before it looks, so an indented line is no safer."""
    assert without_commands("a\n  ::error::x\n::b::") == "a\n  : :error::x\n: :b::"
    long = finding(path="a.md", message="word " * 20 + "::error::x " * 9)
    report = Report((DraftReport("a.md", (long,)),))
    output = reporter("text").render(report, judge(report, "error"), Style(width=40))
    assert not [line for line in output.splitlines() if line.strip().startswith("::")]


def test_json_escapes_can_be_read_back() -> None:
    for text in [*PIECES, "\\##[x]", "##[", "\U000e0041"]:
        written = as_json({"a": text})
        assert json.loads(written) == {"a": text}
        assert "##[" not in written
