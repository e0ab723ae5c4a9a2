"""The history of one draft, as its git repository tells it: when it was begun, in how many sittings, and by how large steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from authlint.git import ask

SITTING = timedelta(hours=2)
"""Commits that lie closer together belong to one sitting."""

RECORD, FIELD, TRAILER = "\x1e", "\x1f", "\x1d"
FORMAT = f"--format={RECORD}%H{FIELD}%aI{FIELD}%(trailers:key=Co-authored-by,valueonly,separator=%x1d)"
MOST_BYTES = 50 << 20
ASSISTANTS = (
    "claude", "anthropic", "copilot", "chatgpt", "openai", "codex", "cursor", "gemini", "aider", "devin", "windsurf",
    "codeium", "tabnine", "amazon q", "jules", "llama", "mistral", "grok",
)  # fmt: skip
"""Names by which writing assistants sign as co-authors."""


@dataclass(frozen=True, slots=True)
class Step:
    """One commit that touched the draft: when, how many words it added, and who else signed it."""

    commit: str
    when: datetime
    added: int
    co_authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What git says of a draft. Times are the authors' own clocks; all of it can be rewritten, so it proves nothing alone.

    ``largest_share`` is the part of all added words, in percent, that the largest single commit brought.
    ``cut_off`` says that older commits are not in this copy of the repository; ``unsaved`` that the file differs from the
    last commit.
    """

    begun: str
    last: str
    commits: int
    sittings: int
    words_added: int
    largest_addition: int
    largest_share: int
    co_authors: tuple[str, ...]
    assistants: tuple[str, ...]
    cut_off: bool
    unsaved: bool


def history_of(draft: Path) -> History | None:
    """The history of the file ``draft``; None outside of a repository, or where it was never committed."""
    folder, name = draft.parent, draft.name
    answer = ask(
        folder, "log", "--follow", "-M50%", "--no-merges", "-p", "-U0", "--word-diff=porcelain", "--no-color", "--no-ext-diff",
        "--no-textconv", FORMAT, "--", name,
    )  # fmt: skip
    steps = list(_steps((answer or b"")[:MOST_BYTES].decode("utf-8", "replace")))
    if not steps:
        return None
    shallow = ask(folder, "rev-parse", "--is-shallow-repository")
    changed = ask(folder, "status", "--porcelain", "--", name)
    return told(steps, cut_off=bool(shallow and shallow.strip() == b"true"), unsaved=bool(changed and changed.strip()))


def told(steps: list[Step], *, cut_off: bool = False, unsaved: bool = False) -> History:
    """What the steps of a draft, at least one, come to."""
    times = sorted(step.when for step in steps)
    sittings = 1 + sum(later - earlier > SITTING for earlier, later in pairwise(times))
    added = sum(step.added for step in steps)
    largest = max(step.added for step in steps)
    co_authors = tuple(sorted({name for step in steps for name in step.co_authors}))
    return History(
        begun=times[0].isoformat(),
        last=times[-1].isoformat(),
        commits=len(steps),
        sittings=sittings,
        words_added=added,
        largest_addition=largest,
        largest_share=round(100 * largest / added) if added else 0,
        co_authors=co_authors,
        assistants=tuple(name for name in co_authors if any(known in name.casefold() for known in ASSISTANTS)),
        cut_off=cut_off,
        unsaved=unsaved,
    )


def _steps(log: str) -> Iterator[Step]:
    """The commits in git's answer. Lines of the draft stand behind a mark, so none can pass for a commit."""
    for entry in f"\n{log}".split(f"\n{RECORD}")[1:]:
        head, _, body = entry.partition("\n")
        commit, when, trailers = [*head.split(FIELD), "", ""][:3]
        lines = body[body.find("\n@@") :].split("\n") if "\n@@" in f"\n{body}" else []
        added = sum(len(line[1:].split()) for line in lines if line.startswith("+"))
        names = tuple(" ".join(name.split()) for name in trailers.split(TRAILER) if name.strip())
        yield Step(commit, datetime.fromisoformat(when), added, names)
