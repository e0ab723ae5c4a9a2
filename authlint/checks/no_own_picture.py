"""A post that ought to show what its author saw, and shows nothing of the author's own."""

import re
from collections.abc import Iterator

from authlint.analysis.images import ShownImage, ShownImages
from authlint.document import Block, Document
from authlint.provenance.libraries import trace_of
from authlint.provenance.picture import Pictures
from authlint.rule import Match, check
from authlint.source import Span

FILMS = re.compile(
    r"(?i)<(?:video|iframe|embed|object)\b|\{\{[<%] *(?:youtube|vimeo|video)|\{% *(?:youtube|vimeo|video)|<youtube"
)
WORD = re.compile(r"\w+(?:['’-]\w+)*")


@check("no-own-picture")
def no_own_picture(
    images: ShownImages,
    pictures: Pictures,
    document: Document,
    *,
    titles: tuple[str, ...],
    unless: tuple[str, ...],
    words: int,
) -> Iterator[Match]:
    """Yield the title of a post of at least ``words`` words that holds one of ``titles`` and none of ``unless``.

    A drawing, a screenshot, a film, a listing of code and any picture whose file is not at hand speak for the post.
    """
    title = _title(document)
    if title is None or FILMS.search(document.source.text) or images.drawings or _has_listing(document):
        return
    spoken = f" {' '.join(WORD.findall(title.text.casefold()))} "
    kind = next((phrase for phrase in titles if f" {phrase} " in spoken), "")
    if not kind or any(f" {phrase} " in spoken for phrase in unless):
        return
    length = sum(len(block.text.split()) for block in document.blocks if not block.quoted)
    if length >= words and not any(_may_be_own(shown, pictures) for shown in images):
        shown = "only pictures from libraries or generators" if images.images else "no picture"
        yield Match(title, Span(0, len(title.text)), {"kind": kind, "shown": shown})


def _title(document: Document) -> Block | None:
    return next(
        (block for block in document.blocks if block.kind == "title" or (block.kind == "heading" and block.level == 1)),
        None,
    )


def _has_listing(document: Document) -> bool:
    """Whether a listing of more than a line shows what was done."""
    text = document.source.text
    return any(mask.kind == "code" and text.count("\n", mask.span.start, mask.span.end) > 1 for mask in document.masks)


def _may_be_own(shown: ShownImage, pictures: Pictures) -> bool:
    """Whether nothing says that the picture is somebody else's or nobody's; a file that is not here has the benefit."""
    picture = pictures[shown.address].picture if shown.is_local else None
    credited = tuple(credit.words for credit in picture.credits) if picture else ()
    if trace_of(shown.host, shown.name, credited):
        return False
    return picture is None or not (
        picture.recipes or any("lgorithmicMedia" in each.words for each in picture.source_types)
    )
