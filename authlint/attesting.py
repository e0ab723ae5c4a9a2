"""Makes the provenance sheet of a draft from what it shows, what it links to, and what its repository remembers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.analysis.images import ShownImage, ShownImages
from authlint.draft_date import day_of, first_day, stated_day
from authlint.provenance.gallery import digest_of
from authlint.provenance.history import history_of
from authlint.provenance.libraries import trace_of
from authlint.provenance.sheet import PictureEntry, Review, Sheet, SourceEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authlint.document import Document, Link
    from authlint.provenance.picture import Pictures, Seen, Statement

REVIEW_FIELDS = re.compile(
    r"(?i)review|reviewer|fact.?check|verified|verification|verifier|edited.?by|editor|proofread|expert|medically|approved"
)
NO_REVIEW = re.compile(r"(?i)rating|score|item.?review|review.?(?:url|type|count|of)")
MODIFIED_KEYS = ("lastmod", "updated", "modified", "last_modified_at", "updatedDate", "dateModified", "last_updated")
AUTHOR_KEYS = ("author", "authors")
IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?:[-/](0[1-9]|[12]\d|3[01]))?(?!\d)|(?<=/)((?:19|20)\d\d)(?=/)"
)
"""A month, or a folder of a year: a bare number at the end is as often that of an issue."""

MOST_ENTRIES = 1_000


def sheet_of(document: Document, pictures: Pictures, static: tuple[str, ...] = ()) -> Sheet:
    """The sheet of the draft that ``document`` was parsed from; ``static`` are further folders of pictures."""
    path = Path(document.source.path)
    head = document.front_matter.data
    dated = day_of(document)
    return Sheet(
        draft=path.name,
        sha256=hashlib.sha256(document.source.text.encode()).hexdigest(),
        title=_title(document),
        dated=dated,
        modified=stated_day(head, MODIFIED_KEYS),
        authors=tuple(_names(head)),
        words=sum(len(block.text.split()) for block in document.blocks),
        pictures=tuple(_pictures(document, pictures, static)),
        sources=tuple(_sources(document, dated)),
        reviews=tuple(_reviews(head)),
        history=history_of(path),
    )


def _title(document: Document) -> str:
    """The title of the front matter, or else the first heading."""
    titles = (block.text for kind in ("title", "heading") for block in document.blocks if block.kind == kind)
    return next(titles, "")


def _names(head: Mapping[str, object]) -> Iterator[str]:
    for key in AUTHOR_KEYS:
        value = head.get(key)
        for name in value if isinstance(value, list) else [value]:
            named = name.get("name") if isinstance(name, dict) else name
            if isinstance(named, str) and named.strip():
                yield " ".join(named.split())


def _pictures(document: Document, pictures: Pictures, static: tuple[str, ...]) -> Iterator[PictureEntry]:
    known = set()
    for shown in ShownImages.of(document).images[:MOST_ENTRIES]:
        if shown.address not in known:
            known.add(shown.address)
            entry = picture_entry(document, shown, pictures[shown.address])
            digest = digest_of(shown.address, document.source.path, static) if entry.path else ""
            yield replace(entry, sha256=digest)


def picture_entry(document: Document, shown: ShownImage, seen: Seen) -> PictureEntry:
    """What a picture's address and its file, as far as it was ``seen``, tell of its origin; without the file's digest."""
    image = shown.image
    line = document.source.location(image.span).line
    picture = seen.picture
    credited = tuple(credit.words for credit in picture.credits) if picture else ()
    trace = trace_of(shown.host, shown.name, credited)
    library = f"{trace.library}: {trace.words}" if trace else ""
    if picture is None:
        return PictureEntry(shown.address, line, image.alt, library=library, fault=seen.refusal)
    manifest = picture.manifest
    return PictureEntry(
        address=shown.address,
        line=line,
        alt=image.alt,
        path=seen.path,
        format=picture.format,
        width=picture.width,
        height=picture.height,
        camera=picture.camera,
        lens=picture.lens,
        taken=picture.taken,
        located=picture.located,
        drawn_with=picture.drawn_with,
        screenshot=picture.screenshot,
        software=_told(picture.software),
        source_types=tuple(dict.fromkeys(each.words for each in picture.source_types)),
        recipes=_told(picture.recipes),
        credits=_told(picture.credits),
        credentials=manifest.standing if manifest else "",
        credentials_by=manifest.generator if manifest else "",
        library=library,
        fault=picture.fault,
    )


def _told(statements: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(f"{each.where}: {each.words}" for each in statements)


def _sources(document: Document, dated: str) -> Iterator[SourceEntry]:
    known = set()
    for link in document.links:
        if link.destination.startswith(("http://", "https://")) and link.destination not in known:
            known.add(link.destination)
            if len(known) > MOST_ENTRIES:
                return
            yield _source(document, link, dated)


def _source(document: Document, link: Link, dated: str) -> SourceEntry:
    words = ""
    if link.block is not None and link.text is not None:
        words = document.blocks[link.block].text[link.text.start : link.text.end]
    found = first_day(link.destination, IN_ADDRESS) or first_day(words)
    years = int(dated[:4]) - int(found[:4]) if found and dated else None
    return SourceEntry(link.destination, document.source.location(link.span).line, words, found, years)


def _reviews(head: Mapping[str, object]) -> Iterator[Review]:
    for key, value in head.items():
        if REVIEW_FIELDS.search(key) and not NO_REVIEW.search(key):
            words = _spoken(value)
            if words:
                yield Review(key, words)


def _spoken(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {inner}" for key, item in value.items() if (inner := _spoken(item)))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_spoken, value)))
    return "" if value is None else " ".join(str(value).split())
