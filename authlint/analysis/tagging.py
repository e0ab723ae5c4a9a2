"""Tags from the trained pipeline: loaded when a rule needs them, run on the blocks of running prose only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.analysis.tokens import shared_english
from authlint.analysis.words import RunningProse
from authlint.language.tables import PIPELINE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from authlint.analysis.tokens import TokenBlock

NOT_NEEDED = ("morphologizer", "lemmatizer", "senter")
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
        return cls(prose.blocks, pipeline_name(model))


def tag_documents(model: Language, documents: Sequence[Doc]) -> None:
    """Tag documents in place, all in one batch; those that have tags already are left."""
    untagged = [document for document in documents if len(document) and not document.has_annotation("TAG")]
    if untagged:
        for _ in model.pipe(untagged, batch_size=64):
            pass


def tagging_pipeline(toolbox: Toolbox) -> Language:  # noqa: ARG001  # a tool is made from the toolbox
    """The shipped pipeline with the components that tagging needs, sharing the vocabulary of the tokens."""
    return _load()


def pipeline_name(model: Language) -> str:
    """The name and version of a pipeline."""
    return f"{model.meta['lang']}_{model.meta['name']} {model.meta['version']}"


@cache
def _load() -> Language:
    import spacy  # noqa: PLC0415  # spaCy is imported late

    return spacy.load(PIPELINE, vocab=shared_english().vocab, exclude=NOT_NEEDED)
