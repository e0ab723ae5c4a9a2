"""How well figures are found, and how often ``sourcing/untraced-statistic`` is right, on the labelled sentences.

    python lab/claims_score.py FOLDER --part tune

FOLDER holds the labelled texts. Prints, over all and for people's and generated posts: the precision and recall of figures (a
figure that authlint finds is right where it overlaps an item of the kinds percent, ratio, multiple, money or count; an item is
found where a figure overlaps it), the precision of the rule (its finding overlaps an item that needs a source, has none and
is not first-hand; of any kind) and how many of such figures it finds, each with its Wilson interval of 95 %.
``--part held``, ``--part outside`` (sources that `lab/outside.md` names) and ``--part fresh`` (those of lab/labels/claims_fresh_sources.jsonl, joined by
`lab/detail_fresh.py --labels claims`) are for the end: what was tuned on them can no longer
be judged by them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from claims_texts import FIGURES, FIRST, Item, Sentence, joined, sentences

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.figures import Figures
from authlint.engine import Rulebook, examine
from authlint.packs import shipped_rules
from authlint.source import Span

RULE = "sourcing/untraced-statistic"
Z = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def __str__(self) -> str:
        if not self.whole:
            return "none"
        share, n = self.part / self.whole, self.whole
        centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        reach = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return f"{share:.2f} ({self.part} of {self.whole}; {centre - reach:.2f} to {centre + reach:.2f})"


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with what authlint says of it, as places in the file."""

    sentence: Sentence
    figures: tuple[Span, ...]
    findings: tuple[Span, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """What the reader found."""
        return self.sentence.items or ()

    @property
    def counted(self) -> list[Item]:
        """The figures among them."""
        return [item for item in self.items if item.kind in FIGURES]

    @property
    def wanted(self) -> list[Item]:
        """Those that the rule is there for: they need a source and have none."""
        return [item for item in self.items if item.needs and not item.traced and not item.first_hand]


def judged(folder: Path, wanted: Sequence[Sentence]) -> Iterator[tuple[Judged, str]]:
    """Each sentence with what is found in it, and the text of its draft."""
    rules = shipped_rules()
    book = Rulebook.of([rules[RULE]], frozenset(rules))
    toolbox = Toolbox()
    for row, draft, of_row in joined(folder, wanted):
        figures = [figure.block.source_span(figure.span) for figure in Analysis(draft, toolbox).view(Figures)]
        findings = [found.span for found in examine(draft, book).findings]
        for one in of_row:
            within = Span(one.start, one.end)
            yield Judged(one, _inside(figures, within), _inside(findings, within)), row["text"]


def _inside(spans: Sequence[Span], around: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if around.start <= span.start < around.end)


def overlaps(span: Span, item: Item) -> bool:
    """Whether the two share a character."""
    return span.start < item.end and item.start < span.end


def table(name: str, of: Sequence[Judged]) -> Iterator[str]:
    """The four shares as rows of a Markdown table."""
    found = [(span, one) for one in of for span in one.figures]
    yield f"| {name} | figures: right of those found | {Share(sum(any(overlaps(s, i) for i in o.counted) for s, o in found), len(found))} |"
    items = [(item, one) for one in of for item in one.counted]
    yield f"| {name} | figures: found of those there | {Share(sum(any(overlaps(s, i) for s in o.figures) for i, o in items), len(items))} |"
    fired = [(span, one) for one in of for span in one.findings]
    yield f"| {name} | the rule: right of its findings | {Share(sum(any(overlaps(s, i) for i in o.wanted) for s, o in fired), len(fired))} |"
    due = [(item, one) for one in of for item in one.wanted if item.kind in FIGURES]
    yield f"| {name} | the rule: found of the figures without a source | {Share(sum(any(overlaps(s, i) for s in o.findings) for i, o in due), len(due))} |"


def mistakes(of: Sequence[tuple[Judged, str]]) -> Iterator[str]:
    """Every mistake with its sentence."""
    for one, text in of:
        words = " ".join(text[one.sentence.start : one.sentence.end].split())
        for span in one.figures:
            if not any(overlaps(span, item) for item in one.counted):
                yield f"{one.sentence.number} not a figure: ‘{text[span.start : span.end]}’ in: {words}"
        for item in one.counted:
            if not any(overlaps(span, item) for span in one.figures):
                yield f"{one.sentence.number} missed {item.kind}: ‘{text[item.start : item.end]}’ in: {words}"
        for span in one.findings:
            if not any(overlaps(span, item) for item in one.wanted):
                yield f"{one.sentence.number} cried wolf: ‘{text[span.start : span.end]}’ in: {words}"
        for item in one.wanted:
            if item.kind in FIGURES and not any(overlaps(span, item) for span in one.findings):
                yield f"{one.sentence.number} silent about {item.kind}: ‘{text[item.start : item.end]}’ in: {words}"


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("tune", "held", "outside", "fresh"), default="tune")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    wanted = [one for one in sentences(FIRST) if one.part == arguments.part]
    of = list(judged(arguments.folder, wanted))
    if arguments.misses:
        print("\n".join(mistakes(of)))
        return
    kinds = Counter(item.kind for one in wanted for item in one.items or ())
    with_items = sum(bool(one.items) for one in wanted)
    print(
        f"{len(wanted)} sentences of {len({one.source for one in wanted})} sources, {with_items} with a figure or claim: {dict(kinds.most_common())}\n"
    )
    print("| posts | what | share (95 %) |\n|---|---|---|")
    for name, labels in (("all", {"human", "ai"}), ("people", {"human"}), ("generated", {"ai"})):
        print("\n".join(table(name, [one for one, _ in of if one.sentence.label in labels])))


if __name__ == "__main__":
    main()
