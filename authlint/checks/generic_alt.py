"""Alternative text that would fit any picture."""

import re
from collections.abc import Iterator

from authlint.analysis.images import ShownImage, ShownImages
from authlint.rule import Match, check

PARTS = re.compile(r"[^\w]+|_")
ENDING = re.compile(r"(?i)\.(?:png|jpe?g|gif|webp|avif|svg|heic|tiff?|bmp)\Z")
SPELLED_AS_A_FILE = re.compile(r"[_\d]|[^\W_]-[^\W_]")


@check("generic-alt")
def generic_alt(images: ShownImages, *, phrases: frozenset[str]) -> Iterator[Match]:
    """Yield pictures whose alternative text is one of ``phrases``, with or without an article, or the file's name."""
    wanted = frozenset(_plain(phrase) for phrase in phrases)
    for shown in images:
        alt = shown.image.alt.strip()
        if alt and (_without_article(_plain(alt)) in wanted or _is_file_name(alt, shown)):
            yield Match(None, shown.image.span, {"alt": alt})


def _plain(text: str) -> str:
    """Words in lower case, parted by single spaces."""
    return " ".join(PARTS.sub(" ", text[:300]).casefold().split())


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first in {"a", "an", "the"} and rest else words


def _is_file_name(alt: str, shown: ShownImage) -> bool:
    """Whether the text is the file's name: with its ending, or spelled as only files are."""
    if ENDING.search(alt):
        return _plain(alt) == _plain(shown.name) or " " not in alt
    return alt == ENDING.sub("", shown.name) and SPELLED_AS_A_FILE.search(alt) is not None
