"""Comments that speak to authlint, and those that only mention it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authlint.parsers.directives import directive
from authlint.source import Span

PLACE = Span(3, 9)


@pytest.mark.parametrize(
    ("comment", "kind", "rules", "reason"),
    [
        ("authlint-disable", "disable", (), ""),
        (" authlint-enable cliche ", "enable", ("cliche",), ""),
        ("authlint-disable-line cliche/delve-verbs", "disable-line", ("cliche/delve-verbs",), ""),
        ("authlint-disable-next-line a/b, c-d: it is: a name", "disable-next-line", ("a/b", "c-d"), "it is: a name"),
        ("authlint-disable-next-line a/b c  --  a\n quotation", "disable-next-line", ("a/b", "c"), "a quotation"),
        ("authlint-disable-line: the whole line is a quotation", "disable-line", (), "the whole line is a quotation"),
        ("authlint-disable a, a", "disable", ("a",), ""),
    ],
)
def test_understood(comment: str, kind: str, rules: tuple[str, ...], reason: str) -> None:
    found = directive(comment, PLACE)
    assert found
    assert (found.kind, found.rules, found.reason, found.fault, found.span) == (kind, rules, reason, "", PLACE)


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("authlint-disabel-next-line cliche", "did you mean ‘authlint-disable-next-line’?"),
        ("authlint: disable cliche", "write ‘authlint-disable’"),
        ("authlint disable cliche", "write ‘authlint-disable’"),
        ("Authlint-Disable", "write ‘authlint-disable’"),
        ("authlint_disable_line", "write ‘authlint-disable-line’"),
        ("authlint-ignore cliche", "write ‘authlint-disable’ for ‘ignore’"),
        ("authlint:off", "write ‘authlint-disable’ for ‘off’"),
        ("authlint-silence", "there is no ‘authlint-silence’"),
        ("authlint-disable Cliché: x", "‘Cliché’ is not the name of a rule"),
        ("authlint-disable cliche/delve-verbs—a quotation", "is not the name of a rule"),
        ("authlint-disable; cliche", "a space belongs behind"),
    ],
)
def test_a_slip_does_not_pass_in_silence(comment: str, words: str) -> None:
    found = directive(comment, PLACE)
    assert found
    assert words in found.fault
    assert found.rules == ()


@pytest.mark.parametrize(
    "comment",
    ["", "a remark", "authlint is a linter.", "authlint", "authlint: see the docs", "authlinter-disable", "authlint on Mondays",
     "we disabled authlint-disable here", "more"],
)  # fmt: skip
def test_a_remark_is_none_of_our_business(comment: str) -> None:
    assert directive(comment, PLACE) is None


@given(
    st.lists(st.sampled_from(["authlint", "-", "disable", "next-line", " ", ",", ":", "--", "/", "a", "É", "\n"])).map(
        "".join
    )
)
def test_whatever_is_written_there_is_an_answer(comment: str) -> None:
    found = directive(comment, PLACE)
    assert found is None or found.span == PLACE


@pytest.mark.parametrize("piece", [" ", "a,", "a--", "a ", "-", "a/", "- ", "--a", "authlint-"])
def test_time_grows_with_length(piece: str) -> None:
    start = time.process_time()
    directive("authlint-disable " + piece * 200_000, PLACE)
    directive("authlint-" + piece * 200_000, PLACE)
    assert time.process_time() - start < 1.0
