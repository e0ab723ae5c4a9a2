"""The commands as a user runs them: exit codes, streams, formats."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

AUTHLINT = [sys.executable, "-m", "authlint"]
CLICHE = "We delve into it.\n"


def run(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    result = subprocess.run(
        [*AUTHLINT, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )
    return subprocess.CompletedProcess(result.args, result.returncode, result.stdout.decode(), result.stderr.decode())


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "post.md").write_text(CLICHE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "post.md"], 0),
        (["check", "."], 0),
        (["check"], 0),
        (["check", "post.md", "--fail-on", "warning"], 1),
        (["check", "post.md", "--fail-on", "never"], 0),
        (["check", "post.md", "--ignore", "cliche", "--fail-on", "info"], 0),
        (["check", "gone.md"], 2),
        (["check", "post.md", "--select", "clich"], 2),
        (["check", "--formt", "json"], 2),
        (["explain", "cliche/delve-verb"], 2),
        (["explain", "cliche/delve-verbs"], 0),
        (["rules", "cliche"], 0),
        (["rules", "clich"], 2),
        (["check", "empty"], 3),
        (["check", "notes.rst"], 3),
    ],
)
def test_exit_codes(arguments: list[str], code: int, blog: Path) -> None:
    (blog / "empty").mkdir()
    (blog / "notes.rst").write_text(CLICHE, encoding="utf-8")
    result = run(*arguments, cwd=blog)
    assert result.returncode == code, result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_json_says_where(blog: Path) -> None:
    (blog / "post.md").write_bytes("\ufeffÉté.\r\n\r\nWe delve\r\ninto it.\r\n".encode())
    data = json.loads(run("check", "post.md", "--format", "json", cwd=blog).stdout)
    assert data["version"] == 1
    (finding,) = data["findings"]
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (3, 4, 4, 5)
    text = (blog / "post.md").read_bytes().decode()
    assert text[finding["start"] : finding["end"]].split() == ["delve", "into"]
    assert finding["excerpt"] == "delve into"
    assert finding["disposition"] == "active"
    assert set(finding) >= {
        "rule",
        "path",
        "severity",
        "confidence",
        "message",
        "question",
        "fingerprint",
        "suggest",
        "fix",
    }


def test_standard_input(blog: Path) -> None:
    result = run(
        "check", "-", "--stdin-filename", "x.html", "--format", "concise", cwd=blog, stdin=b"<p>We delve into it.</p>"
    )
    assert result.stdout.startswith("x.html:1:7: ")
    assert run("check", "-", cwd=blog, stdin=b"\xff\xff\xff").returncode == 2


def test_a_broken_card_in_the_way_of_a_rule_is_an_internal_error(blog: Path) -> None:
    """A rule that raises is named, and nothing passes in silence."""
    script = (
        "import authlint.checks.phrases as module, dataclasses, sys\n"
        "from authlint.rule import check\n"
        "def broken(document, *, phrases): raise ZeroDivisionError('x')\n"
        "module.phrases = dataclasses.replace(module.phrases, function=broken, views={})\n"
        "broken.__kwdefaults__ = None\n"
        "module.phrases = dataclasses.replace(module.phrases, function=lambda phrases: 1/0)\n"
        "from authlint.commands import main\n"
        "main(['check', 'post.md', '--format', 'concise'])\n"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=blog, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert re.search(r"rule cliche/[\w-]+ failed: ZeroDivisionError", result.stdout)


def test_a_closed_pipe_is_silent(blog: Path) -> None:
    for number in range(200):
        (blog / f"{number}.md").write_text(CLICHE * 40, encoding="utf-8")
    command = f"{' '.join(AUTHLINT)} check . | head -n 1"
    result = subprocess.run(["bash", "-c", command], cwd=blog, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 1


def wait_until_it_works(process: int) -> None:
    """Until spaCy's libraries are loaded by it or by one of its own processes, which is well into the run.

    Before the new program is started the child still has its parent's libraries, and its parent's command line.
    """
    place = Path(f"/proc/{process}")
    for _ in range(600):
        time.sleep(0.1)
        if not place.exists():
            break
        if b"authlint\0check" in (place / "cmdline").read_bytes():
            own = (place / f"task/{process}/children").read_text().split()
            if any(has_spacy(each) for each in (str(process), *own)):
                break
    time.sleep(0.5)


def has_spacy(process: str) -> bool:
    """Whether a process has loaded spaCy's libraries; one that is gone has not."""
    try:
        return b"spacy/matcher" in Path(f"/proc/{process}/maps").read_bytes()
    except OSError:
        return False


