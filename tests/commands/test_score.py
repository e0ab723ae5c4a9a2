"""``authlint score`` as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from authlint.scoresheet import PLACES, bar

AUTHLINT = [sys.executable, "-m", "authlint", "score"]
STOCK = """ferry harbour captain bread engine island lamp keeper rope boat letter window kettle morning winter storm pier
gull coat bell market street neighbour garden table chair bottle river hill stone summer cousin""".split()
VERBS = "saw took left found kept lost sold mended carried watched".split()
VERSE = """\
Down where the harbour meets the lane
The lanterns swing in April rain,
And she who waits beside the wall
Has heard no voice, no step at all.
"""
GERMAN = "Die Fähre fährt um sechs, und der Kapitän ist nicht zu sehen. Wir warten mit dem Brot auf das Boot. " * 4
BAD = {
    "verse": "\n".join([VERSE] * 12),
    "names": "\n".join(f"- {one.capitalize()} {two.capitalize()}" for one in STOCK[:15] for two in STOCK[15:30]),
    "code": "# How to\n\nRun this.\n\n```python\n" + "x = frobnicate(y)\n" * 200 + "```\n\nThat is all it takes.\n",
    "note": "A note of thirty words says hardly anything about how its author writes, and nobody should try to read "
    "a rhythm or a habit out of it, today or ever.",
}


def prose(seed: int, sentences: int = 40, longest: int = 9) -> str:
    """English of a sort: sentences of various lengths in paragraphs of various lengths."""
    generator = random.Random(seed)  # noqa: S311  # texts, not secrets
    parts = []
    for number in range(sentences):
        middle = " ".join(f"and the {generator.choice(STOCK)}" for _ in range(generator.randint(0, longest)))
        words = f"The {generator.choice(STOCK)} {generator.choice(VERBS)} the {generator.choice(STOCK)} {middle}"
        parts.append(words.strip() + "." + ("\n\n" if number % generator.randint(2, 6) == 0 else " "))
    return "".join(parts)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*AUTHLINT, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )


def scored(*arguments: str, cwd: Path) -> dict[str, Any]:
    result = run(*arguments, "--format", "json", cwd=cwd)
    assert result.returncode == 0, result.stderr
    data: dict[str, Any] = json.loads(result.stdout)
    return data


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blog")
    for name, text in {"one": prose(1), "two": prose(2, 80), "three": prose(3, 60, 1), **BAD}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "german.md").write_text(GERMAN, encoding="utf-8")
    return folder


def test_json(blog: Path) -> None:
    """The form that is promised."""
    data = scored("one.md", "two.md", cwd=blog)
    assert data["version"] == 1
    assert [draft["path"] for draft in data["drafts"]] == ["one.md", "two.md"]
    for draft in data["drafts"]:
        assert draft["words"] > 200
        assert {"mattr", "mtld", "hdd", "sentence-variation", "adjectives"} <= draft["measures"].keys()
        for entry in draft["measures"].values():
            assert entry.keys() >= {"value", "percentile", "support", "abstained"}
            assert (entry["value"] is None) <= bool(entry["abstained"])
            assert entry["percentile"] is None or 0 <= entry["percentile"] <= 100
            assert (entry["percentile"] is None) == bool(entry["abstained"])
            assert isinstance(entry["support"], int)


def test_csv_says_the_same(blog: Path) -> None:
    names = ("--measure", "mattr", "--measure", "commas")
    rows = list(csv.DictReader(io.StringIO(run("one.md", "two.md", *names, "--format", "csv", cwd=blog).stdout)))
    drafts = scored("one.md", "two.md", *names, cwd=blog)["drafts"]
    assert [row["path"] for row in rows] == ["one.md", "two.md"]
    for row, draft in zip(rows, drafts, strict=True):
        assert int(row["words"]) == draft["words"]
        assert float(row["mattr"]) == draft["measures"]["mattr"]["value"]
        assert float(row["mattr percentile"]) == draft["measures"]["mattr"]["percentile"]
    assert rows[0].keys() == {"path", "words", "mattr", "mattr percentile", "commas", "commas percentile"}


def test_text(blog: Path) -> None:
    """A line a measure: its value, a small scale, and what it means."""
    output = run("one.md", "--measure", "mattr", "--measure", "mtld", cwd=blog).stdout
    title, first, second, *_ = output.splitlines()
    assert title.startswith("one.md  ")
    assert title.endswith("words of running prose")
    for line, name in ((first, "mattr"), (second, "mtld")):
        assert line.split()[0] == name
        assert line.split()[2].count("█") == 1
        assert line.endswith("of 100 posts lie lower")


@pytest.mark.parametrize(("percentile", "place"), [(0, 0), (12.4, 0), (12.5, 1), (50, 4), (99.5, 7), (100, 7)])
def test_the_scale(percentile: float, place: int) -> None:
    assert bar(percentile).index("█") == place
    assert len(bar(percentile)) == PLACES


def test_measures_are_chosen(blog: Path) -> None:
    assert list(scored("one.md", "--measure", "mtld", cwd=blog)["drafts"][0]["measures"]) == ["mtld"]
    everything = scored("one.md", "--measure", "all", cwd=blog)["drafts"][0]["measures"]
    assert everything.keys() == scored("one.md", cwd=blog)["drafts"][0]["measures"].keys()


def test_sorting(blog: Path) -> None:
    """The lowest first; a draft without a percentile last; the measure need not be shown."""
    data = scored(".", "--measure", "mattr", "--sort", "sentence-variation", cwd=blog)
    paths = [Path(draft["path"]).stem for draft in data["drafts"]]
    shown = {
        Path(draft["path"]).stem: draft["measures"]["sentence-variation"]["percentile"]
        for draft in scored("one.md", "two.md", "three.md", cwd=blog)["drafts"]
    }
    assert paths[:3] == sorted(shown, key=lambda name: (shown[name], name))
    assert paths[0] == "three"
    assert set(paths[3:]) == {*BAD, "german"}
    assert list(data["drafts"][0]["measures"]) == ["mattr"]


def test_why(blog: Path) -> None:
    """What drove a value that lies far out, in the draft's own words."""
    plain = run("three.md", "--measure", "sentence-variation", cwd=blog).stdout
    reasons = run("three.md", "--measure", "sentence-variation", "--why", cwd=blog).stdout
    added = [line.strip() for line in reasons.splitlines() if line not in plain.splitlines()]
    assert added
    assert_underlined(blog / "three.md", added)


