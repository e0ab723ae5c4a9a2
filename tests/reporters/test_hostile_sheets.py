"""Hostile names and words through what is printed beside reports: interviews and scores. AUTHLINT_CAMPAIGN says how many."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import unicodedata

import pytest
from markdown_it import MarkdownIt
from test_hostile_text import MADE, TEXTS, hostile

from authlint import interview, scoresheet
from authlint.profile import AXES, AxisScore, Placed, Scored
from authlint.rule import Measurement
from authlint.sanitise import KEPT


def scores() -> list[Scored]:
    rng = random.Random(20260408)  # noqa: S311  # a test
    made = []
    for _ in range(TEXTS // 4):
        path, other, note = (hostile(rng) for _ in range(3))
        placed = Placed(Measurement(0.5, 100, notes=(note, other)), 12.0, 100, 5, "500 words")
        axes = dict.fromkeys(AXES, AxisScore(12.0, 100, "", ("mattr",)))
        made.append(Scored(path, 3, {"mattr": placed}, axes=axes, moved=(other,)))
        made.append(Scored(path, 3, {}, skipped=other))
    return made


SCORES = scores()


def safe(output: str) -> bool:
    """Whether a terminal, a log and GitHub's runner read it as words."""
    unsafe = {c for c in output if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}} - {"\n", *KEPT}
    commands = [line for line in output.split("\n") if line.lstrip().startswith("::")]
    output.encode()
    return not unsafe and not commands and "##[" not in output


@pytest.mark.parametrize("width", [40, 100])
def test_what_is_printed_is_words(width: int) -> None:
    for report in MADE:
        asked = interview.questions(report)
        assert safe(interview.as_text(asked, width))
        assert safe(interview.as_markdown(asked))
    for why in (frozenset[str](), frozenset({"diversity", "mattr"})):
        assert safe(scoresheet.as_text(SCORES, [], why, width))
        assert safe(scoresheet.as_text([draft for draft in SCORES if not draft.skipped], ["mattr"], why, width))


def test_a_list_of_questions_is_plain_words_where_it_is_posted() -> None:
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    for report in MADE:
        page = parser.render(interview.as_markdown(interview.questions(report)))
        assert {tag.lower() for tag in re.findall(r"<[/!]?([A-Za-z-][\w-]*)", page)} <= {"h2", "ul", "li", "p"}
        text = re.sub(r"<[^>]*>", " ", page)
        assert not re.search(r"[@#]\w|GH-\d|://|www\.\w", text)


def test_scores_can_be_read_back() -> None:
    """JSON keeps every letter; a row of CSV is a row, and no cell is a formula."""
    read = json.loads(scoresheet.as_json(SCORES, ["mattr"], "p"))["drafts"]
    wanted = [draft.path.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") for draft in SCORES]
    assert [entry["path"] for entry in read] == wanted
    sheet = scoresheet.as_csv(SCORES, ["mattr"], profile=True)
    assert safe(sheet)
    rows = list(csv.reader(io.StringIO(sheet)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(SCORES) + 1
    assert not [row[0] for row in rows if row[0].lstrip().startswith(("=", "+", "-", "@"))]
