"""A link whose address says which chatbot it was followed from."""

import re
from collections.abc import Iterator

from authlint.analysis.link_addresses import LinkAddresses
from authlint.document import Document
from authlint.rule import Fix, Match, check
from authlint.source import Span

PARAMETER = re.compile(
    r"(?P<before>\?|&(?:amp;|#38;)?)(?:utm_source|referrer)=(?P<value>[\w.-]+)(?=(?P<after>&(?:amp;|#38;)?)|#|[^\w.%+-]|\Z)",
    re.IGNORECASE,
)


@check("machine-referral")
def machine_referral(document: Document, addresses: LinkAddresses, *, services: frozenset[str]) -> Iterator[Match]:
    """Yield each parameter that names one of ``services``, with what goes when it goes: the sign before it, or, where
    it opens the query, the one behind."""
    text = document.source.text
    for address in addresses:
        for found in PARAMETER.finditer(text, address.span.start, address.span.end):
            if found["value"].lower() not in services:
                continue
            opens = found["before"] == "?" and found["after"]
            span = Span(found.end("before"), found.end("after")) if opens else Span(found.start(), found.end())
            block, place = address.quoted or (None, span)
            yield Match(block, place, {"service": found["value"]}, term=found["value"].lower(), fix=Fix(span, ""))
