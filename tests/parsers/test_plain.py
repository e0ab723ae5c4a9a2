"""Plain text drafts."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from true_places import faults, places

from authlint.document import MASK, Document
from authlint.parsers.plain import parse
from authlint.source import SourceFile

NUMBER = int(os.environ.get("AUTHLINT_CAMPAIGN", "300"))

TEXT = """\ufeffTHE FERRY

The ferry left  early,
\tand we delve
into it: https://example.org/a.

- one
- two
  goes on
> quoted
> here

Title
=====
end
"""


def read(text: str) -> Document:
    document = parse(SourceFile("draft.txt", text))
    assert not faults(document)
    return document


def test_blocks() -> None:
    document = read(TEXT)
    assert [(block.kind, block.quoted, block.text) for block in document.blocks] == [
        ("heading", False, "THE FERRY"),
        ("paragraph", False, f"The ferry left early, and we delve into it: {MASK}."),
        ("item", False, "one"),
        ("item", False, "two goes on"),
        ("paragraph", True, "quoted here"),
        ("heading", False, "Title"),
        ("paragraph", False, "end"),
    ]
    assert [(link.destination, link.block, link.kind) for link in document.links] == [
        ("https://example.org/a", 1, "bare")
    ]
    assert [mask.kind for mask in document.masks] == ["address"]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "Ten were sold in\n12. March was\n– as ever – cold.",
            ["paragraph: Ten were sold in 12. March was – as ever – cold."],
        ),
        ("We had:\n1. tea\n2. toast", ["paragraph: We had:", "item: tea", "item: toast"]),
        ("12. tea\n\n– toast\n– jam", ["item: tea", "item: toast", "item: jam"]),
        ("-5 degrees, 1.5 miles", ["paragraph: -5 degrees, 1.5 miles"]),
        ("a\n\n* * *\n\nb\n***\nc", ["paragraph: a", "paragraph: b", "paragraph: c"]),
        ("a\nb\n----\nc", ["paragraph: a b", "paragraph: c"]),
        ("- a\n----\nb", ["item: a", "paragraph: b"]),
        ("STOP!\n\nA\n\nNASA AND US\nwent", ["paragraph: STOP!", "paragraph: A", "paragraph: NASA AND US went"]),
        ("https://example.org\n\na@example.org b", [f"paragraph: {MASK} b"]),
        ("a\x0cb\u2028c\u0085d\n\x0c\ne", ["paragraph: a b\u2028c\u0085d", "paragraph: e"]),
        ("a\r\rb\r\nc", ["paragraph: a", "paragraph: b c"]),
        ("> a\n> > b\nc", ["paragraph: a b", "paragraph: c"]),
        ("", []),
        (" \n\t\n", []),
        ("\ufeff", []),
    ],
)
def test_kinds(text: str, blocks: list[str]) -> None:
    assert [f"{block.kind}: {block.text}" for block in read(text).blocks] == blocks


def test_front_matter() -> None:
    document = read("---\ntitle: Tea\nlang: de\nauthlint: {disable: [cliche], reason: x}\n---\nWe went.\n")
    assert [(block.kind, block.text) for block in document.blocks] == [("title", "Tea"), ("paragraph", "We went.")]
    assert document.declared_language == "de"
    assert [directive.rules for directive in document.directives] == [("cliche",)]
    assert [(mask.kind, mask.span.start) for mask in document.masks] == [("front-matter", 0)]


PIECES = [
    "a", "Delve ", "É", "😀", "e\u0301", " ", "  ", "\t", "\n", "\n\n", "\x0c", "\u2028", "\u0085", "\u00a0", "\ufeff", "\ufffc", "> ", ">", "- ", "* ", "– ", "1. ",
    "12) ", "---", "===", "* * *", ".", "!", "https://example.org/a", "www.example.org", "a@example.org", ")", "<p>", "---\ntitle: x\n---\n",
]  # fmt: skip


@settings(max_examples=NUMBER)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    document = read(text)
    assert places(document) == places(read(text.replace("\n", "\r\n")))
    read(text.replace("\n", "\r"))


def test_line_ends_make_no_difference() -> None:
    assert places(read(TEXT)) == places(read(TEXT.replace("\n", "\r\n"))) == places(read(TEXT.replace("\n", "\r")))
