"""When a cited work was published, as far as its address or the words about it tell. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from authlint.language.source_kinds import ARCHIVED, original

DateOrigin = Literal["identifier", "address", "words", "archive", "bibliography"]
"""Where a date was read. An archive's stamp is when the page was copied: the work is that old or older."""

LONGEST_ADDRESS = 2_000
CENTURY = 100
LAST_OLD_CENTURY_YEAR = 91
"""arXiv opened in 1991: two digits from 91 on belong to the last century."""

ARXIV = re.compile(
    r"(?i)arxiv(?:\.org/(?:abs|pdf|html)/|[.:]\s?)(?:[a-z-]+(?:\.[a-z]{2})?/)?(\d\d)(0[1-9]|1[0-2])(?:\.\d{4,5}|\d{3})"
)
DOI_YEARS = (
    re.compile(r"(?i)10\.(?:1007|1038|1057|1140|1186|1208|1245|1365)/s\d{5}-0(?P<short>\d\d)-"),
    re.compile(r"(?i)10\.1016/j\.[a-z]+\.(?P<year>(?:19|20)\d\d)\.(?P<month>\d\d)\."),
    re.compile(r"(?i)10\.1016/[SB]?\d{4}-?\d{3}[\dX]\((?P<short>\d\d)\)"),
    re.compile(r"10\.1101/(?P<year>20\d\d)\.(?P<month>\d\d)\.(?P<day>\d\d)\."),
    re.compile(r"(?i)10\.1146/annurev[.a-z-]*-(?P<month>\d\d)(?P<day>\d\d)(?P<short>\d\d)-"),
    re.compile(r"(?i)10\.1136/bmj[a-z]*-(?P<year>20\d\d)-"),
)
"""DOIs of publishers that put a date into the suffix: Springer Nature, Elsevier, bioRxiv and medRxiv, Annual Reviews, BMJ."""

MONTH = "0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
PATH_DATE = re.compile(
    rf"(?<=[/_=-])(?P<year>(?:19|20)\d\d)(?:(?P<sign>[/_.-])(?P<month>{MONTH})(?:(?P=sign)(?P<day>0?[1-9]|[12]\d|3[01]))?"
    r"|(?P<full_month>0[1-9]|1[0-2])(?P<full_day>0[1-9]|[12]\d|3[01]))?(?=[/_.?#&-]|\Z)",
    re.IGNORECASE,
)
"""Without signs between its parts only a full date is one: 200125 is as likely a day of 2020."""