KETTLE = (
    """
On Sunday the kettle died and I took the cover off.
I smelled burnt rubber, and inside I found a seal
that I had ordered in March for nine euros.

"""
    + "The shop sells seals of many kinds, and most of them fit most of the machines that people own today. " * 6
)


def test_why_tells_the_kind_of_each_detail(tmp_path: Path) -> None:
    """Underlined on its own line of the draft, with what it is; the same in JSON."""
    (tmp_path / "kettle.md").write_text(KETTLE, encoding="utf-8")
    shown = run("kettle.md", "--why", "detail", cwd=tmp_path).stdout
    told = [line.strip() for line in shown.splitlines() if " | " in line]
    assert_underlined(tmp_path / "kettle.md", told)
    assert any(line.endswith("^^^^ what the writer did") for line in told)
    assert any(line.endswith("^^^^^^ time") for line in told)
    (draft,) = scored("kettle.md", "--why", "detail", cwd=tmp_path)["drafts"]
    words = draft["measures"]["detail"]["words"]
    assert {"line": 2, "text": "Sunday", "kind": "time"} in words
    assert {"line": 2, "text": "took", "kind": "what the writer did"} in words
    assert [entry["line"] for entry in words] == sorted(entry["line"] for entry in words)
    assert "words" not in draft["measures"]["mattr"]


def assert_underlined(draft: Path, told: Sequence[str]) -> None:
    """Frames two by two: a line of the draft, perhaps cut, and carets under words that stand there."""
    lines = draft.read_text(encoding="utf-8").splitlines()
    frames = [line.strip().partition("|") for line in told if not line.strip().startswith("and ")]
    assert frames
    assert len(frames) % 2 == 0
    for (number, _, text), (empty, _, under) in zip(frames[::2], frames[1::2], strict=True):
        assert not empty.strip()
        start, end = under.index("^"), under.rindex("^") + 1
        assert text[start:end].strip("…") in lines[int(number) - 1]


