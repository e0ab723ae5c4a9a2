"""Marks that chatbots and their programs put into text for themselves: for citations, and for turns of a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.folding import FoldedBlocks
from authlint.document import Block, Document
from authlint.source import Span

Kind = Literal["citation", "prompt"]

CITATION = re.compile(
    r":?contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?"
    r"|:?\[?oaicite:\d{1,4}\]?"
    r"|[\ue200-\ue206]?(?:file)?cite[\ue200-\ue206]?turn\d{1,3}(?:search|view|news|image|file|fetch|academia|product|forecast)\d{1,3}\w{0,80}[\ue200-\ue206]?"
    r"|(?<!\w)turn\d{1,3}(?:search|view|news|image|file|fetch|academia|product|forecast)\d{1,3}(?!\w)"
    r"|【[\d:]{1,9}†[^【】\n]{0,60}】"
    r"|\[cite_(?:start|end)\]|\[cite: ?\d{1,4}(?:, ?\d{1,4}){0,20}\]"
    r"|\(\{\"attribution\":\{\"attributableIndex\":\"[\d-]{1,20}\"\}\}\)"
    r"|:?antCitation\[\]"
    r"|\[(?:attached_file|web|file):\d{1,4}\]"
)
PROMPT = re.compile(r"<\|[a-z_]{2,24}\|>|\[/?INST\]|<</?SYS>>|</?(?:think|thinking|scratchpad)>")
TAGS: dict[Kind, re.Pattern[str]] = {
    "citation": re.compile(r"<grok-card\b"),
    "prompt": re.compile(r"</?(?:think|thinking|scratchpad|SYS)>"),
}
"""Marks in the form of a tag, which Markdown takes for markup."""

TEXTS: dict[Kind, re.Pattern[str]] = {"citation": CITATION, "prompt": PROMPT}
HINTS = ("oaicite", "antCitation", "turn", "†", "[cite", "attribut", "_file:", "[web:", "[file:", "<", "INST]")
"""One of these stands in every mark."""


@dataclass(frozen=True, slots=True)
class ChatToken:
    """A mark, in the text of its block, or in the file where it is written as a tag."""

    kind: Kind
    block: Block | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ChatTokens:
    """All marks by kind, those in prose first."""

    tokens: tuple[ChatToken, ...]

    @classmethod
    def of(cls, document: Document, folded: FoldedBlocks) -> ChatTokens:
        return cls((*_in_prose(folded), *_in_markup(document)))

    def among(self, kind: Kind) -> Iterator[ChatToken]:
        """The marks of a kind."""
        return (token for token in self.tokens if token.kind == kind)


def _in_prose(folded: FoldedBlocks) -> Iterator[ChatToken]:
    for block, text in folded.blocks:
        if any(hint in text.text for hint in HINTS):
            for kind, pattern in TEXTS.items():
                for found in pattern.finditer(text.text):
                    yield ChatToken(kind, block, text.span(*found.span()), found[0])


def _in_markup(document: Document) -> Iterator[ChatToken]:
    for mask in document.masks:
        if mask.kind == "markup":
            written = document.source.text[mask.span.start : mask.span.end]
            for kind, tag in TAGS.items():
                if tag.match(written):
                    yield ChatToken(kind, None, mask.span, written)
