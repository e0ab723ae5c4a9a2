"""Views of a draft, each computed when a check first asks for it, and at most once a draft.

A view is a class in a module of this package with a classmethod ``of`` whose annotations name what it is made
from: the `Document`, the `Toolbox`, or other views. A check names the views it wants in the same way. A new view
is a new file; nothing here grows.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from authlint.document import Document

View = TypeVar("View")
Tool = TypeVar("Tool")


class Toolbox:
    """What all drafts of a run share: the patterns that the enabled rules bring, and tools made from them once.

    ``pipeline`` names an installed spaCy pipeline to tag with; empty means the shipped one.
    A parameter type with ``pooled = True`` is collected over all rules, so that one pass serves many cards.
    """

    def __init__(self, parameters: Iterable[Mapping[str, Any]] = (), pipeline: str = "") -> None:
        self.pipeline = pipeline
        self._pools: dict[type, list[Any]] = {}
        self._tools: dict[Any, Any] = {}
        for value in (value for mapping in parameters for value in mapping.values()):
            if getattr(type(value), "pooled", False):
                self._pools.setdefault(type(value), []).append(value)

    def pool(self, kind: type[View]) -> tuple[View, ...]:
        """Every parameter of type ``kind`` that an enabled rule brings."""
        return tuple(self._pools.get(kind, ()))

    def once(self, make: Callable[[Toolbox], Tool]) -> Tool:
        """What ``make`` returns for this toolbox, made at the first call."""
        if make not in self._tools:
            self._tools[make] = make(self)
        return cast("Tool", self._tools[make])


class Analysis:
    """One draft and the views of it that were asked for so far."""

    def __init__(self, document: Document, toolbox: Toolbox) -> None:
        self._views: dict[type, Any] = {Document: document, Toolbox: toolbox, Analysis: self}
        self._makers: dict[type, Callable[[], Any]] = {}

    def view(self, kind: type[View]) -> View:
        """The view ``kind`` of this draft."""
        if kind not in self._views and kind in self._makers:
            self._views[kind] = self._makers[kind]()
        if kind not in self._views:
            maker: Any = kind
            self._views[kind] = maker.of(**{name: self.view(needed) for name, needed in needs(maker).items()})
        return cast("View", self._views[kind])

    def provide(self, kind: type[View], view: View) -> None:
        """Supply a view that something outside of analysis has made."""
        self._views[kind] = view

    def provide_lazily(self, kind: type[View], make: Callable[[], View]) -> None:
        """Supply a view that something outside of analysis makes when it is first asked for."""
        self._makers[kind] = make


@cache
def needs(kind: Any) -> Mapping[str, type]:
    """What the view ``kind`` is made from, by parameter name."""
    hints = get_type_hints(kind.of)
    return {name: hints[name] for name in inspect.signature(kind.of).parameters}
