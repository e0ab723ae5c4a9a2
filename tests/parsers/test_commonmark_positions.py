"""All examples of the CommonMark specification: what is prose agrees with another parser, and every place is true."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pyromark
import pytest
from true_places import faults, pieces

from authlint.document import MASK, Document
from authlint.parsers.markdown import parse
from authlint.source import SourceFile

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(?:.*?)^`{32}$", re.MULTILINE | re.DOTALL)
OUR_OWN_VIEW = {
    # Where blogs have another convention than the specification: this one opens with front matter.
    "---\nFoo\n---\nBar\n---\nBaz\n",
    # Where a browser has another view: this one's Markdown stands in preformatted text.
    "<table><tr><td>\n<pre>\n**Hello**,\n\n_world_.\n</pre>\n</td></tr></table>\n",
}


def _examples() -> list[str]:
    named = os.environ.get("AUTHLINT_COMMONMARK")
    corpus = os.environ.get("AUTHLINT_CORPUS")
    path = Path(named) if named else Path(corpus).parent / "commonmark" / "spec.txt" if corpus else None
    if path is not None and path.is_dir():
        path /= "spec.txt"
    if path is None or not path.is_file():
        pytest.skip("the CommonMark specification is not at hand: AUTHLINT_COMMONMARK names its spec.txt")
    return [match[1].replace("→", "\t") for match in EXAMPLE.finditer(path.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def examples() -> list[str]:
    return _examples()


def _prose(document: Document) -> set[int]:
    """Where prose stands in the file, without white space, masks, HTML blocks and the backslash of an escape."""
    found: set[int] = set()
    for block in document.blocks:
        for text, start, end in pieces(block):
            if len(text) == end - start:
                found.update(
                    start + at for at, character in enumerate(text) if character != MASK and not character.isspace()
                )
            elif text != MASK and not text.isspace():
                found.update(range(start + (document.source.text[start] == "\\"), end))
    return found


def _oracle(text: str) -> tuple[set[int], set[int]]:
    """Where text stands according to pulldown-cmark, and where HTML blocks do."""
    characters = _characters_at_bytes(text)
    leaves: set[int] = set()
    html: set[int] = set()
    in_code = False
    for event, where in pyromark.events_with_range(text):
        if not isinstance(event, dict):
            continue
        start, end = characters[where["start"]], characters[where["end"]]
        if event.get("Start") == "HtmlBlock":
            html.update(range(start, end))
        elif "CodeBlock" in str(event.get("Start", event.get("End", ""))):
            in_code = "Start" in event
        elif "Text" in event and not in_code and not event["Text"].isspace():
            copied = event["Text"] == text[start:end]
            leaves.update(at for at in range(start, end) if not copied or not text[at].isspace())
    return leaves, html


def _characters_at_bytes(text: str) -> dict[int, int]:
    found = {0: 0}
    length = 0
    for index, character in enumerate(text, 1):
        length += len(character.encode())
        found[length] = index
    return found


def _masked(document: Document) -> set[int]:
    kinds = ("address", "maths")
    return {at for mask in document.masks if mask.kind in kinds for at in range(mask.span.start, mask.span.end)}


def test_there_are_652_examples(examples: list[str]) -> None:
    assert len(examples) == 652


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_every_place_is_true(examples: list[str], line_end: str) -> None:
    """Each piece of each block is what stands in the file at its place."""
    for number, example in enumerate(examples, 1):
        document = parse(SourceFile("draft.md", example.replace("\n", line_end)))
        assert not faults(document), f"example {number}: {example!r}"


def test_prose_is_what_another_parser_calls_text(examples: list[str]) -> None:
    """Nothing more and nothing less, but for addresses and maths, which we hold to be no prose."""
    disagreements = []
    for number, example in enumerate(examples, 1):
        document = parse(SourceFile("draft.md", example))
        leaves, html = _oracle(example)
        if example not in OUR_OWN_VIEW and _prose(document) - html != leaves - _masked(document):
            disagreements.append((number, example, sorted(_prose(document) - html ^ leaves - _masked(document))))
    assert disagreements == []
