"""Whether readers expect a draft to be told first-hand: not of a manual, a recipe, a release note or the news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from authlint.analysis.words import Words
from authlint.document import Document
from authlint.language.kinds import IMPERSONAL as IMPERSONAL_KINDS
from authlint.language.kinds import ConfigurableKind

KEYS = ("kind", "type", "genre", "layout", "category", "categories", "tags")
IMPERSONAL = re.compile(
    r"\b(?:tutorials?|references?|docs|documentation|manuals?|guides?|how-?to|recipes?|news|releases?|release[ -]notes?|changelog|"
    r"announcements?|faq|glossary|policy|legal|api)\b",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"^(?:how to\b|introducing\b|announcing\b|what is\b|getting started\b|an? introduction to\b)|\bv?\d+\.\d+(?:\.\d+)?\b|\brecipe\b",
    re.IGNORECASE,
)
INSTRUCTING = 0.03
"""Share of words that are "you" or "your" from which a draft is taken to instruct."""


@dataclass(frozen=True, slots=True)
class ConfiguredKind:
    """Of what kind the configuration says that a draft is; ``name`` is empty where it says nothing."""

    name: ConfigurableKind | Literal[""] = ""

    @classmethod
    def of(cls) -> ConfiguredKind:
        return cls()


@dataclass(frozen=True, slots=True)
class DraftKind:
    """Why no first-hand detail is expected of the draft; empty where it is. The configuration has the last word."""

    impersonal: str

    @classmethod
    def of(cls, document: Document, words: Words, configured: ConfiguredKind) -> DraftKind:
        if configured.name:
            return cls(f"its configuration says ‘{configured.name}’" if configured.name in IMPERSONAL_KINDS else "")
        return cls(next(_reasons(document, words), ""))


def _reasons(document: Document, words: Words) -> Iterator[str]:
    for key in KEYS:
        if found := IMPERSONAL.search(str(document.front_matter.data.get(key, ""))):
            yield f"its front matter says ‘{found[0]}’"
    titles = [block.text for block in document.blocks if block.kind == "title" or block.level == 1]
    if any(TITLED.search(title) for title in titles):
        yield "its title promises instructions or an announcement"
    addressed = sum(word in {"you", "your"} for word in words.texts)
    if addressed > INSTRUCTING * len(words):
        yield "it instructs its reader"
