"""Draw marked spans of ``detail`` that are read and judged by whether each is what its kind says.

    python lab/spans_sample.py FOLDER OUT --part tune

FOLDER holds labelled texts (see lab/README.md). The sources of all blogs, by people and generated, are dealt into three
parts: ``tune`` to mend by, ``reported`` to be judged once, and ``spare`` for a second judgement where the first led to mending;
``again`` draws from all of them, once no source is new any more, drafts of which no span is labelled; ``fresh`` and ``newest``
from sources that came later (lab/detail_fresh.py), at most `MOST` spans of one draft.
A source whose passages are held back for the labels of ``detail`` is never in ``tune``. Drafts are drawn from every source in turn, and of
what is marked in them one span of each kind in turn, from every draft in turn; where a kind has too few, the
others fill up. A second ``--lot`` of a part leaves out the drafts of which spans are labelled already. Writes OUT/PART.jsonl (not judged yet) and OUT/PART.md (the spans with what stands around
them, which stays out of the project).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from detail_texts import LABELS, fingerprint, passages, rows
from spans_texts import Marked, labelled, spans_of

from authlint.analysis import Toolbox

SEED = 66
FILES = ("human_blogs", "human_blogs_2", "human_html", "ai_blogs", "ai_blogs_2")
NEW_SOURCES = {"fresh": ("fresh",), "newest": ("spans_newest",)}
"""Files of the parts whose sources came later."""
PARTS = {
    "tune": (100, 150),
    "reported": (200, 300),
    "spare": (200, 300),
    "again": (200, 300),
    "fresh": (200, 240),
    "newest": (200, 300),
}
"""How many drafts and how many spans each part has."""
MOST = {"fresh": 4, "newest": 4}
"""Spans of one draft, where a part has a limit."""
LOOKED_AT = 400
"""Drafts of a part that are searched for spans at most: many have none."""
AROUND = 160
"""Characters on either side that the sheet shows."""

Post = tuple[str, dict[str, Any]]
T = TypeVar("T")


def of_files(folder: Path, files: Sequence[str]) -> dict[tuple[str, str], list[Post]]:
    """The posts of some files by label and source."""
    posts: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for file in files:
        for row in rows(folder, file):
            if row["label"] in {"human", "ai"}:
                posts[row["label"], row["source"]].append((file, row))
    return posts


def dealt(folder: Path) -> dict[str, dict[str, list[Post]]]:
    """The posts of each source, by part. Sources are dealt label by label, so that each part has both sides."""
    posts = of_files(folder, FILES)
    kept_back = {one.source for one in passages(LABELS / "detail.jsonl") if one.part == "held"}
    random = Random(SEED)  # noqa: S311  # a draw that can be repeated
    parts: dict[str, dict[str, list[Post]]] = {part: {} for part in PARTS}
    parts["again"] = {source: found for (_, source), found in posts.items()}
    for label in ("human", "ai"):
        names = sorted(source for side, source in posts if side == label)
        random.shuffle(names)
        names.sort(key=lambda source: source in kept_back)
        third = -(-len(names) // 3)
        rest = names[third:]
        for part, some in (("tune", names[:third]), ("reported", rest[::2]), ("spare", rest[1::2])):
            parts[part] |= {source: posts[label, source] for source in some}
    return parts


def in_turn(piles: Sequence[Sequence[T]]) -> Iterator[T]:
    """The first of each pile, then the second of each, and so on."""
    for layer in zip_longest(*piles):
        yield from (one for one in layer if one is not None)


def drawn(sources: dict[str, list[Post]], part: str, random: Random) -> tuple[list[tuple[Marked, str]], int]:
    """The chosen spans of a part with their row's text, and from how many drafts with anything marked."""
    drafts, wanted = PARTS[part]
    toolbox = Toolbox()
    by_kind: dict[str, list[list[tuple[Marked, str]]]] = defaultdict(list)
    holding = 0
    piles = [random.sample(posts, len(posts)) for _, posts in sorted(sources.items())]
    for looked_at, (file, row) in enumerate(in_turn(piles)):
        if holding == drafts or looked_at == LOOKED_AT:
            break
        of_kind: dict[str, list[tuple[Marked, str]]] = defaultdict(list)
        for kind, span in spans_of(row, toolbox):
            stretch = fingerprint(row["text"][span.start : span.end])
            one = Marked(0, file, row["id"], row["source"], row["label"], part, span.start, span.end, stretch, kind)
            of_kind[kind].append((one, row["text"]))
        holding += bool(of_kind)
        for kind, found in of_kind.items():
            by_kind[kind].append(random.sample(found, len(found)))
    kinds = [list(in_turn(random.sample(found, len(found)))) for _, found in sorted(by_kind.items())]
    most = MOST.get(part, wanted)
    chosen: list[tuple[Marked, str]] = []
    of_draft: Counter[str] = Counter()
    for pair in in_turn(kinds):
        if len(chosen) < wanted and of_draft[pair[0].id] < most:
            chosen.append(pair)
            of_draft[pair[0].id] += 1
    return chosen, holding


def main() -> None:
    """Draw one part and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", choices=tuple(PARTS), default="tune")
    parser.add_argument("--lot", type=int, default=1)
    arguments = parser.parse_args()
    part = arguments.part
    random = Random(f"{SEED} {part} {arguments.lot}")  # noqa: S311  # a draw that can be repeated
    known = (
        {(one.file, one.id) for one in labelled(LABELS / "spans.jsonl")}
        if arguments.lot > 1 or part == "again"
        else set()
    )
    if part in NEW_SOURCES:
        posts_of = of_files(arguments.folder, NEW_SOURCES[part])
        of_part = {f"{label} {name}": posts for (label, name), posts in posts_of.items()}
    else:
        of_part = dealt(arguments.folder)[part]
    sources = {
        source: [(file, row) for file, row in posts if (file, row["id"]) not in known]
        for source, posts in of_part.items()
    }
    chosen, drafts = drawn(sources, part, random)
    chosen.sort(key=lambda pair: (pair[0].kind, pair[0].file, pair[0].id, pair[0].start))
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (arguments.out / f"{part}.jsonl").open("w") as lines, (arguments.out / f"{part}.md").open("w") as sheet:
        for number, (one, text) in enumerate(chosen, 1):
            lines.write(json.dumps(asdict(replace(one, number=number))) + "\n")
            before, after = text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND]
            sheet.write(
                f"{number} [{one.kind}] " + f"{before}⟦{text[one.start : one.end]}⟧{after}".replace("\n", " ") + "\n\n"
            )
    print(
        f"{len(chosen)} spans of {len({one.source for one, _ in chosen})} sources, from {drafts} drafts in which anything is marked"
    )


if __name__ == "__main__":
    main()
