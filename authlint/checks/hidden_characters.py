"""Characters that no reader sees and nothing around them needs: some only stand there, some carry a message."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from authlint.analysis.edits import joint_fix
from authlint.analysis.hidden_characters import BLANKS, OVERRIDES, HiddenCharacters, HiddenRun
from authlint.analysis.hidden_messages import hidden_message
from authlint.document import Document
from authlint.rule import Match, check
from authlint.source import Span

LONGEST_MESSAGE = 120
MOST_KINDS = 4
MOST_RELATED = 20


@check("hidden-characters")
def hidden_characters(
    document: Document, hidden: HiddenCharacters, *, carrying: Literal["nothing", "text"]
) -> Iterator[Match]:
    """Yield each run that carries text, or one match for all others of a block, at the first of them."""
    silent: defaultdict[int, list[HiddenRun]] = defaultdict(list)
    for run in hidden:
        if not (said := hidden_message(run.text)):
            silent[id(run.block)].append(run)
        elif carrying == "text":
            shown = said if len(said) <= LONGEST_MESSAGE else said[:LONGEST_MESSAGE] + "…"
            fields = {"count": str(len(run.text)), "said": shown}
            yield Match(run.block, run.span, fields, fix=joint_fix(document.source, run.block, _removed(run)))
    if carrying == "nothing":
        for runs in silent.values():
            yield _together(document, runs)


def _together(document: Document, runs: list[HiddenRun]) -> Match:
    block, characters = runs[0].block, "".join(run.text for run in runs)
    kinds = list(dict.fromkeys(characters))
    names = [f"{unicodedata.name(each, 'a nameless one').lower()} (U+{ord(each):04X})" for each in kinds[:MOST_KINDS]]
    names += [f"{len(kinds) - MOST_KINDS} more kinds"] if len(kinds) > MOST_KINDS else []
    count = "a hidden character" if len(characters) == 1 else f"{len(characters)} hidden characters"
    # What an override turns round reads backwards without it: only the writer knows which way is meant.
    fix = None
    if OVERRIDES.isdisjoint(characters):
        fix = joint_fix(document.source, block, [edit for run in runs for edit in _removed(run)])
    related = tuple((block, run.span) for run in runs[1 : MOST_RELATED + 1])
    return Match(block, runs[0].span, {"count": count, "names": ", ".join(names)}, related, fix=fix)


def _removed(run: HiddenRun) -> list[tuple[Span, str]]:
    """Each character of a run gone; a filler that takes room leaves a space between words."""
    text = run.block.text
    before, after = run.span.start - 1, run.span.end
    between = before >= 0 and after < len(text) and not text[before].isspace() and not text[after].isspace()
    blank = between and not BLANKS.isdisjoint(run.text)
    places = range(run.span.start, run.span.end)
    return [(Span(place, place + 1), " " if blank and place == run.span.start else "") for place in places]
