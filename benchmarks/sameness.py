"""Planted near-duplicates among thousands of posts: how many are found, how many findings are right, and how long it takes.

    python benchmarks/sameness.py [posts] [planted] [--texts FOLDER]

Posts are generated from a seed: words by a Zipf-like law, sentences over phrases that recur, so that posts share what
posts share. With ``--texts`` they are the drafts of a folder instead, as many as there are. Copies differ by 5 to 30 %: of
the words, replaced, left out or added one by one, in half of them; of the sentences, rewritten as a whole, in the others.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.site.drafts import Site
from authlint.site.gathering import facts_of
from authlint.site.near_duplicate import near_duplicate
from authlint.source import SourceFile

VOCABULARY = 20_000
PHRASES = 3_000


class Writer:
    """Sentences from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # posts, not secrets
        letters = "abcdefghijklmnoprstuvw"
        self.words = ["".join(self.chance.choices(letters, k=self.chance.randint(2, 9))) for _ in range(VOCABULARY)]
        self.weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
        self.phrases = [self.take(self.chance.randint(2, 4)) for _ in range(PHRASES)]

    def take(self, count: int) -> list[str]:
        """Words by frequency."""
        return self.chance.choices(self.words, self.weights, k=count)

    def sentence(self) -> str:
        """Words, a third of them in phrases that other posts use too."""
        words: list[str] = []
        while len(words) < self.chance.randint(6, 26):
            words += self.chance.choice(self.phrases) if self.chance.random() < 0.15 else self.take(3)
        return " ".join(words).capitalize() + "."

    def post(self) -> str:
        """Paragraphs under a title."""
        paragraphs = [
            " ".join(self.sentence() for _ in range(self.chance.randint(2, 7)))
            for _ in range(self.chance.randint(3, 14))
        ]
        return f"# {self.sentence()[:-1]}\n\n" + "\n\n".join(paragraphs) + "\n"

    def copy(self, text: str, share: float, *, by_word: bool) -> str:
        """``text`` with ``share`` of its words, or of its sentences, changed."""
        if by_word:
            return re.sub(r"[^\W\d_]+", lambda found: self._changed(found[0], share), text)
        return re.sub(r"[^.!?\n]+[.!?]", lambda found: self._rewritten(found[0], share), text)

    def _changed(self, word: str, share: float) -> str:
        if self.chance.random() >= share:
            return word
        instead = self.take(1)[0]
        return self.chance.choice([instead, "", f"{word} {instead}", instead])

    def _rewritten(self, sentence: str, share: float) -> str:
        return " " + self.sentence() if self.chance.random() < share else sentence


def main() -> None:
    """Print recall, precision and seconds."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("posts", nargs="?", type=int, default=5000)
    arguments.add_argument("planted", nargs="?", type=int, default=200)
    arguments.add_argument("--texts", nargs="*", type=Path, default=[])
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    writer = Writer(given.seed)
    files = [path for folder in given.texts for path in sorted(folder.glob("*.*"))]
    texts = [path.read_text(encoding="utf-8") for path in files] or [
        writer.post() for _ in range(given.posts - given.planted)
    ]
    long = [number for number, text in enumerate(texts) if len(text.split()) >= 100]
    originals = writer.chance.sample(long, given.planted)
    planted = {}
    for place, number in enumerate(originals):
        share = 0.05 + 0.25 * place / given.planted
        planted[f"{len(texts)}.md"] = f"{number}.md"
        texts.append(writer.copy(texts[number], share, by_word=place % 2 == 0))
    started = time.perf_counter()
    documents = [parse(SourceFile(f"{number}.md", text)) for number, text in enumerate(texts)]
    parsed = time.perf_counter()
    site = Site.of(facts_of(document, f"{int(document.source.path[:-3]):06d}") for document in documents)
    gathered = time.perf_counter()
    rules = [bound for bound in shipped_rules().values() if bound.check.over_site]
    found = {}
    for bound in rules:
        begun = time.perf_counter()
        matches = list(bound.check.function(site, **bound.rule.parameters))
        print(f"{bound.rule.id}: {len(matches)} findings, {time.perf_counter() - begun:.2f} s")
        if bound.check is near_duplicate:
            found = {
                site.drafts[each.draft].path: [site.drafts[one].path for one, _ in each.elsewhere] for each in matches
            }
    ended = time.perf_counter()
    right = sum(planted[path] in found.get(path, ()) for path in planted)
    others = sorted(set(found) - set(planted))
    print(f"{len(texts)} posts, {sum(len(text.split()) for text in texts):,} words; parsed in {parsed - started:.1f} s")
    print(f"facts {gathered - parsed:.1f} s, compared in {ended - gathered:.1f} s")
    print(
        f"recall {right / len(planted):.3f}, precision {right / max(1, right + len(others)):.3f}; others: {others[:20]}"
    )
    print(f"missed: {sorted(path for path in planted if planted[path] not in found.get(path, ()))[:20]}")


if __name__ == "__main__":
    main()
