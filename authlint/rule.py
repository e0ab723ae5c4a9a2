"""What a rule is (a card), what a check or measure returns, and how one is declared."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_type_hints

from authlint.document import Block
from authlint.source import Span

Severity = Literal["error", "warning", "info"]
FailOn = Literal["error", "warning", "info", "never"]
Confidence = Literal["high", "medium", "low"]
Generation = Literal["2023", "2024", "2025-26", "timeless"]
Status = Literal["measured", "named", "refuted"]

Axis = Literal["provenance", "diversity", "detail", "confidence", "surprise", "drift"]
Grounded = Literal["high", "middle", "low"]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From mild to grave."""


def reaches(severity: Severity, fail_on: FailOn) -> bool:
    """Whether a finding of ``severity`` fails a gate set to ``fail_on``."""
    return fail_on != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(fail_on)


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe edit: replace ``span`` of the file by ``replacement``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Match:
    """Here, and these words. ``span`` lies in the text of ``block``, or in the file where ``block`` is None.

    ``fields`` fill the card's message; ``related`` are further places that belong to the same finding.
    ``term`` is the entry of the card that matched, if the check works with a list of them.
    ``fix`` is a safe edit that cures the finding, where the check knows one; a card's own ``fix:`` for the term, which
    replaces the words that were found, comes after it.
    ``severity`` is the least that the finding has where it stands, whatever the card says: a figure without a source is graver in
    medical advice.
    ``weight`` belongs to a finding about the whole draft: what was measured, with its sign turned where less is worse,
    so that a change which raises it made the draft worse.
    """

    block: Block | None
    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)
    related: tuple[tuple[Block, Span], ...] = ()
    term: str = ""
    weight: float | None = None
    fix: Fix | None = None
    severity: Severity = "info"


@dataclass(frozen=True, slots=True)
class SiteMatch:
    """Here, and these words, seen beside other drafts. ``draft`` is the number of the draft, ``span`` a place in its file.

    ``elsewhere`` are the places in other drafts that belong to the same finding, the nearest first. ``fields`` fill the
    card's message; ``{other}`` is the first place elsewhere as ``path:line``.
    """

    draft: int
    span: Span
    elsewhere: tuple[tuple[int, Span], ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    term: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft lies among reference posts of its length, for a measure that brings its own table: the percent of
    ``posts`` posts from ``sources`` sources that lie lower, and the ``band`` of lengths they belong to."""

    percentile: float
    posts: int
    sources: int
    band: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number for a whole draft. ``support`` counts what it rests on (words, sentences); ``spans`` drove it, and ``kinds``
    says in a word or two what each of them is, where they are not all the same.

    ``abstained`` says why there is no number; then ``value`` is None. A measure that is calibrated by a table of its own
    gives its ``standing``; others are placed by the norms. ``notes`` are sentences on what moved the value.
    """

    value: float | None
    support: int
    spans: tuple[tuple[Block, Span], ...] = ()
    abstained: str = ""
    standing: Standing | None = None
    notes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A card, validated. ``parameters`` are the arguments its check is called with.

    ``fires``, where it was counted, holds the share of human posts on which the rule fires, in percent (``share``,
    between ``low`` and ``high``), and how many ``posts`` of how many ``sources`` that rests on.
    An ``optional`` rule runs only where it or its pack is named.
    """

    id: str
    summary: str
    why: str
    check: str
    parameters: Mapping[str, Any]
    severity: Severity
    confidence: Confidence
    message: str
    question: str
    suggest: Mapping[str, tuple[str, ...]]
    fix: Mapping[str, str]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    generation: Generation
    status: Status
    source: tuple[str, ...]
    since: str
    preview: bool = False
    optional: bool = False
    fires: Mapping[str, float] = field(default_factory=dict)

    @property
    def pack(self) -> str:
        return self.id.partition("/")[0]

    def suggestions(self, term: str) -> tuple[str, ...]:
        """Words to consider in place of ``term``; those under the empty key serve every term."""
        return self.suggest.get(term, self.suggest.get("", ()))


CheckFunction = Callable[..., Iterator[Any]]
"""Yields a `Match`, or a `SiteMatch` where the check looks at all drafts together."""

MeasureFunction = Callable[..., Measurement]
Declared = TypeVar("Declared", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Check:
    """A check and what it asks for: views of the draft by annotation, parameters by keyword.

    One ``over_site`` asks for no view: it is given what is known of all drafts, once each of them was judged alone.
    """

    name: str
    function: CheckFunction
    views: Mapping[str, type]
    parameters: Mapping[str, Any]
    required: frozenset[str]
    judges_quotations: bool = False
    over_site: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure and the views it asks for. ``axis`` is the axis of the profile that it feeds, if any, and ``grounded`` the
    end of the human range that counts as grounded there: many specific texts lie high, or low, or in the middle."""

    name: str
    function: MeasureFunction
    views: Mapping[str, type]
    unit: str = ""
    axis: Axis | None = None
    grounded: Grounded = "high"


def check(name: str, *, judges_quotations: bool = False) -> Callable[[CheckFunction], Check]:
    """Declare a function as the check ``name``; its module must bear the same name.

    ``judges_quotations``: its findings inside quotations count like any other.
    """

    def declare(function: CheckFunction) -> Check:
        views, parameters, required = _signature(function)
        return Check(name, function, views, parameters, required, judges_quotations)

    return declare


def site_check(name: str) -> Callable[[CheckFunction], Check]:
    """Declare a function as the check ``name`` over all drafts of a run; its first argument is the `Site`."""

    def declare(function: CheckFunction) -> Check:
        _, parameters, required = _signature(function)
        return Check(name, function, {}, parameters, required, over_site=True)

    return declare


def measure(
    name: str, *, unit: str = "", axis: Axis | None = None, grounded: Grounded = "high"
) -> Callable[[MeasureFunction], Measure]:
    """Declare a function as the measure ``name``, and say which axis of the profile it feeds."""

    def declare(function: MeasureFunction) -> Measure:
        views, parameters, _ = _signature(function)
        if parameters:
            raise TypeError(f"measure {name} takes parameters; a measure is the same number for everybody")
        return Measure(name, function, views, unit, axis, grounded)

    return declare


def _signature(function: Callable[..., Any]) -> tuple[dict[str, type], dict[str, Any], frozenset[str]]:
    hints = get_type_hints(function)
    views: dict[str, type] = {}
    parameters: dict[str, Any] = {}
    required: set[str] = set()
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            parameters[name] = hints[name]
            if parameter.default is inspect.Parameter.empty:
                required.add(name)
        else:
            views[name] = hints[name]
    return views, parameters, frozenset(required)
