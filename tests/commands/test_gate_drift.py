"""The gate on drift: nobody has it unasked, and whoever asks is told its price."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import unmark

from authlint.language.prices import Share, price, prices
from authlint.packs import shipped_rules

RULE = "drift/toward-average"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The card's own bad example, which has nothing else wrong with it that fails a draft."""
    path = tmp_path / "draft.md"
    path.write_text(unmark(shipped_rules()[RULE].rule.bad[0]).text, encoding="utf-8")
    return path


def check(draft: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "authlint", "check", draft.name, "--format", "concise", *options]
    return subprocess.run(command, cwd=draft.parent, capture_output=True, text=True, check=False)


def human(gate: str) -> Share:
    """What the lab counted over all texts by people."""
    return next(share for share in prices(gate) if (share.side, share.group) == ("human", "all"))


def test_drift_fails_no_draft_by_default(draft: Path) -> None:
    result = check(draft)
    assert result.returncode == 0
    assert RULE not in result.stdout


@pytest.mark.parametrize("name", ["drift", RULE])
def test_whoever_asks_gets_the_finding_and_its_price(draft: Path, name: str) -> None:
    result = check(draft, "--gate", name)
    assert result.returncode == 1
    assert f"error {RULE}" in result.stdout
    if name == "drift":
        share = human("drift")
        assert (
            f"stops {share.failed / share.judged:.1%} ({share.low:.1%} to {share.high:.1%}) of {share.judged:,} texts by people"
            in (result.stdout)
        )


def test_the_configuration_may_ask_for_it(draft: Path) -> None:
    (draft.parent / "authlint.toml").write_text('gate = ["drift"]\n', encoding="utf-8")
    result = check(draft)
    assert result.returncode == 1
    assert "texts by people" in result.stdout


def test_other_rules_go_on(draft: Path) -> None:
    draft.write_text("We delve into the rich tapestry of tea.\n", encoding="utf-8")
    result = check(draft, "--gate", "drift")
    assert result.returncode == 0
    assert "cliche/delve-verbs" in result.stdout


def test_a_gate_that_does_not_exist_is_an_error(draft: Path) -> None:
    result = check(draft, "--gate", "drfit")
    assert result.returncode == 2
    assert "did you mean ‘drift’" in result.stdout + result.stderr


def test_a_gate_nobody_counted_says_so() -> None:
    assert "has not been counted" in price("directive")


@pytest.mark.parametrize("gate", ["default", "drift"])
def test_the_promise_of_each_gate(gate: str) -> None:
    """At most 1 in 100 texts by people; for drift, whose point is that one, with what chance adds to it."""
    share = human(gate)
    assert share.judged > 2000
    assert share.failed / share.judged <= (0.01 if gate == "default" else 0.015)
