"""Draw the passages that are read and labelled for detail, before any detector exists.

    python lab/detail_sample.py FOLDER OUT [--part fresh]

FOLDER holds labelled texts (see lab/README.md). Draws runs of whole paragraphs and list items, `LEAST` to `MOST` words
long, that stand under one heading: about half by people and half generated, from every source in turn. Half of a
source's passages are drawn from those that say "I" and "we" most, half blindly, so that each grade is common on both
sides; nothing that a detector says has a part in it. One post gives one passage. A third of the sources, whole, is held
back. ``--part fresh`` draws from sources that came later (lab/detail_fresh.py writes them), all of one part, and
numbers the passages from `FRESH_FROM`. Writes OUT/drawn.jsonl (no grades yet) and OUT/sheet.md (the passages to be read, which stays out of the project).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
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
FRESH_FILES = ("fresh", "ai_fiction_modern", "pairs_fastdetect")
FRESH_EACH = {"human": 6, "ai": 8}
FRESH_BOTH = 4
"""Passages of each source of the part ``fresh``, by side, and of each side of a source that has both."""
FRESH_FROM = 2_001
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


def first_draw(folder: Path, random: Random) -> tuple[list[Candidate], dict[str, str]]:
    """The passages tuned on and held back, with the part of each source."""
    chosen: list[Candidate] = []
    for file, count in FILES.items():
        for of_source in candidates(folder, file, random).values():
            chosen += draw(of_source, count, random)
    sources = {label: sorted({one.source for one in chosen if one.label == label}) for label in ("human", "ai")}
    held = {source for names in sources.values() for source in random.sample(names, len(names) // 3)}
    return chosen, {one.source: "held" if one.source in held else "tune" for one in chosen}


def fresh_draw(folder: Path, random: Random) -> tuple[list[Candidate], dict[str, str]]:
    """The passages of the sources that came later; their part is one."""
    chosen: list[Candidate] = []
    for file in FRESH_FILES:
        found = candidates(folder, file, random)
        sides = Counter(source for source, _ in found)
        for (source, label), of_source in found.items():
            chosen += draw(of_source, FRESH_BOTH if sides[source] > 1 else FRESH_EACH[label], random)
    return chosen, {one.source: "fresh" for one in chosen}


def main() -> None:
    """Draw and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", choices=("first", "fresh"), default="first")
    arguments = parser.parse_args()
    fresh = arguments.part == "fresh"
    random = Random(f"{SEED} fresh" if fresh else SEED)  # noqa: S311  # a draw that can be repeated
    chosen, part_of = (fresh_draw if fresh else first_draw)(arguments.folder, random)
    random.shuffle(chosen)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (arguments.out / "drawn.jsonl").open("w") as drawn, (arguments.out / "sheet.md").open("w") as sheet:
        for number, one in enumerate(chosen, FRESH_FROM if fresh else 1):
            passage = Passage(
                number,
                one.file,
                one.id,
                one.source,
                one.label,
                part_of[one.source],
                one.start,
                one.end,
                fingerprint(one.raw),
            )
            drawn.write(json.dumps(asdict(passage)) + "\n")
            sheet.write(f"## {number}\n\n{one.text}\n\n")
    for label in ("human", "ai"):
        some = [one for one in chosen if one.label == label]
        held = sorted({one.source for one in some if part_of[one.source] == "held"})
        print(label, len(some), "passages of", len({one.source for one in some}), "sources; held:", held)


if __name__ == "__main__":
    main()
