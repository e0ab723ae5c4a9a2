"""No axis can be bought, nor the whole: attacks on a guide that anybody could have written, and on a diary.

Both drafts are as long as a short post. In a shorter one any sentence weighs more, and what it weighs is chance.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate

import pytest
from attacks import ADDED, CHANGED, DIARY, GUIDE, MOST, SCENES
from conftest import unmark
from drafts import TOOLBOX
from test_surprise import STORY

from authlint.formats import parse
from authlint.measuring import axis_measures, score
from authlint.packs import shipped_rules
from authlint.source import SourceFile

LONG_GUIDE = f"{GUIDE}\n{unmark(shipped_rules()['detail/low-detail'].rule.bad[0]).text}"
LONG_DIARY = f"{STORY}\n{DIARY}\n{SCENES}"


def first_words(draft: str, words: int) -> str:
    """The paragraphs of a draft up to the one with which it has so many words."""
    paragraphs = draft.split("\n\n")
    counts = accumulate(len(paragraph.split()) for paragraph in paragraphs)
    return "\n\n".join(paragraphs[: next(place for place, count in enumerate(counts, 1) if count >= words)])


DRAFTS = {"guide": LONG_GUIDE, "diary": LONG_DIARY, "diary below 500 words": first_words(LONG_DIARY, 450)}
"""The third one passes from one band of lengths to the next when something is added."""


BOUGHT = {
    **ADDED,
    "link to a home page": "You can read more about it [here](https://example.org/) and [there](https://example.com/).",
    "a hedge or two": "Perhaps this is so. It may well depend on the weather.",
    "doubts by the dozen": "Perhaps, maybe, possibly, it may seem so. I think it might be. I guess it could be. It probably is.",
    "disclaimer": "As far as I know this is true, but your mileage may vary, so take it with a grain of salt.",
    "modesty": "I may be wrong.",
    "typos": "Thsi is na exmaple fo a sentnece wiht mnay slpis fo teh fnigers, adn it dose nto sotp hree.",
}
"""What is added by those who want another axis."""


@cache
def scores(draft: str) -> dict[str, float]:
    """The axes that have a score, and the whole."""
    (profile,) = score([parse(SourceFile("draft.md", draft))], TOOLBOX, axis_measures())
    judged = {str(name): axis.score for name, axis in profile.axes.items()} | {"overall": profile.overall}
    return {name: value for name, value in judged.items() if value is not None}


def assert_nothing_won(draft: str, attacked: str) -> None:
    before, after = scores(draft), scores(attacked)
    for name in ("detail", "surprise", "overall"):
        assert after[name] <= before[name] + MOST, name


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("attack", BOUGHT)
def test_what_is_added_wins_nothing(attack: str, draft: str) -> None:
    assert_nothing_won(draft, f"{draft}\n\n{BOUGHT[attack]}\n")


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("attack", CHANGED)
def test_what_is_changed_wins_nothing(attack: str, draft: str) -> None:
    assert_nothing_won(draft, CHANGED[attack](draft))


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_everything_at_once_wins_nothing(draft: str) -> None:
    assert_nothing_won(draft, "\n\n".join([draft, *BOUGHT.values()]))


def test_two_scenes_win_much() -> None:
    """On the axis and in the whole."""
    before, after = scores(LONG_GUIDE), scores(f"{LONG_GUIDE}\n{SCENES}")
    assert after["detail"] >= before["detail"] + 30
    assert after["overall"] >= before["overall"] + 10


def test_a_diary_lies_above_a_guide() -> None:
    """In detail and surprise, and in the whole by far."""
    guide, diary = scores(LONG_GUIDE), scores(LONG_DIARY)
    assert all(diary[name] > guide[name] + 30 for name in ("detail", "surprise", "overall"))
