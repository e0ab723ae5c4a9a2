"""The host of the site a draft belongs to, as its front matter tells it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from authlint.analysis.link_standing import Standing, host_of, standing
from authlint.document import Document

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
class OwnHost:
    """``host`` without ``www.``; empty where the front matter tells none."""

    host: str = ""

    @classmethod
    def of(cls, document: Document) -> OwnHost:
        for name in FIELDS:
            address = document.front_matter.data.get(name)
            if isinstance(address, str) and address.strip().lower().startswith(("http://", "https://")):
                host = host_of(address)
                return cls("" if host in SHARED else host)
        return cls()

    def standing(self, address: str) -> Standing:
        """What a link's address is to a figure beside it; a page of the own host is the site itself, a data file is a source."""
        known = standing(address)
        if known not in {"source", "home-page"} or not self.host or host_of(address) != self.host:
            return known
        # The path alone is judged as a relative link is: a table or a document of the site's own can be looked up.
        return standing("/" + urlsplit(address.strip()).path.lstrip("/"))
