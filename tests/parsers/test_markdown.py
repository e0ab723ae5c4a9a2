"""What a Markdown draft says: its blocks, their kinds, and what in them points elsewhere."""

from __future__ import annotations

import subprocess
import sys

import pytest

from authlint.document import MASK, Block, Document
from authlint.parsers.markdown import parse
from authlint.source import SourceFile, Span


def read(text: str, name: str = "draft.md") -> Document:
    return parse(SourceFile(name, text))


def texts(text: str, name: str = "draft.md") -> list[str]:
    return [block.text for block in read(text, name).blocks]


def only(text: str) -> Block:
    (block,) = read(text).blocks
    return block


def written(document: Document, span: Span) -> str:
    return document.source.text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "kind", "prose"),
    [
        ("Plain words.", "paragraph", "Plain words."),
        ("# Title #", "heading", "Title"),
        ("Two\nlines\n===", "heading", "Two lines"),
        ("- An item", "item", "An item"),
        ("- [x] A task", "item", "A task"),
        ("Term\n: Meaning", "definition", "Meaning"),
        ("Term\n: Meaning", "term", "Term"),
        ("| a |\n|---|\n| cell \\| two |", "cell", "cell | two"),
        ("Words.[^n]\n\n[^n]: The note.", "footnote", "The note."),
        ("Words.^[The note.]", "footnote", "The note."),
        ("![The *alt*](a.png)", "alt", "The alt"),
        ('!!! note "The title"\n    Body.', "caption", "The title"),
        ('!!! note "The title"\n    Body.', "paragraph", "Body."),
        ("!!! note\n\n    One.\n\n    Two.", "paragraph", "Two."),
        ('=== "The tab"\n\n    Body.', "caption", "The tab"),
        (":::tip[The title]\nBody.\n:::", "caption", "The title"),
        (":::note The title\nBody.\n:::", "caption", "The title"),
        ("::: {.callout-note}\nBody.\n:::", "paragraph", "Body."),
        ("<figure><figcaption>The words</figcaption></figure>", "caption", "The words"),
        ("---\ntitle: The title\n---\nBody.", "title", "The title"),
    ],
)
def test_kinds_of_blocks(text: str, kind: str, prose: str) -> None:
    assert (kind, prose) in [(block.kind, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("del*ve* del**ve** del<b>ve</b> del<!-- x -->ve", "delve delve delve delve"),
        ("one\ntwo  \nthree\\\nfour", "one two three four"),
        ("one<br>two <br/>three", "one two three"),
        ("&amp; &lt; &#39; &eacute; \\* \\_", "& < ' é * _"),
        ("A ~~b~~ c", "A b c"),
        ("[text](u) [text][r] [r]\n\n[r]: u", "text text r"),
        ("![alt](u) words", f"{MASK} words"),
        ("a `b` c $d^2$ e", f"a {MASK} c {MASK} e"),
        ("a {{ b }} c {% d %} e {{< f >}} g", f"a {MASK} c {MASK} e {MASK} g"),
        ("See https://example.org/a_(b)_c. Then (www.example.org) and jo@example.org!", None),
        ("Costs $5 and then $10, or US$20 (US$) more.", "Costs $5 and then $10, or US$20 (US$) more."),
        ("Set $HOME or $PATH.", "Set $HOME or $PATH."),
        ("A \\[citation needed\\] and \\(an aside\\).", "A [citation needed] and (an aside)."),
        ("Write `{{` and then prose `}}` here.", f"Write {MASK} and then prose {MASK} here."),
        ("An open {{ brace, and {% a tag.", "An open {{ brace, and {% a tag."),
        ("Ask @jack or @jill.", "Ask @jack or @jill."),
        ("A lone < and > and a <tag that never ends", "A lone < and > and a <tag that never ends"),
        ("Use the <code> tag", "Use the  tag"),
        ("Line\u2028separator and\fform feed", "Line\u2028separator and\fform feed"),
        ("Words *em{.c} words", "Words *em words"),
    ],
)
def test_text_of_a_paragraph(text: str, prose: str | None) -> None:
    block = read(text).blocks[0]
    expected = f"See {MASK}. Then ({MASK}) and {MASK}!" if prose is None else prose
    assert block.text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< note >}}\nThe body.\n{{< /note >}}", ["The body."]),
        ("{{% note %}}\n\nThe *body*.\n\n{{% /note %}}", ["The body."]),
        ("{% if a %}\nOne.\n{% else %}\nTwo.\n{% endif %}", ["One.", "Two."]),
        ("One.\n{: .lead}\nTwo.", ["One.", "Two."]),
        ("{% quote(by='x') %}\nThe body.\n{% end %}", ["The body."]),
        ("{{< open\n\nStill prose.", ["{{< open", "Still prose."]),
        ("{% raw %}\n\nStill prose.", ["Still prose."]),
        ("{# not closed\n\nStill prose.", ["{# not closed", "Still prose."]),
        ("<!-- closed -->\nHTML prose.\n\nMarkdown prose.", ["HTML prose.", "Markdown prose."]),
    ],
)
def test_bodies_between_tags_are_prose(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\ufeff",
        "   ",
        "---\na: b\n---\n",
        "`code`",
        "![](a.png)",
        "***",
        "{{ a }}",
        "| |\n|-|\n| |",
        "<br>",
        "&nbsp;",
    ],
)
def test_no_words_no_block(text: str) -> None:
    assert read(text).blocks == ()


