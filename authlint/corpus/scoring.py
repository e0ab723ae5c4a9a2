"""The scores of a batch of documents: one Arrow batch in, one out, with nothing remembered in between.

This is the function that every engine runs, here and elsewhere (docs/scale.md): it reads no file and asks no clock, so that the
same rows give the same scores wherever they are scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyarrow as pa

from authlint.config import Config
from authlint.corpus.settings import MARKUP, Settings
from authlint.document import Document
from authlint.engine import Rulebook, appraise
from authlint.packs import measures, shipped_rules
from authlint.profile import AXES, Scored
from authlint.reading import parsed
from authlint.report import DraftReport
from authlint.selection import choose
from authlint.source import SourceFile

UNREADABLE = "unreadable"
"""A column that says why a row holds no document; such a row is passed on with that reason."""

NO_TEXT = "no text"


@dataclass(frozen=True, slots=True)
class ScoredDocument:
    """One row of scores; ``skipped`` says why it has none."""

    skipped: str = ""
    words: int | None = None
    scored: Scored | None = None
    rules: Mapping[str, int] = field(default_factory=dict)


def score_batch(batch: pa.RecordBatch, settings: Settings | None = None) -> pa.RecordBatch:
    """``batch`` without its text, and beside it a row of scores for each document.

    Every other column passes through as it is. The columns that are added are those of `score_schema`. A row without a
    document, one that is too long, one in another language and one that authlint fails at has its reason under ``skipped`` and no
    scores; it never raises for a row. Raises `KeyError` where the text column is missing, and `ValueError` where a column has
    the name of a score.
    """
    asked = settings or Settings()
    passed = [name for name in batch.schema.names if name not in {asked.text_column, UNREADABLE}]
    if asked.with_text:
        passed.insert(0, asked.text_column)
    added = score_schema()
    for name in passed:
        if name in added.names:
            raise ValueError(f"the column ‘{name}’ has the name of a score: rename it, or leave it out")
    documents = [_document(text, reason, asked) for text, reason in _rows(batch, asked)]
    columns = [batch.column(name) for name in passed]
    schema = pa.schema([*(batch.schema.field(name) for name in passed), *added])
    return pa.RecordBatch.from_arrays([*columns, *_columns(documents, added)], schema=schema)


@cache
def score_schema() -> pa.Schema:
    """The columns of scores.

    ``measures`` and ``percentiles`` hold a number for each measure, null where it abstained, for the reason under
    ``abstentions``; ``rules`` counts the findings of each rule that has any.
    """
    each = [(name, pa.float64()) for name in measures()]
    return pa.schema(
        [
            ("skipped", pa.string()),
            ("words", pa.int32()),
            ("overall", pa.float64()),
            *((axis, pa.float64()) for axis in AXES),
            ("findings", pa.int32()),
            ("rules", pa.map_(pa.string(), pa.int32())),
            ("measures", pa.struct(each)),
            ("percentiles", pa.struct(each)),
            ("abstentions", pa.map_(pa.string(), pa.string())),
        ]
    )


def _rows(batch: pa.RecordBatch, settings: Settings) -> Iterator[tuple[Any, str]]:
    texts = batch.column(settings.text_column)
    reasons = batch.column(UNREADABLE).to_pylist() if UNREADABLE in batch.schema.names else [None] * len(texts)
    for text, reason in zip(texts, reasons, strict=True):
        yield text.as_py(), reason or ""


def _document(text: Any, reason: str, settings: Settings) -> ScoredDocument:
    if reason:
        return ScoredDocument(reason)
    if text is None:
        return ScoredDocument(NO_TEXT)
    if not isinstance(text, str):
        return ScoredDocument(f"no text: the column holds {type(text).__name__}")
    if len(text) > settings.longest:
        return ScoredDocument(f"longer than {settings.longest:,} characters")
    read = parsed(SourceFile("document" + MARKUP[settings.markup], text))
    if isinstance(read, DraftReport):
        return ScoredDocument(read.skipped or "; ".join(problem.message for problem in read.problems))
    return _appraised(read, rules_of(settings))


def _appraised(document: Document, rulebook: Rulebook) -> ScoredDocument:
    try:
        report, scored, _ = appraise(document, rulebook, tuple(measures()))
    except Exception as error:  # noqa: BLE001  # one document that breaks a view must not lose the others
        return ScoredDocument(f"a fault of authlint: {type(error).__name__}: {error}")
    rules = Counter(finding.rule for finding in report.active)
    return ScoredDocument(scored.skipped, scored.words, scored, dict(sorted(rules.items())))


def rules_of(settings: Settings) -> Rulebook:
    """The rules that are counted. Raises `ConfigurationError` for names that do not exist."""
    return _rulebook(settings.select, settings.ignore)


@cache
def _rulebook(select: tuple[str, ...], ignore: tuple[str, ...]) -> Rulebook:
    """The rules that judge a document by itself, with the phrases of all rules, as ``authlint score`` counts them."""
    shipped = shipped_rules()
    chosen = choose(shipped, Config(select=select, ignore=ignore, origin="the settings"))
    alone = [bound for bound in chosen if not bound.check.over_site]
    known = frozenset(shipped) | {bound.rule.pack for bound in shipped.values()} | {"all"}
    return Rulebook.of(alone, known, counted=tuple(shipped.values()))


def _columns(documents: list[ScoredDocument], schema: pa.Schema) -> list[pa.Array]:
    profiles = [document.scored if document.scored and not document.skipped else None for document in documents]
    values: dict[str, list[Any]] = {
        "skipped": [document.skipped or None for document in documents],
        "words": [document.words for document in documents],
        "overall": [profile and profile.overall for profile in profiles],
        "findings": [sum(document.rules.values()) if profile else None for document, profile in zip(documents, profiles, strict=True)],
        "rules": [list(document.rules.items()) if profile else None for document, profile in zip(documents, profiles, strict=True)],
        "measures": [profile and {name: placed.measurement.value for name, placed in profile.measures.items()} for profile in profiles],
        "percentiles": [profile and {name: placed.percentile for name, placed in profile.measures.items()} for profile in profiles],
        "abstentions": [profile and [(name, placed.abstained) for name, placed in profile.measures.items() if placed.abstained] for profile in profiles],
    }  # fmt: skip
    values |= {axis: [profile and profile.axes[axis].score for profile in profiles] for axis in AXES}
    return [pa.array(values[entry.name], entry.type) for entry in schema]
