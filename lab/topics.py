"""Count the words that tell medical, financial and legal passages, and how often they are wrong.

    python lab/topics.py FOLDER [--outside OUTSIDE] [--more TOPIC=DIRECTORY]… [--topic TOPIC]… [--write]

FOLDER and OUTSIDE hold labelled texts (`lab/README.md`, `lab/outside.md`); DIRECTORY holds one source's drafts on TOPIC as files, of which no
more than `MOST_POSTS` count.
A post counts for a topic if its title says so (`TITLES`) and its source writes on it (`WRITERS`); every other post whose
title names no topic counts against it. A word enters the lexicon with the lower end of the 95 % interval of its log odds ratio
between posts for and against (Wald, half a post added to each cell), if that is at least `LEAST_ODDS` and `LEAST_SOURCES` for the topic use it. Prints
what is found with each source of a topic left out in its turn, and which posts by people are taken for critical. ``--write`` writes
`authlint/language/en/topics.json`: single words and numbers, of the topics that were counted; the others stay as they are.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log, sqrt
from pathlib import Path
from random import Random

from detail_texts import document, rows

from authlint.analysis.critical_topics import RECOGNISED, holds, passages
from authlint.document import Document
from authlint.formats import parse
from authlint.language.tables import ENGLISH
from authlint.source import SourceFile

GIVEN = ("human_blogs", "human_blogs_2", "human_html", "ai_blogs", "ai_blogs_2")
FETCHED = ("outside_human", "outside_ai")
TITLES = {
    "medical": r"\b(?:health|medic\w+|sleep\w*|diet\w*|cancer|diseases?|vaccin\w+|heart|diabet\w+|dementia|alzheimer\w*|therapy|symptoms?|"
    r"covid\w*|paxlovid|pain|arthritis|cholesterol|blood|testosterone|nutrition|supplements?|fda|clinical|patients?|depression|hearing|vitamins?)\b",
    "financial": r"\b(?:mortgages?|loans?|credit|tax(?:es)?|savings?|invest\w*|retirement|insurance|funds?|stocks?|money|debt|banks?|"
    r"finance\w*|financial|salary|sip|pension)\b",
    "legal": r"\b(?:law|laws|legal\w*|courts?|lawsuits?|licen[sc]\w+|copyrights?|gdpr|contracts?|patents?|attorneys?|lawyers?|judges?|"
    r"statut\w+|litigation|pacer|dmca|trademarks?|opinions|landlords?|tenants?|evict\w*|immigration|visas?|citizenship|expungement|"
    r"fair use|injur\w+|liab\w+|regulat\w+|legislation)\b",
}
WRITERS = {
    "medical": {
        "SCM-Solutions-LLC/steadiday",
        "SomeWeekendReading/someweekendreading.github.io",
        "ruankie/ecrivai-blog-hugo",
    },
    "financial": {"mehimanshupatil/profile", "cfpb/cfpb.github.io", "humanwhocodes/money.humanwhocodes.com"},
    "legal": {"freelawproject/free.law", "kemitchell/writing.kemitchell.com", "benbalter/benbalter.github.com"},
}
LEAST_ODDS = log(6)
LEAST_POSTS, MOST_WORDS, MOST_POSTS = 4, 150, 40
LEAST_SOURCES = {"medical": 2, "financial": 2, "legal": 3}
"""How many sources must use a word: law has enough of them to ask for three, which keeps places and trades of single firms out."""
Z = 1.96
Lexicon = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Post:
    """The words of a post's passages, each passage a set; ``topic`` is what it counts for, ``against`` whether it counts against all."""

    source: str
    label: str
    id: str
    topic: str
    against: bool
    passages: tuple[frozenset[str], ...]


def _passages(draft: Document) -> tuple[frozenset[str], ...]:
    return tuple(one.words for one in passages(draft))


def _title(draft: Document) -> str:
    headings = (block.text for block in draft.blocks if block.kind in {"title", "heading"})
    return str(draft.front_matter.data.get("title") or "") or next(headings, "")