def test_quotes_and_alerts() -> None:
    """An alert is the author's own voice in a box; a quotation is not."""
    blocks = read("> Theirs\n\n> [!NOTE]\n> Mine\n\n> [!tip]- A title\n> Mine too\n\n> > [!NOTE]\n> > Theirs").blocks
    assert [(block.text, block.quoted) for block in blocks] == [
        ("Theirs", True), ("Mine", False), ("A title Mine too", False), ("Theirs", True)
    ]  # fmt: skip


def test_markdown_between_html_blocks() -> None:
    text = "<blockquote>\n\nTheirs\n\n</blockquote>\n\n<details><summary>Open me</summary>\n\nMine\n\n</details>\n\n<blockquote>\n\nMine"
    assert [(block.text, block.quoted) for block in read(text).blocks] == [
        ("Theirs", True), ("Open me", False), ("Mine", False), ("Mine", False)
    ]  # fmt: skip


def test_html_in_containers() -> None:
    document = read("- <p>In *a* {{ tag }}\n  list</p>\n\n> <p>In a\n> quote</p>\n")
    assert [(block.text, block.quoted) for block in document.blocks] == [
        (f"In *a* {MASK} list", False),
        ("In a quote", True),
    ]


def test_a_piece_keeps_its_place() -> None:
    """A break maps to the line end and the next line's prefix, an entity to itself."""
    block = only("> a &amp;  \n>   b\\*")
    assert block.text == "a & b*"
    assert block.source_span(Span(2, 3)) == Span(4, 9)
    assert block.source_span(Span(3, 4)) == Span(9, 16)
    assert block.source_span(Span(5, 6)) == Span(17, 19)
    assert block.source_span(Span(0, 5)) == Span(2, 17)


def test_depth_and_level() -> None:
    blocks = read("## H\n\n- a\n  - b\n\n    1. c\n").blocks
    assert [(block.level, block.depth) for block in blocks] == [(2, 0), (0, 1), (0, 2), (0, 3)]


def test_links() -> None:
    document = read(
        'A [one](u "t"), [two][r], [r], <https://auto.org>, https://bare.org, <a href="v">five</a>.\n\n[r]: <w> "x"'
    )
    found = [(link.kind, link.destination, link.title, written(document, link.span)) for link in document.links]
    assert found == [
        ("inline", "u", "t", '[one](u "t")'),
        ("reference", "w", "x", "[two][r]"),
        ("reference", "w", "x", "[r]"),
        ("auto", "https://auto.org", "", "<https://auto.org>"),
        ("bare", "https://bare.org", "", "https://bare.org"),
        ("anchor", "v", "", '<a href="v">five</a>'),
    ]
    (block,) = document.blocks
    words = [block.text[link.text.start : link.text.end] for link in document.links if link.text]
    assert words == ["one", "two", "r", MASK, MASK, "five"]


def test_a_destination_keeps_its_template_tag() -> None:
    document = read("[a]({{ site.url }}/b) ![c]({% link d.png %}) https://e.org/{{ f }}")
    assert [link.destination for link in document.links] == ["{{ site.url }}/b", "https://e.org/{{ f }}"]
    assert document.images[0].destination == "{% link d.png %}"


def test_images() -> None:
    document = read('Words ![The *alt*](a.png "t") <img src="b.png" alt="Tom &amp; Jo">')
    assert [(image.destination, image.alt, image.title, image.block) for image in document.images] == [
        ("a.png", "The alt", "t", 0), ("b.png", "Tom & Jo", "", 0)
    ]  # fmt: skip
    for image in document.images:
        assert image.alt_block is not None
        assert document.blocks[image.alt_block].text == image.alt


