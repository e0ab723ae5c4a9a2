"""The sections of a draft: the running prose between one heading and the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authlint.analysis.words import RunningProse, Words
from authlint.document import Document

if TYPE_CHECKING:
    from authlint.analysis.tokens import TokenBlock


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks of running prose in order, and the words in them."""

    blocks: tuple[TokenBlock, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Sections:
    """Every section that holds running prose, in order; a draft without headings is one."""

    sections: tuple[Section, ...]

    @classmethod
    def of(cls, document: Document, prose: RunningProse, words: Words) -> Sections:
        counted = {
            id(block.block): (block, len(numbers))
            for block, (numbers, _) in zip(prose.blocks, words.by_block, strict=True)
        }
        return cls(tuple(_sections(document, counted)))


def _sections(document: Document, counted: dict[int, tuple[TokenBlock, int]]) -> Iterator[Section]:
    blocks: list[TokenBlock] = []
    words = 0
    for block in document.blocks:
        if block.kind == "heading" and blocks:
            yield Section(tuple(blocks), words)
            blocks, words = [], 0
        if id(block) in counted:
            tokens, length = counted[id(block)]
            blocks.append(tokens)
            words += length
    if blocks:
        yield Section(tuple(blocks), words)
