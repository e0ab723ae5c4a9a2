"""Positions as an editor counts them, in all three units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authlint.editor.drafts import Edit, opened
from authlint.editor.places import Encoding, Places
from authlint.source import SourceFile, Span

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(st.sampled_from("ab é—😀\r\n\u2028\x0c\ufeff"), max_size=40)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_astral_characters_count_as_many_units_as_the_encoding_needs(encoding: Encoding, character: int) -> None:
    places = Places(SourceFile("a.md", "one\r\né😀 b"), encoding)
    assert places.position(5 + 3) == (1, character)
    assert places.offset((1, character)) == 5 + 3


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_offset_has_a_position_that_leads_back(text: str, encoding: Encoding) -> None:
    """Between the two halves of a line end there is no position: it is the end of its line."""
    places = Places(SourceFile("a.md", text), encoding)
    for offset in range(len(text) + 1):
        line, character = places.position(offset)
        if text[max(offset - 1, 0) : offset + 1] != "\r\n":
            assert places.offset((line, character)) == offset


def test_only_line_ends_of_the_protocol_end_a_line() -> None:
    """U+2028 and form feed do not, though Python's own splitlines takes them for line ends."""
    places = Places(SourceFile("a.md", "a\u2028b\x0cc\nd\re"), "utf-16")
    assert [places.position(offset) for offset in (4, 6, 8)] == [(0, 4), (1, 0), (2, 0)]


def test_places_behind_the_text_are_its_end_and_within_a_character_its_beginning() -> None:
    places = Places(SourceFile("a.md", "😀b\nc"), "utf-16")
    assert [places.offset(each) for each in ((0, 1), (0, 99), (7, 0))] == [0, 2, 4]


def test_a_location_leaves_out_the_bom_and_a_position_counts_it() -> None:
    source = SourceFile("a.md", "\ufeffone two\nthree")
    places = Places(source, "utf-16")
    for span in (Span(1, 4), Span(5, 8), Span(9, 14)):
        assert places.span(source.location(span)) == span


@given(TEXTS, st.data(), st.sampled_from(ENCODINGS))
def test_edits_give_the_text_that_the_editor_has(text: str, data: st.DataObject, encoding: Encoding) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    halves = [place for place in (start, end) if text[max(place - 1, 0) : place + 1] == "\r\n"]
    places = Places(SourceFile("a.md", text), encoding)
    draft = opened("file:///a.md", "/a.md", "markdown", 1, text)
    edited = draft.edited(2, [Edit("x😀", places.position(start), places.position(end))], encoding)
    if not halves:
        assert edited.source.text == f"{text[:start]}x😀{text[end:]}"
    assert edited.version == 2
    assert draft.edited(3, [Edit("y"), Edit("z", (0, 1), (0, 1))], encoding).source.text == "yz"


@pytest.mark.parametrize(
    ("uri", "path", "language", "shown"),
    [
        ("file:///blog/a.md", "/blog/a.md", "markdown", "/blog/a.md"),
        ("file:///blog/a.njk", "/blog/a.njk", "html", "/blog/a.njk.html"),
        ("untitled:Untitled-1", None, "markdown", "Untitled-1.md"),
        ("untitled:", None, "plaintext", "untitled.txt"),
        ("file:///a.py", "/a.py", "python", "/a.py"),
    ],
)
def test_the_name_tells_the_format_else_the_language_does(
    uri: str, path: str | None, language: str, shown: str
) -> None:
    assert opened(uri, path, language, 1, "").source.path == shown
