"""An open draft is judged as its file would be, however it came to be what it is."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from editor_window import AUTHLINT
from hypothesis import given, settings
from hypothesis import strategies as st

from authlint.editor.desk import Desk
from authlint.editor.drafts import Edit, opened
from authlint.editor.places import Places
from authlint.packs import shipped_rules
from authlint.plain import plain
from authlint.report import DraftReport

LINES = [line for bound in shipped_rules().values() for line in bound.rule.bad if "\n" not in line][:60]
MARKS = str.maketrans("", "", "⟦⟧")


def told(report: DraftReport) -> str:
    return json.dumps(plain(report), sort_keys=True)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(LINES), min_size=3, max_size=12),
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 30), st.sampled_from([*LINES, "", "\n\n", "*", "<!-- ", "```\n"]))
    ),
)
def test_edits_lead_to_the_same_findings_as_the_text_they_lead_to(
    desk: Desk, lines: list[str], edits: list[tuple[int, int, str]]
) -> None:
    """Byte by byte: nothing that a desk keeps from one version to the next changes what it finds."""
    text = "\n\n".join(lines).translate(MARKS)
    draft = opened("file:///blog/a.md", "/blog/a.md", "markdown", 1, text)
    for version, (start, length, new) in enumerate(edits, 2):
        desk.report(draft)
        places = Places(draft.source, "utf-16")
        first = min(start, len(draft.source.text))
        last = min(first + length, len(draft.source.text))
        edit = Edit(new.translate(MARKS), places.position(first), places.position(last))
        draft = draft.edited(version, [edit], "utf-16")
    assert told(desk.report(draft)) == told(Desk().report(draft))


def test_the_editor_shows_what_check_finds_in_the_file(repository: Path, tmp_path: Path) -> None:
    for post in sorted((repository / "examples/posts").iterdir()):
        (tmp_path / post.name).write_bytes(post.read_bytes())
    command = [*AUTHLINT, "check", ".", "--format", "json", "--fail-on", "never", "--ignore", "sameness", "--show-all"]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    expected = sorted(
        (Path(each["path"]).name, each["rule"], each["start"], each["end"], each["fingerprint"], each["disposition"])
        for each in json.loads(checked.stdout)["findings"]
    )
    desk = Desk()
    found = []
    for path in tmp_path.iterdir():
        report = desk.report(opened(path.as_uri(), str(path), "markdown", 1, path.read_text(encoding="utf-8")))
        found += [
            (path.name, each.rule, each.span.start, each.span.end, each.fingerprint, each.disposition)
            for each in report.findings
        ]
    assert sorted(found) == expected
    assert {name for name, *_ in expected} > {"ferry.html"}


def test_a_fault_of_a_rule_is_a_problem_of_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr("authlint.judging.examine", fail)
    (problem,) = desk.report(opened("file:///a.md", "/a.md", "markdown", 1, "Words.\n")).problems
    assert problem.code == "internal"
    assert "by hand" in problem.message


def test_a_draft_whose_fixes_fail_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    draft = opened("file:///a.md", "/a.md", "markdown", 1, "The fer\u200bry.\n")
    assert desk.fixed(draft) == "The ferry.\n"

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("authlint.judging.decode", fail)
    assert desk.fixed(draft) == draft.source.text
