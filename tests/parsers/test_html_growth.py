"""Hostile shapes cost time in proportion to their length, whatever is unclosed in them."""

from __future__ import annotations

import os
import time

import pytest

from authlint.parsers import html, plain
from authlint.source import SourceFile

LENGTH = 100_000 if os.environ.get("AUTHLINT_CAMPAIGN") else 8_000
"""Characters of the shorter of two drafts; the longer is four times as long."""

WORST_RATIO = 9.0
"""Four would be linear; the rest is noise."""

NEGLIGIBLE = 0.1
"""Seconds below which nobody measures a ratio."""

SHAPES = {
    "tags": "<b>",
    "nested blocks": "<div>",
    "nested blocks and stray ends": "<div></p>",
    "nested paragraphs": "<div><p>a",
    "paragraphs": "<p>a",
    "hidden paragraphs": "<p hidden>a",
    "hidden blocks": "<div hidden>",
    "stray ends": "</div>",
    "stray ends in a sentence": "a</b> ",
    "links": "<a href=u>a ",
    "links over blocks": "<a href=u>a<p>",
    "quotations": "<q>a ",
    "quotations over blocks": "<q>a<p>b",
    "titles of works": "<cite>a<p>",
    "block quotations": "<blockquote cite=u>",
    "lists": "<ul><li>a",
    "items": "<li>a",
    "tables": "<table><tr><td>",
    "cells": "<td>a<tr>",
    "terms": "<dt>a<dd>",
    "headings": "<h1>a<h2>",
    "code": "a <code>",
    "code closed": "a <code>b</code> ",
    "drawings": "<svg>",
    "drawings with paragraphs": "<svg><p>",
    "drawings with HTML inside": "<svg><foreignObject><div>",
    "templates": "<template>",
    "templates in cells": "<template><td>",
    "scripts": "<script>",
    "scripts with comments": "<script><!--",
    "text fields": "<textarea>",
    "titles": "<title>a",
    "heads": "<head><p>",
    "pages": "<html><body>",
    "articles": "<article>a",
    "furniture": "<header>a",
    "furniture in articles": "<article><header>",
    "pictures": "<img alt='a b' src=k>",
    "pictures with references": "<img alt='&amp;&lt&#39;' src=k>",
    "descriptions": "<meta name=description content='a'>",
    "comments": "<!--a-->",
    "comments left open": "<!-- ",
    "bogus comments": "<!a ",
    "dropped tags": "a</>",
    "dropped tags only": "</>",
    "pointed brackets": "<",
    "tags left open": "<a b='",
    "attributes": " a='b' ",
    "slashes": "<a/",
    "references": "&amp;",
    "references left open": "&#",
    "unknown references": "&a",
    "ampersands": "&",
    "addresses": "http://a.b/ ",
    "addresses with references": "http://a.b/?c&amp;d",
    "addresses and references": "http://a.b/&lt;",
    "long addresses": "http://a.b/(",
    "at signs": "a@",
    "spaces": "a  ",
    "only spaces": " ",
    "line ends": "a\r\n",
    "line breaks": "<br>",
    "words and line breaks": "a<br><br>",
    "liquid left open": "{% a ",
    "liquid": "{% a %}",
    "template bodies left open": "{% raw %}",
    "braces": "{{",
    "fillers": "\ufffc",
    "instructions": "<?a ",
    "declarations": "<![CDATA[",
    "plain text": "<plaintext>a",
    "empty elements of XHTML": '<script a="b" ',
}

OPENINGS = ("", "<p>", "<div hidden>", "<article>", "<a href='")


def _seconds(text: str, name: str) -> float:
    parser = plain if name.endswith(".txt") else html
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        parser.parse(SourceFile(name, text))
        best = min(best, time.process_time() - start)
        if best < NEGLIGIBLE:
            break
    return best


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length(shape: str, opening: str) -> None:
    """Four times the draft takes about four times as long."""
    piece = SHAPES[shape]
    short = piece * (LENGTH // len(piece))
    name = "draft.xhtml" if "XHTML" in shape else "draft.html"
    longer = _seconds(opening + short * 4, name)
    assert longer < NEGLIGIBLE or longer / _seconds(opening + short, name) < WORST_RATIO


@pytest.mark.parametrize(
    "shape",
    [
        "a ",
        "a\n",
        "\n",
        "> ",
        "- ",
        "- a\n",
        "=\n",
        "a\n=\n",
        " ",
        "http://a.b/ ",
        "http://a.b/(",
        "a@",
        "1.",
        "\t",
        "A\n\n",
        "*",
        ">>> a\n",
        "--- ",
        "\r",
    ],
)
def test_time_of_plain_text_grows_with_length(shape: str) -> None:
    short = shape * (LENGTH // len(shape))
    longer = _seconds(short * 4, "draft.txt")
    assert longer < NEGLIGIBLE or longer / _seconds(short, "draft.txt") < WORST_RATIO


def test_a_megabyte_takes_less_than_half_a_second() -> None:
    """Measured on pages much like those people write; four times the promise, for slow and busy machines."""
    page = (
        "<p>The ferry left at ten past six with nine people aboard, and not one of them had slept; we drank\n"
        "tea from paper cups, which <a href='https://example.org/tea'>nobody</a> liked &mdash; and watched the\n"
        "gulls follow us <em>all</em> the way out to the third buoy, where the skipper turned the engine down.</p>\n"
    ) * 3_300
    assert len(page) > 1_000_000
    assert _seconds(page, "draft.html") < 2.0
