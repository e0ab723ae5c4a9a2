"""Count how often the rules of the rhythm pack fire on writing that their norms have not seen, and on learners.

    python lab/rhythm.py FOLDER [--apply]

FOLDER holds labelled texts (see lab/norms.py). First each source of human posts is left out in turn: the norms are made
from the others, and the posts of the source are judged by them. A rule's share is taken over the posts of all sources
that it could judge; its interval comes from drawing sources with replacement, because posts of one source are alike.
Then essays of learners and of native writers are judged by the norms of all posts, by length.

Every post is measured once. Whether a rule would find anything if the norm let it is asked of the rule's own check, so
that nothing here repeats what a check does. ``--apply`` writes the shares into the cards.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from norms import BANDS, BEFORE, FILES, Post, norms, rows

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.language import DraftLanguage
from authlint.formats import parse
from authlint.language.tables import Norm, Norms
from authlint.measuring import measurements_of
from authlint.packs import BoundRule, shipped_rules
from authlint.profile import Measurements, Placed, Side
from authlint.source import SourceFile

CARDS = Path(__file__).resolve().parent.parent / "rules"
PACK = "rhythm"
DRAWS = 10_000
SEED = 20_221_101
LEARNERS = ("fairness_essays", "learner_essays")
GENRES = {
    "TOEFL essay": ("test and school essays", True),
    "school essay": ("test and school essays", False),
    "college admission essay": ("test and school essays", False),
}
"""Genres of the essays that are compared, what they are compared as, and whether learners wrote them."""

UNIVERSITY = "university essays"


@dataclass(frozen=True)
class Witness(Placed):
    """A measurement that lies beyond every norm, and remembers what it was asked."""

    asked: list[tuple[Side, float]] = field(default_factory=list)

    def is_beyond(self, side: Side, percent: float) -> bool:
        """Whatever was asked, yes."""
        self.asked.append((side, percent))
        return self.measurement.value is not None


@dataclass(frozen=True)
class Judge:
    """A rule, and the measure, side and percentage that its check asks a norm about."""

    bound: BoundRule
    measure: str
    side: Side
    beyond: float

    @property
    def rule(self) -> str:
        return self.bound.rule.id


@dataclass(frozen=True)
class Text:
    """A measured text, and the rules that would fire on it if its measures lay beyond every norm."""

    post: Post
    ready: frozenset[str]


@dataclass(frozen=True)
class Count:
    """Of ``texts``, how many a rule could judge, and on how many of these it fired."""

    texts: int = 0
    judged: int = 0
    fired: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.texts + other.texts, self.judged + other.judged, self.fired + other.fired)

    @property
    def share(self) -> float:
        """Percent of the judged texts."""
        return 100 * self.fired / self.judged if self.judged else 0.0

    @property
    def coverage(self) -> float:
        """Percent of all texts that could be judged."""
        return 100 * self.judged / self.texts if self.texts else 0.0


def judges() -> list[Judge]:
    """The rules of the pack; what each asks for is learned from its own bad example, on which it must fire."""
    found = []
    for bound in shipped_rules().values():
        if bound.rule.pack == PACK:
            example = re.sub("[⟦⟧]", "", bound.rule.bad[0])
            asked = _ask(bound, Analysis(parse(SourceFile("example.md", example)), Toolbox()))[1]
            ((measure, side, beyond),) = asked
            found.append(Judge(bound, measure, side, beyond))
    return found


def _ask(bound: BoundRule, analysis: Analysis) -> tuple[bool, set[tuple[str, Side, float]]]:
    """Whether the rule fires where every measure lies beyond its norm, and what its check asked."""
    real = measurements_of(analysis)
    taken: dict[str, Witness] = {}

    def take(name: str) -> Placed:
        return taken.setdefault(name, Witness(real[name].measurement, None))

    views: dict[str, Any] = {
        name: Measurements(take, real.words) if kind is Measurements else analysis.view(kind)
        for name, kind in bound.check.views.items()
    }
    fired = any(True for _ in bound.check.function(**views, **bound.rule.parameters))
    return fired, {(name, side, beyond) for name, witness in taken.items() for side, beyond in witness.asked}


def measured(row: Mapping[str, Any], rules: Sequence[Judge], toolbox: Toolbox) -> Text:
    """One labelled text, measured; one in another language holds no values."""
    analysis = Analysis(parse(SourceFile(f"post.{row['format']}", row["text"])), toolbox)
    measurements = measurements_of(analysis)
    if not analysis.view(DraftLanguage).is_english:
        return Text(Post(row["source"], measurements.words, {}), frozenset())
    values = {judge.measure: measurements[judge.measure].measurement.value for judge in rules}
    known = {name: value for name, value in values.items() if value is not None}
    ready = frozenset(judge.rule for judge in rules if _ask(judge.bound, analysis)[0])
    return Text(Post(row["source"], measurements.words, known), ready)


def table(posts: Sequence[Post]) -> Norms:
    """The norms that ``posts`` make."""
    by_measure = {
        name: tuple(entry and Norm(tuple(entry["percentiles"]), entry["posts"], entry["sources"]) for entry in entries)
        for name, entries in norms(posts).items()
    }
    return Norms("", BANDS, by_measure)


def count(judge: Judge, texts: Iterable[Text], against: Norms) -> Count:
    """How often a rule fires on ``texts`` by the norms ``against``."""
    total = Count()
    for text in texts:
        value = text.post.values.get(judge.measure)
        norm = against.between(judge.measure, text.post.words)
        if value is None or norm is None:
            total += Count(1)
            continue
        percentile = norm.percentile_of(value)
        beyond = percentile < judge.beyond if judge.side == "low" else percentile > 100 - judge.beyond
        total += Count(1, 1, int(beyond and judge.rule in text.ready))
    return total


def left_out(judge: Judge, by_source: Mapping[str, Sequence[Text]], tables: Mapping[str, Norms]) -> dict[str, Count]:
    """How often a rule fires on each source, by the norms of the others."""
    return {source: count(judge, texts, tables[source]) for source, texts in by_source.items()}


def over_sources(counts: Sequence[Count]) -> tuple[float, float]:
    """The interval of the pooled share: 95 % of what comes out when the sources are drawn with replacement."""
    draws = np.random.default_rng(SEED).integers(0, len(counts), (DRAWS, len(counts)))
    fired = np.array([entry.fired for entry in counts])[draws].sum(axis=1)
    judged = np.array([entry.judged for entry in counts])[draws].sum(axis=1)
    low, high = np.percentile(100 * fired / np.maximum(judged, 1), [2.5, 97.5])
    return float(low), float(high)


def of_texts(entry: Count) -> tuple[float, float]:
    """The Wilson interval of a share of texts by different writers, 95 %."""
    if not entry.judged:
        return 0.0, 100.0
    z, n, share = 1.96, entry.judged, entry.fired / entry.judged
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5 / (1 + z * z / n)
    return max(0.0, 100 * (middle - half)), min(100.0, 100 * (middle + half))


def posts_before(folder: Path) -> Iterator[dict[str, Any]]:
    """The human posts that norms are made from."""
    for row in rows(folder, FILES):
        if row["label"] == "human" and row.get("date") and row["date"][:7] < BEFORE:
            yield row


def essays(folder: Path) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """Human essays: what they are compared as, whether a learner wrote them, and the row."""
    for name in LEARNERS:
        path = folder / f"{name}.jsonl.gz"
        if not path.is_file():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for row in map(json.loads, stream):
                if row["label"] != "human":
                    continue
                if row["genre"] in GENRES:
                    yield *GENRES[row["genre"]], row
                elif name == "learner_essays":
                    yield UNIVERSITY, row["lang_bg"].startswith("non-native"), row


def band(words: int) -> str:
    """The length band of a text, for a table."""
    start = max((start for start in BANDS if words >= start), default=0)
    following = [other for other in BANDS if other > start]
    return f"{start} to {following[0] - 1}" if following else f"{start} and more"


def show_posts(results: Mapping[str, dict[str, Count]]) -> dict[str, dict[str, float]]:
    """Print each rule's share of posts of left-out sources; return what its card states."""
    cards = {}
    print(
        "| rule | fires, % of judged posts | 95 % interval | posts judged | coverage | by source, lowest to highest |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for rule, by_source in results.items():
        total = sum(by_source.values(), Count())
        low, high = over_sources(list(by_source.values()))
        shares = [entry.share for entry in by_source.values() if entry.judged >= 20]
        print(
            f"| {rule} | {total.share:.1f} | {low:.1f} to {high:.1f} | {total.judged:,} of {total.texts:,} "
            f"| {total.coverage:.0f} % | {min(shares):.1f} to {max(shares):.1f} |"
        )
        sources = sum(entry.judged > 0 for entry in by_source.values())
        cards[rule] = {
            "share": round(total.share, 1),
            "low": round(low, 1),
            "high": round(high, 1),
            "posts": total.judged,
            "sources": sources,
        }
    return cards


def show_halves(results: Mapping[str, dict[str, Count]]) -> None:
    """Print how often an interval from half of the sources holds the share of the other half."""
    generator = np.random.default_rng(SEED)
    print("\n| rule | intervals of half of the sources that hold the other half's share |\n| --- | ---: |")
    for rule, by_source in results.items():
        counts = list(by_source.values())
        held = 0
        for _ in range(100):
            order = generator.permutation(len(counts))
            first, second = np.array_split(order, 2)
            low, high = over_sources([counts[place] for place in first])
            held += low <= sum((counts[place] for place in second), Count()).share <= high
        print(f"| {rule} | {held} of 100 |")


def show_essays(rules: Sequence[Judge], folder: Path, against: Norms) -> None:
    """Print each rule's share of learners' and natives' essays by length."""
    toolbox = Toolbox()
    groups: defaultdict[tuple[str, str], dict[bool, list[Text]]] = defaultdict(lambda: {True: [], False: []})
    for kind, learner, row in essays(folder):
        text = measured(row, rules, toolbox)
        for length in (band(text.post.words), "all"):
            groups[kind, length][learner].append(text)
    print("\n| essays | words | rule | learners, % | interval | judged | natives, % | interval | judged |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (kind, length), texts in sorted(groups.items()):
        for judge in rules:
            cells = []
            for learner in (True, False):
                entry = count(judge, texts[learner], against)
                low, high = of_texts(entry)
                shown = [f"{entry.share:.1f}", f"{low:.1f} to {high:.1f}"] if entry.judged else ["–", "–"]
                cells += [*shown, f"{entry.judged} of {entry.texts}"]
            print(f"| {kind} | {length} | {judge.rule} | {' | '.join(cells)} |")


def write(rule: str, figures: Mapping[str, float]) -> None:
    """Put the figures into the card of ``rule``."""
    path = CARDS / f"{rule}.yaml"
    text = re.sub(r"^fires: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    line = "fires: {" + ", ".join(f"{name}: {value}" for name, value in figures.items()) + "}\n"
    path.write_text(re.sub(r"^since: ", lambda _: f"{line}since: ", text, flags=re.MULTILINE), encoding="utf-8")


def main() -> None:
    """Measure, count, print, and write the cards if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--apply", action="store_true", help="write the shares into the cards")
    asked = parser.parse_args()
    rules = judges()
    toolbox = Toolbox()
    texts = [measured(row, rules, toolbox) for row in posts_before(asked.folder)]
    by_source: defaultdict[str, list[Text]] = defaultdict(list)
    for text in texts:
        by_source[text.post.source].append(text)
    tables = {
        source: table([text.post for text in texts if text.post.source != source]) for source in sorted(by_source)
    }
    results = {judge.rule: left_out(judge, by_source, tables) for judge in rules}
    cards = show_posts(results)
    show_halves(results)
    show_essays(rules, asked.folder, table([text.post for text in texts]))
    if asked.apply:
        for rule, figures in cards.items():
            write(rule, figures)


if __name__ == "__main__":
    main()
