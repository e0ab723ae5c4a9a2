"""What the pack ``sourcing`` says on labelled posts: findings per 1,000 words, and a sample to be read.

    python lab/sourcing.py FOLDER [--sample RULE] [--seed N] [--errors]

FOLDER holds labelled texts (see lab/README.md). Posts under 100 words are left out. ``--sample`` prints 40 findings of a rule, each
with its sentence, drawn evenly over sources: for reading, not for keeping. ``--errors`` prints each post with an error and the rules that say so: what would fail a
gate where nothing is configured.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from noise import LEAST_WORDS, rows

from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.source import SourceFile

PACK = "sourcing"
SAMPLE = 40


@dataclass(frozen=True)
class Counted:
    """One post: how often each rule fires in it, the lines around the findings, and the rules that call it an error."""

    file: str
    source: str
    id: str
    words: int
    found: tuple[tuple[str, str], ...]
    errors: tuple[str, ...]


def counted(folder: Path) -> Iterator[Counted]:
    """Every labelled post, checked with the pack alone."""
    rules = shipped_rules()
    book = Rulebook.of([bound for bound in rules.values() if bound.rule.pack == PACK], frozenset(rules))
    for file, row in rows(folder):
        report = examine(parse(SourceFile(f"text.{row['format']}", row["text"])), book)
        if report.skipped or report.words < LEAST_WORDS:
            continue
        active = [finding for finding in report.findings if finding.disposition == "active"]
        shown = tuple((finding.rule, _around(row["text"], finding.span.start, finding.span.end)) for finding in active)
        errors = sorted({finding.rule for finding in active if finding.severity == "error"})
        yield Counted(file, row["source"], row["id"], report.words, shown, tuple(errors))


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 160) : start], text[end : end + 120]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())


def table(posts: list[Counted]) -> Iterator[str]:
    """A Markdown table by file and rule."""
    yield "| file | rule | posts with it | findings per 1,000 words, median | 90 in 100 | mean |"
    yield "|---|---|---:|---:|---:|---:|"
    rules = sorted({rule for post in posts for rule, _ in post.found})
    for file in sorted({post.file for post in posts}):
        inside = [post for post in posts if post.file == file]
        for rule in [*rules, "all"]:
            counts = [sum(rule in {"all", name} for name, _ in post.found) for post in inside]
            rates = [1000 * count / post.words for count, post in zip(counts, inside, strict=True)]
            share = sum(count > 0 for count in counts) / len(inside)
            last = quantiles(rates, n=10, method="inclusive")[8]
            yield f"| {file} | {rule} | {share:.0%} | {median(rates):.2f} | {last:.2f} | {sum(rates) / len(rates):.2f} |"


def failing(posts: list[Counted], *, each: bool) -> Iterator[str]:
    """How many posts of each file hold an error, and which."""
    for file in sorted({post.file for post in posts}):
        inside = [post for post in posts if post.file == file]
        failed = [post for post in inside if post.errors]
        yield f"{file}: {len(failed)} of {len(inside)} posts hold an error"
        if each:
            yield from (f"  {post.id}: {', '.join(post.errors)}" for post in failed)


def sample(posts: list[Counted], rule: str, seed: int) -> Iterator[str]:
    """Findings of one rule, evenly over sources."""
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for post in posts:
        by_source[f"{post.file} {post.source}"] += [words for name, words in post.found if name == rule]
    chance = random.Random(seed)  # noqa: S311  # no secret
    drawn = [
        (source, words)
        for source, found in sorted(by_source.items())
        for words in chance.sample(found, min(4, len(found)))
    ]
    for source, words in chance.sample(drawn, min(SAMPLE, len(drawn))):
        yield f"{source}: {words}"


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", metavar="RULE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    posts = list(counted(asked.folder))
    print("\n".join(table(posts)))
    print("\n" + "\n".join(failing(posts, each=asked.errors)))
    if asked.sample:
        print("\n" + "\n".join(sample(posts, asked.sample, asked.seed)))


if __name__ == "__main__":
    main()
