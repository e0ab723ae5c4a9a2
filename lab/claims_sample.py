"""Draw the sentences that are read and labelled for figures and claims.

    python lab/claims_sample.py FOLDER OUT

FOLDER holds labelled texts (see lab/README.md). Draws paragraphs and list items of blogs, about half by people and half
generated, from every source in turn, and up to `RUN` sentences that follow each other in each. Half of a
source's blocks are drawn with a narrow net (signs of figures, findings and ranks), a quarter with a wide one (any digit,
number word or word of saying), a quarter blindly; none of them is what authlint looks for. One post gives one block. A third of the sources, whole, is held back.
Writes OUT/drawn.jsonl (no labels yet) and OUT/sheet.md (the sentences with what stands around them, which stays out of
the project).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

from claims_texts import Sentence
from detail_texts import document, fingerprint, rows

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.source import Span

SEED = 5
PROSE = frozenset({"paragraph", "item"})
FILES = {"human_blogs": 13, "human_blogs_2": 13, "human_html": 16, "ai_blogs": 19, "ai_blogs_2": 19}
"""How many blocks each source of a file gives."""
POSTS = 120
RUN = 2
LEAST_WORDS = 5
AROUND = 400
"""Characters of the neighbouring blocks that the sheet shows."""
NET = re.compile(
    r"\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|twice|double|hundreds?|thousands?|"
    r"millions?|billions?|percent|most|largest|biggest|first|best|only|fastest|record|stud(?:y|ies)|research\w*|surveys?|"
    r"experts?|according|said|says|found|shows?|reports?|cause[sd]?|reduces?|increases?|leads? to|every|average)\b",
    re.IGNORECASE,
)
NARROW = re.compile(
    r"%|\bper ?cent|[$€£]\s?\d|\d,\d{3}|\b\d+x\b|\b(?:millions?|billions?|times (?:more|as|faster)|twice as|in (?:four|five|ten)|"
    r"half of|thirds? of|largest|biggest|fastest|first to|most popular|record|studies|study|researchers?|surveys?|experts|"
    r"according to|reported|estimated?|said|caused?|reduces? (?:the )?risk|linked to|founded in|since (?:19|20)\d\d|users|people)\b",
    re.IGNORECASE,
)
NETS = (NARROW, NET, NARROW, None)
"""The nets of a source's first block, of its second …, and again from the start."""
NOTE = re.compile(r"(\[\^?[^\]\n]{1,30}\])")


def run_of(row: dict[str, Any], net: re.Pattern[str] | None, toolbox: Toolbox, random: Random) -> list[Span]:
    """Sentences that follow each other in a block that the net holds, from the first one that it holds."""
    draft = document(row)
    spans = Analysis(draft, toolbox).view(SentenceSpans)
    fit = [
        block
        for block in draft.blocks
        if block.kind in PROSE
        and not block.quoted
        and len(block.text.split()) >= LEAST_WORDS
        and (net is None or net.search(block.text))
    ]
    if not fit:
        return []
    block = random.choice(fit)
    words = {one: block.text[one.start : one.end] for one in spans.of_block(block)}
    sentences = [one for one in words if len(words[one].split()) >= LEAST_WORDS]
    caught = [place for place, one in enumerate(sentences) if net is None or net.search(words[one])]
    start = random.choice(caught) if caught else 0
    return [block.source_span(one) for one in sentences[start : start + RUN]]


def drawn_of(posts: list[dict[str, Any]], count: int, random: Random) -> list[tuple[dict[str, Any], list[Span]]]:
    """Blocks of one source, each from another post."""
    toolbox = Toolbox()
    chosen: list[tuple[dict[str, Any], list[Span]]] = []
    for row in random.sample(posts, min(POSTS, len(posts))):
        if len(chosen) == count:
            break
        if spans := run_of(row, NETS[len(chosen) % len(NETS)], toolbox, random):
            chosen.append((row, spans))
    return chosen


def shown(text: str, first: int, spans: list[Span]) -> str:
    """The text around the sentences, with each sentence between its number and a mark."""
    start, end = spans[0].start, spans[-1].end
    begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
    parts, at = [text[begin:start]], start
    for number, span in enumerate(spans, first):
        parts.append(text[at : span.start])
        parts.append(f"⟦{number}: {text[span.start : span.end]}⟧")
        at = span.end
    around = "".join([*parts, text[at:stop]])
    called = set(NOTE.findall(around))
    notes = [line for line in text[stop:].splitlines() if (found := NOTE.match(line)) and found[1] in called]
    return "\n".join([around, *notes])


def main() -> None:
    """Draw and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    random = Random(SEED)  # noqa: S311  # a draw that can be repeated
    chosen = []
    for file, count in FILES.items():
        posts = defaultdict(list)
        for row in rows(arguments.folder, file):
            if row["label"] in {"human", "ai"}:
                posts[row["source"], row["label"]].append(row)
        for key in sorted(posts):
            chosen += [(file, *key, *one) for one in drawn_of(posts[key], count, random)]
    sources = {label: sorted({one[1] for one in chosen if one[2] == label}) for label in ("human", "ai")}
    held = {source for names in sources.values() for source in random.sample(names, len(names) // 3)}
    random.shuffle(chosen)
    arguments.out.mkdir(parents=True, exist_ok=True)
    number = 1
    with (arguments.out / "drawn.jsonl").open("w") as drawn, (arguments.out / "sheet.md").open("w") as sheet:
        for file, source, label, row, spans in chosen:
            sheet.write(f"\n---------- post {row['id']}\n{shown(row['text'], number, spans)}\n")
            for span in spans:
                part = "held" if source in held else "tune"
                mark = fingerprint(row["text"][span.start : span.end])
                one = Sentence(number, file, row["id"], source, label, part, span.start, span.end, mark)
                drawn.write(json.dumps(one.record()) + "\n")
                number += 1
    for label, names in sources.items():
        print(label, len(names), "sources; held:", sorted(held & set(names)))
    print(number - 1, "sentences")


if __name__ == "__main__":
    main()
