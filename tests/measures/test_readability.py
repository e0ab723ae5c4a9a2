"""Readability: textstat's values, on the running prose alone, with no line to the outside."""

from __future__ import annotations

import subprocess
import sys

import pytest
import textstat
from drafts import take, value_of

NAMES = {
    "flesch-reading-ease": "flesch_reading_ease",
    "flesch-kincaid-grade": "flesch_kincaid_grade",
    "dale-chall": "dale_chall_readability_score",
}
PROSE = """\
The ferry leaves at six. It rarely does, since the bread van comes over the hill whenever its driver has found his
second boot, and the captain, who is his brother-in-law, will not sail without it. We wait. The boy on the quay unties
the rope, ties it again and looks at the clock as if it had said something rude. Then the engine coughs. The gulls
follow us out past the light, and past the first buoy, and past the place where my uncle lost the anchor and never
told his wife. The administration of the harbour has published comprehensive regulations. Nobody reads them. The
island shows itself behind the second buoy, low and brown.
"""
OFFLINE = """
import socket
def refuse(*arguments, **named):
    raise OSError("no line to the outside")
class Refused(socket.socket):
    __init__ = refuse
socket.socket, socket.create_connection, socket.getaddrinfo = Refused, refuse, refuse
import sys
sys.path.insert(0, sys.argv[1])
from drafts import value_of
text = sys.stdin.read()
print(*[value_of(name, text) for name in ("flesch-reading-ease", "flesch-kincaid-grade", "dale-chall")])
"""


@pytest.mark.parametrize("name", NAMES)
def test_textstat_computes_it(name: str) -> None:
    """One paragraph without markup: textstat is given the very text."""
    expected = getattr(textstat, NAMES[name])(" ".join(PROSE.split()))
    assert value_of(name, " ".join(PROSE.split())) == pytest.approx(expected)


def test_the_formulas() -> None:
    """By hand: 100 words of one syllable in ten sentences."""
    text = " ".join(["The old cat sat down by the red door now."] * 10)
    assert value_of("flesch-reading-ease", text) == pytest.approx(206.835 - 1.015 * 10 - 84.6, abs=0.01)
    assert value_of("flesch-kincaid-grade", text) == pytest.approx(0.39 * 10 + 11.8 - 15.59, abs=0.01)
    assert value_of("dale-chall", text) == pytest.approx(0.0496 * 10, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_markup_and_fragments_do_not_count(name: str) -> None:
    around = f"# Organisational considerations\n\n{PROSE}\n```\nx = internationalisation()\n```\n\n- entries\n- more\n"
    assert take(name, around).value == take(name, PROSE).value


@pytest.mark.parametrize("name", NAMES)
def test_code_within_a_sentence_is_left_out(name: str) -> None:
    """What a mask stands for is not read aloud."""
    coded = PROSE.replace("the clock", "the `clock.internationalisation()` clock")
    assert value_of(name, coded) == pytest.approx(value_of(name, PROSE))


def test_harder_is_harder() -> None:
    """All three formulas agree on the direction of long words in long sentences."""
    hard = PROSE + "Comprehensive organisational regulations necessitate interdepartmental communication. " * 5
    assert value_of("flesch-reading-ease", hard) < value_of("flesch-reading-ease", PROSE)
    assert value_of("flesch-kincaid-grade", hard) > value_of("flesch-kincaid-grade", PROSE)
    assert value_of("dale-chall", hard) > value_of("dale-chall", PROSE)


@pytest.mark.parametrize("name", NAMES)
def test_too_short(name: str) -> None:
    sentence = "The old cat sat down by the red door now. "
    short = take(name, sentence * 9 + "The old cat sat down by the red door.")
    assert (short.value, short.support) == (None, 99)
    assert short.abstained == "fewer than 100 words in whole sentences"
    assert take(name, sentence * 10).support == 100


def test_no_line_to_the_outside(request: pytest.FixtureRequest) -> None:
    """A fresh process whose sockets are blocked from the first line on gives the same values."""
    folder = str(request.path.parent)
    result = subprocess.run(
        [sys.executable, "-c", OFFLINE, folder], input=PROSE, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert [float(value) for value in result.stdout.split()] == [value_of(name, PROSE) for name in NAMES]