def test_footnotes() -> None:
    document = read("One.[^a] Two.^[In line.] Three.[^none]\n\n[^a]: First.\n\n    Second.\n")
    assert document.blocks[0].text == "One. Two. Three.[^none]"
    assert [(note.label, [document.blocks[index].text for index in note.blocks]) for note in document.footnotes] == [
        ("", ["In line."]), ("a", ["First.", "Second."])
    ]  # fmt: skip
    assert [(reference.label, reference.at) for reference in document.footnote_references] == [("a", 4), ("", 9)]


def test_citations() -> None:
    text = "A [@doe1999, p. 3; -@roe2001] b @poe2002 c {% cite one two --x %} d <cite>The Book</cite>."
    found = [(citation.kind, citation.keys) for citation in read(text).citations]
    assert found == [
        ("key", ("doe1999", "roe2001")),
        ("key", ("poe2002",)),
        ("tag", ("one", "two")),
        ("cite", ("The Book",)),
    ]


def test_any_key_is_a_citation_in_a_scholarly_draft() -> None:
    assert [citation.keys for citation in read("See @doe and [see @roe].", "draft.qmd").citations] == [
        ("doe",),
        ("roe",),
    ]
    assert read("---\nbibliography: a.bib\n---\nSee @doe.").citations
    assert not read("See @doe and [see @roe].").citations


def test_directives() -> None:
    document = read(
        "<!-- authlint-disable cliche -->\n\nWords <!-- authlint-disable-line --> here.\n\n{# authlint-enable #}\n"
    )
    assert [directive.kind for directive in document.directives] == ["disable", "disable-line", "enable"]
    assert written(document, document.directives[1].span) == "<!-- authlint-disable-line -->"


@pytest.mark.parametrize(
    "comment",
    ["<!-- {} -->", "Words <!--{}--> here.", "{{# {} #}}", "{{#- {} -#}}", "{{% comment %}}{}{{%- endcomment -%}}",
     "{{{{!-- {} --}}}}", "{{::comment}} {} {{:/comment}}"],
)  # fmt: skip
def test_a_directive_in_any_kind_of_comment(comment: str) -> None:
    (directive,) = read(comment.format("authlint-disable cliche")).directives
    assert (directive.kind, directive.rules) == ("disable", ("cliche",))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n```js\nb\n", "unclosed-fence", 3),
        ("- ~~~\n  b\n\nc", "unclosed-fence", 1),
        ("a\n\n<!-- b\n", "unclosed-comment", 3),
    ],
)
def test_problems_that_are_not_fatal(text: str, code: str, line: int) -> None:
    (problem,) = read(text).problems
    assert (problem.code, problem.line, problem.fatal) == (code, line, False)


@pytest.mark.parametrize(
    "text",
    [
        "```\n```",
        "```\na\n```\n",
        "> ```\n> a\n> ```\n",
        "~~~\n```\n~~~",
        "- ```\n  a\n  ```",
        "<!-- a -->",
        "```\n\n\n```",
    ],
)
def test_no_problem(text: str) -> None:
    assert read(text).problems == ()


@pytest.mark.parametrize(
    ("text", "kind", "info", "masked"),
    [
        ("```python title\na\n```", "code", "python", "```python title\na\n```"),
        ("```{r, echo=TRUE}\na\n```", "code", "r", "```{r, echo=TRUE}\na\n```"),
        ("[a](b)", "address", "", "(b)"),
        ("[a][b]\n\n[b]: c", "reference", "", "[b]: c"),
        ("# A {#b}", "markup", "", "{#b}"),
        ("> [!NOTE]\n> a", "markup", "NOTE", "[!NOTE]"),
        ("{{< b c >}}", "template", "b", "{{< b c >}}"),
        ("$$\na\n$$", "maths", "", "$$\na\n$$"),
        ("a <!-- b -->", "comment", "", "<!-- b -->"),
        ("---\na: b\n---\n", "front-matter", "yaml", "---\na: b\n---\n"),
        (":::tip[The title]\nb\n:::", "markup", "", ":::tip["),
    ],
)  # fmt: skip
def test_masks(text: str, kind: str, info: str, masked: str) -> None:
    document = read(text)
    assert (kind, info, masked) in [(mask.kind, mask.info, written(document, mask.span)) for mask in document.masks]


def test_deep_nesting_is_read_and_very_deep_nesting_is_survived() -> None:
    assert "deep" in texts("> " * 40 + "deep")[0]
    assert "deep" in texts("".join(f"{'  ' * depth}- deep\n" for depth in range(30)))[-1]
    texts("> " * 2_000 + "deep")


def test_the_command_line_starts_without_a_markup_library() -> None:
    program = "import sys, authlint.commands, authlint.formats; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
