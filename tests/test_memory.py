"""What earlier runs found is taken for true only where nothing changed that it depends on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from pictures import RECIPE, noted, saved
from voices import few_commas

from authlint import checking, nearby
from authlint.config import Config
from authlint.installation import LIBRARIES
from authlint.judging import Judge
from authlint.memory import UNTOLD, Memory
from authlint.options import Options
from authlint.report import Report
from authlint.run import Runner
from authlint.store import Store
from authlint.voice import as_json

CLICHE = "We delve into the pot. It holds tea, and tea alone, as it did when we bought it in the shop at the harbour.\n"
COPIED = " ".join(f"The kettle on stove {number} whistles at {number} degrees." for number in range(20)) + "\n"
"""Long enough to be known again in another draft."""

FORMATS = ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"]


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "blog"
    folder.mkdir()
    for number, words in enumerate((COPIED, COPIED, "Tea has gone up.", "The ferry is late.")):
        text = f"# Post {number}\n\n{CLICHE}\n![the pot](pot.png)\n\n{words}\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    (folder / "empty.md").write_text("\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that were judged anew."""
    names: list[str] = []
    whole = Judge.content

    def content(self: Judge, shown: str, data: bytes) -> object:
        names.append(shown)
        return whole(self, shown, data)

    monkeypatch.setattr(Judge, "content", content)
    return names


def check(cache: Path, options: Options | None = None, paths: tuple[str, ...] = (".",)) -> Report:
    """One run, as if by a new process."""
    nearby.forget()
    store = Store(cache)
    asked = options or Options()
    try:
        return Runner(asked, Memory(store, asked)).check_paths(paths)
    finally:
        store.close()


def told(report: Report) -> list[str]:
    return [repr(finding) for finding in report.findings]


def test_nothing_is_judged_twice(blog: Path, tmp_path: Path, judged: list[str]) -> None:
    first = check(tmp_path / "cache")
    assert sorted(judged) == ["0.md", "1.md", "2.md", "3.md", "empty.md"]
    judged.clear()
    second = check(tmp_path / "cache")
    assert judged == []
    assert told(second) == told(first) == told(Runner().check_paths(["."]))
    assert [draft.skipped for draft in second.drafts] == [draft.skipped for draft in first.drafts]
    assert any(finding.elsewhere for finding in second.findings)
    assert list(second.rules) == list(first.rules)


def test_one_changed_draft_is_the_one_that_is_judged(blog: Path, tmp_path: Path, judged: list[str]) -> None:
    """And what it shares with others is told anew."""
    first = check(tmp_path / "cache")
    judged.clear()
    (blog / "2.md").write_text(COPIED, encoding="utf-8")
    second = check(tmp_path / "cache")
    assert judged == ["2.md"]
    assert told(second) == told(Runner().check_paths(["."]))
    assert told(second) != told(first)


CHANGES: dict[str, Callable[[Path], Options | None]] = {
    "a configuration": lambda blog: write(blog / "authlint.toml", '[severity]\ncliche = "error"\n'),
    "a switch": lambda _: Options(ignore=("cliche",)),
    "a gate": lambda _: Options(gate=("drift",)),
    "a voice": lambda blog: Options(voice=str(voice(blog))),
}


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def voice(blog: Path) -> Path:
    path = blog / "voice.json"
    if path.exists():
        path.write_text(as_json(few_commas()).replace("2022", "2021"), encoding="utf-8")
    else:
        path.write_text(as_json(few_commas()), encoding="utf-8")
    return path


@pytest.mark.parametrize("case", CHANGES)
def test_what_a_report_depends_on(case: str, blog: Path, tmp_path: Path, judged: list[str]) -> None:
    check(tmp_path / "cache")
    judged.clear()
    options = CHANGES[case](blog)
    changed = check(tmp_path / "cache", options)
    assert len(judged) == 5
    assert told(changed) == told(Runner(options or Options()).check_paths(["."]))
    judged.clear()
    check(tmp_path / "cache", options)
    assert judged == []


def test_the_words_of_a_voice_count_and_not_its_name(blog: Path, tmp_path: Path, judged: list[str]) -> None:
    check(tmp_path / "cache", Options(voice=str(voice(blog))))
    judged.clear()
    check(tmp_path / "cache", Options(voice=str(voice(blog))))
    assert len(judged) == 5


def test_another_name_is_another_draft(blog: Path, tmp_path: Path, judged: list[str]) -> None:
    """A day may stand in a name, and findings carry it."""
    check(tmp_path / "cache")
    judged.clear()
    (blog / "3.md").rename(blog / "2019-03-04-3.md")
    check(tmp_path / "cache")
    assert judged == ["2019-03-04-3.md"]


