"""What the profile says of texts whose origin is known: invented war stories beside other posts, and learners beside natives.

    python lab/axes.py FOLDER --write

FOLDER holds labelled texts (see lab/README.md). ``--write`` writes ``lab/axes.md``, which ``lab/gate.py`` makes part of
docs/accuracy.md. Texts of fewer than `LEAST_WORDS` words of running prose are left out: most axes abstain there.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from noise import rows
from rhythm import essays

from authlint.analysis import Toolbox
from authlint.formats import parse
from authlint.measuring import axis_measures, score
from authlint.packs import shipped_rules
from authlint.profile import AXES, Scored
from authlint.source import SourceFile

HERE = Path(__file__).resolve().parent
PAGE = HERE / "axes.md"
LEAST_WORDS = 250
MEDIAN_POST = 50
TOLD_TO_INVENT = "fake first-person"
"""What the rows of blogs say whose generator was told to tell of itself."""

INVENTED, LEARNERS, NATIVES = "invented stories", "learners", "natives"
POSTS = ("human_blogs", "ai_blogs")
STORIES = """\
## Scores, and stories that never happened

Two of the blogs in the labelled texts were written by models that were told to tell first-hand war stories, with dates and places.
Nothing in them happened to anybody. Medians of posts of at least {least} words:

{table}

{above} of the {stories} posts of the two blogs that have a score for detail lie above the median human post in detail, some of them far above. The measure
finds what it looks for: times, names, deeds in the first person. It can see that a text is specific. It cannot see whether it is true,
and neither can any other measure of authlint. What keeps the whole of these posts low are other axes: surprise, provenance,
and drift, whose table was made with these blogs in view.
None of this proves anything. An honest writer may tell a plain story without a link, and a liar may add a photograph. A high score
means that there is something a reader can check: ask for it. A low one means that there is little, and says nothing of why.
"""
ESSAYS = """\
## Scores of learners and of natives

Medians for essays by people that have at least {least} words. Coverage is the share of those that get an overall score.

{table}

{differences}
The essays of the language test are too short to say anything of them.
"""


@dataclass(slots=True)
class Group:
    """The profiles of the texts of a group that are long enough, and how many ``texts`` it has in all."""

    texts: int = 0
    found: list[Scored] = field(default_factory=list)

    @property
    def wholes(self) -> list[float]:
        """Their overall scores."""
        return [one.overall for one in self.found if one.overall is not None]


def by_group(rows_: Iterator[tuple[str, dict[str, Any]]]) -> dict[str, Group]:
    """The groups by name."""
    toolbox = Toolbox(bound.rule.parameters for bound in shipped_rules().values())
    groups: defaultdict[str, Group] = defaultdict(Group)
    for name, row in rows_:
        (one,) = score([parse(SourceFile(f"text.{row['format']}", row["text"]))], toolbox, axis_measures())
        groups[name].texts += 1
        if one.words >= LEAST_WORDS and not one.skipped:
            groups[name].found.append(one)
    return dict(sorted(groups.items()))


def grouped_posts(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The posts, under what they are compared as."""
    names: dict[str, str] = {}
    for file, row in rows(folder):
        if file not in POSTS:
            continue
        if row["label"] == "human":
            yield "posts by people", row
        elif TOLD_TO_INVENT in row["genre"]:
            name = names.setdefault(row["source"], f"{INVENTED}, {'first' if not names else 'second'} blog")
            yield name, row
        else:
            yield "other generated posts", row


def grouped_essays(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The essays by people, under their corpus and who wrote them."""
    for kind, learner, row in essays(folder):
        yield f"{kind}, {LEARNERS if learner else NATIVES}", row


def table(groups: dict[str, Group]) -> str:
    """Medians in Markdown; how many texts stand behind that of an axis is told where it is not all of them."""
    lines = [
        f"| texts | long enough | coverage | whole | {' | '.join(AXES)} |",
        f"|---|---:|---:|---:|{'---:|' * len(AXES)}",
    ]
    for name, group in groups.items():
        if not group.wholes:
            lines.append(f"| {name} | {len(group.found):,} of {group.texts:,} | – | – |{' – |' * len(AXES)}")
            continue
        cells = [_cell([one.axes[axis].score for one in group.found]) for axis in AXES]
        lines.append(
            f"| {name} | {len(group.found):,} of {group.texts:,} | {len(group.wholes) / len(group.found):.0%} "
            f"| **{median(group.wholes):.0f}** | {' | '.join(cells)} |"
        )
    return "\n".join(lines)


def differences(groups: dict[str, Group]) -> Iterator[str]:
    """A sentence on each corpus in which both learners and natives are judged."""
    for name, learners in groups.items():
        corpus, _, who = name.partition(", ")
        natives = groups.get(f"{corpus}, {NATIVES}")
        if who == LEARNERS and natives and learners.wholes and natives.wholes:
            apart = median(learners.wholes) - median(natives.wholes)
            yield f"In {corpus} the median of learners lies {abs(apart):.1f} points {'above' if apart > 0 else 'below'} that of natives."


def _cell(scores: Sequence[float | None]) -> str:
    judged = [score for score in scores if score is not None]
    if not judged:
        return "–"
    return f"{median(judged):.0f}" + (f" (of {len(judged):,})" if len(judged) < len(scores) else "")


def page(folder: Path) -> str:
    """Both sections."""
    posts = by_group(grouped_posts(folder))
    invented = [one.axes["detail"].score for name in posts if name.startswith(INVENTED) for one in posts[name].found]
    judged = [value for value in invented if value is not None]
    above = sum(value > MEDIAN_POST for value in judged)
    stories = STORIES.format(least=LEAST_WORDS, table=table(posts), above=f"{above:,}", stories=f"{len(judged):,}")
    groups = by_group(grouped_essays(folder))
    return (
        f"{stories}\n{ESSAYS.format(least=LEAST_WORDS, table=table(groups), differences=' '.join(differences(groups)))}"
    )


def main() -> None:
    """Score and print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    text = page(asked.folder)
    print(text)
    if asked.write:
        PAGE.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
