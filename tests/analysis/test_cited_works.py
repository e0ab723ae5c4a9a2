"""Which works a draft refers to, and which sentence leans on each."""

from __future__ import annotations

import time

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.citations import Citations
from authlint.analysis.cited_works import CitedWork, CitedWorks
from authlint.formats import parse
from authlint.source import SourceFile


def works(text: str, path: str = "draft.md") -> tuple[CitedWork, ...]:
    return Analysis(parse(SourceFile(path, text)), Toolbox()).view(CitedWorks).works


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("It rose ([a](https://a.is/x)).", "link", "https://a.is/x"),
        ("It rose [a][1].\n\n[1]: https://a.is/x", "link", "https://a.is/x"),
        ("It rose <https://a.is/x>.", "link", "https://a.is/x"),
        ('It rose <a href="https://a.is/x">a</a>.', "link", "https://a.is/x"),
        ("It rose.[^1]\n\n[^1]: https://a.is/x", "link", "https://a.is/x"),
        ("It rose.[^1]\n\n[^1]: Minutes, 4 May 2021.", "footnote", "Minutes, 4 May 2021."),
        ("It rose (Smith, 2019).", "author-year", "(Smith, 2019)"),
        ("Smith et al. (2019) say it rose.", "author-year", "Smith et al. (2019)"),
        ("Smith (2019) found that it rose.", "author-year", "Smith (2019)"),
        ("Holm (2013) “Tides” was useful.", "author-year", "Holm (2013)"),
        ("Codd, E. Frank (1970). A relational model.", "author-year", "Frank (1970)"),
        ("It rose, see Smith (2019).", "author-year", "Smith (2019)"),
        ("Smith and Roe (2019), too.", "author-year", "Smith and Roe (2019)"),
        ("It rose (May, 2019).", "author-year", "(May, 2019)"),
        ("It rose, see arXiv:1706.03762 for more.", "identifier", "arXiv:1706.03762"),
        ("It rose, see RFC 2606 for more.", "identifier", "RFC 2606"),
    ],
)
def test_every_form_is_one_work(text: str, form: str, name: str) -> None:
    (work,) = works(text)
    assert (work.form, work.name) == (form, name)
    assert work.supports


@pytest.mark.parametrize(
    "text",
    [
        "It rose ([a](/blog/x)).",
        "It rose.[^1]\n\n[^1]: That surprised me.",
        "It rose (May 2019).",
        "It rose (in 2019).",
        "It rose (Early 2020).",
        "It rose (Summer 2019).",
        "I joined Netflix (2006) and left.",
        "Casablanca (1942) is a film.",
        "We played Doom (1993), Quake (1996) and Myst (1993).",
        "`arXiv:1706.03762`",
        "![a](https://a.is/x.png)",
    ],
)
def test_what_names_no_work_of_others_is_none(text: str) -> None:
    assert works(text) == ()


def test_a_footnote_supports_the_sentence_of_its_mark() -> None:
    (work,) = works("We sailed. The fare rose.[^1] We ate.\n\n[^1]: https://a.is/x\n")
    assert work.supports == "The fare rose."


def test_a_work_is_listed_once_at_its_first_place() -> None:
    (work,) = works("One [ferry](https://a.is/x). Two [boats](https://a.is/x).")
    assert work.supports == "One ferry."


def test_an_address_alone_is_a_footnote_with_text() -> None:
    document = parse(SourceFile("draft.md", "It rose.[^1] It fell.[^2]\n\n[^1]: https://a.is/x\n[^2]:\n"))
    sources = Analysis(document, Toolbox()).view(Citations).sources
    assert [source.standing for source in sources] == ["source", "dead"]


def test_time_grows_with_the_length_of_the_draft() -> None:
    """Twice the links in one paragraph, twice the footnotes: nowhere near four times the time."""

    def seconds(count: int) -> float:
        links = " ".join(f"It rose [a](https://a.is/{place}).[^{place}]" for place in range(count))
        notes = "\n".join(f"[^{place}]: https://b.is/{place}" for place in range(count))
        analysis = Analysis(parse(SourceFile("draft.md", f"{links}\n\n{notes}\n")), Toolbox())
        start = time.process_time()
        assert len(analysis.view(CitedWorks).works) == 2 * count
        return time.process_time() - start

    seconds(50)
    assert seconds(2_000) < 6 * 3 * max(seconds(500), 0.01)


def test_a_link_in_a_note_made_by_hand_supports_the_sentence_of_its_mark() -> None:
    """With the date that the note's words tell."""
    text = 'Boats fell. It rose.[[1]](#fn1)\n\n<p id="fn1">Holm, [Tides](https://a.is/x), 2019.</p>\n'
    found = [work for work in works(text) if work.name == "https://a.is/x"]
    assert [(work.supports, work.date and work.date.day) for work in found] == [("It rose.[1]", "2019")]
