"""Documents put together at random from hostile fragments: no exception, no false place, no line end that matters.

AUTHLINT_CAMPAIGN sets the number of documents; the suite runs a few hundred, always the same ones.
"""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from true_places import faults, places

from authlint.document import Document
from authlint.parsers import markdown, markdown_positions, mdx
from authlint.source import SourceFile

NUMBER = int(os.environ.get("AUTHLINT_CAMPAIGN", "300"))

WORDS = [
    "delve",
    "über",
    "naïve e\u0301",
    "שלום",
    "مرحبا",
    "🎉👩‍👩‍👧",
    "日本語",
    "x\u2028y",
    "a\fb",
    "z\u00a0z",
    "40%",
    "\ufffc",
    "\ufeff",
]
INLINE = [
    "*", "**", "_", "__", "~~", "`", "``", "[", "]", "(", ")", "![", "](", '](/u "t")', "][r]", "[r]", "[^1]", "^[", "<", ">",
    "<b>", "</b>", "<br>", "<q>", "</q>", "<code>", "</code>", "<a href='u'>", "</a>", "<img alt='pic &amp; x' src=y>",
    "<!-- c -->", "<!--", "-->", "<https://a.b>", "https://a.b/c_d?e=f&amp;g", "www.a.b", "jo@ex.org", "&amp;", "&#39;", "&#0;",
    "&nbsp;", "&ngE;", "\\*", "\\", "\\[", "\\]", "\\(", "\\)", "$", "$x$", "$$", "|", "\\|", "{{", "}}", "{{ x }}", "{{< x >}}",
    "{{% /x %}}", "{%", "%}", "{% if %}", "{% raw %}", "{% endraw %}", "{% cite k %}", "{#", "#}", "{#i .c}", "{: .c}", "{.c}",
    "[@key2020]", "@key2020", "[see @k2020, p. 3]", "{", "}", "{/* c */}", "<T a={b}>", "</T>", "<T", "/>", "=", "!", ":", "'", '"',
]  # fmt: skip
LINE_STARTS = [
    "", "", "", "# ", "###### ", "> ", ">", "- ", "  - ", "1. ", "10) ", "    ", "\t", "  ", "- [ ] ", "[^1]: ", "[r]: ", ": ", "| ",
    '!!! note "t"', "???+ tip ", ":::note ", ":::", "::: {.x}", "> [!NOTE] ", "$$", "\\[", "\\begin{a}", "\\end{a}", "```", "~~~ js",
    "import x", "export ", "<div>", "</div>", "<pre>", "<script>", "<details><summary>", "Term",
]  # fmt: skip
LINES = [
    "---",
    "===",
    "|---|:-:|",
    "| a | b\\|c | `d` |",
    "a | b",
    "+++",
    "***",
    "",
    "",
    "",
    "```",
    "~~~",
    "$$",
    ":::",
    "\\]",
    "&#",
]
LINE_ENDS = ["\n", "\r\n", "\r"]

line_of_pieces = st.builds(
    lambda start, pieces: start + "".join(pieces),
    st.sampled_from(LINE_STARTS),
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(INLINE), st.just(" ")), max_size=12),
)
drafts = st.lists(st.one_of(line_of_pieces, st.sampled_from(LINES)), max_size=14).map("\n".join)


def _parse(text: str, name: str) -> Document:
    parser = mdx if name.endswith(".mdx") else markdown
    return parser.parse(SourceFile(name, text))


@pytest.mark.parametrize("name", ["draft.md", "draft.qmd", "draft.mdx"])
@given(text=drafts)
@settings(max_examples=max(1, NUMBER // 3), derandomize=True, deadline=None)
def test_every_place_is_true(name: str, text: str) -> None:
    """Whatever the draft, each piece of prose is where it says it is."""
    assert not faults(_parse(text, name))


@pytest.mark.parametrize("name", ["draft.md", "draft.mdx"])
@given(text=drafts)
@settings(max_examples=max(1, NUMBER // 6), derandomize=True, deadline=None)
def test_line_ends_do_not_matter(name: str, text: str) -> None:
    """The same draft with other line ends has the same words at the same lines and columns."""
    expected = places(_parse(text, name))
    for line_end in ("\r\n", "\r"):
        document = _parse(text.replace("\n", line_end), name)
        assert not faults(document)
        assert places(document) == expected


@given(text=drafts)
@settings(max_examples=max(1, NUMBER // 6), derandomize=True, deadline=None)
def test_a_byte_order_mark_does_not_matter(text: str) -> None:
    """It is no text, and it takes no column."""
    plain = text.lstrip("\ufeff")
    assert places(_parse("\ufeff" + plain, "draft.md")) == places(_parse(plain, "draft.md"))


@given(text=drafts)
@settings(max_examples=max(1, NUMBER // 6), derandomize=True, deadline=None)
def test_the_short_cut_for_plain_text_changes_nothing(text: str) -> None:
    """Paragraphs without markup skip the rules; with the rules they are the same."""
    quick = places(_parse(text, "draft.md"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_positions, "ACTIVE", re.compile(""))
        assert places(_parse(text, "draft.md")) == quick