def given(folder: Path, files: Sequence[str]) -> Iterator[Post]:
    """The labelled posts of a folder."""
    for file in files:
        for row in rows(folder, file):
            if row["label"] not in {"human", "ai"}:
                continue
            draft = document(row)
            title = _title(draft)
            named = [topic for topic, words in TITLES.items() if re.search(words, title, re.IGNORECASE)]
            topic = next((one for one in named if row["source"] in WRITERS[one]), "")
            writes = any(row["source"] in sources for sources in WRITERS.values())
            yield Post(row["source"], row["label"], row["id"], topic, not named and not writes, _passages(draft))


def fetched(topic: str, directory: Path) -> Iterator[Post]:
    """The drafts of one source on a topic."""
    paths = sorted(directory.iterdir())
    shuffled = Random(len(paths)).sample(paths, len(paths))  # noqa: S311  # a draw that can be repeated
    drafts = (
        (path, parse(SourceFile(path.name, path.read_text(encoding="utf-8", errors="replace")))) for path in shuffled
    )
    fit = (one for one in drafts if re.search(TITLES[topic], _title(one[1]), re.IGNORECASE))
    for path, draft in islice(fit, MOST_POSTS):
        yield Post(directory.name, "", path.name, topic, against=False, passages=_passages(draft))


def lexicon(posts: Sequence[Post], topic: str, without: str = "") -> Lexicon:
    """The words of a topic and their weights, counted without one source."""
    counted = [post for post in posts if post.source != without]
    those_for = [frozenset().union(*post.passages) for post in counted if post.topic == topic]
    against = Counter(word for post in counted if post.against for word in frozenset().union(*post.passages))
    number_against = sum(post.against for post in counted)
    sources: dict[str, set[str]] = defaultdict(set)
    for post in counted:
        if post.topic == topic:
            for word in frozenset().union(*post.passages):
                sources[word].add(post.source)
    found = {}
    for word, count in Counter(word for words in those_for for word in words).items():
        if count < LEAST_POSTS or len(sources[word]) < LEAST_SOURCES[topic]:
            continue
        cells = count + 0.5, len(those_for) - count + 0.5, against[word] + 0.5, number_against - against[word] + 0.5
        odds = log(cells[0] / cells[1]) - log(cells[2] / cells[3])
        low = odds - Z * sqrt(sum(1 / cell for cell in cells))
        if low >= LEAST_ODDS:
            found[word] = round(low, 2)
    return dict(sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_WORDS])


def is_critical(post: Post, words: Lexicon) -> bool:
    """Whether any passage of a post is taken for the topic."""
    return any(holds(one, words) for one in post.passages)


def main() -> None:
    """Count, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--outside", type=Path)
    parser.add_argument("--more", action="append", default=[], help="TOPIC=DIRECTORY")
    parser.add_argument("--topic", action="append", choices=tuple(TITLES), help="count this one alone; may be repeated")
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--show", action="store_true", help="print the words, and people's posts that are taken for critical"
    )
    asked = parser.parse_args()
    posts = [*given(asked.folder, GIVEN), *(given(asked.outside, FETCHED) if asked.outside else ())]
    for one in asked.more:
        topic, _, directory = one.partition("=")
        posts += fetched(topic, Path(directory))
    table: dict[str, Lexicon] = {}
    print(
        "| topic | words | source left out | its posts found | people's other posts taken for it | generated ones |\n|---|--:|---|--:|--:|--:|"
    )
    for topic in asked.topic or TITLES:
        whole = table[topic] = lexicon(posts, topic)
        for source in sorted({post.source for post in posts if post.topic == topic}):
            words = lexicon(posts, topic, source)
            own = [is_critical(post, words) for post in posts if post.source == source and post.topic == topic]
            print(f"| {topic} | {len(words)} | {source} | {sum(own)} of {len(own)} | | |")
        shares = []
        for label in ("human", "ai"):
            others = [post for post in posts if post.against and post.label == label]
            taken = [post for post in others if is_critical(post, whole)]
            shares.append(f"{len(taken)} of {len(others)}")
            if asked.show and label == "human":
                print("\n".join(f"  {post.id}" for post in taken))
        print(f"| {topic} | {len(whole)} | none | | {shares[0]} | {shares[1]} |")
        if asked.show:
            print(whole)
    if asked.write:
        kept = json.loads((ENGLISH / "topics.json").read_text(encoding="utf-8")) | table
        (ENGLISH / "topics.json").write_text(
            json.dumps({topic: kept[topic] for topic in RECOGNISED}, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
