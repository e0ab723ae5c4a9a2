"""Derive the table of surprise, and measure what surprise does: people and generators, and noise.

    python lab/surprise.py COUNTS               write authlint/language/en/surprise.txt.gz
    python lab/surprise.py COUNTS FOLDER        and print how human and generated posts compare, and what noise does

COUNTS holds ``unigrams.txt`` and ``bigrams.txt`` of the package wordsegment (see
`authlint/language/en/SURPRISE-LICENSE.md`): counts of words and of pairs on the web of 2006. FOLDER holds labelled texts (see
lab/README.md); no text of it helps to make the table, so none is judged by what it taught.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import median, quantiles

from drift_texts import rows
from evidence_texts import sample_of

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.expectation import SMALL, pairs
from authlint.analysis.language import DraftLanguage
from authlint.analysis.sentences import sentence_bounds
from authlint.analysis.tagging import Tagged, tags_in
from authlint.analysis.words import Words
from authlint.formats import parse
from authlint.language.surprise import FILE, LEAST_ZIPF, STEPS, SurpriseTable, table_of
from authlint.language.tables import ENGLISH, pipeline_identity, zipf_frequencies
from authlint.measures.surprise import LEAST_IN_SENTENCE, LEAST_JUDGED, LEAST_WORDS, spread
from authlint.source import SourceFile

LEAST_REST = 0.05
"""The least share left to pairs that were not counted, where those that were take up all."""

SEED = 20_221_130
EVERY = 6
"""Of so many posts one is attacked."""

Sentence = list[tuple[str, str]]
"""Words with their tags."""


@dataclass(frozen=True)
class Post:
    """A post's sentences, and the pairs that count."""

    source: str
    human: bool
    maker: str
    words: int
    sentences: list[Sentence]
    pairs: list[list[tuple[str, str]]]


def posts(folder: Path) -> Iterator[Post]:
    """Every English post of the folder: human ones from before the flood, and generated ones."""
    toolbox = Toolbox()
    for row in rows(folder):
        if row["label"] == "mixed" or row["format"] == "txt":
            continue
        analysis = Analysis(parse(SourceFile(f"text.{row['format']}", row["text"])), toolbox)
        if not analysis.view(DraftLanguage).is_english:
            continue
        docs = [block.doc for block in analysis.view(Tagged).blocks]
        sentences = [
            [(token.text, tag) for token, tag in zip(doc[start:end], tags_in(doc)[start:end], strict=True)]
            for doc in docs
            for start, end in sentence_bounds(doc)
        ]
        sample = sample_of(row)
        human = row["label"] == "human"
        maker = sample.source if human else f"{row.get('model') or '?'} · {sample.generation}"
        yield Post(row["source"], human, maker, len(analysis.view(Words)), sentences, pairs_in(sentences))


def table_from(counts: Path) -> list[str]:
    """The lines of the table: each word before, the bits of any other word after it, and of those that follow often."""
    known = zipf_frequencies()
    alone = dict(_counts(counts / "unigrams.txt"))
    following: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for pair, count in _counts(counts / "bigrams.txt"):
        before, word = pair.split(" ")
        if before.isalpha() and before in known and alone.get(before):
            following[before][word] = count / alone[before]
    lines = []
    for before, shares in sorted(following.items()):
        rest = max(LEAST_REST, 1 - sum(shares.values()))
        pairs = (
            f"{word} {round(-STEPS * log2(share))}"
            for word, share in sorted(shares.items())
            if word.isalpha() and known.get(word, 0.0) >= LEAST_ZIPF and word not in SMALL and len(word) > 1
        )
        lines.append(" ".join([before, str(round(-STEPS * log2(rest))), *pairs]))
    return lines


