"""Front matter: found only at the very start, read within limits, its title and description in their places."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from authlint.document import Block, FrontMatter
from authlint.errors import Problem
from authlint.parsers import front_matter
from authlint.source import SourceFile


def read(text: str) -> tuple[FrontMatter, tuple[Block, ...], tuple[Problem, ...]]:
    return front_matter.read(SourceFile("draft.md", text))


def spelled(block: Block, text: str) -> list[str]:
    """What the file holds at each piece of a block."""
    offsets = block.offsets
    return [text[start:end] for start, end in zip(offsets.source_starts, offsets.source_ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "syntax", "data"),
    [
        ("---\ntitle: A\n---\nx", "yaml", {"title": "A"}),
        ("---\ntitle: A\n...\nx", "yaml", {"title": "A"}),
        ("\ufeff---  \ntitle: A\n---\t\nx", "yaml", {"title": "A"}),
        ("---\r\ntitle: A\r\n---\r\nx", "yaml", {"title": "A"}),
        ("---\rtitle: A\r---\rx", "yaml", {"title": "A"}),
        ("---\n# nothing\n---\nx", "yaml", {}),
        ("---\n---\nx", "yaml", {}),
        ("---\ndate: 2020-02-03\n---", "yaml", {"date": date(2020, 2, 3)}),
        ('+++\ntitle = "A"\n[x]\ny = 1\n+++\nz', "toml", {"title": "A", "x": {"y": 1}}),
        ('+++\rtitle = "A"\r+++\r', "toml", {"title": "A"}),
        ('{\n "title": "A",\n "x": {"y": [1]}\n}\nz', "json", {"title": "A", "x": {"y": [1]}}),
        ('{"title": "A"}\nz', "json", {"title": "A"}),
        ("{}\nz", "json", {}),
        (';;;\n"title": "A"\n;;;\nz', "json", {"title": "A"}),
        (';;;\n{"title": "A"}\n;;;\nz', "json", {"title": "A"}),
    ],
)
def test_found(text: str, syntax: str, data: dict[str, object]) -> None:
    found, _, problems = read(text)
    assert (found.syntax, dict(found.data), problems) == (syntax, data, ())
    assert found.span.start == text.startswith("\ufeff")
    inside = text[found.span.start : found.span.end].rstrip()
    assert inside.endswith(("---", "...", "+++", "}", ";;;"))


@pytest.mark.parametrize(
    "text",
    [
        "", "\n---\ntitle: A\n---", "x\n---\ntitle: A\n---", "---\ntitle: A\nnever closed", "----\ntitle: A\n----", "---\nA sentence.\n---",
        "---\n\nA sentence: with a colon.\n\n- and: more\nof it: all: day\n---", "---\n- a\n- b\n---", "{% include a %}", "{{< a >}}", "{: .a}",
        '{"a"}', '{"title": "A"} and more', '{"title": ', "+++\ntitle = 1", "--- title\n---", " ---\na: b\n---", "---\na: b\n ---",
    ],
)  # fmt: skip
def test_none(text: str) -> None:
    assert read(text) == (FrontMatter({}), (), ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\na: 1\nb: [\n---\nx", 3, "YAML"),
        ("---\na: 1\nb: 2\na: 3\n---\nx", 4, "the key ‘a’ is given twice"),
        ("---\na:\n  b: 1\n  b: 2\n---\nx", 4, "the key ‘b’ is given twice"),
        ("---\r\na: 1\r\nb: c: d\r\n---\r\nx", 3, "YAML"),
        ("---\ra: 1\rb: c: d\r---\rx", 3, "YAML"),
        ("---\na: 1\nb: &x y\n---\nx", 3, "anchors"),
        ("---\na: 1\nb: \x01\n---\nx", 3, "control characters"),
        ("---\né: 1\nb: é\x01\n---\nx", 3, "control characters"),
        ("---\na: !!python/object:os.system ls\n---\nx", 2, "tag"),
        ("---\na: 2021-02-31\n---\nx", 1, "day"),
        ("---\ntitle: {{ x }}\n---\nx", 2, "YAML"),
        ("---\na: " + "[" * 20_000 + "\n---\nx", 2, "50 levels deep"),
        ("---\na:\n" + "- " * 30_000 + "\n---\nx", 3, "50 levels deep"),
        ("---\na: b\nc: " + "d" * 70_000 + "\n---\nx", 1, "too much"),
        ('+++\na = 1\nb = "\n+++\nx', 3, "TOML"),
        ('+++\ra = 1\rb = "\r+++\rx', 3, "TOML"),
        ("+++\na = 1\na = 2\n+++\nx", 3, "TOML"),
        ("+++\na = " + "[" * 20_000 + "\n+++\nx", 1, "50 levels deep"),
        ("+++\na = " + "[" * 60 + "]" * 60 + "\n+++\nx", 1, "50 levels deep"),
        ('{\n"a": 1,\n"b": }\n}\nx', 3, "JSON"),
        ('{\n"a": 1,\n"a": 2\n}\nx', 3, "the key ‘a’ is given twice"),
        ('{\n"a": {"b": 1, "b": 2}\n}\nx', 1, "the key ‘b’ is given twice"),
        ('{\n"a": "\\ud800"\n}\nx', 2, "surrogate"),
        ('{"a": ' + "[" * 50_000 + "\n}\nx", 1, "50 levels deep"),
        (';;;\n"a": 1,\n"b" 2\n;;;\nx', 3, "JSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem_with_its_line_and_no_prose(text: str, line: int, words: str) -> None:
    found, blocks, (problem,) = read(text)
    assert dict(found.data) == {}
    assert blocks == ()
    assert text[found.span.end :].strip() == "x"
    assert (problem.code, problem.line, problem.fatal) == ("front-matter", line, False)
    assert words in problem.message
    assert problem.cure


def test_every_spelling_of_a_value_keeps_its_place() -> None:
    text = (
        '---\ntitle: "It\\u2019s a \\"day\\" \\\n   long"\nsummary: >-\n  folded\n  text\n\n  twice\n'
        "description: |\n    literal\n    text\nexcerpt: 'it''s  a\n  day'\nseo:\n  title: Not this\n---\nx"
    )
    _, blocks, _ = read(text)
    assert [(block.kind, block.text, spelled(block, text)) for block in blocks] == [
        ("title", 'It’s a "day" long', ["It", "\\u2019", "s a ", '\\"', "day", '\\"', " ", "long"]),
        ("description", "folded text", ["folded", "\n  ", "text"]),
        ("description", "twice", ["twice"]),
        ("description", "literal text", ["literal", "\n    ", "text"]),
        ("description", "it's a day", ["it", "''", "s", "  ", "a", "\n  ", "day"]),
    ]
    assert all(block.exact for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "---\nseo:\n  title: Tea time\ntitle: Tea\n---",
        "---\nnote: |\n  title: Tea\ntitle: Tea\n---",
        '+++\ntitle = "Tea"\n[seo]\ntitle = "Tea"\n+++',
        "+++\nnote = '''\ntitle = \"Teas\"\n'''\ntitle = 'Tea'\n+++",
        '{"seo": {"title": "Tea"},\n"title": "Tea"\n}',
    ],
)
def test_the_title_is_that_of_the_draft(text: str) -> None:
    _, (block,), _ = read(text)
    outermost = re.search(r"^\"?title\"?[:= ]+[\"']?(?=Tea[\"'\n])", text, re.MULTILINE)
    assert outermost
    assert (block.text, block.span.start, block.exact) == ("Tea", outermost.end(), True)


def _toml(value: str) -> str:
    escapes = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(escapes.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in value) + '"'


WORDS = st.text(alphabet="ab '\"\\:#\n\t-é😀שλ\u2028\u00a0|>%&*", max_size=30)


@given(WORDS, st.sampled_from(["", "'", '"', "|", ">"]), st.booleans(), st.integers(8, 60))
def test_any_yaml_value(value: str, style: str, unicode: bool, width: int) -> None:
    dumped = yaml.safe_dump({"title": value}, default_style=style or None, allow_unicode=unicode, width=width)  # type: ignore[call-overload]
    _check(f"---\n{dumped}---\n", value)


@given(WORDS, st.booleans())
def test_any_json_value(value: str, ascii_only: bool) -> None:
    _check(json.dumps({"x": [value], "title": value}, ensure_ascii=ascii_only, indent=1) + "\n", value)


@given(WORDS)
def test_any_toml_value(value: str) -> None:
    _check(f"+++\ntitle = {_toml(value)}\n+++\n", value)


def _check(text: str, value: str) -> None:
    found, blocks, _ = read(text)
    if "title" not in found.data:
        return
    assert found.data["title"] == value
    assert " ".join(block.text for block in blocks) == re.sub(r"[ \t\r\n]+", " ", value).strip(" ")
    for block in blocks:
        assert block.exact or "\u2028" in text  # a line end to YAML, a character to everybody else
        for letters, written in zip(_pieces(block), spelled(block, text), strict=True) if block.exact else ():
            copied = len(letters) == len(written)
            assert written
            assert not copied or letters == written or letters.isspace()
            assert copied or letters == " " or written[0] in "\\'"


def _pieces(block: Block) -> list[str]:
    starts = [*block.offsets.text_starts, block.offsets.length]
    return [block.text[start:end] for start, end in pairwise(starts)]


@given(st.lists(st.sampled_from(
    ["---\n", "+++\n", ";;;\n", "{", "}", '"title": "a', '"', ",", "title: ", "title = ", "'", "|\n", " ", "\n", "\r", "- ", "[", "]", "&a", "*a", "é",
     "😀", "\\u00e9", "\\", "#", "\ufeff", "\x07", "2021-02-31", "!!x", "authlint: {disable: [a]}", "1e999"]
)).map("".join))  # fmt: skip
def test_whatever_a_draft_opens_with_is_no_crash(text: str) -> None:
    for opening in ("---\n", "+++\n", '{"a":', ";;;\n"):
        found, blocks, problems = read(opening + text + "\n" + opening)
        front_matter.switches(found)
        front_matter.language(found)
        assert not (problems and blocks)


@pytest.mark.parametrize(
    ("text", "silenced"),
    [
        ("---\nauthlint: {disable: [cliche, a/b], reason: a quotation}\n---", [("cliche", "a quotation"), ("a/b", "a quotation")]),
        ("---\nauthlint:\n  disable:\n    cliche: a name\n    rhythm:\n---", [("cliche", "a name"), ("rhythm", "")]),
        ("---\nauthlint:\n  disable: cliche\n---", [("cliche", "")]),
        ('+++\n[authlint]\ndisable = ["cliche"]\n+++', [("cliche", "")]),
        ("---\ntitle: x\n---", []),
    ],
)  # fmt: skip
def test_switches(text: str, silenced: list[tuple[str, str]]) -> None:
    found, _, _ = read(text)
    switches = front_matter.switches(found)
    assert [(*switch.rules, switch.reason) for switch in switches] == silenced
    for switch in switches:
        assert (switch.kind, switch.fault) == ("disable", "")
        assert found.span.contains(switch.span)
        assert "authlint" in text[switch.span.start : switch.span.end].splitlines()[0]


@pytest.mark.parametrize(
    "value",
    [
        "false",
        "[cliche]",
        "{disabel: [a]}",
        "{disable: []}",
        "{disable: [Cli che]}",
        "{disable: 3}",
        "{disable: [1.5]}",
    ],
)
def test_a_switch_that_switches_nothing_says_so(value: str) -> None:
    found, _, _ = read(f"---\nauthlint: {value}\n---")
    (switch,) = front_matter.switches(found)
    assert switch.fault
    assert switch.rules == ()


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("lang: en-GB", "en-GB"),
        ("language: de", "de"),
        ("locale: ' fr '", "fr"),
        ("lang: no", "no"),
        ("lang: [en]", ""),
        ("title: x", ""),
    ],
)
def test_language(line: str, language: str) -> None:
    assert front_matter.language(read(f"---\n{line}\n---")[0]) == language


@pytest.mark.parametrize(
    "piece",
    [
        "---\n",
        "a: b\n",
        "- ",
        "[",
        "{",
        "a: '",
        "? ",
        "\n",
        " ",
        "# a\n",
        "a:\n ",
        '"a": "',
        "\\",
        "''",
        "}\n",
        '{"a":',
    ],
)
def test_time_grows_with_length(piece: str) -> None:
    for opening, closing in (
        ("---\n", "\n---\n"),
        ("---\na: '", "'\n---\n"),
        ("+++\n", "\n+++\n"),
        ('{"a":', "\n}\n"),
        (";;;\n", "\n;;;\n"),
        ("---\n", ""),
    ):
        start = time.process_time()
        read(opening + piece * (60_000 // len(piece)) + closing)
        read(opening + piece * (1_000_000 // len(piece)) + closing)
        assert time.process_time() - start < 1.5


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
