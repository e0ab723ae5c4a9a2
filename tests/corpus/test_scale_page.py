"""docs/scale.md: what it shows is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from authlint.corpus.condition import read_condition
from authlint.corpus.scoring import score_schema
from authlint.profile import AXES


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs/scale.md").read_text(encoding="utf-8")


def test_every_column_is_described(page: str) -> None:
    """And none that is not there."""
    table = page.partition("| column |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", table.partition("\n")[2])) & {*score_schema().names}
    assert named == set(score_schema().names) - set(AXES)


def test_conditions_can_be_read(page: str) -> None:
    """The one of the example, and the pieces in the text."""
    (example,) = re.findall(r"--keep '([^']+)'", page)
    for condition in (example, "cliche/dense = 0", "drift missing", "mtld.percentile > 5"):
        assert condition.split(" ")[0] in page
        read_condition(condition)


def test_snippets_compile(page: str) -> None:
    """They were run when they were written; here they must at least be Python."""
    snippets = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(snippets) == 2
    for snippet in snippets:
        compile(snippet, "docs/scale.md", "exec")
        exec("\n".join(re.findall(r"^from authlint.*$", snippet, re.MULTILINE)), {})  # noqa: S102  # our own page
