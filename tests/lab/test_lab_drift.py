"""Drift's lab on a small made-up folder: whole sources are left out, the table is the same twice, constraints hold."""

from __future__ import annotations

import gzip
import json
import random
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from authlint.language.drift import table_of

HUMAN = "the old dog ran home and slept by the fire because it rained all day so nobody went out".split()
WORN = "robust solutions ensure seamless and crucial outcomes while teams leverage powerful insights across projects".split()
SOURCES = 5
TEXTS = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five human and five generated sources of short posts; generated ones hold more of the worn words."""
    place: Path = tmp_path_factory.mktemp("labelled")
    chance = random.Random(7)  # noqa: S311  # no secret
    for label in ("human", "ai"):
        rows = [row(label, source, number, chance) for source in range(SOURCES) for number in range(TEXTS)]
        with gzip.open(place / f"{label}_blogs.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(entry) + "\n" for entry in rows)
    return place


def row(label: str, source: int, number: int, chance: random.Random) -> dict[str, Any]:
    """One labelled post of 20 sentences."""
    share = 0.5 if label == "ai" else 0.15
    sentences = []
    for _ in range(20):
        words = [chance.choice(WORN if chance.random() < share else HUMAN) for _ in range(chance.randint(6, 16))]
        sentences.append(" ".join(words).capitalize() + ".")
    return {
        "id": f"{label}-{source}-{number}",
        "source": f"{label}{source}",
        "label": label,
        "model": "maker-1" if label == "ai" else None,
        "date": "2020-01-01",
        "format": "md",
        "genre": "personal",
        "text": " ".join(sentences),
    }


@pytest.fixture(autouse=True)
def _lab(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(repository / "lab"))


def test_the_lab_separates_left_out_sources_and_repeats_itself(folder: Path, tmp_path: Path) -> None:
    """Two runs give the same bytes; figures come with coverage and intervals."""
    lab = import_module("drift")
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    told = lab.build(folder, first)
    again = lab.build(folder, second)
    assert first.read_bytes() == second.read_bytes()
    assert told.replace("first", "") == again.replace("second", "")
    auroc = next(line for line in told.splitlines() if line.startswith("| AUROC"))
    assert float(auroc.split("|")[2]) > 0.95
    assert "coverage" in told
    assert "Invention" in told
    table = table_of(json.loads(first.read_text(encoding="utf-8")))
    assert table.terms["seamless"].weight > 0 > table.terms["nobody"].weight
    assert all(entry.weight >= 0 for term, entry in table.terms.items() if "went" in term.split())


def test_no_unit_is_on_both_sides_of_a_split(folder: Path) -> None:
    """All texts of an author or generator are held out together."""
    texts = import_module("drift_texts").read_texts(folder).texts
    parts = import_module("drift").folds(texts)
    seen: dict[str, set[int]] = {}
    for text, part in zip(texts, parts, strict=True):
        seen.setdefault(text.unit, set()).add(part)
    assert all(len(found) == 1 for found in seen.values())
    assert len(set(parts)) > 1


def test_late_human_texts_and_sentences_are_left_out(tmp_path: Path) -> None:
    """Nobody knows who wrote a post of 2024; a single sentence is no post."""
    rows = [
        {"label": "human", "date": "2024-02-01", "format": "md"},
        {"label": "human", "date": "2022-10-31", "format": "md"},
        {"label": "not", "date": "2020-01-01", "format": None},
    ]
    (tmp_path / "some.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in rows), encoding="utf-8")
    assert [entry["date"] for entry in import_module("drift_texts").rows(tmp_path)] == ["2022-10-31"]


def test_auroc_counts_ties_half() -> None:
    numpy = import_module("numpy")
    figures = import_module("drift_figures")
    assert figures.auroc(numpy.array([1.0, 2.0]), numpy.array([2.0, 3.0])) == pytest.approx(0.875)


def test_invented_sentences_follow_paragraphs() -> None:
    invention = import_module("drift_invention")
    paragraph = "This is a paragraph that is long enough to be one, with more than eighty characters in all of it."
    assert invention.invented(f"# Title\n\n{paragraph}\n\n- item\n", ("It cost $5.",)) == (
        f"# Title\n\n{paragraph} It cost $5.\n\n- item\n"
    )
