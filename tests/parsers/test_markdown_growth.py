"""Hostile shapes cost time in proportion to their length, whatever is unclosed in them."""

from __future__ import annotations

import os
import time

import pytest

from authlint.parsers import markdown, mdx
from authlint.source import SourceFile

LENGTH = 25_000 if os.environ.get("AUTHLINT_CAMPAIGN") else 2_500
"""Characters of the shorter of two drafts; the longer is four times as long."""

WORST_RATIO = 6.5 if os.environ.get("AUTHLINT_CAMPAIGN") else 9.0
"""Four would be linear; the suite's drafts are so short that noise counts."""

NEGLIGIBLE = 0.08
"""Seconds below which nobody measures a ratio."""

SHAPES = {
    "quote marks": ">",
    "quote marks with spaces": "> ",
    "quotes on lines": "> a\n",
    "brackets": "[",
    "closed brackets": "[a]",
    "links left open": "[a](",
    "images left open": "![",
    "images in images": "![a](",
    "footnotes left open": "[^",
    "footnotes on lines": "[^a]: b\n",
    "inline footnotes": "^[",
    "stars": "*",
    "stars and words": "*a **b ",
    "underscores": "_a ",
    "backticks": "`",
    "backticks of many lengths": "`a``b```c",
    "tildes": "~~a ",
    "braces": "{{ ",
    "shortcodes left open": "{{< a ",
    "liquid left open": "{% raw %}",
    "liquid tags": "{% if a %}\n",
    "comments of a template": "{# a ",
    "attribute lists": "{: .a",
    "single braces": "{",
    "pointed brackets": "<",
    "tags left open": "<a b='",
    "tags": "<b>",
    "comments left open": "<!-- ",
    "comments left open on lines": "<!--\n\n",
    "processing instructions": "<?",
    "code tags": "a <code>",
    "code tags closed": "a <code>b</code>",
    "quotations": "<q>a",
    "rules": "---\n",
    "setext": "a\n---\n",
    "pipes": "|",
    "table rows": "|a|b|\n|-|-|\n",
    "dollars": "$",
    "dollars and words": "$a ",
    "display maths left open": "$$ a\n",
    "bracket maths left open": "\\[ a\n",
    "bracket maths in line": "\\( a ",
    "environments left open": "\\begin{a}\n",
    "bullets": "- ",
    "nested bullets": "- a\n  ",
    "items": "1. a\n",
    "entities left open": "&#",
    "entities": "&amp;",
    "backslashes": "\\",
    "containers": "::: a\n",
    "admonitions": "!!! a\n    ",
    "definitions": "a\n: b\n\n",
    "colons": ": a\n",
    "references": "[a]: b\n",
    "fences": "```\n",
    "fences in items": "- ```\n",
    "addresses": "http://",
    "long addresses": "http://a.b/(",
    "mail": "a@b.c",
    "at signs": "@",
    "citations": "[@a",
    "imports": "import a\n",
    "statements left open": "import {\n",
    "statements apart": "import a\n\n",
    "statement without an end": "export const a",
    "expressions left open": "{a ",
    "expressions in strings": "{`${",
    "jsx left open": "<A b={",
    "spaces": " ",
    "tabs": "\t",
    "blank lines": "\n",
    "carriage returns": "a\r",
    "line ends in a tag": "<a\n",
}


def _seconds(text: str, name: str) -> float:
    parser = mdx if name.endswith(".mdx") else markdown
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        parser.parse(SourceFile(name, text))
        best = min(best, time.process_time() - start)
        if best < NEGLIGIBLE:
            break
    return best


@pytest.mark.parametrize("name", ["draft.md", "draft.mdx"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.skipif(
    not os.environ.get("AUTHLINT_CAMPAIGN"), reason="a timed test: part of the campaign, set AUTHLINT_CAMPAIGN"
)
def test_time_grows_with_length(shape: str, name: str) -> None:
    """Four times the draft takes about four times as long."""
    piece = SHAPES[shape]
    short = piece * (LENGTH // len(piece))
    longer = _seconds(short * 4, name)
    assert longer < NEGLIGIBLE or longer / _seconds(short, name) < WORST_RATIO
