"""Suppressions by comment and front matter, quotations, fingerprints."""

from __future__ import annotations

import pytest
from conftest import active, examine_text

NEXT = "<!-- authlint-disable-next-line cliche/delve-verbs: the name of a talk -->"


def dispositions(text: str, name: str = "draft.md") -> list[tuple[str, str]]:
    return [(finding.rule, finding.disposition) for finding in examine_text(text, name).findings]


@pytest.mark.parametrize(
    "text",
    [
        f"{NEXT}\nWe delve into it.\n",
        f"{NEXT}\n\nWe delve into it.\n",
        "We delve into it. <!-- authlint-disable-line cliche/delve-verbs: a joke -->\n",
        "<!-- authlint-disable cliche: old posts -->\n\nWe delve into it.\n",
        "---\nauthlint:\n  disable: [cliche/delve-verbs]\n  reason: an old post\n---\nWe delve into it.\n",
        f"> {NEXT}\n> We delve into it.\n".replace("> ", ""),
    ],
)
def test_suppressed(text: str) -> None:
    assert dispositions(text) == [("cliche/delve-verbs", "suppressed")]


@pytest.mark.parametrize(
    "text",
    [
        f"{NEXT}\nThe ferry left.\n\nWe delve into it.\n",
        f"{NEXT}\nThe ferry left,\nand we delve into it.\n",
        "<!-- authlint-disable cliche: old -->\n\nWe delve into it.\n\n<!-- authlint-enable -->\n\nWe delve into that.\n",
        "<!-- authlint-disable-next-line sourcing: x -->\nWe delve into it.\n",
    ],
)
def test_out_of_reach(text: str) -> None:
    assert ("cliche/delve-verbs", "active") in dispositions(text)


def test_mdx_comment() -> None:
    text = "{/* authlint-disable-next-line cliche/delve-verbs: a joke */}\nWe delve into it.\n"
    assert dispositions(text, "draft.mdx") == [("cliche/delve-verbs", "suppressed")]


def test_html_comment() -> None:
    text = "<!-- authlint-disable-next-line cliche/delve-verbs: a joke -->\n<p>We delve into it.</p>\n"
    assert dispositions(text, "draft.html") == [("cliche/delve-verbs", "suppressed")]


def test_a_quoted_finding_is_kept_and_counts_nowhere() -> None:
    report = examine_text("> We delve into it.\n\nHe said “we delve into it”.\n")
    assert [finding.disposition for finding in report.findings] == ["quoted", "quoted"]
    assert not active(report)


def fingerprints(text: str) -> list[str]:
    return [finding.fingerprint for finding in examine_text(text, select=("cliche",)).findings]


def test_fingerprints_survive_lines_above_and_tell_repetitions_apart() -> None:
    text = "We delve into it.\n\nThen we delve into it.\n"
    before = fingerprints(text)
    assert len(set(before)) == 2
    assert fingerprints("The ferry left.\n\n" * 1000 + text) == before
