"""Bibliography files are read for keys, kinds, years and addresses; what is broken is told with its line."""

from __future__ import annotations

import contextlib
import time

import pytest

from authlint.bibliography import UnreadableError, Work, works_in

BIBTEX = """
Notes of the office: me@harbour.is (Monday)
@comment{ @article{no, year = 1999} }
@string{jt = "Journal of Tides"}
@Article{ holm:2019-a ,
  author = {Holm, M{\\"a}rit and {The {Harbour} Office}},
  title  = "The {Tides} of\n    the bay",
  journal = jt # { Quarterly},
  year = 2019, month = mar,
  doi = {10.1000/tides},
}
@book(berg, title = {Rooms}, date = {2020-05-04/2020-06-01})
@misc{bare}
@online{web, url = {https://stats.gov.is/x}, year = {c. 1987},}
@article{web, year = 2001}
"""

CSL = """[
 {"id": "holm", "type": "article-journal", "title": "Tides", "issued": {"date-parts": [["2019", 3, 4]]}, "DOI": "10.1000/t"},
 {"id": 7, "type": "webpage", "URL": "https://a.is/x", "issued": {"raw": "spring of 2001"}},
 {"id": "none", "issued": {"date-parts": [[]]}},
 {"title": "no key"}, "odd"
]"""


def test_bibtex() -> None:
    assert works_in("works.bib", BIBTEX) == {
        "holm:2019-a": Work("holm:2019-a", "article", "2019", "The Tides of the bay", "https://doi.org/10.1000/tides"),
        "berg": Work("berg", "book", "2020-05-04", "Rooms"),
        "bare": Work("bare", "misc"),
        "web": Work("web", "online", "1987", "", "https://stats.gov.is/x"),
    }


def test_csl() -> None:
    assert works_in("works.json", CSL) == {
        "holm": Work("holm", "article-journal", "2019-03-04", "Tides", "https://doi.org/10.1000/t"),
        "7": Work("7", "webpage", "2001", "", "https://a.is/x"),
        "none": Work("none"),
    }
    assert set(works_in("works.json", f'{{"references": {CSL}}}')) == {"holm", "7", "none"}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.bib", "\n\n@article{holm, title = {Tides\n", 3),
        ("a.bib", '@article{holm, title = "Tides}\n', 1),
        ("a.bib", "@misc{ok}\n@article{, year = 2019}", 2),
        ("a.bib", "@misc{ok}\n\n@comment{", 3),
        ("a.json", '[\n{"id": "holm",\n]', 3),
        ("a.json", '"works"', 1),
        ("a.json", "[" * 100_000, 1),
    ],
)
def test_what_is_broken_is_told_with_its_line(name: str, text: str, line: int) -> None:
    with pytest.raises(UnreadableError) as raised:
        works_in(name, text)
    assert raised.value.line == line


@pytest.mark.parametrize(
    "text", ["@a{k" * 100_000, "@a{k,b={" * 50_000, "@misc{k, a = {x}}\n" * 50_000, "@ " * 200_000]
)
def test_hostile_files_take_no_time(text: str) -> None:
    """Every character is looked at a few times at most."""
    started = time.process_time()
    with contextlib.suppress(UnreadableError):
        works_in("a.bib", text)
    assert time.process_time() - started < 3
