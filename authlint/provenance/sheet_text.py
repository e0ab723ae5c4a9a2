"""A provenance sheet for a person to read, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from authlint.provenance.history import History
from authlint.provenance.sheet import PictureEntry, Sheet, SourceEntry
from authlint.sanitise import one_line

CAVEAT = "Metadata and history can be copied, changed or removed: this sheet says what the files say, and proves nothing alone."
STANDINGS = {
    "unchecked": "read, not checked",
    "valid": "signed and unchanged; nobody you named vouches for the signer",
    "trusted": "signed and unchanged, by a signer vouched for",
    "tampered": "no longer fit the picture",
    "broken": "cannot be read",
}


def render(sheet: Sheet) -> str:
    """The sheet as text, every word of strangers made safe to print."""
    return "\n".join(one_line(line) for line in _lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"Provenance of {sheet.draft}"
    for name, words in (
        ("title", sheet.title),
        ("by", ", ".join(sheet.authors)),
        ("dated", sheet.dated),
        ("modified", sheet.modified),
        ("words", f"{sheet.words:,}"),
        ("sha256", sheet.sha256),
    ):
        if words:
            yield f"  {name:<9} {words}"
    yield ""
    yield f"Pictures ({len(sheet.pictures)})"
    for picture in sheet.pictures:
        yield f"  line {picture.line:<4} {picture.address}"
        yield from (f"            {words}" for words in _of_picture(picture))
    yield ""
    yield f"Sources ({len(sheet.sources)})"
    yield from (f"  line {source.line:<4} {source.address}{_age(source)}" for source in sheet.sources)
    yield ""
    yield "Answered for"
    yield from (f"  {review.field}: {review.words}" for review in sheet.reviews)
    if not sheet.reviews:
        yield "  no field of the front matter names a reviewer"
    yield ""
    yield "History"
    yield from (f"  {words}" for words in _of_history(sheet.history))
    yield ""
    yield CAVEAT


def _of_picture(picture: PictureEntry) -> Iterator[str]:
    if picture.library:
        yield f"from {picture.library}"
    if picture.fault or not picture.sha256:
        yield picture.fault or "the file is not here"
    if not picture.sha256:
        return
    yield f"{picture.format.upper()} {picture.width} × {picture.height}" if picture.width else picture.format.upper()
    yield from traces(picture)
    yield f"sha256 {picture.sha256}"


def traces(picture: PictureEntry) -> Iterator[str]:
    """What the file of a picture says of where it comes from, in words; nothing where it says nothing."""
    yield from (f"{name} {words}" for name, words in _traits(picture) if words)
    yield from (f"digital source type {kind}" for kind in picture.source_types)
    yield from (*picture.recipes, *picture.software, *picture.credits)


def _traits(picture: PictureEntry) -> Iterator[tuple[str, str]]:
    yield "camera", picture.camera
    yield "lens", picture.lens
    yield "taken", picture.taken
    yield "carries", "coordinates, which stand in no sheet" if picture.located else ""
    yield "drawn with", picture.drawn_with
    yield "a screenshot by", picture.screenshot
    by = f", by {picture.credentials_by}" if picture.credentials_by else ""
    yield "content credentials", f"{STANDINGS[picture.credentials]}{by}" if picture.credentials else ""


def _age(source: SourceEntry) -> str:
    if not source.dated:
        return ""
    if source.years_before is None or source.years_before < 0:
        return f", dated {source.dated}"
    years = source.years_before
    return f", dated {source.dated}" + (
        f", {years} year{'s' * (years != 1)} before the draft" if years else ", of the same year"
    )


def _of_history(history: History | None) -> Iterator[str]:
    if history is None:
        yield "none: the draft is in no git repository, or was never committed"
        return
    yield f"begun {history.begun}, last {history.last}"
    yield f"{history.commits} commit{'s' * (history.commits != 1)} in {history.sittings} sitting{'s' * (history.sittings != 1)}"
    yield f"largest single addition: {history.largest_addition:,} of {history.words_added:,} added words ({history.largest_share} %)"
    yield from (f"co-author {name}" for name in history.co_authors)
    if history.assistants:
        yield f"of these, writing assistants by their names: {', '.join(history.assistants)}"
    if history.cut_off:
        yield "older commits are not in this copy of the repository"
    if history.unsaved:
        yield "the file differs from the last commit"