@pytest.mark.parametrize("option", ["--measure", "--sort"])
def test_a_measure_that_does_not_exist(option: str, blog: Path) -> None:
    result = run("one.md", option, "mtdl", cwd=blog)
    assert result.returncode == 2
    assert "measure ‘mtdl’; did you mean ‘mtld’?" in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_nothing_is_sorted_by_all(blog: Path) -> None:
    """‘all’ chooses measures; there is no measure of that name to sort by."""
    result = run("one.md", "--sort", "all", cwd=blog)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_prose_abstains(name: str, blog: Path) -> None:
    """Each measure of the table abstains and says why; nothing fails."""
    result = run(f"{name}.md", cwd=blog)
    assert result.returncode == 0
    (draft,) = scored(f"{name}.md", cwd=blog)["drafts"]
    for measure in ("mattr", "mtld", "hdd", "rare-words", "sentence-variation", "paragraph-variation", "adjectives"):
        entry = draft["measures"][measure]
        assert (entry["value"], entry["percentile"]) == (None, None)
        assert entry["abstained"].startswith("fewer than")
    assert "fewer than 100 words of running prose" in result.stdout
    assert "posts lie lower" not in result.stdout


def test_another_language(blog: Path) -> None:
    """It is named, not measured, and does not keep others from being measured."""
    german, english = sorted(scored("german.md", "one.md", cwd=blog)["drafts"], key=lambda draft: draft["path"])
    assert german["skipped"] == "not judged: the language seems to be German"
    assert german["measures"] == {}
    assert english["measures"]["mattr"]["value"] is not None
    alone = run("german.md", cwd=blog)
    assert "not judged: the language seems to be German" in alone.stdout
    assert alone.returncode == 3  # as ‘check’ says it: no draft here could be judged


@pytest.mark.parametrize(("paths", "code"), [(["gone.md"], 2), (["empty"], 3), (["notes.rst"], 3), ([], 0)])
def test_exit_codes(paths: list[str], code: int, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.rst").write_text("Notes.", encoding="utf-8")
    (tmp_path / "post.md").write_text(prose(1), encoding="utf-8")
    result = run(*paths, cwd=tmp_path)
    assert result.returncode == code, result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_the_same_twice(blog: Path) -> None:
    """And alone or in company: no draft leans on another."""
    together = {draft["path"]: draft for draft in scored("one.md", "two.md", cwd=blog)["drafts"]}
    assert scored("one.md", cwd=blog)["drafts"] == [together["one.md"]]
    assert scored("one.md", cwd=blog) == scored("one.md", cwd=blog)


def test_hostile_names_stay_on_their_line(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31mb.md").write_text(prose(1), encoding="utf-8")
    result = run(".", "--measure", "mattr", cwd=tmp_path)
    assert result.returncode == 0
    assert "\x1b" not in result.stdout
    assert len(result.stdout.strip().splitlines()) == 2


def test_the_profile(blog: Path) -> None:
    """Six axes and the whole, in the order that is promised; what nothing measures abstains."""
    (draft,) = scored("two.md", cwd=blog)["drafts"]
    assert list(draft["axes"]) == ["provenance", "diversity", "detail", "confidence", "surprise", "drift"]
    for axis in draft["axes"].values():
        assert axis.keys() == {"score", "support", "abstained", "measures"}
        assert (axis["score"] is None) == bool(axis["abstained"])
        assert axis["score"] is None or 0 <= axis["score"] <= 100
    assert draft["axes"]["diversity"]["score"] is not None
    output = run("two.md", cwd=blog).stdout
    assert [line.split()[0] for line in output.splitlines()[1:8]] == ["authenticity", *draft["axes"]]


def test_floors_gate(blog: Path) -> None:
    assert run("two.md", "--min", "diversity=0", cwd=blog).returncode == 0
    result = run("two.md", "--min", "diversity=100", cwd=blog)
    assert result.returncode == 1
    assert "two.md: diversity is" in result.stderr
    assert run("two.md", "--min", "detial=3", cwd=blog).returncode == 2
    assert run("note.md", "--min", "90", cwd=blog).returncode == 0  # too short for a score: nothing to miss


def test_why_names_an_axis_and_stands_anywhere(blog: Path) -> None:
    """``--why diversity`` shows the measures under it; ``--why`` before a path means all of them."""
    one = run("three.md", "--why", "diversity", cwd=blog).stdout
    assert "sentence-variation" in one
    assert run("--why", "three.md", cwd=blog).stdout.count("posts lie lower") >= one.count("posts lie lower")
    assert run("three.md", "--why", "diversty", cwd=blog).returncode == 2