def test_a_picture_beside_a_draft_is_looked_at_again(blog: Path, tmp_path: Path, judged: list[str]) -> None:
    """It comes, it changes while its size does not, and it goes."""
    picture = blog / "pot.png"
    texts = {"parameters": RECIPE, "paragraphs": "x" * len(RECIPE)}
    drawn, other = (saved("PNG", compress_level=0, pnginfo=noted(**dict([entry]))) for entry in texts.items())
    assert len(drawn) == len(other)
    before: list[str] = []
    for content in (None, drawn, other, drawn, None):
        picture.unlink(missing_ok=True)
        if content:
            picture.write_bytes(content)
        judged.clear()
        first = check(tmp_path / "cache")
        assert told(first) == told(Runner().check_paths(["."]))
        assert told(first) != before
        before = told(first)
        judged.clear()
        check(tmp_path / "cache")
        assert judged == []


def test_what_is_installed_counts(
    blog: Path, tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(tmp_path / "cache")
    judged.clear()
    monkeypatch.setattr("authlint.installation.__version__", "99")
    check(tmp_path / "cache")
    assert len(judged) == 5


def test_faults_are_not_kept(blog: Path, tmp_path: Path, judged: list[str]) -> None:
    (blog / "broken.md").write_bytes(b"caf\xe9\n")
    for _ in range(2):
        assert check(tmp_path / "cache").incomplete
    assert judged.count("broken.md") == 2


def test_a_store_that_lost_the_facts_only_makes_it_slower(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = told(check(tmp_path / "cache"))
    monkeypatch.setattr(Memory, "facts", lambda *_: {})
    monkeypatch.setattr(Memory, "recall_together", lambda *_: None)
    assert told(check(tmp_path / "cache")) == whole


def test_a_file_that_changes_while_it_is_compared_is_not_kept(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(checking, "reread", lambda _: None)
        assert not any(finding.elsewhere for finding in check(tmp_path / "cache").findings)
    assert any(finding.elsewhere for finding in check(tmp_path / "cache").findings)


def test_every_key_of_a_configuration_is_told_or_left_out_on_purpose() -> None:
    """A new key is told unless somebody writes it down as one that changes nothing."""
    assert {part.name for part in fields(Config)} >= UNTOLD
    assert not UNTOLD & {"select", "ignore", "severity", "parameters", "gate", "pipeline"}


def test_every_library_that_reads_or_judges_is_known(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["c2pa"]]
    names = {re.split(r"[<>=! ]", name)[0].lower().replace("-", "_") for name in needed}
    assert names - set(LIBRARIES) == {"click", "jinja2"}


def authlint(*words: str, **environment: str) -> str:
    """What the command line prints, run as a process."""
    code = (
        "import sys; from authlint.commands import run; code = run(sys.argv[1:]); "
        "loaded = {'spacy', 'markdown_it', 'numpy', 'turbohtml', 'yaml'} & set(sys.modules); "
        "print(code, *sorted(loaded), file=sys.stderr)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    return f"{answer.stdout}\n{answer.stderr}"


def test_a_run_that_knows_it_all_loads_no_parser_and_no_tagger(blog: Path, tmp_path: Path) -> None:
    words = ["check", ".", "--cache-dir", str(tmp_path / "cache")]
    first, second = (authlint(*words) for _ in range(2))
    assert first.splitlines()[-1] == "0 markdown_it numpy spacy yaml"
    assert second.splitlines()[-1] == "0"
    assert first.splitlines()[:-1] == second.splitlines()[:-1]


@pytest.mark.parametrize("form", FORMATS)
def test_every_output_is_the_same_from_memory(form: str, blog: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner  # noqa: PLC0415  # only here

    from authlint.commands import cli  # noqa: PLC0415  # as above

    words = ["check", ".", "--format", form, "--show-all", "--statistics", "--evidence"]
    fresh = CliRunner().invoke(cli, [*words, "--no-cache"], standalone_mode=False)
    kept = [
        CliRunner().invoke(cli, [*words, "--cache-dir", str(tmp_path / "cache")], standalone_mode=False)
        for _ in range(2)
    ]
    assert fresh.output
    assert [answer.output for answer in kept] == [fresh.output] * 2
    assert [answer.return_value for answer in kept] == [fresh.return_value] * 2


def test_commands_share_what_they_know(blog: Path, tmp_path: Path, judged: list[str]) -> None:
    from click.testing import CliRunner  # noqa: PLC0415  # only here

    from authlint.commands import cli  # noqa: PLC0415  # as above

    cache = ["--cache-dir", str(tmp_path / "cache")]
    for words in (["check", "."], ["baseline", "."], ["interview", "."]):
        CliRunner().invoke(cli, [*words, *cache], standalone_mode=False, catch_exceptions=False)
    assert sorted(judged) == ["0.md", "1.md", "2.md", "3.md", "empty.md"]
