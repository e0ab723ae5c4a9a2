"""The hosts of the site a draft belongs to, as its front matter and its configuration tell them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from authlint.analysis.link_standing import Standing, host_of, standing
from authlint.document import Document

WEB = ("http://", "https://")
FIELDS = ("canonical_url", "canonicalURL", "canonical", "permalink")
"""Fields that hold a page's own full address; a path there, ``/2019/tides/``, tells no host. ``url`` is none of them: in posts
about somebody else's page it holds that page."""

SHARED = frozenset(
    {
        "dev.to",
        "medium.com",
        "github.com",
        "gitlab.com",
        "linkedin.com",
        "hackernoon.com",
        "tumblr.com",
        "sites.google.com",
    }
)
"""Hosts on which thousands write side by side: another page there is most likely somebody else's."""


@dataclass(frozen=True, slots=True)
class ConfiguredSite:
    """The full address of the site, as the configuration or the site's generator tells it; empty where neither does."""

    address: str = ""

    @classmethod
    def of(cls) -> ConfiguredSite:
        return cls()


@dataclass(frozen=True, slots=True)
class OwnHost:
    """``hosts`` without ``www.``: the one of the draft's own page, and the one of the site; none where nothing tells them."""

    hosts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, document: Document, site: ConfiguredSite) -> OwnHost:
        told = (document.front_matter.data.get(name) for name in FIELDS)
        full = (address for address in told if isinstance(address, str) and address.strip().lower().startswith(WEB))
        addresses = [next(full, ""), site.address]
        return cls(frozenset(filter(None, map(_own, addresses))))

    def standing(self, address: str) -> Standing:
        """What a link's address is to a figure beside it; a page of the own host is the site itself, a data file is a source."""
        known = standing(address)
        if known not in {"source", "home-page"} or host_of(address) not in self.hosts:
            return known
        # The path alone is judged as a relative link is: a table or a document of the site's own can be looked up.
        return standing("/" + urlsplit(address.strip()).path.lstrip("/"))


def _own(address: str) -> str:
    """The host of an address of the site's own; empty for one that many share, and for a template's example.com."""
    host = host_of(address)
    return "" if host in SHARED or standing(address) == "placeholder" else host
