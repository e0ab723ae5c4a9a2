"""Scores as text, JSON and CSV: the profile of each draft, its measures, and the words behind them."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from authlint import sanitise
from authlint.framing import framed
from authlint.profile import AXES, AxisScore, Placed, Scored
from authlint.sanitise import one_line, shown_path, without_commands
from authlint.voice import Voice, moved

if TYPE_CHECKING:
    from authlint.document import Block
    from authlint.source import Span

PLACES = 8
"""Places on the small scale."""

BAR = 20
"""Places of a full bar."""

FAR_OUT = 5
"""Percent of posts on either side; a value among them is explained."""

THREE_DIGITS = 100
SHOWN_SPANS = 8


def beside(draft: Scored, voice: Voice, pipeline: str) -> Scored:
    """The draft with what lies outside of its author's own voice, where it was judged at all."""
    if draft.skipped:
        return draft
    values = {name: placed.measurement.value for name, placed in draft.measures.items()}
    return replace(draft, moved=tuple(each.sentence() for each in moved(voice, values, pipeline)))


def as_json(drafts: Sequence[Scored], names: Sequence[str], pipeline: str, why: frozenset[str] = frozenset()) -> str:
    """Everything, for programs; of the axes and measures that ``why`` names the words, too."""
    data = {
        "version": 1,
        "pipeline": pipeline,
        "drafts": [
            {
                "path": draft.path,
                "words": draft.words,
                "skipped": draft.skipped,
                "overall": _rounded(draft.overall),
                "axes": {name: _axis_entry(draft.axes[name]) for name in AXES if name in draft.axes},
                "measures": {
                    name: _entry(draft.measures[name], words=name in _explained(draft, why))
                    for name in names
                    if name in draft.measures
                },
                **({} if draft.moved is None else {"voice": list(draft.moved)}),
            }
            for draft in drafts
        ],
    }
    return sanitise.as_json(data, indent=2) + "\n"


def _axis_entry(axis: AxisScore) -> dict[str, Any]:
    return {
        "score": _rounded(axis.score),
        "support": axis.support,
        "abstained": axis.abstained or None,
        "measures": list(axis.measures),
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)


def _explained(draft: Scored, why: frozenset[str]) -> frozenset[str]:
    """The measures whose words are asked for, by their own name or that of their axis."""
    return why.union(*(axis.measures for name, axis in draft.axes.items() if name in why))


def _entry(placed: Placed, *, words: bool = False) -> dict[str, Any]:
    value = placed.measurement.value
    return {
        "value": None if value is None else round(value, 6),
        "percentile": None if placed.percentile is None else round(placed.percentile, 2),
        "support": placed.measurement.support,
        "abstained": placed.abstained or None,
        "posts": placed.posts,
        "sources": placed.sources,
        "notes": list(placed.measurement.notes),
        **({"words": _words(placed)} if words else {}),
    }


def _words(placed: Placed) -> list[dict[str, Any]]:
    return [
        {"line": line, "text": one_line(block.text[span.start : span.end]), "kind": kind or None}
        for line, block, span, kind in _passages(placed)
    ]


