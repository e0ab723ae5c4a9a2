"""A phrase does not hide behind odd characters, and other scripts stay what they are."""

from __future__ import annotations

import pytest
from conftest import active, examine_text
from hypothesis import given
from hypothesis import strategies as st

from authlint.analysis.folding import fold

DISGUISES = {
    "zero-width space": "del\u200bve into",
    "zero-width joiner": "del\u200dve into",
    "zero-width non-joiner": "de\u200clve into",
    "word joiner": "delve\u2060 into",
    "byte order mark inside": "del\ufeffve into",
    "soft hyphen": "del\u00adve into",
    "combining grapheme joiner": "de\u034flve into",
    "tag characters": "delve\U000e0061\U000e0062 into",
    "variation selector": "delve\ufe0f into",
    "right-to-left mark": "delve\u200f into",
    "direction override": "\u202ddelve\u202c into",
    "no-break space": "delve\u00a0into",
    "narrow no-break space": "delve\u202finto",
    "em space": "delve\u2003into",
    "ideographic space": "delve\u3000into",
    "two spaces": "delve  into",
    "tab": "delve\tinto",
    "Cyrillic e": "d\u0435lve into",
    "Cyrillic e and o": "delv\u0435 int\u043e",
    "Greek omicron": "delve int\u03bf",
    "full-width letters": "\uff44\uff45\uff4c\uff56\uff45 into",
    "mathematical bold": "\U0001d41d\U0001d41e\U0001d425\U0001d42f\U0001d41e into",
    "letters in circles": "\u24d3\u24d4\u24db\u24e5\u24d4 into",
    "line break": "delve\ninto",
}


@pytest.mark.parametrize("spelling", DISGUISES.values(), ids=DISGUISES)
def test_a_disguised_phrase_is_found_where_it_stands(spelling: str) -> None:
    text = f"Here we {spelling} the cellar."
    (finding,) = active(examine_text(text, select=("cliche/delve-verbs",)))
    assert text[finding.span.start : finding.span.end].split() == spelling.strip("\u202d\u202c").split()[:2] or (
        finding.excerpt.strip("\u202d\u202c") == " ".join(spelling.split()).strip("\u202d\u202c")
    )


@pytest.mark.parametrize(
    "text",
    ["Мы копаем глубже", "ديلف إلى", "हम इसमें", "Οι λέξεις", "می‌خواهم", "日本語の文", "naïve café", "Привет, world"],
)
def test_other_scripts_keep_their_letters(text: str) -> None:
    """Only words of mixed script are read as Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    assert [letter for letter in fold(text).text if letter.isalpha()] == letters


@given(st.text(max_size=60))
def test_every_folded_character_has_an_origin(text: str) -> None:
    """Spans of the folded text lie inside the text and rise with it."""
    folded = fold(text)
    previous = 0
    for place in range(len(folded.text)):
        span = folded.span(place, place + 1)
        assert previous <= span.start < span.end <= len(text)
        previous = span.start


@given(st.text(alphabet=st.characters(max_codepoint=126, min_codepoint=33), max_size=40))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert fold(text).text == text
