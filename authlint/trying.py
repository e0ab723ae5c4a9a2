"""A pack of somebody's own, tried on its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from authlint.config import Config
from authlint.engine import Rulebook, examine
from authlint.errors import AuthlintError, Problem, RuleError
from authlint.finding import Finding
from authlint.packs import BoundRule, own_rules, shipped_rules
from authlint.reading import parsed
from authlint.report import DraftReport
from authlint.rule import Rule
from authlint.selection import choose
from authlint.source import SourceFile
from authlint.triage import FIELD

OPEN, CLOSE = "⟦", "⟧"


def try_pack(folder: Path) -> tuple[int, list[Problem]]:
    """How many examples the pack in ``folder`` holds, and what is wrong with them. Raises `CardError`."""
    own = own_rules(folder.resolve())
    problems = [
        Problem(
            "example", str(folder / f"{bound.rule.id.partition('/')[2]}.yaml"), fault, "mend the example or the rule"
        )
        for bound in own.values()
        for fault in _faults(bound, {**shipped_rules(), **own})
    ]
    return sum(len(bound.rule.bad) + len(bound.rule.good) for bound in own.values()), problems


def _faults(bound: BoundRule, rules: dict[str, BoundRule]) -> Iterator[str]:
    rule = bound.rule
    # An unfinished or refuted rule is tried as well: that is how it gets finished.
    (chosen,) = choose({**rules, rule.id: replace(bound, rule=replace(rule, preview=False))}, Config(select=(rule.id,)))
    book = Rulebook.of((chosen,), frozenset(rules))
    if not rule.bad or not rule.good:
        yield "a card shows both sides: at least one ‘bad’ example and one ‘good’"
    for kind, examples in (("bad", rule.bad), ("good", rule.good)):
        for number, example in enumerate(examples, 1):
            name = f"{kind} example {number}"
            if bound.check.over_site or (OPEN in example) != (kind == "bad"):
                wrong = "shows one draft and cannot be tried, as the rule compares drafts"
                unmarked = f"marks nothing between {OPEN} and {CLOSE}" if kind == "bad" else "marks something"
                yield f"{name} {wrong if bound.check.over_site else unmarked}"
                continue
            yield from (f"{name} {fault}" for fault in _differences(example, book, rule))


def _differences(example: str, book: Rulebook, rule: Rule) -> Iterator[str]:
    pieces = example.replace(CLOSE, OPEN).split(OPEN)
    text = "".join(pieces)
    ends = [sum(map(len, pieces[:count])) for count in range(1, len(pieces))]
    marked = list(zip(ends[::2], ends[1::2], strict=False))
    report = parsed(SourceFile("example.md", text))
    try:
        found = () if isinstance(report, DraftReport) else examine(report, book).active
    except (AuthlintError, RuleError) as error:
        yield f"cannot be tried: {error}"
        return
    spans = {(finding.span.start, finding.span.end) for finding in found}
    yield from (f"does not find ‘{text[start:end]}’" for start, end in marked if (start, end) not in spans)
    for start, end in sorted(spans - set(marked)):
        yield f"finds ‘{text[start:end]}’, which is not marked"
    unfilled = {field for finding in found for field in unfilled_fields(rule, finding, text)}
    yield from (f"leaves {field} in its message: the check fills no such field" for field in sorted(unfilled))


def unfilled_fields(rule: Rule, finding: Finding, example: str) -> set[str]:
    """Fields that the card names, as ``{text}``, and that stand as they are in what a finding in its example says."""
    said = finding.message + finding.question
    named = {field[0] for field in FIELD.finditer(rule.message + rule.question)}
    # What an example itself holds in braces may stand in a message.
    return {field for field in named if field in said and field not in example}
