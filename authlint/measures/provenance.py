"""Where a draft comes from, as far as its text tells: sources, figures that can be traced, own pictures, what a chatbot left."""

from __future__ import annotations

from authlint.analysis.chat_tokens import ChatTokens
from authlint.analysis.images import ShownImages
from authlint.analysis.tracing import Tracing
from authlint.analysis.words import Words
from authlint.rule import Measurement, measure

LEAST_WORDS = 150
LEAST_PARAGRAPHS = 3
LEAST_THINGS = 2
NOTHING = "hardly anything to trace: fewer than two figures, findings and sources together"


@measure("sources", unit="share of paragraphs", axis="provenance")
def sources(tracing: Tracing) -> Measurement:
    """The share of paragraphs and entries of 20 words or more that point to a source: many links in one place count once.

    Links to the site itself, a search, a chatbot or a home page are none. Whether a source says what it is cited for is not looked at.
    ``spans`` are the paragraphs.
    """
    if tracing.paragraphs < LEAST_PARAGRAPHS:
        return Measurement(None, tracing.paragraphs, abstained=f"fewer than {LEAST_PARAGRAPHS} paragraphs")
    if tracing.things < LEAST_THINGS:
        return Measurement(None, tracing.things, abstained=NOTHING)
    return Measurement(len(tracing.sourced) / tracing.paragraphs, tracing.paragraphs, tracing.sourced)


@measure("untraced", unit="per 1,000 words", axis="provenance", grounded="low")
def untraced(tracing: Tracing, words: Words) -> Measurement:
    """Figures that ask to be checked, findings and unnamed experts that neither a source nor the writer's own work covers.

    ``spans`` are those.
    """
    count = len(words)
    if count < LEAST_WORDS:
        return Measurement(None, count, abstained=f"fewer than {LEAST_WORDS} words of running prose")
    if tracing.things < LEAST_THINGS:
        return Measurement(None, tracing.things, abstained=NOTHING)
    return Measurement(1000 * len(tracing.untraced) / count, count, tracing.untraced)


@measure("own-pictures", unit="share of pictures", axis="provenance")
def own_pictures(images: ShownImages) -> Measurement:
    """The share of pictures that are the site's own files, or drawn by the draft itself, and not shown from elsewhere.

    An own file may still be a stock or a generated picture: the pack ``imagery`` reads the files, this reads their addresses.
    """
    shown = len(images.images) + images.drawings
    if not shown:
        return Measurement(None, 0, abstained="no pictures")
    return Measurement((sum(one.is_local for one in images) + images.drawings) / shown, shown)


@measure("residue", unit="marks", axis="provenance", grounded="low")
def residue(tokens: ChatTokens) -> Measurement:
    """Marks that a chatbot put into the text for itself, to cite what it read. Without any it abstains: their absence shows nothing."""
    found = tuple(tokens.among("citation"))
    if not found:
        return Measurement(None, 0, abstained="nothing that a chatbot left")
    return Measurement(
        float(len(found)), len(found), tuple((one.block, one.span) for one in found if one.block is not None)
    )
