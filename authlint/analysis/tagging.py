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
        for _ in model.pipe(untagged, batch_size=64):
            pass


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
