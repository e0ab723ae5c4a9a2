"""Tags from the trained pipeline: loaded when a rule needs them, run on the blocks of running prose only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.analysis.tokens import shared_english
from authlint.analysis.words import RunningProse
from authlint.errors import ConfigurationError, Problem
from authlint.language.tables import PIPELINE, pipeline_identity

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from authlint.analysis.tagger import Tagger
    from authlint.analysis.tokens import TokenBlock

NOT_NEEDED = ("morphologizer", "lemmatizer", "senter", "tokenizer", "parser", "ner", "attribute_ruler")
"""Components that fine tags do without."""

SEEN = 3
"""Tokens on either side of a token that have a part in its tag: one for each layer of the shipped model."""


TAGS = "authlint: fine tags"
"""Where a document's tags are kept: to write them into spaCy's own tokens and to read them there costs more than to find them."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The running prose with fine Penn Treebank tags: `tags_in` tells those of a block's document."""

    blocks: tuple[TokenBlock, ...]
    pipeline: str

    @classmethod
    def of(cls, prose: RunningProse, toolbox: Toolbox) -> Tagged:
        tag_documents(toolbox, [block.doc for block in prose.blocks])
        return cls(prose.blocks, pipeline_identity(toolbox.pipeline))


def tags_in(document: Doc) -> tuple[str, ...]:
    """The fine tags of a document that was tagged."""
    found: tuple[str, ...] = document.user_data[TAGS]
    return found


def tag_documents(toolbox: Toolbox, documents: Sequence[Doc]) -> None:
    """Tag documents; those that have tags already are left.

    Raises `ConfigurationError` where the pipeline that was asked for is not installed.
    """
    untagged = [document for document in documents if TAGS not in document.user_data]
    tagger = toolbox.once(shipped_tagger)
    if tagger is None:
        for document in toolbox.once(tagging_pipeline).pipe(untagged, batch_size=64):
            document.user_data[TAGS] = tuple(token.tag_ for token in document)
        return
    for document, tags in zip(untagged, tagger.tags([(one, 0, len(one)) for one in untagged]), strict=True):
        document.user_data[TAGS] = tags


def tags_of(toolbox: Toolbox, stretches: Sequence[tuple[Doc, int, int]]) -> list[tuple[str, ...]]:
    """The fine tags of the tokens ``start`` up to ``end`` of each document, without tagging the rest.

    The model looks no further than `SEEN` tokens to either side, so each stretch is given that much of its surroundings
    and gets the tags that it would get in the whole. Stretches of one document come in order, one after the other.
    With a pipeline of the user's own the whole documents are tagged.
    """
    tagger = toolbox.once(shipped_tagger)
    if tagger is None or all(TAGS in document.user_data for document, _, _ in stretches):
        tag_documents(toolbox, list({id(document): document for document, _, _ in stretches}.values()))
        return [tags_in(document)[start:end] for document, start, end in stretches]
    pieces: list[tuple[Doc, int, int]] = []
    whose: list[int] = []
    for document, start, end in stretches:
        begin, stop = max(0, start - SEEN), min(len(document), end + SEEN)
        if pieces and pieces[-1][0] is document and begin <= pieces[-1][2]:
            pieces[-1] = document, pieces[-1][1], max(stop, pieces[-1][2])
        else:
            pieces.append((document, begin, stop))
        whose.append(len(pieces) - 1)
    tags = tagger.tags(pieces)
    return [
        tags[place][start - pieces[place][1] : end - pieces[place][1]]
        for place, (_, start, end) in zip(whose, stretches, strict=True)
    ]


def shipped_tagger(toolbox: Toolbox) -> Tagger | None:
    """The fast way through the shipped pipeline; None for a pipeline that is built otherwise."""
    from authlint.analysis.tagger import Tagger, fits  # noqa: PLC0415  # it imports NumPy

    pipeline = toolbox.once(tagging_pipeline)
    return Tagger(pipeline) if fits(pipeline) else None


def tagging_pipeline(toolbox: Toolbox) -> Language:
    """The shipped pipeline, or the installed one that was asked for, with the components that tagging needs.

    It shares the vocabulary of the tokens. Raises `ConfigurationError` where it is not installed.
    """
    return _load(toolbox.pipeline)


@cache
def _load(name: str) -> Language:
    import spacy  # noqa: PLC0415  # spaCy is imported late

    try:
        return spacy.load(name or PIPELINE, vocab=shared_english().vocab, exclude=NOT_NEEDED)
    except OSError:
        message = f"the spaCy pipeline ‘{name}’ is not installed"
        raise ConfigurationError(
            Problem("pipeline", "configuration", message, "install it, or leave ‘pipeline’ out")
        ) from None
