"""What all tests share: drafts from strings, marks in drafts, and the labelled texts where they are at hand."""

from __future__ import annotations

import gzip
import json
import os
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pictures import pictures
from voices import few_commas

import authlint
from authlint.config import Config
from authlint.engine import Rulebook, examine
from authlint.finding import Finding
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.report import DraftReport
from authlint.selection import choose
from authlint.source import SourceFile, Span
from authlint.together import compare

settings.register_profile(
    "suite", derandomize=True, deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that authlint does asks the network: a test in which something does fails."""
    really = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            pytest.fail(f"the network was asked for {address}")
        really(self, address)

    def refuse(*asked: Any, **_: Any) -> Any:
        pytest.fail(f"the network was asked for {asked[:2]}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture(autouse=True)
def no_memory(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test knows what another one found: one that changes a check would be answered from before."""
    monkeypatch.setenv("AUTHLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


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
    """The report on a draft given as a string, in a folder with the pictures that tests/pictures.py writes.

    Rules about an author's own voice are given one that sets few commas.
    """
    rules = shipped_rules()
    known = frozenset(rules) | {bound.rule.pack for bound in rules.values()}
    voice = few_commas() if any(name.startswith("voice/") for name in select) else None
    book = Rulebook.of(choose(rules, Config(select=select)), known, counted=choose(rules, Config()), voice=voice)
    return examine(parse(SourceFile(name, text)), book, pictures())


NEXT_DRAFT = re.compile(r"^=== (?P<name>\S+)\n", re.MULTILINE)
"""Opens each draft of an example that shows several."""


def examine_example(text: str, name: str, select: tuple[str, ...]) -> list[tuple[list[Finding], Marked]]:
    """The findings that count in each draft of an example, and what it marks; most examples are one draft.

    In one of several drafts, each is judged alone and then beside the others.
    """
    heads = list(NEXT_DRAFT.finditer(text))
    if not heads:
        marked = unmark(text)
        return [(active(examine_text(marked.text, name, select)), marked)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    marked_drafts = {head["name"]: unmark(text[head.end() : end]) for head, end in zip(heads, ends, strict=True)}
    rules = shipped_rules()
    book = Rulebook.of(choose(rules, Config(select=select)), frozenset(rules) | {"all"})
    sources = {path: SourceFile(path, marked.text) for path, marked in marked_drafts.items()}
    alone = [examine(parse(source), book) for source in sources.values()]
    beside = compare(alone, lambda _: book, sources.get)
    return [(active(report), marked_drafts[report.path]) for report in beside]


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
