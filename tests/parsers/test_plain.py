"""Plain text drafts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authlint.document import MASK
from authlint.parsers.plain import parse
from authlint.source import SourceFile, Span

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


def test_blocks() -> None:
    parsed = parse(SourceFile("draft.txt", TEXT))
    assert [(block.kind, block.quoted, block.text) for block in parsed.blocks] == [
        ("heading", False, "THE FERRY"),
        ("paragraph", False, f"The ferry left early, and we delve into it: {MASK}."),
        ("item", False, "one"),
        ("item", False, "two goes on"),
        ("paragraph", True, "quoted here"),
        ("heading", False, "Title"),
        ("paragraph", False, "end"),
    ]
    assert [link.destination for link in parsed.links] == ["https://example.org/a"]


@given(st.text(alphabet="ab \t\r\n>-*1.é😀\u2028\u0085\ufeff=", max_size=80))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    parsed = parse(SourceFile("draft.txt", text))
    for block in parsed.blocks:
        for place, letter in enumerate(block.text):
            span = block.source_span(Span(place, place + 1))
            spelled = text[span.start : span.end]
            assert letter == spelled or (letter == " " and not spelled.replace(">", "").strip()), (letter, spelled)


def test_line_ends_make_no_difference() -> None:
    unix, windows = (parse(SourceFile("draft.txt", text)) for text in (TEXT, TEXT.replace("\n", "\r\n")))
    assert [block.text for block in unix.blocks] == [block.text for block in windows.blocks]
