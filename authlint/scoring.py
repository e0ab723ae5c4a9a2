"""The measures of drafts from their files, in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from authlint.analysis import Toolbox
from authlint.document import Document
from authlint.errors import AuthlintError, Problem
from authlint.measuring import score
from authlint.nearby import site_of
from authlint.packs import shipped_rules
from authlint.profile import Scored
from authlint.reading import internal, parsed_file
from authlint.report import DraftReport

if TYPE_CHECKING:
    from authlint.files import DraftFile

BATCH = 64
"""Drafts that are measured together: enough for the tagger, little for the memory."""


def score_files(
    drafts: Iterable[DraftFile], names: Sequence[str], pipeline: str, look: Callable[[Document], None]
) -> tuple[list[Scored], list[Problem]]:
    """The measures called ``names`` of every draft, and what kept drafts from being measured; ``look`` sees each document."""
    toolbox = Toolbox((bound.rule.parameters for bound in shipped_rules().values()), pipeline=pipeline)
    scored: list[Scored] = []
    problems: list[Problem] = []
    for batch in _batches(drafts):
        read = [parsed_file(draft) for draft in batch]
        found, broken = _scored([document for document in read if isinstance(document, Document)], toolbox, names)
        scored += found
        problems += broken
        for draft in read:
            problems += draft.problems
            if isinstance(draft, Document):
                look(draft)
            if isinstance(draft, DraftReport) and draft.skipped:
                scored.append(Scored(draft.path, 0, {}, draft.skipped))
    return sorted(scored, key=lambda draft: draft.path), problems


def _scored(
    documents: Sequence[Document], toolbox: Toolbox, names: Sequence[str]
) -> tuple[list[Scored], list[Problem]]:
    """The scores of a batch; where that raises, of each draft by itself, so that one cannot lose the others."""
    try:
        return score(documents, toolbox, names, site_of), []
    except AuthlintError:
        raise
    except Exception as error:  # noqa: BLE001  # see above
        if len(documents) == 1:
            return [], [internal(documents[0].source.path, error)]
    alone = [_scored([document], toolbox, names) for document in documents]
    return [entry for found, _ in alone for entry in found], [problem for _, broken in alone for problem in broken]


def _batches(drafts: Iterable[DraftFile]) -> Iterator[list[DraftFile]]:
    remaining = iter(drafts)
    while batch := list(islice(remaining, BATCH)):
        yield batch
