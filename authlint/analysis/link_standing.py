"""Whether a link can stand as the source of a figure, by its address alone. Nothing is fetched."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from authlint.language.hosts import hosts

Standing = Literal["source", "self", "search", "chatbot", "home-page", "placeholder", "dead", "remark"]

REASONS: dict[Standing, str] = {
    "self": "leads to this site itself",
    "search": "leads to a search engine",
    "chatbot": "leads to a chatbot",
    "home-page": "leads to a home page",
    "placeholder": "is a placeholder",
    "dead": "leads nowhere",
    "remark": "names no work",
}
"""Why each is no source, to follow ‘the link’. Only a note made by hand is a remark."""

RESERVED = re.compile(r"(?:.+\.)?example\.(?:com|org|net|edu)")
"""The hosts that RFC 2606 and ICANN keep free for examples: nothing to read is ever published there."""

ASKED = re.compile(r"(?:^|&)(?:q|p|query|text|wd)=")
"""The part of an address that holds what was searched for."""


@cache
def standing(address: str) -> Standing:
    """What a link's address is to a figure beside it."""
    bare = address.strip()
    try:
        parts = urlsplit(bare)
    except ValueError:
        return "dead"
    host = _host(parts.netloc)
    if bare in {"", "#", "…"}:
        return "dead"
    return _with_host(host, parts.path.strip("/"), parts.query) if host else _without_host(bare, parts.scheme)


def host_of(address: str) -> str:
    """The host in a full address, in lower case and without ``www.``; empty where there is none or it is broken."""
    try:
        return _host(urlsplit(address.strip()).netloc)
    except ValueError:
        return ""


def is_reserved(address: str) -> bool:
    """Whether a full address leads to a host that is kept free for examples."""
    return RESERVED.fullmatch(host_of(address)) is not None


def _host(place: str) -> str:
    return place.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")


def _with_host(host: str, path: str, query: str) -> Standing:
    known = hosts()
    if _listed(host, known["chatbots"]):
        return "chatbot"
    if _listed(host, known["search-engines"]) and ASKED.search(query):
        return "search"
    if RESERVED.fullmatch(host):
        return "placeholder"
    return "source" if path or query else "home-page"


def _without_host(address: str, scheme: str) -> Standing:
    if scheme in {"doi", "arxiv", "urn", "isbn"}:
        return "source"
    if scheme in {"mailto", "tel", "javascript"}:
        return "dead"
    if re.match(r"(?i)(?:todo|tbd|insert[ _-]|your[ _-]|link$|url$)", address):
        return "placeholder"
    if re.search(r"\.(?:csv|tsv|json|xlsx?|ods|parquet|pdf|sqlite|ipynb|zip)(?:$|[?#])", address, re.IGNORECASE):
        return "source"
    return "self"


def _listed(host: str, names: frozenset[str]) -> bool:
    """Whether a host or one that it belongs to is listed."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in names for start in range(len(labels)))
