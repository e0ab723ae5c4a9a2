"""Texts from outside, written as files and put through the command line as a user would: what it prints, crashes and time."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence_texts import topic

PIECE = 200
"""Drafts of one run: enough to forget the time it takes to start, few enough to find the one that breaks it."""

SCORE = ("score", "--measure", "drift")
CHECK = ("check",)
CLEAN = (0, 1)
"""Exit codes that mean: all drafts were read."""


@dataclass(frozen=True)
class Post:
    """One labelled text; ``unit`` is whoever is one voice, or one generator with its prompt."""

    name: str
    unit: str
    human: bool
    model: str
    date: str
    genre: str
    format: str
    raw: str

    @property
    def essay(self) -> bool:
        """Whether it is no post: essays are reported apart."""
        return topic(self.genre) == "essay"


@dataclass(frozen=True)
class Measured:
    """What authlint says of a post: its drift or why it has none, and the rules whose errors would fail it."""

    text: Post
    words: int
    value: float | None
    abstained: str
    errors: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """All measured posts, drafts that broke a run, codes of problems that were reported, and seconds by command."""

    measured: list[Measured]
    crashed: list[str]
    problems: list[str]
    seconds: dict[str, float]


def read_posts(folder: Path) -> Iterator[Post]:
    """Every text of the folder that a person wrote alone or a model generated alone."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["label"] in {"human", "ai"} and row.get("format"):
                    yield Post(
                        row["id"],
                        row["source"],
                        row["label"] == "human",
                        row.get("model") or "",
                        row.get("date") or "",
                        row.get("genre") or "",
                        row["format"],
                        row["text"],
                    )


def run_all(posts: Sequence[Post], place: Path) -> Outcome:
    """Each source a folder of drafts under ``place``, in pieces; every piece is scored and checked."""
    outcome = Outcome([], [], [], defaultdict(float))
    by_unit: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_unit[post.unit].append(post)
    for number, unit in enumerate(sorted(by_unit)):
        files = {
            str(place / f"{number:03}-{at // PIECE}" / f"{at:05}.{post.format}"): post
            for at, post in enumerate(by_unit[unit])
        }
        for file, post in files.items():
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(post.raw, encoding="utf-8")
        for start in range(0, len(files), PIECE):
            _piece(dict(list(files.items())[start : start + PIECE]), outcome)
    return outcome


def _piece(files: dict[str, Post], outcome: Outcome) -> None:
    """Score and check these drafts; where that breaks, try each half, down to the draft that breaks it."""
    scored, checked = (_told(command, list(files), outcome) for command in (SCORE, CHECK))
    if scored is None or checked is None:
        if len(files) == 1:
            outcome.crashed.extend(post.name for post in files.values())
            return
        halves = list(files.items())
        _piece(dict(halves[: len(halves) // 2]), outcome)
        _piece(dict(halves[len(halves) // 2 :]), outcome)
        return
    outcome.problems.extend(problem["code"] for problem in checked["problems"])
    errors: defaultdict[str, set[str]] = defaultdict(set)
    for finding in checked["findings"]:
        if finding["severity"] == "error" and finding["disposition"] == "active":
            errors[finding["path"]].add(finding["rule"])
    for draft in scored["drafts"]:
        drift = draft["measures"].get("drift") or {"value": None, "abstained": draft["skipped"]}
        outcome.measured.append(
            Measured(
                files[draft["path"]],
                draft["words"],
                drift["value"],
                drift["abstained"] or "",
                tuple(sorted(errors[draft["path"]])),
            )
        )


def _told(command: Sequence[str], paths: Sequence[str], outcome: Outcome) -> dict[str, Any] | None:
    """What a run prints as JSON; None if it broke."""
    begun = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "authlint", *command, "--format", "json", *paths],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    outcome.seconds[command[0]] += time.perf_counter() - begun
    try:
        told: dict[str, Any] = json.loads(run.stdout)
    except json.JSONDecodeError:
        # A traceback leaves with 1 as findings do: what was printed tells them apart.
        print(*run.stderr.splitlines()[-1:], file=sys.stderr)
        return None
    return told if run.returncode in CLEAN else None
