"""What is measured at all: running prose, and neither verse nor bare names."""

from __future__ import annotations

import pytest
from drafts import WORDS, analysis_of, seeded_words, take

from authlint.analysis.words import RunningProse, is_verse

STANZA = """\
Down where the harbour meets the lane
The lanterns swing in April rain,
And she who waits beside the wall
Has heard no voice, no step at all."""
FORMS = {
    "markdown": ("\n\n".join([STANZA] * 8), "poem.md"),
    "hard breaks": ("\n\n".join([STANZA.replace("\n", "  \n")] * 8), "poem.md"),
    "html": ("".join(f"<p>{STANZA.replace(chr(10), '<br>')}</p>" for _ in range(8)), "poem.html"),
    "text": ("\n\n".join([STANZA] * 8), "poem.txt"),
}
MEASURED = {
    "mattr", "mtld", "hdd", "rare-words", "word-frequency", "sentence-length", "sentence-variation", "paragraph-length",
    "repeated-runs", "repeated-openings", "flesch-kincaid-grade", "list-share", "commas", "nouns", "passives",
}  # fmt: skip
NAMES = [f"{first.capitalize()} {last.capitalize()}" for first, last in zip(WORDS[:80], WORDS[80:160], strict=True)]


@pytest.mark.parametrize("form", FORMS)
def test_verse_is_not_measured(form: str) -> None:
    text, name = FORMS[form]
    assert not analysis_of(text, name).view(RunningProse).blocks
    assert take("mattr", text, name).abstained == "fewer than 100 words of running prose"


@pytest.mark.parametrize(
    "text",
    [
        "- " + "\n- ".join(NAMES),
        "* " + "\n* ".join(f"**{name}**, Registrar of {name.split()[0]}" for name in NAMES),
        f"Thanks to {', '.join(NAMES[:-1])} and {NAMES[-1]}.",
        "\n".join(NAMES),
    ],
    ids=["entries", "with offices", "in a sentence", "lines"],
)
@pytest.mark.parametrize("name", sorted(MEASURED))
def test_lists_of_names_are_not_measured(text: str, name: str) -> None:
    """Every measure abstains and says why."""
    measured = take(name, text)
    assert measured.value is None
    assert measured.abstained


@pytest.mark.parametrize(
    "text",
    [
        "We left at six and saw the lamp\nof the harbour for an hour. Nobody\nspoke, and Anna Lind slept in\nthe bow until it was light.",
        "The ferry left.\nIt rained.\nNobody spoke.\nAnna slept.",
        "Anna Lind slept in the bow until Bo Hansen woke her.",
        "Thank You.",
        "WE LEFT AT SIX AND SAW THE LAMP OF THE HARBOUR FOR AN HOUR.",
        "- dry socks\n- bread for two days",
        "- We took Anna Lind.",
    ],
    ids=["wrapped", "a line a sentence", "people", "two words", "capitals", "things", "a sentence in a list"],
)
def test_prose_is_measured(text: str) -> None:
    found = analysis_of(text).view(RunningProse).blocks
    assert len(found) == max(1, text.count("- "))


def test_a_poem_in_a_post_leaves_the_post() -> None:
    """The prose around it is measured as if the poem were not there."""
    prose = " ".join(seeded_words(7, 150))
    assert take("mattr", f"{prose}\n\n{STANZA}\n").value == take("mattr", prose).value


def test_what_makes_verse() -> None:
    """Short lines, capitals in front, ends left open: each is needed."""
    lines = STANZA.split("\n")
    assert is_verse(lines)
    assert not is_verse(lines[:2])
    assert not is_verse([line.lower() for line in lines])
    assert not is_verse([line.rstrip(",.") + "." for line in lines])
    assert not is_verse([f"{line} and so on and on and on and on and on and on" for line in lines])
