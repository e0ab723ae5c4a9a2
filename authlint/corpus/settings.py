"""How documents are read and scored: plain values, the same in every process of a run."""

from __future__ import annotations

from dataclasses import dataclass

MARKUP = {"text": ".txt", "markdown": ".md", "mdx": ".mdx", "html": ".html"}
"""What documents may be written in, and the ending of such a draft."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``text_column`` holds the document; ``id_column``, where there is one, what it is called.

    ``longest`` is in characters: a longer document is not judged. ``keep`` is a condition (see `authlint.corpus.condition`);
    rows that do not meet it are left out. ``part_rows`` documents make a part, fewer where they are long.
    ``select`` and ``ignore`` name rules and packs, as on the command line.
    """

    text_column: str = "text"
    id_column: str = ""
    markup: str = "text"
    longest: int = 200_000
    with_text: bool = False
    keep: str = ""
    part_rows: int = 5_000
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
