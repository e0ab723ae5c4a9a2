"""The date of a work is read where it stands, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from authlint.analysis.source_dates import date_of, date_of_address, date_of_words
from authlint.language.source_kinds import hosts, kind_of


@pytest.mark.parametrize(
    ("address", "day", "origin"),
    [
        ("https://arxiv.org/abs/1706.03762", "2017-06", "identifier"),
        ("https://arxiv.org/pdf/hep-th/9901001", "1999-01", "identifier"),
        ("arXiv:2103.00020", "2021-03", "identifier"),
        ("https://doi.org/10.48550/arXiv.2005.14165", "2020-05", "identifier"),
        ("https://doi.org/10.1038/s41586-020-2649-2", "2020", "identifier"),
        ("https://doi.org/10.1016/j.cell.2016.08.029", "2016-08", "identifier"),
        ("https://doi.org/10.1101/2020.03.22.002386", "2020-03-22", "identifier"),
        ("https://doi.org/10.1146/annurev-soc-073014-112142", "2014-07-30", "identifier"),
        ("https://news.is/2019/03/04/ferry", "2019-03-04", "address"),
        ("https://news.is/2019/mar/04/ferry", "2019-03-04", "address"),
        ("https://news.is/ferry-2019-03-04.html", "2019-03-04", "address"),
        ("https://news.is/20190304/ferry", "2019-03-04", "address"),
        ("https://news.is/2019/3/ferry", "2019-03", "address"),
        ("https://news.is/wp/2019/ferry", "2019", "address"),
        ("https://web.archive.org/web/20150304120000/http://stats.is/fares", "2015-03-04", "archive"),
        ("https://web.archive.org/web/20150304120000/http://stats.is/2011/fares", "2011", "address"),
    ],
)
def test_an_address_gives_its_date(address: str, day: str, origin: str) -> None:
    found = date_of_address(address)
    assert found is not None
    assert (found.day, found.origin) == (day, origin)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.is/ferry",
        "https://2019.conf.is/talk",
        "https://github.com/harbour/ferry/issues/2019",
        "https://github.com/harbour/ferry/pull/2010/",
        "https://tracker.is/status/1998",
        "https://shop.is/items/120195",
        "https://news.is/a2019b",
        "https://news.is/3019/04",
        "https://news.is/ferries-1.20759",
        "https://news.is/log-200125-101101/x",
    ],
)
def test_a_number_is_no_date(address: str) -> None:
    assert date_of_address(address) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Minutes of the council, 4 May 2021, item 3", "2021-05-04"),
        ("Minutes, May 4th, 2021", "2021-05-04"),
        ("Minutes, May 2021", "2021-05"),
        ("Minutes 2021-05-04", "2021-05-04"),
        ("Smith (2019) on tides", "2019"),
        ("(Smith & Roe, 2019b)", "2019"),
        ("Harbour Census 1911", "1911"),
        ("Tides 12(3), 1523–1540, 2019", "2019"),
        ("Tides, pp. 1523-1540. 2019", "2019"),
        ("Smith, page 1987 (2019)", "2019"),
        ("(Smith, 2019, p. 1534)", "2019"),
        ("Register of 2019, p. 4 May 2021", "2021-05"),
        ("Minutes, item 3, 4 May 2021", "2021-05-04"),
        ("(2019–2020)", "2020"),
    ],
)
def test_words_give_a_date(words: str, day: str) -> None:
    found = date_of_words(words)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "words",
    [
        "the ferry",
        "€2019",
        "2019 %",
        "v1.2019",
        "page 2,019",
        "ISO-2019",
        "call 20195",
        "register, p. 1987",
        "(p. 1534)",
        "pp. 1523–1540",
        "12(3): 1523–1540",
        "vol. 1999",
        "room 2019",
    ],
)
def test_other_numbers_in_words_are_no_date(words: str) -> None:
    assert date_of_words(words) is None


def test_words_come_before_the_stamp_of_an_archive() -> None:
    """A page is at least as old as its copy, and the words may say how old."""
    found = date_of("https://web.archive.org/web/2015/http://stats.is/fares", "Fares, May 2009")
    assert found is not None
    assert found.day == "2009-05"


@pytest.mark.parametrize(
    ("day", "before"), [("2022-12-31", True), ("2022-12", True), ("2022", True), ("2023", False), ("2023-01", False)]
)
def test_a_date_is_before_a_day_only_if_all_of_it_is(day: str, before: bool) -> None:
    found = date_of_words(f"({day})") if len(day) == len("2022") else date_of_words(day)
    assert found is not None
    assert found.is_before("2023-01-01") is before


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.legislation.gov.uk/ukpga/2010/15", "primary"),
        ("https://www.cdc.gov/flu", "primary"),
        ("https://en.wikipedia.org/wiki/Tide", "reference"),
        ("https://web.archive.org/web/2015/https://www.bbc.co.uk/news/1", "news"),
        ("https://blog.hubspot.com/x", "vendor"),
        ("https://old.reddit.com/r/tea", "social"),
        ("https://gov.example.is/x", "unknown"),
        ("https://notbbc.com/x", "unknown"),
        ("http://[broken", "unknown"),
    ],
)
def test_a_host_gives_the_kind_of_its_publisher(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_no_host_is_listed_with_a_scheme_or_in_upper_case() -> None:
    assert [host for host in hosts() if "/" in host or host != host.lower()] == []
