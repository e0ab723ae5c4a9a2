"""Random drafts full of worn-out phrases, through the whole path: no exception, no finding in a false place.

AUTHLINT_CAMPAIGN sets the number of drafts of each format; the suite runs a few hundred, always the same ones.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_path import faults_among, told

from authlint.packs import shipped_rules

NUMBER = int(os.environ.get("AUTHLINT_CAMPAIGN", "200"))

PHRASES = [
    "We delve into tea. ", "delve into", "delving into", "the rich tapestry of tea", "In today's fast-paced world, ", "a testament to",
    "In today’s fast-paced world", "unlock the full potential", "delve\ninto", "delve&nbsp;into", "del**ve** into", "d&#101;lve into",
    "del\u200bve into", "delve  into", "dеlve into", "isn't just tea, it's milk. ", "isn&#39;t just tea; it&#x2019;s milk. ", "Delve into it. ",
]  # fmt: skip
WORDS = [
    "tea",
    " and ",
    " the ferry left ",
    ". ",
    ", ",
    " ",
    "Café",
    "e\u0301",
    "😀",
    "👩‍👩‍👧",
    "שלום",
    "日本",
    "\u2028",
    "\x0c",
    "\u00a0",
    "\ufeff",
    "\t",
]
MARKS = [
    "*", "**", "_", "__", "~~", "`", "``", "[", "](u)", "](u 'v')", "![", "[^1]", "^[", "]", "<", ">", "<b>", "</b>", "<br>", "<q>", "</q>",
    "<code>", "</code>", "<a href='x>y'>", "</a>", "<img alt='delve into &amp; x' src=y>", "<!-- delve into -->", "<!--", "-->", "&amp;", "&", "&lt",
    "https://a.b/delve-into", "<https://a.b>", "\\*", "\\", "$", "$x$", "$$", "|", "\\|", "{{", "}}", "{{ x }}", "{{< x >}}", "{%", "%}", "{% raw %}",
    "{% endraw %}", "{# x #}", "{#", "{: .c}", "{", "}", "“", "”", '"', "'", "‘", "’", "(", ")", "<i title='delve into'>", "</i>", "</>",
    "<!-- authlint-disable-next-line cliche: x -->", "<!-- authlint-disable -->", "<!-- authlint-enable -->", "{/* x */}", "<T a={b}>", "</T>",
]  # fmt: skip
LINES = [
    "", "", "", "# ", "## ", "> ", ">> ", "- ", "  - ", "1. ", "    ", "\t", "- [ ] ", "[^1]: ", "[r]: ", ": ", "| a | ", "|---|---|", "---", "===", "+++",
    "```", "~~~", "$$", "!!! note ", ":::", "<div>", "</div>", "<pre>", "</pre>", "<script>", "</script>", "<details><summary>", "import x",
    "export const a = ", "<Note>", "</Note>", "title: ", "description: >",
]  # fmt: skip
BLOCKS = [
    "<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<td>", "<table><tr>", "</table>", "<h2>", "</h2>", "<blockquote>", "</blockquote>",
    "<pre>", "</pre>", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>", "<p hidden>", "<svg>", "</svg>", "<textarea>", "<main>",
    "</main>", "<nav>", "</nav>", "<article>", "<meta name=description content='delve into it'>", "<![CDATA[", "]]>", "<?x", "\n", "\r\n", "\r", "<template>",
    "</template>", "<em>", "</em>", "<dl><dt>", "<dd>", "</dl>", "<figcaption>", "<noscript>", "</noscript>", "<!doctype html>", "<br/>", "<wbr>", "&shy;",
]  # fmt: skip

pieces = st.one_of(st.sampled_from(PHRASES), st.sampled_from(WORDS), st.sampled_from(MARKS))
lines = st.builds(lambda start, rest: start + "".join(rest), st.sampled_from(LINES), st.lists(pieces, max_size=8))
marked = st.builds(
    lambda parts, line_end, end: line_end.join(parts) + end,
    st.lists(lines, max_size=12),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n", "\n\nWe delve into it.\n"]),
)
pages = st.lists(st.one_of(pieces, st.sampled_from(BLOCKS)), max_size=40).map("".join)
DRAFTS = {"draft.md": marked, "draft.mdx": marked, "draft.html": pages, "draft.txt": marked}

PHRASES_AND_FIGURES = {name for name, bound in shipped_rules().items() if bound.rule.check in {"phrases", "pattern"}}
"""Rules whose findings are short; those on whole paragraphs of noise cannot be read without a parser."""


@pytest.mark.parametrize("name", DRAFTS)
def test_every_finding_stands_where_it_says(name: str) -> None:
    found = 0

    @given(DRAFTS[name])
    @settings(max_examples=NUMBER, derandomize=True, deadline=None)
    def each(text: str) -> None:
        nonlocal found
        findings = [each for each in told(text, name)[1] if each.finding.rule in PHRASES_AND_FIGURES]
        assert not list(faults_among(findings, text, name))
        found += len(findings)

    each()
    assert found >= NUMBER // 4, "drafts in which nothing is found prove nothing"
