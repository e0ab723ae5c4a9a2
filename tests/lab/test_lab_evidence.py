"""The comparison on a folder of made-up texts with known rates: ratio, interval and status come out."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from authlint.packs import shipped_rules

SOURCES = 6
TEXTS = 2
WORDS = 500
FILLER = "the ferry left at nine and the baker counted her loaves on the quay".split()
RULE = "cliche/sincerity-markers"


@dataclass(frozen=True)
class Hits:
    """How often a text holds a term."""

    term: str
    times: int


def text(*hits: Hits) -> str:
    """A text of `WORDS` words with these hits in it, far apart."""
    words = [FILLER[place % len(FILLER)] for place in range(WORDS)]
    places = iter(range(3, WORDS, 17))
    for hit in hits:
        for _ in range(hit.times):
            words[next(places)] = hit.term
    return " ".join(words) + "."


def row(label: str, source: str, body: str, **more: str) -> dict[str, Any]:
    model = "gpt-5.1-mini" if label == "ai" else None
    return {
        "id": source,
        "source": source,
        "label": label,
        "model": model,
        "date": "2026" if label == "ai" else "2019",
        "format": "md",
        "genre": "food" if source[-1] in "01" else "travel",
        "text": body,
        **more,
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``genuinely`` four times in every generated text and once in every human one; ``quietly`` in one generated
    source only; ``moreover`` in human texts only. Quotations and mixed texts hold more of it."""
    rows = []
    for number in range(SOURCES):
        quotation = (
            f"\n\n> {text(Hits('genuinely', 5))}\n\n“It is genuinely my bread,” “and hers.”\n" if number == 0 else ""
        )
        alone = 3 if number == 0 else 0
        for _ in range(TEXTS):
            rows += [
                row("human", f"author-{number}", text(Hits("genuinely", 1), Hits("moreover", 1)) + quotation),
                row("ai", f"machine-{number}", text(Hits("genuinely", 4), Hits("quietly", alone))),
                row("mixed", f"polished-{number}", text(Hits("genuinely", 7))),
            ]
    path = tmp_path_factory.mktemp("labelled")
    with gzip.open(path / "made_up.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(each) + "\n" for each in rows)
    return path


@pytest.fixture
def lab(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script as a module."""
    monkeypatch.syspath_prepend(str(repository / "lab"))
    return import_module("evidence")


@pytest.fixture
def found(lab: Any, folder: Path) -> dict[str, Any]:
    rules = {name: shipped_rules()[name] for name in (RULE, "cliche/quiet-adverbs")}
    evidence: dict[str, Any] = lab.evidence_from(folder, rules, ["moreover"]).evidence
    return evidence


def test_words_and_sources_are_counted_without_quotations_and_mixed_texts(found: dict[str, Any]) -> None:
    side = {"sources": SOURCES, "words": SOURCES * TEXTS * WORDS}
    assert found["looks"]["prose"] == {"human": side, "generated": side}
    assert "fiction" not in found["looks"]
    assert found["looks"]["2025-26"]["generated"] == side


def test_the_ratio_and_its_interval_come_out(found: dict[str, Any]) -> None:
    """Where all sources of a side are alike, drawing them again changes nothing: the interval is a point."""
    human, generated, words = SOURCES * TEXTS, 4 * SOURCES * TEXTS, SOURCES * TEXTS * WORDS
    expected = ((generated + 0.5) / (words - generated)) / ((human + 0.5) / (words - human))
    entry = found["rules"][RULE]["terms"]["genuinely"]
    prose = entry["looks"]["prose"]
    assert prose["hits"] == [human, generated]
    assert prose["rates"] == [2.0, 8.0]
    assert prose["sources"] == [SOURCES, SOURCES]
    assert prose["ratio"] == pytest.approx(expected, abs=0.01)
    assert prose["interval"] == [prose["ratio"], prose["ratio"]]
    assert (entry["status"], entry["topic"], entry["strongest"]) == ("measured", "", "2025-26")


def test_one_source_is_no_measurement(found: dict[str, Any]) -> None:
    """A third of the replicates draw other sources only, so the interval reaches down to one."""
    entry = found["rules"]["cliche/quiet-adverbs"]["terms"]["quietly"]
    assert entry["looks"]["prose"]["interval"][0] == 1.0
    assert entry["looks"]["prose"]["without_largest"] == 1.0
    assert entry["status"] == "named"


def test_a_term_nobody_uses_has_a_ratio_of_one(found: dict[str, Any]) -> None:
    entry = found["rules"][RULE]["terms"]["the honest truth"]
    assert entry["looks"]["prose"]["ratio"] == 1.0
    assert entry["looks"]["prose"]["interval"] == [1.0, 1.0]
    assert entry["status"] == "named"


def test_what_people_write_as_often_is_refuted_and_listed(lab: Any, found: dict[str, Any]) -> None:
    assert found["suspects"]["moreover"]["status"] == "refuted"
    assert '- {term: "moreover", hits: [12, 0]' in lab.refuted_list(found)


def test_twice_the_same_bytes(lab: Any, folder: Path, found: dict[str, Any]) -> None:
    rules = {name: shipped_rules()[name] for name in (RULE, "cliche/quiet-adverbs")}
    again = lab.evidence_from(folder, rules, ["moreover"]).evidence
    assert lab.written(again) == lab.written(found)


def test_a_source_left_out_is_judged_by_the_others(lab: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others measure ``genuinely``, and the one left out has it four times as often as people do."""
    module = import_module("evidence_held_out")
    monkeypatch.setattr(module, "LEAST_WORDS", WORDS)
    counts = lab.evidence_from(folder, {RULE: shipped_rules()[RULE]}, []).counts
    found = list(module.held_out(counts, [(RULE, "genuinely"), (RULE, "the honest truth")]))
    assert [each.terms for each in found] == [1] * SOURCES
    assert {each.rate for each in found} == {8.0}
    assert all(3 < each.ratio < 5 for each in found)


CARD = """\
with:
  phrases:
    - moreover
    - "in a|the word"
severity: warning
status: measured
"""


def test_a_card_follows_its_evidence(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The status is written, a card that is not measured is worth an info, and refuted terms leave it."""
    monkeypatch.syspath_prepend(str(repository / "lab"))
    cards = import_module("evidence_cards")
    assert cards.with_status(CARD, "measured") == CARD
    assert cards.with_status(CARD, "named") == CARD.replace("warning", "info").replace("measured", "named")
    assert cards.without(CARD, ["moreover"]) == CARD.replace("    - moreover\n", "")
    assert cards.without(CARD, ["in a|the word"]) == CARD.replace('    - "in a|the word"\n', "")


@pytest.mark.parametrize(
    ("model", "date", "generator", "generation"),
    [
        ("gpt-5.3-codex", "2026-01", "gpt-5", "2025-26"),
        ("claude-sonnet-4-20250514 (per generator script)", "2026", "claude-sonnet-4", "2025-26"),
        ("gpt-3.5-turbo (per generator code)", "2025", "gpt-3", "2023"),
        ("gpt-4o-mini", "2025", "gpt-4", "2024"),
        ("qwen3-30b-a3b", "2025", "qwen3", "2025-26"),
        ("davinci", "2023", "davinci", "2023"),
    ],
)
def test_models_have_a_family_and_a_generation(
    model: str, date: str, generator: str, generation: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(repository / "lab"))
    module = import_module("evidence_texts")
    assert (module.generator(model), module.generation(model, date)) == (generator, generation)
