"""The article this tool was drawn from quotes two clichés: quoted they are shown and count nowhere, unquoted they count."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from whole_path import faults

PHRASES = ("delve into", "in the rapidly evolving landscape")


@pytest.fixture(scope="module")
def article(corpus: Path) -> str:
    path = corpus.parent / "samples" / "model-collapse-article.txt"
    if not path.is_file():
        pytest.skip("the labelled texts come without the article")
    return path.read_text(encoding="utf-8")


def dispositions(text: str, name: str) -> dict[str, str]:
    """What the JSON says about the findings on the two phrases."""
    command = [sys.executable, "-m", "authlint", "check", "--format", "json", "--stdin-filename", name, "-"]
    told = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    findings = json.loads(told.stdout)["findings"]
    return {found["excerpt"]: found["disposition"] for found in findings if found["excerpt"] in PHRASES}


@pytest.mark.parametrize("name", ["article.txt", "article.md"])
def test_quoted_phrases_are_told_and_count_nowhere(article: str, name: str) -> None:
    assert dispositions(article, name) == dict.fromkeys(PHRASES, "quoted")


@pytest.mark.parametrize("name", ["article.txt", "article.md"])
def test_without_their_marks_they_count(article: str, name: str) -> None:
    bare = article
    for phrase in PHRASES:
        start = bare.index(phrase)
        end = bare.index("”", start)
        assert bare[start - 1] == "“"
        bare = bare[: start - 1] + bare[start:end] + bare[end + 1 :]
    assert dispositions(bare, name) == dict.fromkeys(PHRASES, "active")


def test_every_finding_stands_where_it_says(article: str) -> None:
    assert not list(faults(article, "article.txt"))
