"""Where front matter says what it says: titles and descriptions are prose, each at its place."""

from __future__ import annotations

import time

import pytest

from authlint.parsers import front_matter
from authlint.source import SourceFile

TITLE = "We delve into tea"

PLACES = {
    "old line ends": f"---\rdate: x\rtitle: {TITLE}\r---\r",
    "JSON behind a byte order mark": f'\ufeff{{"title": "{TITLE}"}}\n',
    "JSON on one line": f'{{"date": "x", "title": "{TITLE}"}}\n',
    "JSON with old line ends": f'{{\r  "title": "{TITLE}"\r}}\r',
    "JSON behind another title": f'{{"author": {{"title": "Dr"}}, "title": "{TITLE}"}}\n',
    "flow mapping": f"---\n{{date: x, title: {TITLE}}}\n---\n",
    "behind nested titles": "---\nlinks:\n" + "  - title: x\n" * 50 + f"title: {TITLE}\n---\n",
    "before the same title nested": f"---\nlinks:\n  - title: {TITLE}\ntitle: {TITLE}\n---\n",
    "behind its own name": f"---\ndescription: 'title: {TITLE}'\ntitle: {TITLE}\n---\n",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_title_stands_where_it_is_written(place: str) -> None:
    source = SourceFile("draft.md", PLACES[place])
    _, blocks, problems = front_matter.read(source)
    (title,) = [block for block in blocks if block.kind == "title"]
    assert not problems
    assert title.text == TITLE
    assert title.span.start == source.text.rindex(TITLE)


def test_blocks_stand_in_reading_order() -> None:
    _, blocks, _ = front_matter.read(SourceFile("draft.md", "---\ndescription: Tea\ntitle: Cups\n---\n"))
    assert [block.text for block in blocks] == ["Tea", "Cups"]


@pytest.mark.parametrize(
    "text",
    [
        "---\nsummary: >\n" + " title:\n" * 7000 + 'title: "' + "title: " * 1000 + '"\n---\n',
        '{"a' + '": 1, "a'.join(map(str, range(5000))) + '": 1, "a4999": 1}',
    ],
)
def test_hostile_front_matter_costs_little(text: str) -> None:
    """A key that seems to be written thousands of times, thousands of keys of which one comes twice."""
    start = time.process_time()
    front_matter.read(SourceFile("draft.md", text))
    assert time.process_time() - start < 2
