"""Draw the sentences that are read and labelled for figures and claims.

    python lab/claims_sample.py FOLDER OUT
    python lab/claims_sample.py FOLDER OUT --again human_blogs=11,ai_blogs=20 --first 657 --part tune

FOLDER holds labelled texts (see lab/README.md). Draws paragraphs and list items of blogs, about half by people and half
generated, from every source in turn, and up to `RUN` sentences that follow each other in each. Half of a
source's blocks are drawn with a narrow net (signs of figures, findings and ranks), a quarter with a wide one (any digit,
number word or word of saying), a quarter blindly; none of them is what authlint looks for. One post gives one block. A third of the sources, whole, is held back.
``--again`` is the later draw: one sentence a post, which itself holds the sign of a figure or claim (`SHARP`), so that more of what is read holds one; so many of each source of each file, from posts that were not drawn before.
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

from claims_texts import FIRST, Sentence, sentences
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
SHARP = re.compile(
    r"\d\s?%|\bper ?cent\b|[$€£₹]\s?\d|\d,\d{3}|\b\d+(?:\.\d+)?x (?!\d)|\b\d+ times\b|\b(?:tens|hundreds|thousands|millions|billions) of\b|"
    r"\b\d+ (?:million|billion|thousand)\b|\btimes (?:more|as|faster|higher)\b|\btwice as\b|\b(?:half|thirds?|quarters?) of\b|"
    r"\b(?:one|two|three|four|nine|\d+) (?:in|out of) (?:four|five|ten|every|\d)|"
    r"\b(?:largest|biggest|fastest|most popular|first to)\b|\b(?:stud(?:y|ies)|research|surveys?|polls?|data) (?:\w+ )?(?:show|suggest|found|find|indicate)|"
    r"\b(?:experts|according to|estimated|doubled|tripled|founded in|linked to|reduces? the risk)\b",
    re.IGNORECASE,
)
Drawn = tuple[str, str, str, dict[str, Any], list[Span]]
"""File, source, label, row and spans of what is drawn."""
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


def one_sentence(row: dict[str, Any], net: re.Pattern[str], toolbox: Toolbox, random: Random) -> list[Span]:
    """One sentence of a draft that the net holds."""
    draft = document(row)
    spans = Analysis(draft, toolbox).view(SentenceSpans)
    caught = [
        block.source_span(one)
        for block in draft.blocks
        if block.kind in PROSE and not block.quoted
        for one in spans.of_block(block)
        if len(block.text[one.start : one.end].split()) >= LEAST_WORDS and net.search(block.text[one.start : one.end])
    ]
    return [random.choice(caught)] if caught else []


def drawn_again(posts: list[dict[str, Any]], count: int, random: Random) -> list[tuple[dict[str, Any], list[Span]]]:
    """Sentences of one source, each from another post."""
    toolbox = Toolbox()
    chosen: list[tuple[dict[str, Any], list[Span]]] = []
    for row in random.sample(posts, len(posts)):
        if len(chosen) == count:
            break
        if spans := one_sentence(row, SHARP, toolbox, random):
            chosen.append((row, spans))
    return chosen


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


def posts_of(folder: Path, file: str, drawn: frozenset[tuple[str, str]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The posts of a file by source and label, without those drawn before."""
    posts = defaultdict(list)
    for row in rows(folder, file):
        if row["label"] in {"human", "ai"} and (file, row["id"]) not in drawn:
            posts[row["source"], row["label"]].append(row)
    return dict(sorted(posts.items()))


def write(out: Path, chosen: list[Drawn], first: int, parts: dict[str, str]) -> None:
    """The list and the sheet."""
    out.mkdir(parents=True, exist_ok=True)
    number = first
    with (out / "drawn.jsonl").open("w") as drawn, (out / "sheet.md").open("w") as sheet:
        for file, source, label, row, spans in chosen:
            sheet.write(f"\n---------- post {row['id']}\n{shown(row['text'], number, spans)}\n")
            for span in spans:
                part = parts.get(source, "tune")
                mark = fingerprint(row["text"][span.start : span.end])
                one = Sentence(number, file, row["id"], source, label, part, span.start, span.end, mark)
                drawn.write(json.dumps(one.record()) + "\n")
                number += 1
    print(number - first, "sentences")


def main() -> None:
    """Draw and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--again", help="files with how many sentences each of their sources gives")
    parser.add_argument("--first", type=int, default=1, help="the first number")
    parser.add_argument("--part", choices=("tune", "held", "fresh"), default="tune", help="of a later draw")
    arguments = parser.parse_args()
    random = Random(SEED + arguments.first - 1)  # noqa: S311  # a draw that can be repeated
    again = dict(one.split("=") for one in arguments.again.split(",")) if arguments.again else {}
    drawn = (
        frozenset((one.file, one.id) for one in sentences(FIRST) if one.number < arguments.first)
        if again
        else frozenset()
    )
    draw = drawn_again if again else drawn_of
    chosen: list[Drawn] = []
    for file, count in (again or FILES).items():
        for key, posts in posts_of(arguments.folder, file, drawn).items():
            chosen += [(file, *key, *one) for one in draw(posts, int(count), random)]
    sources = {label: sorted({one[1] for one in chosen if one[2] == label}) for label in ("human", "ai")}
    if again:
        held = {one[1] for one in chosen} if arguments.part == "held" else set()
    else:
        held = {source for names in sources.values() for source in random.sample(names, len(names) // 3)}
    random.shuffle(chosen)
    for label, names in sources.items():
        print(label, len(names), "sources; held:", sorted(held & set(names)))
    parts = dict.fromkeys(sorted(held), "held")
    if arguments.part == "fresh":
        parts = {one[1]: "fresh" for one in chosen}
    write(arguments.out, chosen, arguments.first, parts)


if __name__ == "__main__":
    main()
