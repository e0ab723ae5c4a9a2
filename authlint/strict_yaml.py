"""YAML without its traps: plain data only, no key twice, no aliases, no deep nesting."""

from __future__ import annotations

from typing import Any

import yaml

DEEPEST = 50
"""Levels of nesting; more is an attack or an accident."""
TOO_DEEP = f"nested more than {DEEPEST} levels deep"
REFUSED_AS_TOO_DEEP = "nesting depth"
"""In the words of the parser in C, which since PyYAML 6.0.4 has a limit of its own and, reading ahead, may meet it first."""


class StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the base is chosen at run time
    """The safe loader, in C where PyYAML was built with it, that refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT002  # PyYAML's own signature
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, (list, dict)) or key in seen:
                what = "a key is not a word" if isinstance(key, (list, dict)) else f"the key ‘{key}’ is given twice"
                raise yaml.MarkedYAMLError(problem=what, problem_mark=key_node.start_mark)
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def load(text: str) -> Any:
    """The data of a YAML text. Raises `yaml.YAMLError`; `line_of` and `fault_of` tell its place and its words."""
    try:
        _refuse_traps(text)
    except yaml.MarkedYAMLError as error:
        if REFUSED_AS_TOO_DEEP in (error.problem or ""):
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=error.problem_mark) from None
        raise
    try:
        return yaml.load(text, StrictLoader)  # noqa: S506  # StrictLoader is a safe loader
    except (ValueError, OverflowError) as error:
        # A date such as 2021-02-31 is found only when it is made.
        raise yaml.MarkedYAMLError(problem=f"a value cannot be read: {error}") from None


def _refuse_traps(text: str) -> None:
    """Raises `yaml.MarkedYAMLError` at the first anchor, alias or level too deep."""
    depth = 0
    for event in yaml.parse(text, StrictLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="anchors and aliases are not read", problem_mark=_mark(event))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=_mark(event))


def line_of(error: yaml.YAMLError) -> int | None:
    """The 1-based line of a fault in the text that was loaded."""
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else int(mark.line) + 1


def fault_of(error: yaml.YAMLError) -> str:
    """What is wrong, in PyYAML's words."""
    return str(getattr(error, "problem", None) or getattr(error, "context", None) or error)


def _mark(event: yaml.Event) -> Any:
    """Where an event begins; the stubs do not know the marks of the parser in C."""
    return event.start_mark
