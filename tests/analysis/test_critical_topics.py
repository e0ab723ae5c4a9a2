"""Which passages are critical, and what that changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.critical_topics import ConfiguredTopic, CriticalTopics
from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.language.topics import ConfigurableTopic
from authlint.packs import shipped_rules
from authlint.run import Runner
from authlint.source import SourceFile

MEDICAL = (
    "The vaccine was tested in two trials. Patients got two doses, or a placebo, and a booster after the infection. "
    "Antibodies rose, symptoms fell, and no hospitalization was seen. Fully 73% of patients recovered."
)
FINANCIAL = (
    "The lender wants a deposit and a credit report before it grants the mortgage. Loans with high fees eat the income, and "
    "savings in the bank earn little interest. Fully 73% of borrowers pay insurance premiums."
)
LEGAL = (
    "The tenant sued, and the court heard both parties in June. Her attorney argued that the statute gave the landlord thirty days; "
    "the judge found the owner liable for damages, and the fees of the trial came on top. Fully 73% of people settle."
)
LAWS_OF_OTHER_KINDS = (
    "Moore's law had its day in court, as the joke goes. The licence of the library is MIT, so I owe its owner a notice; that settles the case. "
    "The linter is the judge of our style. Fully 73% of builds pass."
)
HARBOUR = "The ferry leaves at nine. Fully 73% of managers take it."


def topic_of(text: str, configured: ConfigurableTopic | None = None) -> str | None:
    analysis = Analysis(parse(SourceFile("draft.md", text)), Toolbox())
    if configured:
        analysis.provide(ConfiguredTopic, ConfiguredTopic(configured))
    document = parse(SourceFile("draft.md", text))
    topics = CriticalTopics.of(document, analysis.view(ConfiguredTopic))
    return topics.of_block(document.blocks[-1])


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (MEDICAL, "medical"),
        (FINANCIAL, "financial"),
        (LEGAL, "legal"),
        (LAWS_OF_OTHER_KINDS, None),
        (HARBOUR, None),
        ("---\ntopic: health\n---\n\n" + HARBOUR, "medical"),
        ("---\ntags: [travel, personal finance]\n---\n\n" + HARBOUR, "financial"),
        ("---\ncategories: Law\n---\n\n" + HARBOUR, "legal"),
        ("---\ntags: [lawn, healthcheck, moneyball]\n---\n\n" + HARBOUR, None),
        ("A healthy codebase has no technical debt. The server's health check spends a budget of 100 ms.", None),
        ("# Naps\n\n" + MEDICAL + "\n\n# Ferries\n\n" + HARBOUR, None),
        ("# Rent\n\n" + LEGAL + "\n\n# Builds\n\n" + LAWS_OF_OTHER_KINDS, None),
    ],
)
def test_the_topic_of_the_last_passage(text: str, topic: str | None) -> None:
    assert topic_of(text) == topic


def test_the_configuration_has_the_last_word() -> None:
    assert topic_of(MEDICAL, "none") is None
    assert topic_of(HARBOUR, "legal") == "legal"


@pytest.mark.parametrize(("text", "severity"), [(MEDICAL, "error"), (LEGAL, "error"), (HARBOUR, "info")])
def test_a_figure_without_a_source_is_an_error_in_a_critical_passage(text: str, severity: str) -> None:
    rules = shipped_rules()
    book = Rulebook.of([rules["sourcing/untraced-statistic"]], frozenset(rules))
    (found,) = examine(parse(SourceFile("draft.md", text)), book).findings
    assert found.severity == severity


def test_a_folder_is_given_its_topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "health").mkdir()
    (tmp_path / "notes").mkdir()
    for folder in ("health", "notes"):
        (tmp_path / folder / "ferry.md").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "authlint.toml").write_text('[[overrides]]\nfiles = ["health/"]\ntopic = "medical"\n', encoding="utf-8")
    report = Runner().check_paths([str(tmp_path)])
    severities = {
        Path(draft.path).parent.name: found.severity
        for draft in report.drafts
        for found in draft.findings
        if found.rule == "sourcing/untraced-statistic"
    }
    assert severities == {"health": "error", "notes": "info"}
