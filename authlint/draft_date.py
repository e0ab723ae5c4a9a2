"""The day that a draft says it is from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from authlint.document import Document

DATE_KEYS = ("date", "published", "publishDate", "pubDate", "created")
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-/](0[1-9]|1[0-2]))?(?:[-/](0[1-9]|[12]\d|3[01]))?(?!\d)")


def day_of(document: Document) -> str:
    """The date that the front matter or the name of the file gives: YYYY, YYYY-MM or YYYY-MM-DD; empty where neither does."""
    return stated_day(document.front_matter.data, DATE_KEYS) or first_day(Path(document.source.path).name)


def first_day(text: str, pattern: re.Pattern[str] = DAY) -> str:
    """The first date in a text; empty where it holds none."""
    found = pattern.search(text)
    return "-".join(part for part in found.groups() if part) if found else ""


def stated_day(head: Mapping[str, object], keys: Sequence[str]) -> str:
    """The date under the first of the keys of a front matter that holds one."""
    return next((day for key in keys if (day := first_day(str(head.get(key, ""))))), "")