def _counts(path: Path) -> Iterator[tuple[str, float]]:
    """Words or pairs, in lower case, with their counts."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text, count = line.rstrip("\n").split("\t")
            if text.lower() == text:
                yield text, float(count)


def measured(post: Post, table: SurpriseTable) -> float | None:
    """The measure for a post; None where it abstains."""
    return _measured(post.pairs, table) if post.words >= LEAST_WORDS else None


def _measured(sentences: Sequence[Sequence[tuple[str, str]]], table: SurpriseTable) -> float | None:
    judged = [
        [table.surprise(*pair) for pair in sentence] for sentence in sentences if len(sentence) >= LEAST_IN_SENTENCE
    ]
    return spread(judged) if sum(map(len, judged)) >= LEAST_JUDGED else None


def auroc(low: Sequence[float], high: Sequence[float]) -> float:
    """The chance that one of ``high`` lies above one of ``low``."""
    ordered = sorted(low)
    return sum(bisect_left(ordered, value) for value in high) / len(ordered) / len(high)


def comparison(values: Sequence[tuple[Post, float]]) -> Iterator[str]:
    """Generated posts beside human ones, by generator."""
    human = [value for post, value in values if post.human]
    makers: defaultdict[str, list[float]] = defaultdict(list)
    for post, value in values:
        if not post.human:
            makers[post.maker].append(value)
            makers["all"].append(value)
    yield "| | posts | median bits | chance that a human post lies higher |"
    yield "|---|---:|---:|---:|"
    yield f"| human | {len(human)} | {median(human):.2f} | |"
    for maker, found in sorted(makers.items()):
        yield f"| {maker} | {len(found)} | {median(found):.2f} | {auroc(found, human):.2f} |"


def attacks(chance: random.Random) -> dict[str, Callable[[list[Sentence]], list[Sentence]]]:
    """Ways to add noise."""
    known = zipf_frequencies()
    rare = sorted(word for word, zipf in known.items() if zipf < LEAST_ZIPF and word.isalpha() and len(word) > 3)
    middling = sorted(
        word for word, zipf in known.items() if LEAST_ZIPF <= zipf < 4.5 and word.isalpha() and len(word) > 3
    )

    def shuffled(text: list[Sentence]) -> list[Sentence]:
        tokens = [token for sentence in text for token in sentence]
        chance.shuffle(tokens)
        left = iter(tokens)
        return [[next(left) for _ in sentence] for sentence in text]

    def strewn(text: list[Sentence], words: Sequence[str], share: float) -> list[Sentence]:
        def near(token: tuple[str, str]) -> Sentence:
            extra = (chance.choice(words), chance.choice(("NN", "JJ", "VB", "RB")))
            return [extra, token] if chance.random() < share else [token]

        return [[part for token in sentence for part in near(token)] for sentence in text]

    def swapped(text: list[Sentence]) -> list[Sentence]:
        def slip(word: str) -> str:
            if len(word) < 4 or chance.random() > 0.1:
                return word
            place = chance.randrange(1, len(word) - 1)
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

        return [[(slip(word), tag) for word, tag in sentence] for sentence in text]

    return {
        "all words shuffled": shuffled,
        "words shuffled within sentences": lambda text: [chance.sample(sentence, len(sentence)) for sentence in text],
        "a rare word before every twentieth": lambda text: strewn(text, rare, 0.05),
        "a rare word before every seventh": lambda text: strewn(text, rare, 0.15),
        "any middling word before every twentieth": lambda text: strewn(text, middling, 0.05),
        "any middling word before every seventh": lambda text: strewn(text, middling, 0.15),
        "letters swapped in every tenth word": swapped,
        "a salad of middling words after it": lambda text: [
            *text,
            [(word, "NN") for word in chance.choices(middling, k=80)],
        ],
    }


def pairs_in(text: Sequence[Sentence]) -> list[list[tuple[str, str]]]:
    """For each sentence, whose words keep the tags they had, the pairs that count."""
    return [[(before, word) for _, before, word in pairs(sentence)] for sentence in text]


def attacked(found: Sequence[Post], table: SurpriseTable, human: Sequence[float]) -> Iterator[str]:
    """How far each attack moves posts among human ones, in percentiles."""
    ordered = sorted(human)
    yield "| attack | human posts, median move | 90 in 100 below | generated posts, median move | 90 in 100 below |"
    yield "|---|---:|---:|---:|---:|"
    for name, attack in attacks(random.Random(SEED)).items():  # noqa: S311  # no secret
        moves: dict[bool, list[float]] = {True: [], False: []}
        for post in found[::EVERY]:
            before, after = measured(post, table), _measured(pairs_in(attack(post.sentences)), table)
            if before is not None and after is not None:
                low, high = (100 * bisect_left(ordered, value) / len(ordered) for value in (before, after))
                moves[post.human].append(high - low)
        ends = ((median(moves[side]), quantiles(moves[side], n=10)[8]) for side in (True, False))
        yield f"| {name} | {' | '.join(f'{value:+.1f}' for end in ends for value in end)} |"


def main() -> None:
    """Derive and write; print what was measured where texts are given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    parser.add_argument("folder", type=Path, nargs="?")
    asked = parser.parse_args()
    lines = table_from(asked.counts)
    body = "\n".join([json.dumps({"pipeline": pipeline_identity()}), *lines]) + "\n"
    # No time stamp: two runs give the same bytes.
    (ENGLISH / FILE).write_bytes(gzip.compress(body.encode(), 9, mtime=0))
    print(f"{len(lines):,} words before, {(ENGLISH / FILE).stat().st_size:,} bytes")
    if asked.folder is None:
        return
    table = table_of(pipeline_identity(), lines)
    found = list(posts(asked.folder))
    values = [(post, value) for post in found if (value := measured(post, table)) is not None]
    print("\n" + "\n".join(comparison(values)))
    print("\n" + "\n".join(attacked(found, table, [value for post, value in values if post.human])))


if __name__ == "__main__":
    main()
