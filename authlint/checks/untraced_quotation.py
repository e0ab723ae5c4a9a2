"""Words put into somebody's mouth, with nothing that says where they were said."""

import re
from collections.abc import Iterator

from authlint.analysis.citations import Citations
from authlint.analysis.critical_topics import CriticalTopics
from authlint.analysis.quoted_speech import QuotedSpeech, Speech
from authlint.checks.untraced_figure import near_link
from authlint.document import Document
from authlint.rule import Match, check

SHOWN = 60
"""Characters of a quotation that a message repeats."""

NAMED = re.compile(r"\b[A-Z]\w+")


@check("untraced-quotation", judges_quotations=True)
def untraced_quotation(
    document: Document, speeches: QuotedSpeech, citations: Citations, topics: CriticalTopics
) -> Iterator[Match]:
    """Yield every quotation with a speaker that no source covers: none in its block or in the blocks before and behind it,
    and none in a block that names the speaker."""
    if not speeches.speeches:
        return
    sourced = {at for at in range(len(document.blocks)) if _has_source(citations, at)}
    named = {name for at in sourced for name in NAMED.findall(document.blocks[at].text)}
    for speech in speeches:
        place = citations.places[id(speech.block)]
        if sourced.isdisjoint({place - 1, place, place + 1}) and named.isdisjoint(NAMED.findall(speech.speaker)[-1:]):
            link = near_link(citations.trace(speech.block, speech.span))
            fields = {"speaker": speech.speaker, "words": _shown(speech), "link": link}
            yield Match(speech.block, speech.span, fields, severity=topics.severity(speech.block))


def _has_source(citations: Citations, place: int) -> bool:
    return any(source.standing == "source" for source in citations.in_block(place))


def _shown(speech: Speech) -> str:
    words = " ".join(speech.block.text[speech.span.start : speech.span.end].split()).strip("“”\"„«»‘’'")
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
