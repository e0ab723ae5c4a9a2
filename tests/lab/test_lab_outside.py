"""The outside check on made-up drafts: what a run says of them, what breaks it, and the tables that come of it."""

from __future__ import annotations

import gzip
import json
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from authlint.packs import shipped_rules

PLAIN = "The boat lay in the mud and we ate our bread on the wall. Nobody came until the tide was back. "


@pytest.fixture(autouse=True)
def _lab(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(repository / "lab"))


@pytest.fixture
def run() -> ModuleType:
    """How texts are run."""
    return import_module("outside_run")


@pytest.fixture
def lab() -> ModuleType:
    """The tables."""
    return import_module("outside")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A human post, a generated one, a mixed one, a learner's essay and a bare sentence."""
    worn = shipped_rules()["cliche/dense"].rule.bad[0].replace("⟦", "").replace("⟧", "")
    rows = [
        row("a", "one/blog", "human", None, "personal blog", PLAIN * 12),
        row("b", "two/blog", "ai", "gpt-4o-mini", "travel blog", worn),
        row("c", "two/blog", "mixed", "gpt-4o-mini", "travel blog", worn),
        row("d", "school", "human", None, "learner essay", PLAIN * 12, "txt"),
        {**row("e", "debates", "human", None, "debate", PLAIN), "format": None},
    ]
    place = tmp_path / "labelled"
    place.mkdir()
    with gzip.open(place / "outside.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(entry) + "\n" for entry in rows)
    return place


def row(
    name: str, source: str, label: str, model: str | None, genre: str, text: str, kind: str = "md"
) -> dict[str, object]:
    return {
        "id": name,
        "source": source,
        "label": label,
        "model": model,
        "date": "2020-05-06" if label == "human" else "2025-05-06",
        "format": kind,
        "genre": genre,
        "license": "made up",
        "text": text,
    }


def test_texts_go_through_the_command_line(run: ModuleType, folder: Path, tmp_path: Path) -> None:
    """Mixed texts and sentences are left out; every other text has words, a drift or a reason, and its errors."""
    outcome = run.run_all(list(run.read_posts(folder)), tmp_path / "drafts")
    assert {entry.text.name for entry in outcome.measured} == {"a", "b", "d"}
    assert outcome.crashed == []
    assert all(entry.words > 150 and (entry.value is not None or entry.abstained) for entry in outcome.measured)
    assert {entry.text.name: bool(entry.errors) for entry in outcome.measured} == {"a": False, "b": True, "d": False}
    assert set(outcome.seconds) == {"score", "check"}


def test_a_draft_that_breaks_a_run_is_found_and_the_others_are_measured(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A piece that breaks is halved until the draft that breaks it stands alone."""

    def told(command: tuple[str, ...], paths: list[str], outcome: object) -> dict[str, object] | None:
        if any("broken" in Path(path).read_text(encoding="utf-8") for path in paths):
            return None
        measures = {"drift": {"value": 50.0, "abstained": None}}
        drafts = [{"path": path, "words": 200, "skipped": "", "measures": measures} for path in paths]
        return {"drafts": drafts, "findings": [], "problems": []}

    monkeypatch.setattr(run, "_told", told)
    posts = [post(run, f"p{number}", raw="broken" if number == 3 else "sound") for number in range(7)]
    outcome = run.run_all(posts, tmp_path)
    assert outcome.crashed == ["p3"]
    assert [entry.text.name for entry in outcome.measured] == ["p0", "p1", "p2", "p4", "p5", "p6"]


def post(run: ModuleType, name: str, *, human: bool = True, unit: str = "one", raw: str = "") -> object:
    return run.Post(name, unit, human, "" if human else "gpt-5", "2020-01-01", "personal blog", "md", raw)


def measured(run: ModuleType, values: dict[str, float | None], *, human: bool, unit: str) -> list[object]:
    return [
        run.Measured(post(run, name, human=human, unit=unit), 400, value, "" if value else "too short (9)", ())
        for name, value in values.items()
    ]


def test_what_is_not_judged_is_not_found(run: ModuleType, lab: ModuleType) -> None:
    """Of four posts two lie past the point, one short of it and one is not judged."""
    side = measured(run, {"a": 99.5, "b": 99.9, "c": 40.0, "d": None}, human=False, unit="one")
    assert lab.past(side) == pytest.approx(2 / 3)
    assert lab.coverage(side) == pytest.approx(3 / 4)
    assert lab.past_of_all(side) == pytest.approx(2 / 4)


def test_a_source_of_many_posts_does_not_outvote_a_source_of_few(run: ModuleType, lab: ModuleType) -> None:
    """Nine found posts of one source and one of another that is not found: half, not nine tenths."""
    many = measured(run, {str(number): 99.9 for number in range(9)}, human=False, unit="many")
    side = [*many, *measured(run, {"x": 10.0}, human=False, unit="few")]
    table = "\n".join(lab.beside([], side))
    assert "| past the 1 % point, of those judged | 0.0% | 90.0% |" in table
    assert "| past the 1 % point, each source counted alike | 0.0% | 50.0% |" in table


def test_the_report_names_reasons_rules_and_sources(lab: ModuleType, run: ModuleType) -> None:
    """Every table is there, essays stand apart, and no text is shown."""
    human = measured(run, {"a": 10.0, "b": None}, human=True, unit="one/blog")
    generated = measured(run, {"c": 99.9}, human=False, unit="two/blog")
    outcome = run.Outcome([*human, *generated], [], ["front-matter"], {"check": 1.0})
    told = lab.report([entry.text for entry in outcome.measured], outcome, outermost=1)
    for line in (
        "| AUROC | 1.0000 |",
        "| too short | 1 | 0 |",
        "| **all** | 2 of 2 | 1 | 0 | 0.00% |",
        "| two/blog | ai | 1 | 2020-01-01 | personal blog | gpt-5 |",
        "- problems reported: `front-matter` 1",
        "- 10.000, 400 words: a",
    ):
        assert line in told
    assert "### Essays" not in told
