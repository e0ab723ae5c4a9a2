"""From paths to a report: configuration, bad input, and nothing lost on the way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from authlint.analysis.language import DraftLanguage
from authlint.config import config_for
from authlint.document import Document
from authlint.errors import CardError, ConfigurationError
from authlint.measuring import axis_measures
from authlint.options import Options
from authlint.packs import read_packs
from authlint.run import Runner

EXAMPLES = Path(__file__).resolve().parents[1] / "examples/posts"
CLICHE = "We delve into it.\n"
BAD_INPUT = {
    "latin-1": (b"caf\xe9 au lait\n", "not UTF-8"),
    "utf-16": ("We delve into it.".encode("utf-16"), "UTF-16"),
    "nul": (b"We \0 delve", "NUL byte"),
    "too large": (b"word " * 10_000_000, "too much"),
}


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_told_and_loses_nothing(case: str, tmp_path: Path) -> None:
    data, saying = BAD_INPUT[case]
    write(tmp_path, "a.md", data)
    write(tmp_path, "b.md", CLICHE)
    report = Runner().check_paths([str(tmp_path)])
    assert report.incomplete
    assert [saying in str(problem) for problem in report.all_problems] == [True]
    assert report.all_problems[0].cure
    assert [Path(finding.path).name for finding in report.active] == ["b.md"]


def test_the_line_of_a_bad_byte(tmp_path: Path) -> None:
    write(tmp_path, "a.md", b"one\r\ntwo\rthree \xff\n")
    (problem,) = Runner().check_paths([str(tmp_path)]).all_problems
    assert problem.line == 3


def test_an_empty_draft_is_no_pass(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "\ufeff\n \n")
    (draft,) = Runner().check_paths([str(tmp_path)]).drafts
    assert draft.skipped.startswith("empty")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_draft(tmp_path: Path) -> None:
    write(tmp_path, "a.md", CLICHE).chmod(0)
    assert Runner().check_paths([str(tmp_path)]).incomplete


def test_a_dangling_link_and_a_pipe_are_problems(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    os.mkfifo(tmp_path / "pipe.md")
    problems = Runner().check_paths([str(tmp_path)]).all_problems
    assert sorted(problem.code for problem in problems) == ["unreadable", "unreadable"]


def test_broken_front_matter_is_told_with_its_line_and_the_rest_is_judged(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\ntitle: [unclosed\n---\n\n" + CLICHE)
    report = Runner().check_paths([str(tmp_path)])
    assert [problem.code for problem in report.all_problems] == ["front-matter"]
    assert report.all_problems[0].line in {2, 3}
    assert [finding.location.line for finding in report.active] == [5]


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        Runner().check_paths([str(tmp_path / "posts")])


def test_a_folder_is_walked_as_git_sees_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    write(tmp_path, ".gitignore", "drafts/\n")
    write(tmp_path, "drafts/a.md", CLICHE)
    write(tmp_path, "posts/b c.md", CLICHE)
    write(tmp_path, "posts/-d.md", CLICHE)
    write(tmp_path, "posts/é.md", CLICHE)
    write(tmp_path, "requirements.txt", "delve\n")
    report = Runner().check_paths([str(tmp_path)])
    assert sorted(Path(draft.path).name for draft in report.drafts) == ["-d.md", "b c.md", "é.md"]


def test_the_configuration_nearest_to_a_draft_is_its_own(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", 'ignore = ["cliche"]\n')
    write(tmp_path, "a.md", CLICHE)
    write(tmp_path, "new/pyproject.toml", "[tool.authlint.severity]\ncliche = 'error'\n")
    write(tmp_path, "new/b.md", CLICHE)
    report = Runner().check_paths([str(tmp_path)])
    assert {Path(finding.path).name: finding.severity for finding in report.active} == {"b.md": "error"}
    (note,) = report.problems
    assert not note.fatal
    assert note.message.startswith("drafts are judged by 2 configurations: ")
    assert "authlint.toml for 1, " in note.message
    assert note.message.endswith("new/pyproject.toml for 1")


def test_one_configuration_is_not_worth_a_note(tmp_path: Path) -> None:
    write(tmp_path, "authlint.toml", "")
    write(tmp_path, "a.md", CLICHE)
    write(tmp_path, "new/b.md", CLICHE)
    assert Runner().check_paths([str(tmp_path)]).problems == ()


@pytest.mark.parametrize(
    ("text", "saying", "line"),
    [
        ('selct = ["cliche"]\n', "did you mean ‘select’", 1),
        ('\nfail-on = "eror"\n', "expected one of error", 2),
        ("[severity]\ncliche = 3\n", "severity", 2),
        ("select = 'cliche'\n", "expected a list", 1),
        ("select = [\n", "not valid TOML", None),
    ],
)
def test_broken_configuration_is_told_with_line_and_cure(
    text: str, saying: str, line: int | None, tmp_path: Path
) -> None:
    write(tmp_path, "authlint.toml", text)
    with pytest.raises(ConfigurationError, match=saying) as caught:
        config_for(tmp_path)
    assert caught.value.problem.cure
    assert line is None or caught.value.problem.line == line


def test_unknown_rules_are_errors_with_a_suggestion(tmp_path: Path) -> None:
    write(tmp_path, "a.md", CLICHE)
    with pytest.raises(ConfigurationError, match="did you mean ‘cliche/delve-verbs’"):
        Runner(Options(select=("cliche/delve-verb",))).check_paths([str(tmp_path)])


GOOD_CARD = """summary: s
why: w
check: phrases
with: {phrases: [delve]}
severity: info
confidence: low
message: m
question: q?
examples: {bad: [x], good: [y]}
since: "0.1"
"""


@pytest.mark.parametrize(
    ("old", "new", "saying", "line"),
    [
        ("message: m", "mesage: m", "did you mean ‘message’", 7),
        ("severity: info", "severity: grave", "‘severity’ is ‘grave’", 5),
        ("check: phrases", "check: phrase", "did you mean ‘phrases’", None),
        ("phrases: [delve]", "phrase: [delve]", "did you mean ‘phrases’", None),
        ("phrases: [delve]", "phrases: [3]", "list of texts", None),
        ("why: w", "why: [", "not valid YAML", None),
        ("why: w", "why: w\nwhy: v", "given twice", 3),
        ("question: q?\n", "", "‘question’ is missing", 1),
        ("why: w", "why: 3", "‘why’ is not a text", 2),
    ],
)
def test_a_broken_card_is_told_with_line_and_cure(
    old: str, new: str, saying: str, line: int | None, tmp_path: Path
) -> None:
    write(tmp_path, "house/rule.yaml", GOOD_CARD.replace(old, new))
    with pytest.raises(CardError, match=saying) as caught:
        read_packs(tmp_path)
    assert caught.value.problem.cure
    assert line is None or caught.value.problem.line == line


@pytest.mark.parametrize("verb", ["check", "score"])
def test_a_view_that_raises_loses_one_draft_and_no_other(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an internal problem with the draft's name, never a pass and never a traceback."""
    whole = DraftLanguage.of

    def breaks(document: Document) -> DraftLanguage:
        if "break" in document.source.text:
            raise IndexError("list index out of range")
        return whole(document)

    for name, text in {"one.md": "We delve into tea.\n", "two.md": "Please break.\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(DraftLanguage, "of", breaks)
    if verb == "check":
        report = Runner().check_paths(["."])
        problems, kept = list(report.all_problems), [draft.path for draft in report.drafts if not draft.problems]
    else:
        drafts, problems = Runner().score_paths(["."], ["mattr"])
        kept = [draft.path for draft in drafts]
    assert kept == ["one.md"]
    assert [(problem.path, problem.fatal) for problem in problems] == [("two.md", True)]
    assert "IndexError" in problems[0].message


def test_one_look_gives_what_two_give(tmp_path: Path) -> None:
    """Findings as `check_paths`, numbers as `score_paths`, for drafts that can be read and for those that cannot."""
    for draft in sorted(EXAMPLES.glob("*.md")):
        (tmp_path / draft.name).write_bytes(draft.read_bytes())
    (tmp_path / "torn.md").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "fremd.md").write_text(
        "Der Hafen war leer, und niemand wusste, warum das so war. " * 8, encoding="utf-8"
    )
    paths = [str(tmp_path)]
    report, portraits = Runner().appraise_paths(paths, axis_measures())
    assert report == Runner().check_paths(paths)
    alone, _ = Runner().score_paths(paths, axis_measures())
    assert [portrait.numbers for portrait in portraits] == [draft.numbers() for draft in alone]
    assert len(portraits) == len(list(EXAMPLES.glob("*.md"))) + 1
    assert sum(bool(portrait.numbers.skipped) for portrait in portraits) == 1
