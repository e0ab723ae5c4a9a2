"""Draw the passages that are read and labelled for detail, before any detector exists.

    python lab/detail_sample.py FOLDER OUT

FOLDER holds labelled texts (see lab/README.md). Draws runs of whole paragraphs and list items, `LEAST` to `MOST` words
long, that stand under one heading: about half by people and half generated, from every source in turn. Half of a
source's passages are drawn from those that say "I" and "we" most, half blindly, so that each grade is common on both
sides; nothing that a detector says has a part in it. One post gives one passage. A third of the sources, whole, is held
back. Writes OUT/drawn.jsonl (no grades yet) and OUT/sheet.md (the passages to be read, which stays out of the project).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from detail_texts import Passage, document, fingerprint, rows

from authlint.document import Block

SEED = 6
LEAST, MOST = 80, 170
PROSE = frozenset({"paragraph", "item"})
FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our)\b")
FILES = {
    "human_blogs": 6,
    "human_blogs_2": 6,
    "human_html": 6,
    "human_gum": 8,
    "ai_blogs": 10,
    "ai_blogs_2": 9,
    "fairness_essays": 3,
    "learner_essays": 4,
}
"""How many passages each source of a file gives."""
POSTS = 40
"""Posts of a source that are looked at."""
OPENING = 90
"""Characters of a passage that no other may share: two posts of one template are one text."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be drawn."""

    file: str
    id: str
    source: str
    label: str
    start: int
    end: int
    text: str
    raw: str

    @property
    def first_person(self) -> float:
        """First-person words per word."""
        return len(FIRST_PERSON.findall(self.text)) / len(self.text.split())


def runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Consecutive paragraphs and items under one heading, long enough and not too long."""
    run: list[Block] = []
    for block in (*blocks, None):
        good = block is not None and block.kind in PROSE and block.exact and not block.quoted and block.text.strip()
        words = sum(len(one.text.split()) for one in run)
        if words >= LEAST or not good:
            if LEAST <= words <= MOST:
                yield tuple(run)
            run = []
        if good and block is not None:
            run.append(block)


def candidates(folder: Path, file: str, random: Random) -> dict[tuple[str, str], list[Candidate]]:
    """By source and side, the passages of some posts of it."""
    posts = defaultdict(list)
    for row in rows(folder, file):
        if row["label"] in {"human", "ai"}:
            posts[row["source"], row["label"]].append(row)
    found: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for key, of_source in sorted(posts.items()):
        for row in random.sample(of_source, min(POSTS, len(of_source))):
            for run in runs(document(row).blocks):
                start, end = run[0].span.start, run[-1].span.end
                text = "\n\n".join(block.text for block in run)
                found[key].append(Candidate(file, row["id"], *key, start, end, text, row["text"][start:end]))
    return found


def draw(of_source: list[Candidate], count: int, random: Random) -> list[Candidate]:
    """Half from the third that says "I" most, half from all."""
    ranked = sorted(of_source, key=lambda one: (-one.first_person, one.id, one.start))
    personal = ranked[: max(count, len(ranked) // 3)]
    chosen: list[Candidate] = []
    for pool, wanted in ((personal, count // 2), (ranked, count)):
        for one in random.sample(pool, len(pool)):
            fresh = all(one.id != other.id and one.text[:OPENING] != other.text[:OPENING] for other in chosen)
            if len(chosen) < wanted and fresh:
                chosen.append(one)
    return chosen


def main() -> None:
    """Draw and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    random = Random(SEED)  # noqa: S311  # a draw that can be repeated
    chosen: list[Candidate] = []
    for file, count in FILES.items():
        for of_source in candidates(arguments.folder, file, random).values():
            chosen += draw(of_source, count, random)
    sources = {label: sorted({one.source for one in chosen if one.label == label}) for label in ("human", "ai")}
    held = {source for names in sources.values() for source in random.sample(names, len(names) // 3)}
    random.shuffle(chosen)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (arguments.out / "drawn.jsonl").open("w") as drawn, (arguments.out / "sheet.md").open("w") as sheet:
        for number, one in enumerate(chosen, 1):
            part = "held" if one.source in held else "tune"
            passage = Passage(
                number, one.file, one.id, one.source, one.label, part, one.start, one.end, fingerprint(one.raw)
            )
            drawn.write(json.dumps(asdict(passage)) + "\n")
            sheet.write(f"## {number}\n\n{one.text}\n\n")
    for label, names in sources.items():
        print(
            label,
            sum(one.label == label for one in chosen),
            "passages of",
            len(names),
            "sources; held:",
            sorted(held & set(names)),
        )


if __name__ == "__main__":
    main()