def as_csv(drafts: Sequence[Scored], names: Sequence[str], *, profile: bool) -> str:
    """A row a draft: its axes if ``profile``, then for each measure its value and percentile."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    axes = ["overall", *(f"{axis} score" for axis in AXES)] if profile else []
    measured = (column for name in names for column in (name, f"{name} percentile"))
    writer.writerow(["path", "words", *axes, *measured])
    for draft in drafts:
        row: list[object] = [_cell(draft.path), draft.words]
        if profile:
            row += [
                _rounded(draft.overall),
                *(_rounded(draft.axes[axis].score) if draft.axes else None for axis in AXES),
            ]
        for name in names:
            entry = _entry(draft.measures[name]) if name in draft.measures else {"value": None, "percentile": None}
            row += [entry["value"], entry["percentile"]]
        writer.writerow(row)
    return stream.getvalue()


def _cell(path: str) -> str:
    """A path that no spreadsheet takes for a formula."""
    shown = shown_path(path)
    return f"./{shown}" if shown.lstrip().startswith(("=", "+", "-", "@")) else shown


def as_text(drafts: Sequence[Scored], shown: Sequence[str], why: frozenset[str], width: int) -> str:
    """For a terminal: the ``shown`` measures, or the profile where none is named.

    ``why`` names axes and measures whose words are shown too.
    """
    lines: list[str] = []
    for draft in drafts:
        lines.append(f"{shown_path(draft.path)}  {draft.words:,} words of running prose")
        if draft.skipped:
            lines.append(f"  {one_line(draft.skipped)}")
        else:
            lines += _measures(draft, shown, why, width) if shown else _profile(draft, why, width)
            lines += [
                line
                for sentence in draft.moved or ()
                for line in textwrap.wrap(one_line(sentence), width, initial_indent="  ~ ", subsequent_indent="    ")
            ]
        lines.append("")
    return without_commands("\n".join(lines) + "\n")


def _measures(draft: Scored, shown: Sequence[str], why: frozenset[str], width: int) -> Iterator[str]:
    wide = max(map(len, shown))
    for name in shown:
        placed = draft.measures[name]
        yield f"  {name:<{wide}}  {_placed(placed)}"
        if name in why:
            yield from _reasons(placed, width)


def _profile(draft: Scored, why: frozenset[str], width: int) -> Iterator[str]:
    """A bar for each axis, and for the whole."""
    wide = max(map(len, (*AXES, "authenticity")))
    yield f"  {'authenticity':<{wide}}  {_score(draft.overall, 'too few axes have a score')}"
    for name, axis in draft.axes.items():
        yield f"  {name:<{wide}}  {_score(axis.score, axis.abstained)}"
        if name in why:
            for measure in axis.measures:
                yield f"    {measure:<{wide}}{_placed(draft.measures[measure])}"
                yield from _reasons(draft.measures[measure], width, always=True)


def _score(score: float | None, abstained: str) -> str:
    if score is None:
        return f"  –  {abstained}"
    filled = round(score / 100 * BAR)
    return f"{score:3.0f}  {'█' * filled}{'░' * (BAR - filled)}"


def _placed(placed: Placed) -> str:
    value = placed.measurement.value
    if value is None:
        return f"{'–':>8}  {'':>{PLACES}}  {placed.abstained}"
    number = f"{value:8.2f}" if value < THREE_DIGITS else f"{value:8.0f}"
    if placed.percentile is None:
        return f"{number}  {'':>{PLACES}}  {placed.abstained}"
    return f"{number}  {bar(placed.percentile)}  {min(placed.percentile, 99):3.0f} of 100 posts lie lower"


def bar(percentile: float) -> str:
    """A scale of eight places with the percentile on it."""
    place = min(int(percentile / 100 * PLACES), PLACES - 1)
    return "·" * place + "█" + "·" * (PLACES - 1 - place)


def _reasons(placed: Placed, width: int, *, always: bool = False) -> list[str]:
    """What a measure says of its value, and the words that drove it: where few posts reach it, or ``always``."""
    if placed.percentile is None:
        return []
    room = width - 8
    notes = [
        line
        for note in placed.measurement.notes
        for line in textwrap.wrap(one_line(note), room, initial_indent=" " * 6, subsequent_indent=" " * 8)
    ]
    if not always and FAR_OUT <= placed.percentile <= 100 - FAR_OUT:
        return notes
    return [*notes, *_in_the_text(placed, width)]


def _in_the_text(placed: Placed, width: int) -> Iterator[str]:
    """The words that drove a value, underlined where they stand, each with its line and what it is."""
    passages = _passages(placed)
    wide = len(str(max(placed.lines, default=0)))
    for line, block, span, kind in passages[:SHOWN_SPANS]:
        before, found, after = block.text[: span.start], block.text[span.start : span.end], block.text[span.end :]
        shown, indent, carets = framed(before, found, after, width - wide - 9)
        yield f"      {line:>{wide}} | {shown}"
        yield f"      {'':>{wide}} | {indent}{carets} {kind}".rstrip()
    if len(passages) > SHOWN_SPANS:
        yield f"      {'':>{wide}}   and {len(passages) - SHOWN_SPANS} more"


def _passages(placed: Placed) -> list[tuple[int, Block, Span, str]]:
    """The spans behind a value in reading order: line, block, place in it, and what it is."""
    spans, kinds = placed.measurement.spans, placed.measurement.kinds or ("",) * len(placed.measurement.spans)
    found = [(line, *span, kind) for span, line, kind in zip(spans, placed.lines, kinds, strict=True)]
    return sorted(found, key=lambda one: (one[0], one[2]))
