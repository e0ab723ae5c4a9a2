"""What a chatbot says to whom it serves, left in the text: its phrases, its marks, and the prompts it was given."""

import re
from collections.abc import Iterator
from typing import Literal

from authlint.analysis.chat_tokens import ChatTokens
from authlint.analysis.gaps import GapHits
from authlint.analysis.notation import Patterns
from authlint.analysis.phrases import Hit
from authlint.rule import Match, check

MENTION = re.compile(
    r"\b(?:phrases?|words?|lines?|labels?|like|such as|says?|said|saying|repl(?:y|ies|ied)|answers?|answered|writes?|wrote|begins?|began"
    r"|starts?|started|prompts?|types?|typed|asks?|asked|responds?|responded|tells?|told|e\.g\.|quotes?|claims?|claimed)\b[^.!?]{0,60}\Z",
    re.IGNORECASE,
)
"""What comes before words that are only mentioned: phrases like …, it answered …"""

LOOKS_BACK = 120
"""Characters before a hit that are looked at."""


@check("leftover")
def leftover(
    hits: GapHits,
    marks: ChatTokens,
    *,
    patterns: Patterns = Patterns(),  # noqa: B008  # an empty tuple
    tokens: Literal["none", "citation", "prompt"] = "none",
) -> Iterator[Match]:
    """Yield each phrase that is used and not mentioned, and each mark of a kind."""
    for hit in hits.among(patterns):
        if not _mentioned(hit):
            yield Match(hit.tokens.block, hit.span, {"text": hit.text, "term": hit.term}, term=hit.term)
    if tokens != "none":
        for mark in marks.among(tokens):
            yield Match(mark.block, mark.span, {"text": mark.text}, term=tokens)


def _mentioned(hit: Hit) -> bool:
    first = hit.tokens.doc[hit.start].idx
    return MENTION.search(hit.tokens.folded.text[max(0, first - LOOKS_BACK) : first]) is not None