NUMBERED_THING = re.compile(
    r"(?i)/(?:issues?|pull|pulls|questions?|p|posts?|id|item|status|comments?|merge_requests|ticket)/\Z"
)
"""What stands before a number that is no year."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_WORD = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
WORD_DATES = (
    re.compile(
        r"(?<![\d-])(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])"
    ),
    re.compile(rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)? )?(?P<month>{MONTH_WORD})\.?,? (?P<year>(?:1[5-9]|20)\d\d)\b"),
    re.compile(rf"\b(?P<month>{MONTH_WORD})\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?, (?P<year>(?:1[5-9]|20)\d\d)\b"),
)
BRACKETED_YEAR = re.compile(r"\([^()]{0,80}?\b((?:1[5-9]|20)\d\d)[a-z]?(?:[,;:] ?[^()]{0,40})?\)")
PLAIN_YEAR = re.compile(r"(?<![\w.,€$£–-])(1[5-9]\d\d|20\d\d)(?![\w–-]|\s?%|[.,]\d)")
"""A range without brackets is as likely one of pages, ‘12(3), 1523–1540’, or what a work is about, ‘1914–1918’."""

PLACE_IN_WORK = re.compile(
    r"(?i)\b(?:pp?\.|pages?|pg\.|vol\.|volume|nos?\.|number|lines?|items?|paras?\.|paragraph|sections?|chapter|room|issue) ?"
    r"\d{1,6}(?: ?[–-] ?\d{1,6})?(?!\d)"
)
"""‘p. 1987’ and ‘pp. 1523–1540’ say where in a work, not when."""


@dataclass(frozen=True, slots=True, order=True)
class SourceDate:
    """``day`` is ``2019``, ``2019-03`` or ``2019-03-04``, as exact as was told."""

    day: str
    origin: DateOrigin

    @property
    def year(self) -> int:
        return int(self.day[:4])

    def is_before(self, baseline: str) -> bool:
        """Whether all of the time that ``day`` may stand for lies before the day ``baseline`` (YYYY-MM-DD)."""
        return self.day < baseline[: len(self.day)]


def date_of(address: str, words: str) -> SourceDate | None:
    """The date of the work behind ``address`` that ``words`` tell of: by its identifier, its address, the words, and
    last the stamp of an archive."""
    found = date_of_address(address)
    if found and found.origin != "archive":
        return found
    return date_of_words(words) or found


def date_of_address(address: str) -> SourceDate | None:
    """The date in an address or identifier: arXiv number, DOI suffix, dated path, archive's stamp."""
    plain = unquote(address[:LONGEST_ADDRESS])
    work = original(plain)
    found = _arxiv(work) or _doi(work)
    if found:
        return SourceDate(found, "identifier")
    day = next(_path_days(work), "")
    if day:
        return SourceDate(day, "address")
    stamp = re.search(r"/web/(\d{4,14})", plain) if ARCHIVED.match(plain) else None
    return SourceDate(_day(stamp[1][:4], stamp[1][4:6], stamp[1][6:8]), "archive") if stamp else None


def date_of_words(words: str) -> SourceDate | None:
    """The date in words about a work: a written date, a year in brackets, a lone year; the first of the surest form."""
    words = PLACE_IN_WORK.sub("", words)
    for form in WORD_DATES:
        if found := form.search(words):
            parts = found.groupdict()
            return SourceDate(_day(parts["year"], parts["month"] or "", parts["day"] or ""), "words")
    year = BRACKETED_YEAR.search(words) or PLAIN_YEAR.search(words)
    return SourceDate(year[1], "words") if year else None


def _arxiv(address: str) -> str:
    found = ARXIV.search(address)
    return _day(_long(found[1]), found[2]) if found else ""


def _doi(address: str) -> str:
    for form in DOI_YEARS:
        if found := form.search(address):
            parts = found.groupdict()
            year = parts.get("year") or _long(parts["short"])
            return _day(year, parts.get("month", ""), parts.get("day", ""))
    return ""


def _path_days(address: str) -> Iterator[str]:
    """Dates in the path, the fullest first; a number that counts posts or issues is none."""
    scheme = address.find("://")
    start = address.find("/", scheme + 3) if scheme >= 0 else 0
    if start < 0:
        return
    found = [
        _day(match["year"], match["month"] or match["full_month"] or "", match["day"] or match["full_day"] or "")
        for match in PATH_DATE.finditer(address, start)
        if not NUMBERED_THING.search(address[max(0, match.start() - 20) : match.start()])
    ]
    yield from sorted(found, key=len, reverse=True)


def _long(short: str) -> str:
    """The year of two digits."""
    last_century = int(short) >= LAST_OLD_CENTURY_YEAR
    return str((1900 if last_century else 2000) + int(short) % CENTURY)


def _day(year: str, month: str = "", day: str = "") -> str:
    """An ISO date as exact as its parts; a month or day that cannot be is left away."""
    number = month.lower()[:3]
    month = f"{MONTHS.index(number) + 1:02}" if number in MONTHS else month.zfill(2)
    if not month.isdecimal() or not 1 <= int(month) <= len(MONTHS):
        return year
    day = day.zfill(2)
    return f"{year}-{month}-{day}" if day.isdecimal() and "01" <= day <= "31" else f"{year}-{month}"
