"""HTML drafts: what is prose, what is not, and that every character knows its place."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authlint.document import MASK, Document
from authlint.parsers.html import parse
from authlint.source import SourceFile, Span

PAGE = """<!doctype html>
<html lang="en">
<head><title>Tea &amp; toast</title><meta name=description content="It&#39;s what we had."></head>
<body><nav>Home About</nav>
<article>
<h1>Tea  and
toast</h1>
<p class="a>b" data-x='"'>It&#39;s <b>de</b>lve <!-- not this -->into<br>the <a href="https://example.org/a">old
<i>kettle</i></a> <img src=k.jpg alt="A &lt; B"> and <code>rm</code>.</p></>
<ul><li>one<li>two <p>three</ul>
<blockquote cite="https://example.org/b"><p>Quoted <q>twice</q></p></blockquote>
<table><tr><td>cell<th>head</table>
<pre>not this</pre><script>not("this")</script><style>.not{this}</style><template>not this</template>
<p hidden>not this</p><p style="display: none">not this</p>
</article>
<footer>not this</footer>
</body></html>
"""


def document(text: str) -> Document:
    return parse(SourceFile("draft.html", text))


def faults(parsed: Document) -> list[str]:
    """Pieces of prose that the file does not hold at their place."""
    wrong = []
    for block in parsed.blocks:
        for place, letter in enumerate(block.text):
            span = block.source_span(Span(place, place + 1))
            spelled = parsed.source.text[span.start : span.end]
            spoken = unescape(spelled).replace("\x00", "\ufffd")
            same = letter in {spoken, MASK} or (
                letter == " " and (not spoken.strip() or spelled == "<br>" or spelled.startswith("<br"))
            )
            if not (same or letter in spoken or not block.exact):
                wrong.append(f"{letter!r} is not {spelled!r}")
    return wrong


def test_a_page() -> None:
    parsed = document(PAGE)
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        ("title", "Tea & toast"),
        ("description", "It's what we had."),
        ("heading", "Tea and toast"),
        ("paragraph", f"It's delve into the old kettle {MASK} and {MASK}."),
        ("alt", "A < B"),
        ("item", "one"),
        ("item", "two"),
        ("item", "three"),
        ("paragraph", "Quoted twice"),
        ("cell", "cell"),
        ("cell", "head"),
    ]
    assert not faults(parsed)
    assert [block.quoted for block in parsed.blocks if block.text.startswith("Quoted")] == [True]
    (link,) = parsed.links
    assert link.block == 3
    assert link.text
    assert parsed.blocks[3].text[link.text.start : link.text.end] == "old kettle"
    assert parsed.images[0].alt_block == 4
    assert parsed.declared_language == "en"


@pytest.mark.parametrize(
    "place",
    [
        "<script>{}</script>", "<style>{}</style>", "<pre>{}</pre>", "<code>{}</code>", "<template><p>{}</p></template>",
        "<!-- {} -->", '<p title="{}">x</p>', "<a href='{}'>x</a>", "<p>{{{{ {} }}}}</p>", "<p>{{% {} %}}</p>", "<svg><text>{}</text></svg>",
        "<textarea>{}</textarea>", "<select><option>{}</select>", "<p hidden>{}</p>", "<noscript>{}</noscript>", "---\nlayout: {}\n---\n<p>x</p>",
        "<kbd>{}</kbd>", "<math><mi>{}</mi></math>", "<iframe>{}</iframe>", "<![CDATA[{}]]>", "<?php {} ?>", "<!doctype {}>",
    ],
)  # fmt: skip
def test_no_prose(place: str) -> None:
    assert "delve" not in " ".join(block.text for block in document(place.format("delve into it")).blocks)


@pytest.mark.parametrize(
    "place",
    ["<p>{}", "{}", "<div>{}</div>", "<li>{}", "<td>{}", "<h2>{}</h2>", "<p><em>{}</em></p>", "<section>{}<p>x</section>", "<dd>{}",
     "<figure><figcaption>{}</figcaption></figure>", "<summary>{}</summary>", "<p>{}</p></b></i>", "<p>{}</></p>", "<p>a < b {}</p>"],
)  # fmt: skip
def test_prose(place: str) -> None:
    parsed = document(place.format("We <b>del</b>ve&#32;into it"))
    assert "We delve into it" in " ".join(block.text for block in parsed.blocks)
    assert not faults(parsed)


FRAGMENTS = [
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<li>", "</ul>", "<ul>", "<a href='x>y'>", "</a>", "<a href=u", ">", "<", "</>", "</", "<!",
    "<![x]>", "<![CDATA[", "]]>", "<!-->", "<!--", "-->", "--!>", "<?x?>", "&amp;", "&#39;", "&lt", "&notit;", "&#x110000;", "&#0;", "&", "<script>",
    "</script>", "<style>", "</style>", "<pre>", "</pre>", "<title>", "</title>", "<textarea>", "<svg>", "</svg>", "<q>", "</q>", "<cite>", "</cite>",
    "<blockquote>", "</blockquote>", "<br>", "<br/>", "<img alt='a&amp;b' src=x>", "<table><tr><td>", "</table>", "\n", "\r\n", "\t", "  ", "\x0c",
    "word", "delve into", "é", "e\u0301", "😀", "שלום", "\u200b", "\u2028", '"', "'", "`", "{{ x }}", "{% y %}", "https://example.org/a", "\ufeff", "<plaintext>",
    "<li hidden>", "<svg/>", "<a href='#fn:1'>", "<li id='fn:1'>", "<a href='#fnref:1'>", "<td hidden>", "<ol>", "</ol>",
    "<code>", "</code>", "<main>", "</main>", "<nav>", "</nav>", "<p hidden>", "<h1>", "</h1>", "---\n", "<meta name=description content='d &gt; e'>",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_no_false_span_in_a_hostile_page(text: str) -> None:
    assert not faults(document(text))


@given(st.lists(st.sampled_from([part for part in FRAGMENTS if "\r" not in part]), max_size=30).map("".join))
def test_line_ends_make_no_difference(text: str) -> None:
    unix, windows = document(text), document(text.replace("\n", "\r\n"))
    assert [block.text for block in unix.blocks] == [block.text for block in windows.blocks]
    places = [[parsed.source.location(block.span) for block in parsed.blocks] for parsed in (unix, windows)]
    assert [(place.line, place.column) for place in places[0]] == [(place.line, place.column) for place in places[1]]
