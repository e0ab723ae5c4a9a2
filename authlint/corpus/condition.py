"""``--keep``: conditions such as ``detail >= 40 and (drift <= 60 or drift missing)``, read into what Arrow computes.

    condition   = either { "or" either }
    either      = single { "and" single }
    single      = "not" single | "(" condition ")" | NAME "missing" | NAME COMPARISON NUMBER

A name is a column of scores, a measure, ``MEASURE.percentile`` or a rule (how often it found something). What has no score is
neither more nor less than a number: a comparison with it is unknown, and so is what hangs on it, as in SQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from authlint.errors import ConfigurationError, Problem
from authlint.packs import measures, shipped_rules
from authlint.plugins import did_you_mean
from authlint.profile import AXES

Test = Callable[[pa.RecordBatch], pa.Array]

TOKEN = re.compile(
    r"\s*(?:(?P<number>-?\d+(?:\.\d+)?)(?![\w.])|(?P<name>[A-Za-z][\w-]*(?:[./][\w-]+)?)|(?P<sign><=|>=|==|!=|[<>=()])|(?P<other>\S))"
)
COMPARISONS = {
    "<": "less",
    "<=": "less_equal",
    ">": "greater",
    ">=": "greater_equal",
    "=": "equal",
    "==": "equal",
    "!=": "not_equal",
}
WORDS = frozenset({"and", "or", "not", "missing"})
COLUMNS = ("words", "overall", *AXES, "findings")
PERCENTILE = ".percentile"
LONGEST, DEEPEST = 2_000, 50
"""Characters and levels of brackets; a person writes less."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read; ``met_by`` is true, false or null for each row of a batch of scores."""

    met_by: Test


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def read_condition(text: str) -> Condition:
    """Read a condition. Raises `ConfigurationError` with the place and the cure."""
    if len(text) > LONGEST:
        raise _broken(
            text[:20],
            LONGEST,
            f"the condition has {len(text):,} characters",
            "say it shorter, or filter the scores afterwards",
        )
    reader = _Reader(text, _tokens(text))
    test = reader.condition()
    if reader.token.kind != "end":
        raise reader.broken("expected ‘and’, ‘or’ or the end", "join two conditions with ‘and’ or ‘or’")
    return Condition(test)


def _tokens(text: str) -> list[_Token]:
    found = [
        _Token(match.lastgroup or "", match[match.lastgroup or 0], match.start(match.lastgroup or 0))
        for match in TOKEN.finditer(text)
    ]
    return [*found, _Token("end", "", len(text))]


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    @property
    def token(self) -> _Token:
        return self._tokens[self._place]

    def condition(self) -> Test:
        test = self._either()
        while self._took("or"):
            test = _both(pc.or_kleene, test, self._either())
        return test

    def _either(self) -> Test:
        test = self._single()
        while self._took("and"):
            test = _both(pc.and_kleene, test, self._single())
        return test

    def _single(self) -> Test:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.broken("the brackets are too deep", "write it flatter")
        test = self._negated() if self._took("not") else self._bracket() if self._took("(") else self._comparison()
        self._depth -= 1
        return test

    def _negated(self) -> Test:
        test = self._single()
        return lambda batch: pc.invert(test(batch))

    def _bracket(self) -> Test:
        test = self.condition()
        if not self._took(")"):
            raise self.broken("expected ‘)’", "close the bracket")
        return test

    def _comparison(self) -> Test:
        if self.token.kind != "name" or self.token.text in WORDS:
            raise self.broken("expected the name of a score", "write NAME >= NUMBER, as ‘detail >= 40’")
        value = self._value()
        if self._took("missing"):
            return lambda batch: pc.is_null(value(batch))
        sign = self.token.text
        if sign not in COMPARISONS:
            raise self.broken("expected a comparison", f"write one of {', '.join(COMPARISONS)}, or ‘missing’")
        self._place += 1
        if self.token.kind != "number":
            raise self.broken("expected a number", "write NAME >= NUMBER, as ‘detail >= 40’")
        number = float(self.token.text)
        self._place += 1
        return lambda batch: pc.call_function(COMPARISONS[sign], [value(batch), pa.scalar(number)])

    def _value(self) -> Test:
        name = self.token.text
        measure = name.removesuffix(PERCENTILE)
        if name in COLUMNS:
            value: Test = lambda batch: batch.column(name).cast(pa.float64())  # noqa: E731  # one of four like it
        elif measure in measures():
            column = "percentiles" if name.endswith(PERCENTILE) else "measures"
            value = lambda batch: pc.struct_field(batch.column(column), measure)  # noqa: E731  # as above
        elif name in shipped_rules():
            value = lambda batch: _count(batch, name)  # noqa: E731  # as above
        else:
            known = (*COLUMNS, *measures(), *shipped_rules())
            raise self.broken(
                f"there is no score, measure or rule ‘{name}’{did_you_mean(name, known)}",
                f"there are {', '.join(COLUMNS)}, the measures of ‘authlint score’ and the rules of ‘authlint rules’",
            )
        self._place += 1
        return value

    def _took(self, text: str) -> bool:
        taken = self.token.text == text and self.token.kind != "end"
        self._place += taken
        return taken

    def broken(self, message: str, cure: str) -> ConfigurationError:
        found = f", found ‘{self.token.text}’" if self.token.text and "expected" in message else ""
        return _broken(self._text, self.token.at, message + found, cure)


def _both(join: Callable[[pa.Array, pa.Array], pa.Array], one: Test, other: Test) -> Test:
    return lambda batch: join(one(batch), other(batch))


def _count(batch: pa.RecordBatch, rule: str) -> pa.Array:
    """How often a rule found something; null where the document was not judged."""
    rules = batch.column("rules")
    counted = pc.fill_null(pc.map_lookup(rules, pa.scalar(rule), "first").cast(pa.float64()), 0.0)
    return pc.if_else(pc.is_null(rules), pa.scalar(None, pa.float64()), counted)


def _broken(text: str, at: int, message: str, cure: str) -> ConfigurationError:
    return ConfigurationError(Problem("condition", f"--keep ‘{text}’, character {at + 1}", message, cure))
