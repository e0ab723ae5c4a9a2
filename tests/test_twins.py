"""One post twice: as Markdown and as the HTML it is rendered to, with Unix line ends and with others.

The suite looks at a few dozen posts; AUTHLINT_CAMPAIGN makes it 300, and prints the share that agree.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from typing import Any

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from whole_path import Told, faults, told

from authlint.parsers import front_matter
from authlint.source import SourceFile

POSTS = 150 if os.environ.get("AUTHLINT_CAMPAIGN") else 20
"""Of each file."""

TEMPLATE = re.compile(r"\{\{.*?\}\}")
EXPRESSION = re.compile(r"\{\{(?![<%]).*?\}\}")

FILES = ("human_blogs", "ai_blogs")


@pytest.fixture(scope="module")
def posts(corpus_rows: Callable[[str], Iterator[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Every k-th Markdown post of each file."""
    chosen = []
    for file in FILES:
        rows = [row for row in corpus_rows(file) if row["format"] == "md"]
        chosen += rows[:: len(rows) // POSTS][:POSTS]
    return chosen


@cache
def renderer() -> MarkdownIt:
    """The Markdown that posts are written in, as HTML."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return parser.use(deflist_plugin).use(footnote_plugin).use(tasklists_plugin)


def rendered(text: str) -> str:
    """The post as a body of HTML below its front matter."""
    head, _, _ = front_matter.read(SourceFile("post.md", text))
    # Templates are expanded before Markdown is read: their spaces break no link, and nothing in them is escaped.
    body = EXPRESSION.sub(lambda found: found[0].replace(" ", ""), text[head.span.end :])
    page = TEMPLATE.sub(lambda found: unescape(found[0]), renderer().render(body))
    return f"{text[: head.span.end]}\n{page}"


def words_of(found: list[Told]) -> Counter[tuple[str, str, str]]:
    """What was found, wherever it stands."""
    return Counter(
        (each.finding.rule, " ".join((each.words or "").split()), each.finding.disposition) for each in found
    )


def places_of(found: list[Told]) -> list[tuple[str, object, str]]:
    """What was found where."""
    return [(each.finding.rule, each.finding.location, each.finding.disposition) for each in found]


def test_markdown_and_its_html_agree(posts: list[dict[str, Any]]) -> None:
    differing = []
    for post in posts:
        page = rendered(post["text"])
        assert not list(faults(page, "post.html")), post["id"]
        markdown, html = words_of(told(post["text"], "post.md")[1]), words_of(told(page, "post.html")[1])
        if markdown != html:
            differing.append(f"{post['id']}: only Markdown {markdown - html}, only HTML {html - markdown}")
    print(f"{len(posts) - len(differing)} of {len(posts)} posts agree")  # noqa: T201  # the campaign's figure
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_line_ends_make_no_difference(posts: list[dict[str, Any]], line_end: str) -> None:
    for post in posts:
        unix = post["text"].replace("\r\n", "\n").replace("\r", "\n")
        expected = places_of(told(unix, "post.md")[1])
        assert places_of(told(unix.replace("\n", line_end), "post.md")[1]) == expected, post["id"]
