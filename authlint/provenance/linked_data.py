"""A provenance sheet as schema.org JSON-LD, ready for the head of a page, with IPTC digital source types."""

from __future__ import annotations

import json
from typing import Any

from authlint.provenance.sheet import PictureEntry, Sheet, SourceEntry

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MEDIA_TYPES = {"svg": "image/svg+xml", "ico": "image/x-icon"}
DAY_LENGTH = len("2021-04-18")


def script(sheet: Sheet) -> str:
    """The sheet as a ``<script>``: ``<`` is escaped, so that no words of a draft can end it."""
    words = json.dumps(linked_data(sheet), ensure_ascii=False, indent=2)
    safe = words.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/ld+json">\n{safe}\n</script>\n'


def linked_data(sheet: Sheet) -> dict[str, Any]:
    """The sheet as a schema.org article; what is unknown is left out."""
    return _without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": sheet.title,
            "author": [{"@type": "Person", "name": name} for name in sheet.authors],
            "datePublished": _date(sheet.dated),
            "dateModified": _date(sheet.modified),
            "dateCreated": sheet.history.begun if sheet.history else "",
            "wordCount": sheet.words,
            "image": [_picture(picture) for picture in sheet.pictures],
            "citation": [_source(source) for source in sheet.sources],
            "editor": [
                {"@type": "Person", "name": review.words} for review in sheet.reviews if "edit" in review.field.lower()
            ],
            "mainEntityOfPage": _page(sheet),
        }
    )


def _page(sheet: Sheet) -> dict[str, Any]:
    """Who reviewed the page, and when."""
    people, days = [], []
    for review in sheet.reviews:
        name = review.field.lower()
        if "edit" in name:
            continue
        if name.endswith(("date", "_at", "on")) or name.startswith("last"):
            days.append(_date(review.words[:DAY_LENGTH]))
        else:
            people.append({"@type": "Person", "name": review.words})
    found = {"reviewedBy": people, "lastReviewed": next(filter(None, days), "")}
    return {"@type": "WebPage", **_without_gaps(found)} if any(found.values()) else {}


def _picture(picture: PictureEntry) -> dict[str, Any]:
    traits = {"camera": picture.camera, "lens": picture.lens, "taken": picture.taken}
    return _without_gaps(
        {
            "@type": "ImageObject",
            "contentUrl": picture.address,
            "caption": picture.alt,
            "encodingFormat": MEDIA_TYPES.get(picture.format, f"image/{picture.format}" if picture.format else ""),
            "width": f"{picture.width} px" if picture.width else "",
            "height": f"{picture.height} px" if picture.height else "",
            "sha256": picture.sha256,
            "digitalSourceType": [IPTC + kind for kind in picture.source_types],
            "creditText": "; ".join(picture.credits),
            "exifData": [
                {"@type": "PropertyValue", "name": name, "value": value} for name, value in traits.items() if value
            ],
        }
    )


def _source(source: SourceEntry) -> dict[str, Any]:
    day = _date(source.dated)
    return _without_gaps({"@type": "CreativeWork", "url": source.address, "name": source.words, "datePublished": day})


def _date(day: str) -> str:
    return day.replace("/", "-")


def _without_gaps(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in ("", [], {}, None)}
