"""Executes the specifications: Markdown files whose fenced drafts mark what a rule must find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import examine_example

FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<format>markdown|mdx|html|text)\n(?P<draft>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
ENDINGS = {"markdown": "md", "mdx": "mdx", "html": "html", "text": "txt"}
HERE = Path(__file__).parent
FORMS_OF_CITATION = HERE / "sourcing" / "citations"
"""One file for each form in which a draft can name a source, as the rules about figures see it."""

ABOUT_FIGURES = ("sourcing/self-citation", "sourcing/untraced-statistic")


def rules_of(path: Path) -> tuple[str, ...]:
    """The rules that a specification is about; what is marked is found by one of them alone."""
    return ABOUT_FIGURES if path.parent == FORMS_OF_CITATION else (f"{path.parent.name}/{path.stem}",)


CASES = [
    pytest.param(
        rules_of(path),
        match["format"],
        match["draft"],
        id=f"{path.parent.name}/{path.name}:{path.read_text(encoding='utf-8').count(chr(10), 0, match.start()) + 1}",
    )
    for path in sorted([*HERE.glob("*/*.md"), *FORMS_OF_CITATION.glob("*.md")])
    for match in FENCE.finditer(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("rules", "format_", "draft"), CASES)
def test_specification(rules: tuple[str, ...], format_: str, draft: str) -> None:
    """A fence with marks is found at the marks; a fence without is silence."""
    select = ("all",) if rules[0].startswith("directive/") else rules
    for findings, marked in examine_example(draft, f"draft.{ENDINGS[format_]}", select):
        assert [finding.span for finding in findings if finding.rule in rules] == list(marked.spans)


def test_every_specification_belongs_to_a_rule() -> None:
    """A specification without its card is out of date."""
    from authlint.packs import rules_folder  # noqa: PLC0415  # only this test looks there

    orphans = [
        path for path in HERE.glob("*/*.md") if not (rules_folder() / path.parent.name / f"{path.stem}.yaml").is_file()
    ]
    assert not orphans
