"""Tags from the trained pipeline: loaded when a rule needs them, run on the blocks of running prose only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.tokens import shared_english
from authlint.analysis.words import RunningProse
from authlint.errors import ConfigurationError, Problem
from authlint.language.tables import PIPELINE, pipeline_identity

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from authlint.analysis.tokens import TokenBlock

NOT_NEEDED = ("morphologizer", "lemmatizer", "senter", "tokenizer", "parser", "ner", "attribute_ruler")
"""Components that fine tags do without."""

BATCH = 16
"""Blocks tagged at once: more leave the processor's cache and take longer."""
SEEN = 3
"""Tokens on either side of a token that have a part in its tag: one for each layer of the shipped model."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The running prose with fine Penn Treebank tags (``token.tag_``)."""

    blocks: tuple[TokenBlock, ...]
    pipeline: str

    @classmethod
    def of(cls, prose: RunningProse, toolbox: Toolbox) -> Tagged:
        model = toolbox.once(tagging_pipeline)
        tag_documents(model, [block.doc for block in prose.blocks])
        return cls(prose.blocks, pipeline_identity(toolbox.pipeline))


def tag_together(analyses: Sequence[Analysis], toolbox: Toolbox) -> None:
    """Tag the running prose of many drafts in one batch: small drafts cost least together."""
    blocks = [block.doc for analysis in analyses for block in analysis.view(RunningProse).blocks]
    if blocks:
        tag_documents(toolbox.once(tagging_pipeline), blocks)


def tag_documents(model: Language, documents: Sequence[Doc]) -> None:
    """Tag documents in place, all in one batch; those that have tags already are left."""
    untagged = [document for document in documents if len(document) and not document.has_annotation("TAG")]
    if untagged:
        for _ in model.pipe(untagged, batch_size=BATCH):
            pass


def tags_of(model: Language, stretches: Sequence[tuple[Doc, int, int]]) -> list[tuple[str, ...]]:
    """The fine tags of the tokens ``start`` up to ``end`` of each document, all in one batch, without tagging the rest.

    The model looks no further than `SEEN` tokens to either side, so each stretch is given that much of its surroundings
    and gets the tags that it would get in the whole. Stretches of one document come in order, one after the other.
    """
    pieces: list[tuple[Doc, int, int]] = []
    whose: list[int] = []
    for document, start, end in stretches:
        begin, stop = max(0, start - SEEN), min(len(document), end + SEEN)
        if document.has_annotation("TAG"):
            begin, stop = 0, len(document)
        if pieces and pieces[-1][0] is document and begin <= pieces[-1][2]:
            pieces[-1] = document, pieces[-1][1], max(stop, pieces[-1][2])
        else:
            pieces.append((document, begin, stop))
        whose.append(len(pieces) - 1)
    made = [_piece(*piece) for piece in pieces]
    tag_documents(model, made)
    tags = [[token.tag_ for token in piece] for piece in made]
    return [
        tuple(tags[place][start - pieces[place][1] : end - pieces[place][1]])
        for place, (_, start, end) in zip(whose, stretches, strict=True)
    ]


def _piece(document: Doc, start: int, end: int) -> Doc:
    """Some tokens as a document of their own."""
    from spacy.tokens import Doc  # noqa: PLC0415  # spaCy is imported late

    if end - start == len(document):
        return document
    tokens = list(document[start:end])
    return Doc(document.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])


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
