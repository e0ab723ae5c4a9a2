"""Drafts shared among processes: the same answer for any number of them, and none lost whatever becomes of one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from operator import itemgetter
from pathlib import Path

import pytest

from authlint import processes
from authlint.errors import ConfigurationError
from authlint.judging import Judge
from authlint.options import Options
from authlint.processes import appraised, useful
from authlint.run import Runner

SENTENCES = (
    "We delve into the pot.",
    "The ferry is late.",
    "Fully 73% of managers plan to cut office space.",
    "Tea has gone up, and nobody in the shop can say why.",
    "My uncle bought a kettle in Hull on 4 May 2019.",
)
DRAFTS = [
    (f"{number}.md", f"# Post {number}\n\n{' '.join(SENTENCES[number % 5 :] + SENTENCES[: number % 3])}\n".encode())
    for number in range(60)
]


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "blog"
    folder.mkdir()
    for name, data in DRAFTS:
        (folder / name).write_bytes(data)
    monkeypatch.chdir(folder)
    return folder


def authlint(*words: str, **environment: str) -> bytes:
    command = [sys.executable, "-m", "authlint", *words]
    answer = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})
    assert answer.stderr == b""
    return answer.stdout


def test_any_number_of_processes_any_order_and_any_hash_seed_give_the_same_bytes(blog: Path) -> None:
    shuffled = [name for name, _ in DRAFTS]
    random.Random(7).shuffle(shuffled)  # noqa: S311  # no secret
    ordered = sorted(shuffled)
    words = ("check", "--no-cache", "--format", "json")
    runs = [("-j1", ordered), ("-j2", ordered), ("-j3", shuffled), ("-j1", shuffled), ("-j2", shuffled)]
    answers = {authlint(*words, jobs, *names, PYTHONHASHSEED=str(seed)) for seed, (jobs, names) in enumerate(runs)}
    assert len(answers) == 1


def test_a_process_that_is_killed_is_a_problem_for_each_draft_it_had(
    blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are judged, and the run does not pass."""
    answer = processes.Helper._answer  # noqa: SLF001  # the only place to meet a process at its work
    killed: list[int] = []

    def kills(self: processes.Helper) -> object:
        if not killed:
            killed.append(self._process.pid)
            os.kill(self._process.pid, signal.SIGKILL)
        return answer(self)

    monkeypatch.setattr(processes.Helper, "_answer", kills)
    report = Runner(jobs=2).check_paths(["."])
    lost = [draft.path for draft in report.drafts if draft.problems]
    assert len(report.drafts) == len(DRAFTS)
    assert 0 < len(lost) <= processes.AT_ONCE
    assert {problem.message for problem in report.all_problems} == {
        "it could not be judged: the process that judged it ended by signal 9"
    }
    assert report.incomplete
    whole = {finding.path for finding in Runner().check_paths(["."]).findings}
    assert {finding.path for finding in report.findings} == whole - set(lost)


def test_processes_end_with_the_run(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with one that is given up half-way."""
    started: list[processes.Helper] = []
    begin = processes.Helper.begin
    monkeypatch.setattr(processes.Helper, "begin", lambda self, *shared: (started.append(self), begin(self, *shared)))
    reports = appraised(DRAFTS, Options(), 2, ())
    next(reports)
    reports.close()
    assert [helper._process.poll() is not None for helper in started] == [True, True]  # noqa: SLF001  # as above


def test_where_no_process_can_be_started_there_is_one(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuses)
    report = Runner(jobs=2).check_paths([f"{number}.md" for number in range(60)])
    assert not report.all_problems
    assert len(report.drafts) == len(DRAFTS)


def test_a_broken_configuration_is_told_once(blog: Path) -> None:
    (blog / "authlint.toml").write_text('select = ["no-such-rule"]\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="no rule or pack"):
        Runner(jobs=2).check_paths(["."])


@pytest.mark.parametrize(
    ("asked", "drafts", "count"), [(4, 1_000, 4), (4, 45, 2), (2, 19, 0), (1, 1_000, 1), (0, 30, 1)]
)
def test_how_many_are_useful(asked: int, drafts: int, count: int) -> None:
    assert useful(asked, drafts) == count


def test_a_folder_that_is_checked_lends_no_module(blog: Path) -> None:
    """Python looks in the folder that it starts in, unless it is told not to; a pull request may hold a json.py."""
    for name in ("json", "yaml", "authlint"):
        (blog / f"{name}.py").write_text(
            "raise SystemExit('imported from a folder that is checked')\n", encoding="utf-8"
        )
    places = [place for place in sys.path if place]
    program = f"import sys; sys.path[:] = {places!r}; from authlint.commands import main; main()"
    answer = subprocess.run(
        [sys.executable, "-P", "-c", program, "check", ".", "-j2", "--no-cache"], capture_output=True, check=False
    )
    assert answer.stderr == b""
    assert b"60 drafts" in answer.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_a_run_before_it_is_done(jobs: str, tmp_path: Path) -> None:
    for name, data in DRAFTS * 5:
        for copy in range(10):
            (tmp_path / f"{copy}-{name}").write_bytes(data * 30)
    # A shell starts what runs in its background deaf to Ctrl-C, and the suite may run there.
    hearing = ["env", "--default-signal=INT"] if sys.platform == "linux" else []
    process = subprocess.Popen(
        [*hearing, sys.executable, "-m", "authlint", "check", str(tmp_path), "-j", jobs, "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    # A run that went on to its end would print what it found, and not end with 130.
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"\ninterrupted\n")


def test_a_reader_who_leaves_is_no_error(blog: Path) -> None:
    command = f"{sys.executable} -m authlint check . --no-cache --format concise | head -1"
    answer = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert answer.stdout.count(b"\n") == 1
    assert answer.stderr == b""


def test_it_is_the_judge_who_judges(blog: Path) -> None:
    judge = Judge(Options())
    alone = [judge.content(shown, data) for shown, data in DRAFTS]
    assert [found.report for _, found in sorted(appraised(DRAFTS, Options(), 2, ()), key=itemgetter(0))] == alone


def test_a_report_is_the_same_for_any_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page by page, with drafts that have scores, sources and pictures, that are not English, and that cannot be read."""
    site = tmp_path / "site"
    site.mkdir()
    shown = "![A boat](boat.png) and [a report](https://harbour.is/2019/04/02/boats).\n\n"
    for post in sorted((Path(__file__).parents[1] / "examples/posts").glob("*.md")):
        for number in range(15):
            (site / f"{number}-{post.name}").write_text(
                post.read_text(encoding="utf-8") + f"\n\n{number} boats. {shown}"
            )
    (site / "fremd.md").write_text("Der Hafen war leer, und niemand wusste, warum das so war. " * 8, encoding="utf-8")
    (site / "torn.md").write_bytes(b"\xff\xfe\xff")
    monkeypatch.chdir(tmp_path)
    written = []
    for jobs in ("1", "2"):
        command = [sys.executable, "-m", "authlint", "report", "site", "-o", f"out{jobs}", "-j", jobs]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (answer.returncode, "torn.md" in answer.stderr) == (2, True)
        written.append({page.name: page.read_bytes() for page in Path(f"out{jobs}").iterdir()})
    assert written[0] == written[1]
    assert len(written[0]) > 40
