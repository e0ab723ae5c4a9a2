"""Texts with residue that must be found, and texts in many scripts that must stay silent.

Both lists were written before the rules. ``tests/residue/leftovers.jsonl`` marks what is to be found and names the rule;
``tests/residue/legitimate.jsonl`` holds hidden characters, look-alike letters, placeholders and phrases where they belong.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import active, examine_text, unmark

from authlint.fixes import fixed
from authlint.report import DraftReport
from authlint.source import SourceFile

HERE = Path(__file__).parent / "residue"
PACKS = ("residue",)
FIXED = {"residue/hidden-character", "residue/hidden-message", "residue/lookalike-letters", "residue/odd-space"}


@cache
def cases(name: str) -> list[dict[str, Any]]:
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def judge(source: SourceFile) -> DraftReport:
    return examine_text(source.text, source.path, PACKS)


def found(case: dict[str, Any]) -> bool:
    """Whether the rule that the case names points at one of the marked places."""
    marked = unmark(case["text"])
    findings = active(examine_text(marked.text, f"draft.{case['format']}", PACKS))
    return any(
        finding.rule == case["rule"] and any(finding.span.overlaps(span) for span in marked.spans)
        for finding in findings
    )


def test_leftovers_are_found() -> None:
    """Ninety-nine in a hundred, among two hundred and more. Two are let go on purpose: “as of my last update” and “word
    count: 812” are what people write as well."""
    missed = [f"{case['id']} {case['rule']}" for case in cases("leftovers") if not found(case)]
    assert len(cases("leftovers")) >= 200
    assert len(missed) <= len(cases("leftovers")) // 100, missed


@pytest.mark.parametrize("case", cases("legitimate"), ids=lambda case: f"{case['script']} {case['id']}")
def test_what_belongs_there_stays_silent(case: dict[str, Any]) -> None:
    """And is really looked at: a draft that is skipped is silent for another reason."""
    report = examine_text(case["text"], f"draft.{case['format']}", PACKS)
    assert not report.skipped
    assert [(finding.rule, finding.excerpt) for finding in active(report)] == []


def test_the_legitimate_texts_are_many() -> None:
    assert len(cases("legitimate")) >= 100
    assert len({case["script"] for case in cases("legitimate")} - {"About", "Emoji"}) >= 8


def test_hidden_characters_and_lookalikes_are_fixed_for_good() -> None:
    """Once fixed nothing of the kind is found, and fixing again changes nothing."""
    for case in cases("leftovers"):
        if case["rule"] in FIXED:
            draft = fixed(SourceFile(f"draft.{case['format']}", unmark(case["text"]).text), judge)
            again = fixed(draft.after, judge)
            left = {finding.rule for finding in draft.remaining.active} & FIXED
            assert not again.changed
            # What an override turned round is for the writer to mend.
            assert not left or "\u202e" in draft.before.text, case["id"]
