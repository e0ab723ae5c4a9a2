"""XMP: the properties that tell of an origin. Read as text: no XML parser, so no entities and no depth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

NAMES = (
    "DigitalSourceType AISystemUsed AISystemVersionUsed AIPromptInformation CreatorTool Credit Source Make Model "
    "LensModel Lens DateTimeOriginal GPSLatitude GPSLongitude UserComment WebStatement UsageTerms rights "
    "LicensorURL LicensorName license"
).split()

PROPERTY = re.compile(
    r"(?<=[<\s])[A-Za-z][\w.-]{0,40}:(?P<name>" + "|".join(NAMES) + r")(?![\w.-])"
    r"(?:\s{0,20}=\s{0,20}(?:\"(?P<double>[^\"<]{0,2000})\"|'(?P<single>[^'<]{0,2000})')"
    r"|(?P<attributes>[^<>]{0,300})>(?:\s{0,200}<(?!/)[^<>]{1,300}>){0,3}(?P<words>[^<]{0,2000}))"
)
RESOURCE = re.compile(r"rdf:resource\s{0,20}=\s{0,20}[\"']([^\"'<>]{1,300})[\"']")
MOST_PROPERTIES = 200
LARGEST = 1 << 18
"""Bytes; what lies behind is the padding and the history of edits."""

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def properties(packet: bytes) -> Mapping[str, str]:
    """The properties of `NAMES` in ``packet`` by name, the first of each."""
    encoding = "utf-16" if packet.startswith(UTF_16) else "utf-8"
    text = packet[:LARGEST].decode(encoding, "replace")
    found: dict[str, str] = {}
    for number, match in enumerate(PROPERTY.finditer(text)):
        if number == MOST_PROPERTIES:
            break
        value = match["double"] or match["single"] or match["words"] or ""
        resource = RESOURCE.search(match["attributes"] or "")
        value = " ".join(unescape(resource[1] if resource else value).split())
        if value:
            found.setdefault(match["name"], value)
    return found
