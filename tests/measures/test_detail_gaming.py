"""Detail cannot be bought: what is added without having been anywhere does not raise it, a scene does."""

from __future__ import annotations

import pytest
from attacks import ADDED, CHANGED, DIARY, GUIDE, MOST, SCENES
from drafts import take, value_of


@pytest.mark.parametrize("draft", [GUIDE, DIARY], ids=["guide", "diary"])
@pytest.mark.parametrize("attack", ADDED)
def test_what_is_added_wins_nothing(attack: str, draft: str) -> None:
    """A paragraph at the end, and the same at the head."""
    before = value_of("detail", draft)
    assert value_of("detail", f"{draft}\n{ADDED[attack]}\n") <= before + MOST
    assert value_of("detail", f"{ADDED[attack]}\n\n{draft}") <= before + MOST


@pytest.mark.parametrize("draft", [GUIDE, DIARY], ids=["guide", "diary"])
@pytest.mark.parametrize("attack", CHANGED)
def test_what_is_changed_wins_nothing(attack: str, draft: str) -> None:
    """Opinions in front of each sentence, words or sentences in another order."""
    assert value_of("detail", CHANGED[attack](draft)) <= value_of("detail", draft) + MOST


def test_everything_at_once_wins_nothing() -> None:
    """All attacks on one draft."""
    assert value_of("detail", "\n\n".join([GUIDE, *ADDED.values()])) <= value_of("detail", GUIDE) + MOST


def test_two_scenes_win_much() -> None:
    """What the attacks stand for, done for real."""
    assert value_of("detail", f"{GUIDE}\n{SCENES}") >= value_of("detail", GUIDE) + 20


def test_a_diary_holds_more_than_a_guide() -> None:
    """The two drafts that the attacks start from lie far apart."""
    assert value_of("detail", GUIDE) + 30 < value_of("detail", DIARY)


def test_the_details_of_a_diary_are_pointed_at() -> None:
    """The spans are the words themselves."""
    shown = {block.text[span.start : span.end] for block, span in take("detail", DIARY).spans}
    assert {"Saturday", "took", "started", "ten minutes", "gave up", "Mr Hoang"} <= shown


def test_a_note_is_too_short() -> None:
    """Few words hold any number of points by chance."""
    assert take("detail", "I lost my hat in Altona.").value is None
