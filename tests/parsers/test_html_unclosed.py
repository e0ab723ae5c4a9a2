"""What a page leaves open must not swallow the rest of it; and footnotes, which pages write in many ways."""

from __future__ import annotations

import pytest

from authlint.document import Document
from authlint.parsers.html import parse
from authlint.source import SourceFile

SAID = "<p>We delve into tea.</p>"


def document(text: str) -> Document:
    return parse(SourceFile("page.html", text))


def heard(parsed: Document) -> str:
    return "\n".join(block.text for block in parsed.blocks)


@pytest.mark.parametrize(
    "opened",
    ["<p>Tea <code>x</p>", "<p>a <kbd>b <p>c <kbd>d</kbd>", "<div hidden>x", "<svg>", "<video src=x>", "<select><option>x", "<template>x",
     "<noscript>x", "<nav>x", "<pre>x", "<p><var>x<var>"],
)  # fmt: skip
def test_what_is_never_closed_swallows_nothing_and_is_told(opened: str) -> None:
    parsed = document(f"<p>Tea.</p>\n{opened}{SAID}")
    assert "We delve into tea." in heard(parsed)
    (problem,) = parsed.problems
    assert problem.code == "unclosed-element"
    assert problem.line == 2
    assert not problem.fatal


@pytest.mark.parametrize("opened", ["<script>", "<style>", "<textarea>", "<iframe>", "<!-- x "])
def test_what_swallows_the_rest_in_a_browser_too_is_told(opened: str) -> None:
    parsed = document(f"<p>Tea.</p>\n{opened}{SAID}")
    assert heard(parsed) == "Tea."
    assert [(problem.line, problem.fatal) for problem in parsed.problems] == [(2, False)]


def test_a_fault_that_comes_often_is_told_once() -> None:
    assert len(document("<p><code>x</p>" * 50).problems) == 1


@pytest.mark.parametrize(
    "hidden",
    ["<p hidden>x", "<p hidden>x<b>y</b>", "<ul><li hidden>x<li>Tea</ul>", "<ul><li hidden>x<ol><li>y</ol><li>Tea</ul>",
     "<dl><dt hidden>x<dd>Tea</dl>", "<table><tr hidden><td>x<tr><td>Tea</table>", "<table><tr><td hidden>x<td>Tea</table>",
     "<div><p hidden>x</div>", "<ul><li hidden>x</ul>"],
)  # fmt: skip
def test_a_hidden_element_may_leave_its_end_out(hidden: str) -> None:
    parsed = document(hidden + SAID)
    assert "We delve into tea." in heard(parsed)
    assert "x" not in heard(parsed)
    assert "y" not in heard(parsed)
    assert not parsed.problems


@pytest.mark.parametrize(
    "text", ["<!-->", "<!--->", "<!-- x -->", "<!-- x --!>", "<!x>", "<?x?>", "<svg/>", "<![CDATA[x]]>"]
)
def test_what_looks_unclosed_and_is_not(text: str) -> None:
    parsed = document(text + SAID)
    assert heard(parsed).endswith("We delve into tea.")
    assert not parsed.problems


REFERENCES = {
    "markdown-it": '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>',
    "Hugo": '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>',
    "kramdown": '<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">1</a></sup>',
    "Pandoc": '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
    "GitHub": '<sup><a href="#user-content-fn-1" id="user-content-fnref-1">1</a></sup>',
    "Word": '<a href="#_ftn1" name="_ftnref1">[1]</a>',
}


@pytest.mark.parametrize("generator", REFERENCES)
def test_a_reference_to_a_note_is_no_word(generator: str) -> None:
    written = f"<p>We delve{REFERENCES[generator]} into tea.</p>"
    parsed = document(written)
    assert heard(parsed) == "We delve into tea."
    (reference,) = parsed.footnote_references
    assert (reference.label, reference.block, reference.at) == ("1", 0, len("We delve"))
    assert written[reference.span.start : reference.span.end].startswith("<a ")
    assert not parsed.problems


@pytest.mark.parametrize("target", ["#fnord", "#footnotes", "#tea", "https://example.org/#fn1"])
def test_other_links_are_words(target: str) -> None:
    assert heard(document(f'<p>We <a href="{target}">delve</a> in.</p>')) == "We delve in."


def test_notes_are_footnotes_without_their_way_back() -> None:
    parsed = document(
        '<p>Tea.</p><section class="footnotes"><ol><li id="fn:1"><p>We delve. <a href="#fnref:1">↩︎</a></p><p>More.</p></li>'
        '<li id="fn:2">Else <a href="#x" class="footnote-backref">up</a></ol></section><p>Tea.</p>'
    )
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        ("paragraph", "Tea."),
        ("footnote", "We delve."),
        ("footnote", "More."),
        ("footnote", "Else"),
        ("paragraph", "Tea."),
    ]
    assert [(note.label, note.blocks) for note in parsed.footnotes] == [("1", (1, 2)), ("2", (3,))]
    assert all(parsed.source.text[note.span.start :].startswith("<li") for note in parsed.footnotes)


def test_a_paragraph_of_nothing_but_pictures_is_no_block() -> None:
    parsed = document('<p><a href="u"><img src=a alt="A cup"></a></p>')
    assert [(block.kind, block.text) for block in parsed.blocks] == [("alt", "A cup")]
    assert (parsed.links[0].block, parsed.links[0].text) == (None, None)
    assert (parsed.images[0].block, parsed.images[0].alt_block) == (None, 0)
