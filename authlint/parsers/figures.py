"""Pictures that shortcodes, template tags, components and front matter show: Hugo, Jekyll, Hexo, Zola, Docusaurus, Astro."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from authlint.document import FrontMatter, Image
from authlint.parsers.hidden import Hidden
from authlint.source import Span

if TYPE_CHECKING:
    from authlint.source import SourceFile

PICTURE_FILE = re.compile(r"(?i)\.(?:png|jpe?g|jfif|gif|webp|avif|svg|heic|heif|tiff?|bmp)(?:[?#][^\s]*)?\Z")
VALUE = re.compile(
    r"""(?:(?P<key>[\w.:-]{1,40})\s{0,4}[=:]\s{0,4}\{?\s{0,4})?
    (?:"(?P<double>[^"\n]{0,1000})"|'(?P<single>[^'\n]{0,1000})'|(?P<bare>[^\s"'{}<>%|,()=]{1,500}))""",
    re.VERBOSE,
)
IN_EXPRESSION = re.compile(r"""(?:require|useBaseUrl|withBase|import)\(\s{0,4}["']([^"'\n]{1,500})["']""")
IMPORT = re.compile(r"""["']([^"'\n]{1,500})["']\s{0,20};?\s{0,20}\Z""")
SHOWS = re.compile(r"(?i)fig|img|image|picture|photo|gallery|screenshot|asset_img")
TAGS = ("{{<", "{{%", "{%")
ELSEWHERE = frozenset({"link", "href", "target", "poster", "thumb", "thumbnail"})
ALTERNATIVES = ("alt", "alttext", "caption", "title")

COVER_KEYS = frozenset(
    "image images cover covers coverimage cover_image cover-image coverimg thumbnail thumb thumbnailimage hero heroimage "
    "hero_image hero-image heroimg banner bannerimage banner_image header_image headerimage header-img featured_image "
    "featuredimage featured-image featureimage feature_image feature-image feature_img featuredimg og_image ogimage "
    "og-image og:image socialimage social_image teaser picture pic photo background splash preview card_image "
    "image_url imageurl feature featured".split()
)
"""Front matter keys, in lower case, whose value is a picture for readers."""

NESTED_KEYS = frozenset(
    "image src url path file filename feature teaser relative name large small overlay_image".split()
)
COVER_ALT_KEYS = ("alt", "image_alt", "imagealt", "cover_alt", "coveralt", "caption")
DEEPEST = 3


def in_srcset(value: str) -> list[str]:
    """The addresses in a ``srcset``; a comma parts them only before white space, for addresses may hold one."""
    return [candidate.split()[0] for candidate in re.split(r",\s|,\Z", value[:20_000]) if candidate.strip()]


def is_decorative(attributes: Mapping[str, str]) -> bool:
    """Whether the attributes of an ``<img>`` say that there is nothing to read in it."""
    hidden = attributes.get("role", "") in {"presentation", "none"} or attributes.get("aria-hidden") == "true"
    return hidden or (attributes.get("alt") is not None and not attributes["alt"].strip())


def images_of(source: SourceFile, stretch: Hidden) -> Iterator[Image]:
    """The pictures that a template tag, a component or an import shows."""
    written = source.text[stretch.start : stretch.end]
    span = Span(stretch.start, stretch.end)
    if stretch.info == "import":
        address = IMPORT.search(written)
        if address and PICTURE_FILE.search(address[1]):
            yield Image(address[1], span, "", kind="component")
    elif stretch.tag:
        yield from _in_component(stretch, span)
    elif stretch.kind == "template" and _is_tag(written, stretch):
        yield from _in_tag(written, span)


def _is_tag(written: str, stretch: Hidden) -> bool:
    """Whether the tag shows what it names: one inside an address only helps to spell it."""
    head = written.split("\n", 1)[0][:200]
    called = written.startswith("{{") and "(" in head
    return (called or written.startswith(TAGS)) and (stretch.alone or SHOWS.search(head) is not None)


def _in_tag(written: str, span: Span) -> Iterator[Image]:
    values = [(found["key"] or "", _value(found)) for found in VALUE.finditer(written, 2, min(len(written), 4_000))]
    alt = _first({key.lower(): value for key, value in values})
    for key, value in values:
        if key.lower() not in ELSEWHERE and PICTURE_FILE.search(value):
            yield Image(value, span, alt, kind="component")


def _in_component(stretch: Hidden, span: Span) -> Iterator[Image]:
    tag, name = stretch.tag, stretch.info
    if tag.startswith("</") or not name:
        return
    addressed = IN_EXPRESSION.search(tag)
    values = {(found["key"] or "").lower(): _value(found) for found in VALUE.finditer(tag, 1 + len(name))}
    if addressed and PICTURE_FILE.search(addressed[1]):
        yield Image(addressed[1], span, _first(values), kind="component")
    elif name[0].isupper():
        for key, value in values.items():
            if key and key not in ELSEWHERE and PICTURE_FILE.search(value):
                yield Image(value, span, _first(values), kind="component")


def _value(found: re.Match[str]) -> str:
    return (found["double"] or found["single"] or found["bare"] or "").strip()


def _first(values: Mapping[str, str]) -> str:
    return next((values[key] for key in ALTERNATIVES if values.get(key)), "")


def covers(source: SourceFile, head: FrontMatter) -> Iterator[Image]:
    """The pictures that the front matter names, each at its own words."""
    alt = next((str(head.data[key]) for key in head.data if key.lower() in COVER_ALT_KEYS and head.data[key]), "")
    for key, value in head.data.items():
        entry = head.places.get(key)
        if entry is None:
            continue
        for address, own_alt in _named(value, key.lower() in COVER_KEYS, 0):
            at = source.text.find(address, entry.start, entry.end)
            span = Span(at, at + len(address)) if at >= 0 else entry
            yield Image(address, span, own_alt or alt, kind="cover")


def _named(value: object, wanted: bool, depth: int) -> Iterator[tuple[str, str]]:  # recursion
    """The addresses in ``value``, each with the alternative text that stands beside it."""
    if depth > DEEPEST or (not wanted and not isinstance(value, Mapping)):
        return
    if isinstance(value, str):
        if _is_address(value):
            yield value.strip(), ""
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _named(item, wanted, depth + 1)
    elif isinstance(value, Mapping):
        alt = next((str(value[key]) for key in ("alt", "caption") if isinstance(value.get(key), str)), "")
        for key, item in value.items():
            name = str(key).lower()
            inner = name in COVER_KEYS or (wanted and name in NESTED_KEYS)
            for address, own_alt in _named(item, inner, depth + 1):
                yield address, own_alt or alt


def _is_address(value: str) -> bool:
    value = value.strip()
    return bool(PICTURE_FILE.search(value)) or (value.startswith(("http://", "https://", "//")) and " " not in value)