def test_interrupted(blog: Path) -> None:
    for number in range(300):
        (blog / f"{number}.md").write_text(("We delve into it. " * 50 + "\n\n") * 20, encoding="utf-8")
    # A test run in the background is told to ignore Ctrl-C, and so would be its children.
    process = subprocess.Popen(
        [*AUTHLINT, "check", "."],
        cwd=blog,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads here
    )
    wait_until_it_works(process.pid)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in errors) == (130, False), errors[-2000:]


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour(environment: dict[str, str], coloured: bool, blog: Path) -> None:
    assert ("\x1b[" in run("check", "post.md", cwd=blog, **environment).stdout) is coloured


def test_the_frame_fits_eighty_columns(blog: Path) -> None:
    (blog / "post.md").write_text(
        "The ferry left early. " * 20 + "We delve into it. " + "It rained. " * 30, encoding="utf-8"
    )
    output = run("check", "post.md", cwd=blog, COLUMNS="80").stdout
    assert max(map(len, output.splitlines())) <= 80
    frame = next(line for line in output.splitlines() if "delve into" in line and " | " in line)
    underline = output.splitlines()[output.splitlines().index(frame) + 1]
    assert frame[underline.index("^") : underline.rindex("^") + 1] == "delve into"


def test_hostile_names_and_words_stay_on_their_line(tmp_path: Path) -> None:
    name = "::error::\x1b[31m\u202e.md"
    (tmp_path / name).write_text("We delve into\u202e it.\n\nWe delve\x1b[31m into it.\n", encoding="utf-8")
    for format_ in ("text", "concise", "github"):
        output = run("check", ".", "--format", format_, cwd=tmp_path).stdout
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", output)
        lines = [line for line in output.splitlines() if line.startswith("::")]
        assert (
            all(line.startswith(("::warning file=", "::notice file=", "::error file=")) for line in lines)
            or format_ != "github"
        )


def test_github_says_how_many_it_left_out(blog: Path) -> None:
    (blog / "post.md").write_text(CLICHE + "\n" + "\n\n".join([CLICHE] * 14), encoding="utf-8")
    output = run("check", "post.md", "--format", "github", cwd=blog).stdout
    assert output.count("::warning") == 10
    assert "not shown as annotations: 5 warnings" in output


def test_help_imports_no_heavy_library(tmp_path: Path) -> None:
    script = "import sys\nfrom authlint.commands import run\nrun(['--help'])\nprint(sorted({'spacy','textstat','markdown_it','turbohtml','yaml'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("verb", ["check", "explain", "rules"])
def test_help_pages(verb: str, tmp_path: Path) -> None:
    result = run(verb, "--help", cwd=tmp_path)
    assert result.returncode == 0
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_a_check_without_pictures_reads_none(tmp_path: Path) -> None:
    """What reads pictures, repositories' histories and certificates is imported only where a draft needs it."""
    (tmp_path / "draft.md").write_text("We weighed 14 bags.\n", encoding="utf-8")
    script = (
        "import sys\nfrom authlint.commands import run\nrun(['check', 'draft.md'])\n"
        "readers = {'exif', 'gallery', 'history', 'jpeg', 'manifest', 'png', 'reading', 'sheet', 'xmp'}\n"
        "print('imported:', sorted(name for name in readers if f'authlint.provenance.{name}' in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "imported: []" in result.stdout
