"""How often a draft is told that it left its author's voice: later posts of the same site, and posts of other sites.

    python lab/voice.py CORPUS

For each site of at least 60 posts in ``human_blogs`` and ``human_blogs_2`` a voice is learned from its older half. Told of
are then: the older half itself (each post was among those that made the voice), the newer half, as many posts of each other
site, and generated posts. Sites with several authors are among them; they have wider voices.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from authlint.analysis import Toolbox
from authlint.formats import parse
from authlint.language.tables import pipeline_identity
from authlint.measuring import score
from authlint.source import SourceFile
from authlint.voice import SAID, Voice, learn, moved

LEAST_WORDS = 150
MOST_POSTS = 120
BATCH = 64


def main() -> None:
    """Print a row for each site."""
    corpus = Path(sys.argv[1])
    sites = {
        source: rows[:: max(1, len(rows) // MOST_POSTS)]
        for name in ("human_blogs", "human_blogs_2")
        for source, rows in _sites(corpus / f"{name}.jsonl.gz").items()
        if len(rows) >= 60
    }
    generated = {source: rows[:40] for source, rows in _sites(corpus / "ai_blogs.jsonl.gz").items() if len(rows) >= 40}
    measured = {source: _values(rows) for source, rows in (sites | generated).items()}
    totals: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for source, rows in sites.items():
        days = [str(row["date"]) for row in rows]
        posts = sorted(zip(days, measured[source], strict=True), key=lambda post: post[0])
        posts = [post for post in posts if post[1]]
        half = len(posts) // 2
        if half < 20 or posts[half][0] == posts[0][0]:
            continue
        voice = learn(posts[:half], posts[half][0], pipeline_identity())
        others = [values for other in sites if other != source for values in measured[other][:20]]
        made = [values for other in generated for values in measured[other]]
        shares = {
            "older half": _shares(voice, [values for _, values in posts[:half]]),
            "newer half": _shares(voice, [values for _, values in posts[half:]]),
            "other sites": _shares(voice, others),
            "generated": _shares(voice, made),
        }
        for kind, pair in shares.items():
            totals[kind].append(pair)
        told = "  ".join(f"{kind} {one:.0%} {two:.0%}" for kind, (one, two) in shares.items())
        print(f"{source:40} {voice.posts:4} posts  {told}")
    for kind, each in totals.items():
        one, two = (sum(share[place] for share in each) / len(each) for place in (0, 1))
        print(f"mean over sites, {kind}: something {one:.0%}, two things or more {two:.0%}")


def _shares(voice: Voice, posts: Sequence[Mapping[str, float]]) -> tuple[float, float]:
    """The share of posts of which something is told, and of which two things are, as ``voice/off-voice`` asks for."""
    counts = [len(moved(voice, values, voice.pipeline)) for values in posts if values]
    return sum(count >= 1 for count in counts) / len(counts), sum(count >= 2 for count in counts) / len(counts)


def _values(rows: Sequence[dict[str, Any]]) -> list[dict[str, float]]:
    toolbox = Toolbox()
    documents = [parse(SourceFile(f"post.{row['format']}", row["text"])) for row in rows]
    found: list[dict[str, float]] = []
    for start in range(0, len(documents), BATCH):
        for draft in score(documents[start : start + BATCH], toolbox, list(SAID)):
            values = {name: placed.measurement.value for name, placed in draft.measures.items()}
            long = draft.words >= LEAST_WORDS
            found.append({name: value for name, value in values.items() if value is not None and long})
    return found


def _sites(path: Path) -> dict[str, list[dict[str, Any]]]:
    sites: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(path):
        sites[row["source"]].append(row)
    return dict(sites)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


if __name__ == "__main__":
    main()
