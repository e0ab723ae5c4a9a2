"""HTML drafts: what is prose, what is not, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import unmark
from true_places import faults, places

from authlint.document import MASK, Block, Document
from authlint.parsers import html
from authlint.source import SourceFile, Span

PAGE = """<!doctype html>
<html lang="en-GB">
<head><title>Tea &amp; toast</title><meta name=description content="It&#39;s what we had."></head>
<body><nav>Home About</nav>
<article>
<h1>Tea  and
toast</h1>
<p class="a>b" data-x='"'>It&#39;s <b>de</b>lve <!-- not this -->into<br>the <a href="https://example.org/a?b&amp;c" title="t">old
<i>kettle</i></a> <img src=k.jpg alt="A &lt; B"> and <code>rm</code>.</p></>
<ul><li>one<li>two <ol><li>three</ol></ul>
<blockquote cite="https://example.org/b"><p>Quoted <q>twice</q></p></blockquote>
<table><tr><td>cell<th>head</table>
<p>In <cite>The <i>Times</i></cite>, “<q cite='https://example.org/c'>no</q>”.</p>
<pre>not this</pre><script>not("this")</script><style>.not{this}</style><template>not this</template>
<p hidden>not this<p style="color: red; display: none">not this</p>
</article>
<footer>not this</footer>
</body></html>
"""

HOSTILE = """\ufeff<!DOCTYPE html>\r
<html lang=en><head>
<title>1 ⟦delve⟧ &amp; more</title>
<meta name="description" content='2 &quot;⟦delve⟧&quot;'>
<meta property="og:title" content="delve">
<style>delve { content: "<p>delve</p>" }</style><script>if (a < b) "delve</p>"</script>
<body>
<!-- delve --><!-- > delve --><!--> 3 ⟦delve⟧ <!-- delve --!> 4 ⟦delve⟧ <![CDATA[ delve ]]> 5 ⟦delve⟧ <?php delve ?> 6 ⟦delve⟧
<p title="delve" data-a='> delve' class=delve>7 ⟦delve⟧<p>8 ⟦delve⟧, 9 ⟦delve⟧
10 ⟦delve⟧ <em>11 ⟦delve⟧</em> <b>12 ⟦del⟧</b>ve 13 ⟦delve⟧&amp;14 ⟦delve⟧&lt 15 ⟦delve⟧ &notit; a < b 16 ⟦delve⟧ </> 17 ⟦delve⟧ </ delve>
<a href="delve.html?delve&amp;delve" title=delve>18 ⟦delve⟧</a> <a href='x>delve'>19 ⟦delve⟧</a> http://example.org/delve
“20 ⟦delve⟧” é😀 21 ⟦delve⟧ שלום 22 ⟦delve⟧\u2028 23 ⟦delve⟧ e\u0301 24 ⟦delve⟧
<code>delve</code> <kbd>delve</kbd> <samp>delve</samp> <var>delve</var> <svg><title>delve</title><text>delve</text></svg> <math><mi>delve</mi></math>
<img src=delve.png alt="25 ⟦delve⟧"> <select><option>delve<option>delve</select> <textarea><p>delve</textarea> <button>delve</button>
<ul><li>26 ⟦delve⟧<li hidden>delve<li>27 ⟦delve⟧</ul><dl><dt>28 ⟦delve⟧<dd>29 ⟦delve⟧</dl>
<table><caption>30 ⟦delve⟧</caption><tr><th>31 ⟦delve⟧<td>32 ⟦delve⟧</table>
<h2 id=delve>33 ⟦delve⟧</h3>34 ⟦delve⟧<blockquote cite=delve>35 ⟦delve⟧ <q>36 ⟦delve⟧</q></blockquote>
<figure><figcaption>37 ⟦delve⟧</figcaption></figure><details><summary>38 ⟦delve⟧</summary>39 ⟦delve⟧</details>
<pre>delve <b>delve</b>
delve</pre><template><p>delve</p></template><noscript><p>delve</p></noscript><iframe>delve</iframe><object>delve</object>
<div hidden><div>delve</div>delve</div><p style=display:none>delve<p>40 ⟦delve⟧<span hidden>delve</span>
{{ delve }} {% delve "delve" %} {# delve #} 41 ⟦delve⟧ <div {% if delve %}class="delve"{% endif %}>42 ⟦delve⟧</div>
{% highlight delve %} delve {% endhighlight %} <span x="a" y='"' z=`>43 ⟦delve⟧</span> <p
 title="delve"
>44 ⟦delve⟧</p><nav>delve</nav><header>delve</header><footer>delve</footer><x-delve delve>45 ⟦delve⟧</x-delve>
<script>delve"""

TRIGGER = "We delve into tea"

SILENT_PLACES = [
    "<script>{}</script>", "<script type='text/x'>{}</script>", "<style>{}</style>", "<pre>{}</pre>", "<pre><code>{}</code></pre>", "<code>{}</code>",
    "<kbd>{}</kbd>", "<samp>{}</samp>", "<var>{}</var>", "<template><p>{}</p></template>", "<!-- {} -->", "<p><!-- {} --></p>",
    '<p title="{}">x</p>', "<a href='{}'>x</a>", "<img src=x title='{}'>", "<p data-x='<p>{}</p>'>x</p>", "<p>{{{{ {} }}}}</p>", "<p>{{% {} %}}</p>",
    "<p>{{# {} #}}</p>", "{{% comment %}}{}{{% endcomment %}}", "{{% highlight js %}}{}{{% endhighlight %}}", '<p class="{{{{ {} }}}}">x</p>',
    "<svg><text>{}</text></svg>", "<svg><foreignObject><p>{}</p></foreignObject></svg>", "<math><mi>{}</mi></math>", "<textarea>{}</textarea>",
    "<select><option>{}</select>", "<p hidden>{}</p>", "<p hidden>{}<p>x", "<ul><li hidden>{}<li>x</ul>", "<div hidden><div></div>{}</div>",
    "<p style='display: none'>{}</p>", "<noscript><p>{}</p></noscript>", "---\nlayout: {}\n---\n<p>x</p>", "<iframe>{}</iframe>", "<object>{}</object>",
    "<![CDATA[{}]]>", "<?php {} ?>", "<!doctype {}>", "<!{}>", "</ {}>", "<button>{}</button>", "<nav>{}</nav>", "<footer>{}</footer>",
    "<p>x</p><article><p>x</p></article><p>{}</p>", "<main>x</main>{}", "<head><meta name=keywords content='{}'></head>", "<plaintext>{}", "<xmp>{}</xmp>",
    "<p><span hidden>{}</span></p>", "<video>{}</video>", "<canvas>{}</canvas>", "<!-- {}", "<script>{}",
]  # fmt: skip

PROSE_PLACES = [
    "{}", "<p>{}", "<p>{}</p>", "<div>{}</div>", "<li>{}", "<td>{}", "<th>{}</th>", "<h2>{}</h2>", "<p><em>{}</em></p>", "<section>{}<p>x</section>", "<dd>{}",
    "<dt>{}</dt>", "<figure><figcaption>{}</figcaption></figure>", "<summary>{}</summary>", "<p>{}</p></b></i>", "<p>{}</></p>", "<p>a < b {}</p>",
    "<blockquote>{}</blockquote>", "<title>{}</title>", "<head><title>x</title><body>{}", "<html><head><p>{}", "<article><header>{}</header></article>",
    "<main>{}</main>", "<meta name='Description' content='{}'>", "<img src=x alt='{}'>", "<p><code>x</p>{}", "<p>x<p hidden>y</p>{}", "<ul><li hidden>x</ul>{}",
    "<svg><path/></svg>{}", "<svg/>{}", "<svg><p>{}", "<p>{{{{ x }}}} {} {{{{ y }}}}</p>", "<q>{}</q>", "<a href=x>{}</a>", "<p>x<br>{}", "<table><caption>{}</caption></table>",
    "<ins>{}</ins>", "<font color=red>{}</font>", "<custom-tag>{}</custom-tag>", "<p aria-hidden=true>{}</p>", "<p>x<script>y</script>{}</p>", "<details>{}</details>",
    "<p\n class=x\n>{}", "<p a='\"' b=\"'\">{}</p>", "<!---->{}", "<!-->{}", "<address>{}</address>", "---\ntitle: x\n---\n{}", "<dialog open>{}</dialog>", "<center>{}",
]  # fmt: skip


def read(text: str, name: str = "draft.html") -> Document:
    document = html.parse(SourceFile(name, text))
    assert not faults(document)
    return document


def texts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def written(document: Document, span: Span) -> str:
    return document.source.text[span.start : span.end]


def one(text: str) -> Block:
    (block,) = read(text).blocks
    return block


def test_a_page() -> None:
    document = read(PAGE)
    assert texts(document) == [
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
        ("paragraph", "In The Times, “no”."),
    ]
    heading, quotation, paragraph = document.blocks[2], document.blocks[8], document.blocks[11]
    assert heading.level == 1
    assert [block.depth for block in document.blocks[5:8]] == [1, 1, 2]
    assert [block.quoted for block in document.blocks].count(True) == 1
    assert [quotation.text[span.start : span.end] for span in quotation.quotations] == ["twice"]
    assert [paragraph.text[span.start : span.end] for span in paragraph.quotations] == ["no"]
    (link,) = document.links
    assert link.text
    assert (link.destination, link.block, link.title, link.kind) == ("https://example.org/a?b&c", 3, "t", "anchor")
    assert document.blocks[3].text[link.text.start : link.text.end] == "old kettle"
    assert written(document, link.span).startswith("<a href")
    assert written(document, link.span).endswith("</a>")
    (image,) = document.images
    assert (image.destination, image.alt, image.block, image.alt_block) == ("k.jpg", "A < B", 3, 4)
    assert [(citation.kind, citation.keys, citation.block) for citation in document.citations] == [
        ("blockquote", ("https://example.org/b",), 8),
        ("cite", ("The Times",), 11),
        ("blockquote", ("https://example.org/c",), 11),
    ]
    assert document.declared_language == "en-GB"
    assert not document.problems


def test_one_word_in_many_places_of_a_hostile_page() -> None:
    """45 that count and as many that do not, each found where it stands; none of the rest."""
    marked = unmark(HOSTILE)
    document = html.parse(SourceFile("draft.html", marked.text))
    assert not faults(document)
    found = {
        block.source_span(Span(*match.span()))
        for block in document.blocks
        for match in re.finditer("delve", block.text)
    }
    split = marked.text.index("del</b>ve")
    expected = {Span(split, split + len("del</b>ve")) if span.start == split else span for span in marked.spans}
    assert len(expected) == 45
    assert found == expected
    assert marked.text.count("delve") - len(expected) > 45
    assert [problem.code for problem in document.problems] == ["unclosed-element"]


@pytest.mark.parametrize("place", SILENT_PLACES)
def test_no_prose(place: str) -> None:
    assert "delve" not in " ".join(block.text for block in read(place.format(TRIGGER)).blocks)


@pytest.mark.parametrize("place", PROSE_PLACES)
def test_prose(place: str) -> None:
    document = read(place.format(TRIGGER))
    block = next(block for block in document.blocks if TRIGGER in block.text)
    start = block.text.index(TRIGGER)
    assert written(document, block.source_span(Span(start, start + len(TRIGGER)))) == TRIGGER
    assert block.exact
    if "<meta" not in place and "<img" not in place and "---" not in place:
        spelled = read(place.format("We <b>del</b>ve&#32;into\r\n <i>tea</i>"))
        assert TRIGGER in " ".join(block.text for block in spelled.blocks) or "<title" in place


@pytest.mark.parametrize("text", [PAGE, unmark(HOSTILE).text.replace("\r\n", "\n")])
def test_line_ends_make_no_difference(text: str) -> None:
    assert places(read(text)) == places(read(text.replace("\n", "\r\n"))) == places(read(text.replace("\n", "\r")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p> a \n\t b&nbsp;c <b> d</b> e </p>", "a b\u00a0c d e"),
        ("<p>a&amp;b&lt;c&ampd &notit; &#x27;&#128;", "a&b<c&d ¬it; '€"),
        ("<p>a<br>b<br/>\n c</p>", "a b c"),
        ("<p>x<wbr>y&shy;z<sup>2</sup>", "xy\u00adz2"),
        ("<p>a<code>b</code>c <svg></svg> d", f"a{MASK}c {MASK} d"),
        ("<p>a<script>b</script>c", "ac"),
        ("<p>see http://example.org/?a&amp;b=1. And", f"see {MASK}. And"),
        ("<p>a {.b} {#c} {: d}", "a {.b} {#c} {: d}"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert one(text).text == words


def test_two_line_breaks_part_paragraphs() -> None:
    assert texts(read("a<br>b<br> \n<br>c")) == [("paragraph", "a b"), ("paragraph", "c")]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<p>a <a href=b>c d</a>", [("b", "c d")]),
        ("<p>a <a href='b'> c <i>d</i> </a>e", [("b", "c d")]),
        ("<a href=b><p>c</p><p>d</p></a>", [("b", "c")]),
        ("<p>a <a href=b>c</p><p>d", [("b", "c")]),
        ("<a href=b>c<a href=d>e</a>", [("b", "c"), ("d", "e")]),
        ("<a href=b><img src=c></a>", [("b", None)]),
        ("<a name=b>c</a>", []),
        ("<a href=''>c</a>", [("", "c")]),
        ("<a href='{{ b }}/c'>d</a>", [("{{ b }}/c", "d")]),
        ("a https://example.org/b c", [("https://example.org/b", MASK)]),
        ("<a href=b>https://example.org</a>", [("b", None)]),
    ],
)
def test_links(text: str, links: list[tuple[str, str | None]]) -> None:
    document = read(text)
    found = [
        (
            link.destination,
            document.blocks[link.block].text[link.text.start : link.text.end]
            if link.text and link.block is not None
            else None,
        )
        for link in document.links
    ]
    assert found == links


@pytest.mark.parametrize(
    ("text", "images"),
    [
        ("<p>a <img src=b alt=' c\n d'>", [("b", "c d")]),
        ("<img alt='c' src='{{ b }}'>", [("{{ b }}", "c")]),
        ("<img data-src=b>", [("b", "")]),
        (
            "<picture><source srcset='a.webp 1x, b.webp 2x'><img src=c alt=d></picture>",
            [("a.webp", ""), ("b.webp", ""), ("c", "d")],
        ),
        ("<article>a</article><img src=b>", []),
        ("<img hidden src=b alt=c>", []),
    ],
)
def test_images(text: str, images: list[tuple[str, str]]) -> None:
    document = read(text)
    assert [(image.destination, image.alt) for image in document.images] == images
    for image in document.images:
        assert (image.alt_block is not None) == bool(image.alt)
        assert written(document, image.span).startswith("<")


def test_comments_that_speak_to_authlint() -> None:
    document = read(
        "<!-- authlint-disable-next-line cliche: a name --><p>a<!--authlint-disabel--><pre><!-- authlint-enable --></pre>"
    )
    assert [(directive.kind, directive.rules, bool(directive.fault)) for directive in document.directives] == [
        ("disable-next-line", ("cliche",), False),
        ("disable-line", (), True),
        ("enable", (), False),
    ]
    assert written(document, document.directives[1].span) == "<!--authlint-disabel-->"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("<p>a</p>\n<!-- b\n<p>c</p>", "unclosed-comment", 2),
        ("<p>a</p>\n\n<script>b\n<p>c</p>", "unclosed-element", 3),
        ("a\n<svg>b\nc", "unclosed-element", 2),
        ("a\n<div hidden>b\nc", "unclosed-element", 2),
        ("---\na: [\n---\nb", "front-matter", 2),
    ],
)
def test_what_swallows_the_rest_of_a_page_is_told(text: str, code: str, line: int) -> None:
    (problem,) = read(text).problems
    assert (problem.code, problem.line, problem.fatal) == (code, line, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("<html lang=de>", "de"),
        ("<html xml:lang='fr'>", "fr"),
        ("<body lang=nl>", "nl"),
        ("---\nlang: it\n---\n<html lang=de>", "it"),
        ("<p lang=de>", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read(text).declared_language == language


@pytest.mark.parametrize(
    ("text", "kind", "info", "masked"),
    [
        ("a <code>b</code>", "code", "code", "<code>b</code>"),
        ("<pre>a</pre>", "code", "pre", "<pre>a</pre>"),
        ("<math>a</math>", "maths", "math", "<math>a</math>"),
        ("<svg>a</svg>", "markup", "svg", "<svg>a</svg>"),
        ("<nav>a</nav>", "markup", "nav", "<nav>a</nav>"),
        ("<p hidden>a<p>b", "markup", "p", "<p hidden>a"),
        ("<!-- a -->", "comment", "", "<!-- a -->"),
        ("{% a %}", "template", "a", "{% a %}"),
        ("a https://example.org/b", "address", "", "https://example.org/b"),
        ("---\na: b\n---\n", "front-matter", "yaml", "---\na: b\n---\n"),
        ("a<article>b</article> c", "markup", "", "a"),
        ("<article>b</article> c", "markup", "", " c"),
    ],
)
def test_masks(text: str, kind: str, info: str, masked: str) -> None:
    document = html.parse(SourceFile("draft.html", text))
    assert (kind, info, masked) in [(mask.kind, mask.info, written(document, mask.span)) for mask in document.masks]


def test_tags_in_what_is_never_closed_are_no_words() -> None:
    text = "<noscript><p>a</p></noscript><p>b</p><NOSCRIPT class=x><div>c</div>"
    assert texts(read(text)) == [("paragraph", "b"), ("paragraph", "c")]


def test_elements_that_close_themselves_in_xhtml() -> None:
    text = "<html><head><title/><script src='a>b'/></head><body><p>c<textarea/>d</p></body></html>"
    assert texts(read(text, "draft.xhtml")) == [("paragraph", "cd")]
    assert texts(read("<?xml version='1.0'?>\n" + text)) == [("paragraph", "cd")]
    assert texts(read("<title/><p>c", "draft.html")) == [("title", "<p>c")]


def test_front_matter_of_a_page() -> None:
    document = read(
        '\ufeff---\r\ntitle: "A \\u201ctitle\\u201d"\r\nauthlint: {disable: [cliche], reason: x}\r\n---\r\n<p>a {% b %}</p>'
    )
    assert texts(document) == [("title", "A “title”"), ("paragraph", f"a {MASK}")]
    assert [directive.rules for directive in document.directives] == [("cliche",)]


def test_each_labelled_page_is_read_with_true_places(corpus_rows: Callable[[str], Iterator[dict[str, Any]]]) -> None:
    """Pages that people and models wrote, with either line end."""
    number = 0
    for name in ("human_html", "ai_blogs_2"):
        for row in corpus_rows(name):
            if row["format"] == "html":
                document = read(row["text"])
                assert all(block.exact for block in document.blocks)
                assert places(document) == places(read(row["text"].replace("\n", "\r\n")))
                number += 1
    assert number
