"""What drift and the default gate do to texts from outside: sources that nothing was calibrated on.

    python lab/outside.py FOLDER [--outermost N]

FOLDER holds labelled texts (see lab/README.md) of other sources than those the tables were made from: nothing here is fitted,
and nothing may be tuned by what it prints. The texts become files and go through `authlint score` and `authlint check`
as they would for a user, so the figures are those of the shipped tables. Prints Markdown; ``--outermost`` adds the ids of the
human posts that lie farthest out and of the generated posts that lie least far.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from drift_figures import POINT, by, pooled
from outside_run import Measured, Outcome, Post, read_posts, run_all
from shares import Tried, shares, tables

LEAST = 150
"""Words that a post must have: drift judges none that is shorter."""

BANDS = (150, 300, 500, 1_000)


def report(posts: Sequence[Post], outcome: Outcome, outermost: int = 0) -> str:
    """All tables as Markdown."""
    long = [entry for entry in outcome.measured if entry.words >= LEAST]
    human = [entry for entry in long if entry.text.human and not entry.text.essay]
    generated = [entry for entry in long if not entry.text.human and not entry.text.essay]
    essays = [entry for entry in long if entry.text.essay]
    parts = [
        pooled(human, generated),
        "\n".join(beside(human, generated)),
        by("Generated posts, by source", generated, lambda text: text.unit),
        by("Generated posts, by model", generated, lambda text: text.model),
        by("Human posts, by source", human, lambda text: text.unit),
        by("Human posts, by genre", human, lambda text: text.genre),
        by_length(human, generated),
        by("Essays", essays, lambda text: f"{'human' if text.human else 'generated'}, {text.genre}"),
        "\n".join(abstentions(long)),
        "## The default gate\n\n" + "\n".join(tables(shares(list(tried(outcome.measured))))).rstrip(),
        "\n".join(errors(outcome.measured)),
        "\n".join(costs(outcome)),
        "\n".join(sources(posts)),
        "\n".join(far(human, generated, outermost)) if outermost else "",
    ]
    return "\n\n".join(part for part in parts if part)


def beside(human: Sequence[Measured], generated: Sequence[Measured]) -> Iterator[str]:
    """What the pooled figures hide: posts that were not judged, and sources with many posts."""
    yield "| | human posts | generated posts |"
    yield "|---|---|---|"
    for name, figure in (
        ("past the 1 % point, of those judged", past),
        ("past the 1 % point, of all, judged or not", past_of_all),
        ("past the 1 % point, each source counted alike", lambda side: _mean_over_sources(side, past)),
        ("coverage, each source counted alike", lambda side: _mean_over_sources(side, coverage)),
    ):
        yield f"| {name} | {figure(human):.1%} | {figure(generated):.1%} |"


def past(side: Sequence[Measured]) -> float:
    """The share of judged posts that lie past the 1 % point; 0 if none was judged."""
    values = [entry.value for entry in side if entry.value is not None]
    return sum(value > POINT for value in values) / len(values) if values else 0.0


def past_of_all(side: Sequence[Measured]) -> float:
    """The same share of all posts: one that is not judged is not found."""
    return past(side) * coverage(side)


def coverage(side: Sequence[Measured]) -> float:
    """The share of posts that drift judges."""
    return sum(entry.value is not None for entry in side) / len(side) if side else 0.0


def _mean_over_sources(side: Sequence[Measured], figure: Callable[[Sequence[Measured]], float]) -> float:
    groups: defaultdict[str, list[Measured]] = defaultdict(list)
    for entry in side:
        groups[entry.text.unit].append(entry)
    figures = [figure(group) for group in groups.values() if coverage(group) or figure is coverage]
    return sum(figures) / len(figures) if figures else 0.0


def by_length(human: Sequence[Measured], generated: Sequence[Measured]) -> str:
    """Coverage and shares past the 1 % point by bands of words."""
    lines = ["### Posts by length", "", "| | posts | coverage | past the 1 % point |", "|---|---|---|---|"]
    for name, side in (("human", human), ("generated", generated)):
        for start, end in zip(BANDS, (*BANDS[1:], None), strict=True):
            band = [entry for entry in side if start <= entry.words and (end is None or entry.words < end)]
            if band:
                words = f"{start:,} to {end - 1:,}" if end else f"from {start:,}"
                lines.append(f"| {name}, {words} words | {len(band)} | {coverage(band):.0%} | {past(band):.1%} |")
    return "\n".join(lines)


def abstentions(long: Sequence[Measured]) -> Iterator[str]:
    """Why posts and essays of enough words were not judged."""
    counted = Counter((entry.abstained.partition(" (")[0], entry.text.human) for entry in long if entry.value is None)
    yield "### Why drift abstained"
    yield ""
    yield "| reason | human | generated |"
    yield "|---|---|---|"
    for reason in sorted({reason for reason, _ in counted}):
        yield f"| {reason} | {counted[reason, True]} | {counted[reason, False]} |"


def tried(measured: Sequence[Measured]) -> Iterator[Tried]:
    """Every post before the default gate; it judges short ones too, by the rules that need no norm."""
    for entry in measured:
        side = "human" if entry.text.human else "generated"
        yield Tried(side, entry.text.unit, entry.text.unit, bool(entry.errors))


def errors(measured: Sequence[Measured]) -> Iterator[str]:
    """The rules behind failing drafts."""
    counted = Counter((rule, entry.text.human) for entry in measured for rule in entry.errors)
    yield "| rule | human drafts it fails | generated drafts it fails |"
    yield "|---|---|---|"
    for rule in sorted({rule for rule, _ in counted}):
        yield f"| `{rule}` | {counted[rule, True]} | {counted[rule, False]} |"


def costs(outcome: Outcome) -> Iterator[str]:
    """Crashes, problems by their code, and time; the time includes starting once for each piece."""
    words = sum(entry.words for entry in outcome.measured)
    yield "## Running"
    yield ""
    yield f"- {len(outcome.measured):,} drafts of {words:,} words; drafts that broke a run: {len(outcome.crashed)}"
    problems = ", ".join(f"`{code}` {count}" for code, count in sorted(Counter(outcome.problems).items()))
    yield f"- problems reported: {problems or 'none'}"
    for command, seconds in sorted(outcome.seconds.items()):
        yield f"- `{command}`: {1000 * seconds / max(words, 1):.2f} s for 1,000 words"
    yield from (f"- broke: {name}" for name in outcome.crashed)


def sources(posts: Sequence[Post]) -> Iterator[str]:
    """Where the texts come from."""
    groups: defaultdict[tuple[bool, str], list[Post]] = defaultdict(list)
    for post in posts:
        groups[not post.human, post.unit].append(post)
    yield "## Sources"
    yield ""
    yield "| source | label | texts | dates | genre | models |"
    yield "|---|---|---|---|---|---|"
    for (made, unit), group in sorted(groups.items()):
        dates = sorted({post.date for post in group if post.date})
        span = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}" if dates else "–"
        models = ", ".join(sorted({post.model for post in group if post.model})) or "–"
        genres = ", ".join(sorted({post.genre for post in group}))
        yield f"| {unit} | {'ai' if made else 'human'} | {len(group)} | {span} | {genres} | {models} |"


def far(human: Sequence[Measured], generated: Sequence[Measured], count: int) -> Iterator[str]:
    """The ids of judged human posts that lie farthest out, and of generated ones that lie least far."""
    for title, side, sign in (("human, farthest out", human, -1), ("generated, least far", generated, 1)):
        yield f"### {title}"
        judged = [(sign * entry.value, entry) for entry in side if entry.value is not None]
        for _, entry in sorted(judged, key=lambda pair: (pair[0], pair[1].text.name))[:count]:
            yield f"- {entry.value:.3f}, {entry.words} words: {entry.text.name}"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--outermost", type=int, default=0, help="how many ids to print on each side")
    options = parser.parse_args()
    posts = list(read_posts(options.folder))
    with tempfile.TemporaryDirectory() as place:
        outcome = run_all(posts, Path(place))
    print(report(posts, outcome, options.outermost))


if __name__ == "__main__":
    main()
