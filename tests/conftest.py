"""What all tests share: drafts from strings, marks in drafts, and the labelled texts where they are at hand."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pictures import pictures

import authlint
from authlint.config import Config
from authlint.engine import Rulebook, examine
from authlint.finding import Finding
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.report import DraftReport
from authlint.selection import choose
from authlint.source import SourceFile, Span

settings.register_profile(
    "suite", derandomize=True, deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

OPEN, CLOSE = "⟦", "⟧"
REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """A run against the built wheel must really import the wheel."""
    expected = os.environ.get("AUTHLINT_TESTED_COPY")
    if expected and not Path(authlint.__file__).is_relative_to(expected):
        raise pytest.UsageError(f"the tests were to import {expected}, but imported {authlint.__file__}")


@dataclass(frozen=True)
class Marked:
    """A draft without its marks, and the spans that were between them."""

    text: str
    spans: tuple[Span, ...]


def unmark(text: str) -> Marked:
    """Take ⟦…⟧ out of ``text``."""
    plain: list[str] = []
    spans: list[Span] = []
    start = length = 0
    for character in text:
        if character == OPEN:
            start = length
        elif character == CLOSE:
            spans.append(Span(start, length))
        else:
            plain.append(character)
            length += 1
    return Marked("".join(plain), tuple(spans))


def examine_text(text: str, name: str = "draft.md", select: tuple[str, ...] = ()) -> DraftReport:
    """The report on a draft given as a string, in a folder with the pictures that tests/pictures.py writes."""
    rules = shipped_rules()
    known = frozenset(rules) | {bound.rule.pack for bound in rules.values()}
    book = Rulebook.of(choose(rules, Config(select=select)), known, counted=choose(rules, Config()))
    return examine(parse(SourceFile(name, text)), book, pictures())


def active(report: DraftReport) -> list[Finding]:
    """The findings that count."""
    return [finding for finding in report.findings if finding.disposition == "active"]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout these tests belong to."""
    return REPOSITORY


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of labelled texts named by AUTHLINT_CORPUS."""
    folder = os.environ.get("AUTHLINT_CORPUS")
    if not folder or not Path(folder).is_dir():
        pytest.skip("AUTHLINT_CORPUS names no folder of labelled texts")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def corpus_rows(corpus: Path) -> Callable[[str], Iterator[dict[str, Any]]]:
    """Reads the rows of one labelled file by its bare name."""

    def rows(name: str) -> Iterator[dict[str, Any]]:
        path = corpus / f"{name}.jsonl.gz"
        if not path.is_file():
            pytest.skip(f"the labelled texts hold no {name}")
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            yield from map(json.loads, stream)

    return rows
