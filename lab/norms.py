"""Turn dated human posts into norms: the percentiles of every measure by length band.

    python lab/norms.py FOLDER

FOLDER holds labelled texts (see lab/README.md). Posts that their rows call human, dated before `BEFORE`, in the files
`FILES`, are measured through authlint's own parsers and views. Writes ``authlint/language/en/norms.json``: for each
measure and band the value at each percentile from 1 to 99 and the number of posts and sources behind it. A band with
fewer than `LEAST_POSTS` posts or `LEAST_SOURCES` sources is left empty, and what rests on it abstains.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from authlint.analysis import Toolbox
from authlint.formats import parse
from authlint.language.tables import pipeline_identity
from authlint.measuring import score
from authlint.packs import measures, shipped_rules
from authlint.source import SourceFile

TABLE = Path(__file__).resolve().parent.parent / "authlint/language/en/norms.json"
FILES = ("human_blogs", "human_blogs_2", "human_html")
BEFORE = "2022-11"
BANDS = (100, 250, 500, 1_000, 2_000)
LEAST_POSTS = 60
LEAST_SOURCES = 4
WITH_THEIR_OWN_TABLE = frozenset({"drift"})
"""Measures that are percentiles already."""

NONE_IS_ZERO = frozenset({"residue"})
"""Measures that abstain where there is nothing: among reference posts that is a zero."""


@dataclass(frozen=True)
class Post:
    """One measured post."""

    source: str
    words: int
    values: dict[str, float]


def rows(folder: Path, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of the labelled files that are there."""
    for name in names:
        path = folder / f"{name}.jsonl.gz"
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                yield from map(json.loads, stream)


def measured(folder: Path, names: Iterable[str] = FILES) -> list[Post]:
    """Every human post from before the flood, measured."""
    toolbox = Toolbox(bound.rule.parameters for bound in shipped_rules().values())
    wanted = [name for name in measures() if name not in WITH_THEIR_OWN_TABLE]
    posts = []
    for row in rows(folder, names):
        if row["label"] != "human" or not row.get("date") or row["date"][:7] >= BEFORE:
            continue
        (scored,) = score([parse(SourceFile(f"post.{row['format']}", row["text"]))], toolbox, wanted)
        values = {
            name: 0.0 if name in NONE_IS_ZERO and placed.measurement.value is None else placed.measurement.value
            for name, placed in scored.measures.items()
        }
        posts.append(
            Post(row["source"], scored.words, {name: value for name, value in values.items() if value is not None})
        )
    return posts


def norms(posts: Sequence[Post]) -> dict[str, list[dict[str, Any] | None]]:
    """For each measure, an entry for each band."""
    by_band: defaultdict[int, list[Post]] = defaultdict(list)
    for post in posts:
        if post.words >= BANDS[0]:
            by_band[max(band for band in BANDS if post.words >= band)].append(post)
    names = sorted({name for post in posts for name in post.values})
    return {name: [_entry(name, by_band[band]) for band in BANDS] for name in names}


def _entry(name: str, posts: Sequence[Post]) -> dict[str, Any] | None:
    holding = [post for post in posts if name in post.values]
    sources = {post.source for post in holding}
    if len(holding) < LEAST_POSTS or len(sources) < LEAST_SOURCES:
        return None
    steps = quantiles([post.values[name] for post in holding], n=100, method="inclusive")
    return {"percentiles": [round(step, 5) for step in steps], "posts": len(holding), "sources": len(sources)}


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    posts = measured(parser.parse_args().folder)
    table = {
        "pipeline": pipeline_identity(),
        "before": BEFORE,
        "bands": BANDS,
        "measures": norms(posts),
    }
    TABLE.write_text(json.dumps(table, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    kept = sum(entry is not None for entries in table["measures"].values() for entry in entries)
    print(
        f"{len(posts):,} posts, {len({post.source for post in posts})} sources, {kept} norms, {TABLE.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main()
