"""The posts of a site with their days and their numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.draft_date import day_of
from authlint.git import first_days
from authlint.run import Runner
from authlint.site.tails import Tails
from authlint.site.trend import MONTH, Post

if TYPE_CHECKING:
    from authlint.document import Document
    from authlint.errors import Problem
    from authlint.portrait import Portrait
    from authlint.profile import Numbers


@dataclass(slots=True)
class Chronicle:
    """What is noted of each draft while its document is at hand: its day, and what stands in it alone."""

    _days: dict[str, str] = field(default_factory=dict)
    _tails: Tails = field(default_factory=Tails)

    def look(self, document: Document) -> None:
        """Note a draft."""
        self._days[document.source.path] = day_of(document)
        self._tails.look(document)

    def take(self, portrait: Portrait) -> None:
        """Note a draft by its portrait."""
        path = portrait.numbers.path
        self._days[path] = portrait.day
        self._tails.drafts[path] = {kind: frozenset(entries) for kind, entries in portrait.tails.items()}

    def posts(self, drafts: Sequence[Numbers], names: Sequence[str], *, profile: bool) -> list[Post]:
        """Every draft that could be judged, with the measures called ``names`` and its tails.

        A draft's day is what its front matter says, else its file's name, else the day git first saw the file; ``profile``
        adds the scores of the axes.
        """
        judged = [draft for draft in drafts if not draft.skipped]
        undated = [draft.path for draft in judged if len(self._days[draft.path]) < MONTH]
        days = self._days | _days_by_git(undated)
        shares = self._tails.shares()
        return [
            Post(draft.path, days[draft.path], dict(_values(draft, names, shares[draft.path], profile=profile)))
            for draft in judged
        ]


def dated_posts(
    runner: Runner, paths: Sequence[str], names: Sequence[str], *, profile: bool
) -> tuple[list[Post], list[Problem]]:
    """The posts in ``paths``, as `Chronicle.posts` has them, and what went wrong."""
    chronicle = Chronicle()
    drafts, problems = runner.score_paths(paths, names, chronicle.look)
    return chronicle.posts([draft.numbers() for draft in drafts], names, profile=profile), problems


def _days_by_git(paths: Sequence[str]) -> dict[str, str]:
    """When git first saw each of ``paths``, as far as it knows."""
    found: dict[str, str] = {}
    folders = {os.path.dirname(path) or "." for path in paths}  # noqa: PTH120  # as text, as it was given
    top = os.path.commonpath(folders) if len({Path(path).is_absolute() for path in folders}) == 1 else ""
    for folder in [top or "."] if folders else []:
        days = first_days(Path(folder))
        for path in paths:
            if day := days.get(Path(path).resolve()):
                found[path] = day
    return found


def _values(
    draft: Numbers, names: Sequence[str], shares: Mapping[str, float], *, profile: bool
) -> Iterator[tuple[str, float]]:
    if profile:
        scores = [("authenticity", draft.overall), *draft.axes.items()]
        yield from ((f"{name} score", score) for name, score in scores if score is not None)
    yield from ((name, value) for name in names if (value := draft.values[name]) is not None)
    yield from ((f"{kind} in one post only", share) for kind, share in shares.items())
