"""Join the sources of a labels' part ``fresh`` into one file of labelled texts.

    python lab/detail_fresh.py CHECKOUTS OUT
    python lab/detail_fresh.py CHECKOUTS OUT --labels claims
    python lab/detail_fresh.py CHECKOUTS OUT --labels spans

CHECKOUTS holds a git directory or a clone for each source of lab/labels/detail_fresh_sources.jsonl (or claims_fresh_sources.jsonl, spans_newest_sources.jsonl), named owner+name, or
owner+name/repo. Reads each post at the commit that is named there, never the work tree, and writes
OUT/fresh.jsonl.gz (or OUT/claims_fresh.jsonl.gz, OUT/spans_newest.jsonl.gz), whose rows are like those of the other labelled texts. Posts by people that are dated after
October 2022, or not dated at all where the source's posts are, are left out; so are those with fewer words than `LEAST`.
The sources that labelled texts at hand hold already (fiction by several models, pairs of news and stories) are read from there.
Posts that hold a passage graded for detail stay out of the other two files: who labels claims or spans must not read them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from detail_texts import LABELS

LEAST = 80
"""Words: a shorter post holds no passage."""
LAST_DAY = "2022-10-31"
"""Posts by people are of before the first chat model that everybody could use."""
DATE_IN_NAME = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
DATE_IN_FRONT = re.compile(r"(?im)^(?:date|published_at|publishDate)\s*[:=]\s*[\"']?((?:19|20)\d\d-[01]\d-[0-3]\d)")
FRONT = 1_500
"""Characters at the beginning of a post in which its date is looked for."""
FORMATS = {".md": "md", ".markdown": "md", ".mdx": "mdx", ".html": "html", ".txt": "txt"}


@dataclass(frozen=True, slots=True)
class Source:
    """A repository at a commit, and which of its files are posts; the model is empty for people."""

    source: str
    commit: str
    label: str
    posts: list[str]
    subject: str
    model: str = ""
    known_by: str = ""


NAMES = {"detail": "fresh", "claims": "claims_fresh", "spans": "spans_newest"}
"""The file of texts for each kind of labels."""
SOURCES = {"detail": "detail_fresh", "claims": "claims_fresh", "spans": "spans_newest"}


def sources(labels: str) -> list[Source]:
    """The sources of the part of ``labels``."""
    with (LABELS / f"{SOURCES[labels]}_sources.jsonl").open(encoding="utf-8") as lines:
        return [Source(**json.loads(line)) for line in lines if line.strip()]


def graded(labels: str) -> frozenset[str]:
    """The posts that are left out for ``labels``."""
    if labels == "detail":
        return frozenset()
    with (LABELS / "detail.jsonl").open(encoding="utf-8") as lines:
        return frozenset(json.loads(line)["id"] for line in lines if line.strip())


def git(checkout: Path, *arguments: str) -> bytes:
    """What git prints. Raises `subprocess.CalledProcessError` where it fails."""
    command = ["git", "-C", str(checkout), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def dated(path: str, text: str) -> str:
    """The day of a post, from its name or its front matter; empty where neither tells."""
    named = DATE_IN_NAME.search(path)
    if named:
        return named[0]
    told = DATE_IN_FRONT.search(text[:FRONT])
    return told[1] if told else ""


def posts(checkout: Path, source: Source) -> Iterator[dict[str, Any]]:
    """The rows of one source, in the order of their paths."""
    listed = git(checkout, "ls-tree", "-r", "-z", "--name-only", source.commit).decode().split("\0")
    for path in sorted(listed):
        form = FORMATS.get(Path(path).suffix.lower())
        if form is None or not any(fnmatchcase(path, glob) for glob in source.posts):
            continue
        text = git(checkout, "show", f"{source.commit}:{path}").decode("utf-8", "replace").replace("\r\n", "\n")
        day = dated(path, text)
        late = source.label == "human" and (day > LAST_DAY or not (day or form == "txt"))
        if not late and len(text.split()) >= LEAST:
            yield {
                "id": f"{source.source}/{path}",
                "source": source.source,
                "label": source.label,
                "model": source.model or None,
                "date": day or None,
                "format": form,
                "genre": source.subject,
                "text": text,
            }


def main() -> None:
    """Read all sources and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--labels", choices=tuple(NAMES), default="detail")
    arguments = parser.parse_args()
    without = graded(arguments.labels)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with gzip.open(arguments.out / f"{NAMES[arguments.labels]}.jsonl.gz", "wt", encoding="utf-8") as lines:
        for source in sources(arguments.labels):
            named = arguments.checkouts / source.source.replace("/", "+")
            inner = named / "repo"
            count = 0
            for row in posts(inner if inner.is_dir() else named, source):
                if row["id"] not in without:
                    lines.write(json.dumps(row) + "\n")
                    count += 1
            print(f"{count:5} {source.label:5} {source.source}")


if __name__ == "__main__":
    main()
