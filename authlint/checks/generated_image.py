"""A picture whose own file says that a generator made it, shown without saying so."""

from collections.abc import Iterator

from authlint.analysis.images import ShownImage, ShownImages
from authlint.document import Document
from authlint.provenance.picture import Picture, Pictures, Statement
from authlint.rule import Match, check

LONGEST_CAPTION = 40
"""Words of the block behind a picture that may still be its caption."""


@check("generated-image")
def generated_image(
    images: ShownImages,
    pictures: Pictures,
    document: Document,
    *,
    source_types: frozenset[str],
    programs: tuple[str, ...],
    labels: tuple[str, ...],
) -> Iterator[Match]:
    """Yield pictures whose metadata name one of the IPTC ``source_types`` or one of the ``programs``, or hold the recipe
    of a generator, unless the words beside them hold one of the ``labels``."""
    for shown in images.local:
        picture = pictures[shown.address].picture
        said = None if picture is None else _origin(picture, source_types, programs)
        if said is not None and not _is_labelled(shown, document, labels):
            yield Match(None, shown.image.span, {"name": shown.name, "where": said.where, "words": said.words})


def _origin(picture: Picture, source_types: frozenset[str], programs: tuple[str, ...]) -> Statement | None:
    """What in the file says most plainly that the picture was generated."""
    for declared in picture.source_types:
        if declared.words in source_types:
            return declared
    for recipe in picture.recipes:
        return recipe
    generator = picture.manifest.generator if picture.manifest else ""
    for named in (*picture.software, *picture.credits, Statement("C2PA claim generator", generator)):
        if any(program in named.words.casefold() for program in programs):
            return named
    return None


def _is_labelled(shown: ShownImage, document: Document, labels: tuple[str, ...]) -> bool:
    """Whether the alternative text, the title or the caption says where the picture comes from."""
    behind = next((block for block in document.blocks if block.span.start >= shown.image.span.end), None)
    caption = behind.text if behind is not None and len(behind.text.split()) <= LONGEST_CAPTION else ""
    words = f"{shown.image.alt} {shown.image.title} {caption}".casefold()
    return any(label in words for label in labels)
