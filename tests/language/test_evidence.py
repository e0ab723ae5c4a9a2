"""The shipped evidence: what it says, in which words, and that rules live by it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from authlint.language.evidence import Counted, Entry, Look, evidence, number
from authlint.packs import rules_folder, shipped_rules
from authlint.strict_yaml import load

HUMAN, GENERATED = Counted(16, 0.0086, 3, 22), Counted(276, 0.2, 9, 19)
LOOK = Look(HUMAN, GENERATED, 27.3, (7.42, 98.1), 12.0)


def entry(
    look: Look = LOOK, status: str = "measured", measured_in: tuple[str, ...] = ("prose",), topic: str = ""
) -> Entry:
    return Entry(status, measured_in, "2025-26", 0.1, topic, {"prose": look, "2025-26": look, "fiction": look})


def test_a_sentence_with_every_number() -> None:
    assert entry().sentence() == (
        "Found 27 times as often in generated posts as in human ones (7.4 to 98), "
        "in 9 of 19 generators’ texts, 3 of 22 human sources; strongest in 2025-26."
    )


def test_where_people_never_write_it_the_ratio_is_not_told() -> None:
    """It would be made of the smoothing."""
    look = Look(Counted(0, 0.0, 0, 22), Counted(28, 0.02, 4, 19), 66.8, (3.5, 169.0), 19.0)
    assert "28 times in generated posts and never in human ones (at least 3.5 times as often)" in entry(look).sentence()


def test_thin_evidence_says_so() -> None:
    assert entry(status="named", measured_in=()).sentence().endswith("sources. The evidence is thin.")
    topical = entry(status="named", measured_in=(), topic="travel")
    assert topical.sentence().endswith("It may be a word of its topic (travel).")
    never = Look(Counted(0, 0, 0, 22), Counted(0, 0, 0, 19), 1.0, (1.0, 1.0), 1.0)
    assert entry(never, "named", ()).sentence() == "Not found in the texts it was looked for in."


def test_fiction_is_named_as_such() -> None:
    found = entry(measured_in=("fiction",))
    assert found.fiction_only
    assert "in generated fiction as in human stories and reports" in found.sentence()


@pytest.mark.parametrize(
    ("value", "shown"), [(0.536, "0.54"), (1.0, "1"), (7.42, "7.4"), (99.7, "100"), (27.3, "27"), (1292.0, "1,300")]
)
def test_two_digits_count(value: float, shown: str) -> None:
    assert number(value) == shown


def test_the_promised_numbers_are_there() -> None:
    """At least 120 measured terms, 40 of them by posts of 2025-26, and 30 refuted ones."""
    terms = [entry for rule in evidence().rules.values() for entry in rule.terms.values()]
    measured = [entry for entry in terms if entry.status == "measured"]
    assert len(measured) >= 120
    assert sum("2025-26" in entry.measured_in for entry in measured) >= 40
    refuted = evidence().refuted()
    assert len(refuted) >= 30
    assert {"moreover", "furthermore", "when it comes to", "it's important to note"} <= set(refuted)


def test_measured_means_measured() -> None:
    """The interval lies above one and two generators have it, in the comparison that is told."""
    for rule in evidence().rules.values():
        for entry in rule.terms.values():
            if entry.status == "measured":
                look = entry.looks[entry.telling]
                assert look.interval is not None
                assert look.interval[0] > 1
                assert look.generated.sources >= 2


def test_no_sentence_says_who_wrote_a_text() -> None:
    sentences = [entry.sentence() for rule in evidence().rules.values() for entry in rule.terms.values()]
    assert sentences
    assert not [sentence for sentence in sentences if "written by" in sentence or " AI" in sentence]


def test_the_public_list_agrees_with_the_table() -> None:
    listed = {
        item["term"]: item["hits"] for item in load((rules_folder() / "refuted.yaml").read_text(encoding="utf-8"))
    }
    assert listed == {
        term: [entry.looks["prose"].human.hits, entry.looks["prose"].generated.hits]
        for term, entry in evidence().refuted().items()
    }


@pytest.mark.parametrize("rule", [name for name in shipped_rules() if name in evidence().rules])
def test_a_card_lives_by_its_evidence(rule: str) -> None:
    """Its status is that of the table, and what is not measured is worth an info at most."""
    card, found = shipped_rules()[rule].rule, evidence().rules[rule]
    assert card.status == found.pooled.status
    assert card.status == "measured" or card.severity == "info"


def test_no_card_looks_for_a_refuted_term() -> None:
    refuted = set(evidence().refuted())
    lists = [value for bound in shipped_rules().values() for value in bound.rule.parameters.values()]
    assert not [term for terms in lists if isinstance(terms, tuple) for term in terms if term in refuted]


def test_reading_it_imports_nothing_heavy() -> None:
    code = "import sys, authlint.language.evidence as e; e.evidence(); print('spacy' in sys.modules, 'numpy' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]
