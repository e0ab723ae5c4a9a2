"""Keys are looked up in the bibliography files that a draft's front matter names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from authlint import nearby
from authlint.commands import cli
from authlint.memory import Memory
from authlint.options import Options
from authlint.report import Report
from authlint.run import Runner
from authlint.store import Store

DRAFT = """---
bibliography: [works.bib, more.json]
---
Fares rose [@holm2019], and tides fell [@berg2020, p. 3]. Boats sank {% cite roe2001 %} and sailed \\cite{doe1999}.
"""
WORKS = "@article{holm2019, title = {Tides}, year = 2019, url = {https://www.ons.gov.uk/x}}\n@legislation{roe2001, date = {2001-05}}\n"
MORE = '[{"id": "berg2020", "type": "book", "title": "Rooms", "issued": {"date-parts": [[2020]]}}]'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "works.bib").write_text(WORKS, encoding="utf-8")
    (tmp_path / "posts" / "more.json").write_text(MORE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(cache: Path | None = None) -> Report:
    nearby.forget()
    options = Options(select=("sourcing/dead-end-reference",))
    if cache is None:
        return Runner(options).check_paths(["posts"])
    store = Store(cache)
    try:
        return Runner(options, Memory(store, options)).check_paths(["posts"])
    finally:
        store.close()


def said(report: Report) -> list[str]:
    return [finding.message for draft in report.drafts for finding in draft.findings]


def test_a_key_that_no_file_holds_leads_nowhere(site: Path) -> None:
    """Files beside the draft and at the top of the repository; BibTeX and CSL JSON."""
    assert said(check()) == ["‘@doe1999’ has no entry in ‘works.bib’ or ‘more.json’."]


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("works.bib", b"\n@article{holm2019, title = {Tides", ("works.bib", 2)),
        ("works.bib", b"@misc{holm2019}\ncaf\xe9", ("works.bib", 2)),
        ("works.bib", None, ("works.bib", None)),
        ("posts/more.json", b"[\n{", ("posts/more.json", 2)),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_loses_nothing(
    site: Path, name: str, content: bytes | None, place: tuple[str, int | None]
) -> None:
    """With its file, line and cure; the run is complete, and no key is called missing."""
    if content is None:
        (site / name).unlink()
    else:
        (site / name).write_bytes(content)
    report = check()
    problems = [problem for draft in report.drafts for problem in draft.problems]
    assert [(problem.path, problem.line) for problem in problems] == [place]
    assert all(problem.cure and not problem.fatal for problem in problems)
    assert not report.incomplete
    assert said(report) == []


def test_nothing_outside_of_the_repository_is_read(site: Path) -> None:
    inside = site / "site"
    (inside / ".git").mkdir(parents=True)
    for way in ("../works.bib", "link.bib", str(site / "works.bib")):
        (inside / "draft.md").write_text(
            f"---\nbibliography: {way}\n---\nFares rose [@nobody1999].\n", encoding="utf-8"
        )
        (inside / "link.bib").unlink(missing_ok=True)
        (inside / "link.bib").symlink_to(site / "works.bib")
        report = Runner(Options(select=("sourcing/dead-end-reference",))).check_paths(["site"])
        assert said(report) == []
        assert ["no such file" in str(problem) for draft in report.drafts for problem in draft.problems] == [True]


def test_a_draft_that_cites_nothing_by_key_opens_no_file(site: Path) -> None:
    (site / "works.bib").write_bytes(b"@article{")
    (site / "posts" / "draft.md").write_text("---\nbibliography: works.bib\n---\nFares rose.\n", encoding="utf-8")
    assert [draft.problems for draft in check().drafts] == [()]


def test_what_was_found_is_not_kept_over_a_change_of_the_file(site: Path, tmp_path: Path) -> None:
    """An entry comes, goes, and the whole file goes."""
    cache = tmp_path / "cache"
    for content, found in ((WORKS, 1), (f"{WORKS}@misc{{doe1999}}", 0), (WORKS, 1), ("", 3), (None, 0), (WORKS, 1)):
        (site / "works.bib").unlink(missing_ok=True)
        if content is not None:
            (site / "works.bib").write_text(content, encoding="utf-8")
        assert len(said(check(cache))) == found
        assert len(said(check(cache))) == found


def test_the_draft_may_come_from_standard_input(site: Path) -> None:
    arguments = ["check", "-", "--stdin-filename", "posts/draft.md", "--select", "sourcing/dead-end-reference"]
    result = CliRunner().invoke(cli, [*arguments, "--format", "json"], input=DRAFT)
    assert [finding["excerpt"] for finding in json.loads(result.stdout)["findings"]] == ["\\cite{doe1999}"]


def test_the_timeline_tells_what_the_entries_say(site: Path) -> None:
    result = CliRunner().invoke(cli, ["sources", "posts/draft.md", "--format", "json"])
    told = json.loads(result.stdout)["drafts"][0]["sources"]
    assert [(entry["source"], entry["dated"], entry["dated_by"], entry["kind"]) for entry in told] == [
        ("roe2001", "2001-05", "bibliography", "primary"),
        ("holm2019: Tides", "2019", "bibliography", "primary"),
        ("berg2020: Rooms", "2020", "bibliography", "unknown"),
    ]
    (site / "works.bib").write_text("@article{", encoding="utf-8")
    result = CliRunner().invoke(cli, ["sources", "posts/draft.md"])
    assert "works.bib:1: the bibliography could not be read" in result.stderr
