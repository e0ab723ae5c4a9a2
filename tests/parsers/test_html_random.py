"""Pages put together at random from hostile fragments: no exception, no false place, no line end that matters.

AUTHLINT_CAMPAIGN sets the number of pages; the suite runs a few hundred, always the same ones.
"""

from __future__ import annotations

import os
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from true_places import faults, places

from authlint.document import Document
from authlint.parsers import html
from authlint.source import SourceFile, Span

NUMBER = int(os.environ.get("AUTHLINT_CAMPAIGN", "300"))

WORDS = [
    "delve", "We went. ", "é", "e\u0301", "😀👩‍👩‍👧", "שלום", "مرحبا", "日本語", "\u200b", "\u2028", "\u0085", "\u00a0", "\ufeff", "\ufffc", "\x0c", "\x01", "\x7f",
    " ", "  ", "\n", "\n\n", "\t", '"', "'", "`", "```\n", "=", "/", "https://example.org/a?b&amp;c=d", "www.example.org", "a@example.org", "&copy=1",
]  # fmt: skip
REFERENCES = [
    "&amp;", "&#39;", "&#x27;", "&lt", "&lt;", "&notit;", "&not", "&#x110000;", "&#0;", "&#", "&#x", "&", "&;", "&nbsp;", "&#32;", "&#10;", "&#13;", "&#128;",
    "&nGt;", "&bne;", "&CounterClockwiseContourIntegral;", "&#xD800;", "&ampdelve", "&a", "&#999999999999;", "&shy;",
]  # fmt: skip
TAGS = [
    "<p>", "</p>", "<p hidden>", "<P CLASS=x>", "<p class='a>b'>", '<p title="</p>">', "<p x='\">\">", "<p =>", "<p/>", "<p / >", "<p a=b=c>", "<p", "</p", "<div>",
    "</div>", "<div style='display:none'>", "<b>", "</b>", "<i>", "<h1>", "</h2>", "<ul>", "</ul>", "<li>", "</li>", "<li hidden>", "<ol>", "<dl><dt>", "<dd>",
    "<table>", "<tr>", "<td>", "</td>", "</table>", "<caption>", "<thead>", "<blockquote>", "<blockquote cite=u>", "</blockquote>", "<q>", "</q>", "<q cite='u'>",
    "<cite>", "</cite>", "<a href=u>", "<a href='x>y'>", "<a href=\"a&amp;b\" title='t'>", "<a>", "</a>", "<a href=u", "<br>", "<br/>", "</br>", "<hr>", "<wbr>",
    "<img>", "<img src=k alt='a &amp; b'>", '<img alt=" two\n words " src=k>', "<img alt=x", "<img alt=''>", "<img hidden alt=z>", "<picture><source srcset='a 1x'>",
    "<code>", "</code>", "<kbd>", "<pre>", "</pre>", "<script>", "</script>", "<script src=x/>", "<style>", "</style>", "<textarea>", "</textarea>", "<title>", "</title>",
    "<template>", "</template>", "<svg>", "</svg>", "<svg/>", "<math>", "</math>", "<path/>", "<foreignObject>", "<select>", "<option>", "</select>", "<noscript>", "</noscript>",
    "<iframe>", "</iframe>", "<object>", "</object>", "<button>", "</button>", "<xmp>", "<plaintext>", "<html lang=en>", "<head>", "</head>", "<body>", "</body>", "</html>",
    "<meta name=description content='d &gt; e'>", "<meta name=description content=>", "<article>", "</article>", "<main>", "</main>", "<nav>", "</nav>", "<header>",
    "</header>", "<footer>", "<aside>", "<figure>", "<figcaption>", "</figure>", "<summary>", "<span hidden>", "</span>", "<x-y>", "<é>", "<a href='#fn:1'>", "<li id='fn:1'>", "<a href='#fnref:1'>", "<td hidden>", "<1>", "< p>", "<>", "<",
]  # fmt: skip
MARKUP = [
    "</>", "</ x>", "</", "<!", "<![x]>", "<![CDATA[", "]]>", "<!-->", "<!--->", "<!--", "-->", "--!>", "--", "<!-- authlint-disable cliche: x -->", "<?x?>", "<?php", "?>",
    "<!doctype html>", "<!DOCTYPE", ">", "{{ x }}", "{% y %}", "{% raw %}", "{# z #}", "{{< a >}}", "{{", "{%", "---\n", "+++\n", "{",
]  # fmt: skip

PAGES = st.lists(st.sampled_from(WORDS + REFERENCES + TAGS + TAGS + MARKUP), max_size=40).map("".join)
OPENINGS = st.sampled_from(
    [
        "",
        "",
        "\ufeff",
        "---\ntitle: 'A ''b'''\n---\n",
        "<!doctype html><html><head><title>x</title>",
        "<?xml version='1.0'?>",
    ]
)


def read(text: str, name: str = "draft.html") -> Document:
    return html.parse(SourceFile(name, text))


@settings(max_examples=NUMBER)
@given(OPENINGS, PAGES)
def test_no_false_place(opening: str, text: str) -> None:
    document = read(opening + text)
    assert not faults(document)


@settings(max_examples=NUMBER)
@given(OPENINGS, PAGES, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_make_no_difference(opening: str, text: str, line_end: str) -> None:
    unix = opening + text
    assert places(read(unix)) == places(read(unix.replace("\n", line_end)))


@settings(max_examples=NUMBER)
@given(PAGES, PAGES, PAGES)
def test_a_stretch_of_markdown(before: str, text: str, after: str) -> None:
    """The parser for Markdown hands over stretches; what stands around them does not matter."""
    source = SourceFile("draft.md", before + text + after)
    within = Span(len(before), len(before) + len(text))
    parts = html.prose_blocks(source, within)
    alone = html.prose_blocks(SourceFile("draft.md", text), Span(0, len(text)))
    assert [block.text for block in parts.blocks] == [block.text for block in alone.blocks]
    document = Document(
        source,
        "html",
        parts.blocks,
        links=parts.links,
        images=parts.images,
        citations=parts.citations,
        masks=parts.masks,
    )
    assert not faults(document)
    assert all(within.contains(block.span) for block in parts.blocks)
    assert not parts.problems


@settings(max_examples=NUMBER)
@given(OPENINGS, PAGES)
def test_what_is_no_prose_stays_out_of_it(opening: str, text: str) -> None:
    """No tag, comment or reference is read as words."""
    for block in read(opening + text).blocks:
        if block.exact and block.kind not in {"title", "description"}:
            assert not re.search(r"<(?:p|div|code|b)\b[^<]*>", block.text) or "&lt" in text
