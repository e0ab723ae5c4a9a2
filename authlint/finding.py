"""A match with its rule, its place, and what became of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from authlint.document import Directive
from authlint.rule import Confidence, Fix, Severity
from authlint.source import Location, Span

Disposition = Literal["active", "quoted", "suppressed", "baselined", "unchanged"]
"""Only ``active`` findings count; the others are kept and shown in the JSON."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another draft."""

    path: str
    location: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``span`` is in code points of the decoded file; ``excerpt`` is the file's text there
    with white space collapsed; ``fingerprint`` holds no line number, so it survives edits elsewhere.
    A finding about the ``whole_draft`` rests on a measure; its words only show it, and the more its ``weight`` the worse.
    ``elsewhere`` are places in other drafts that belong to it.
    ``evidence`` is a sentence about the counts behind the rule, where it was asked for."""

    rule: str
    path: str
    severity: Severity
    confidence: Confidence
    span: Span
    location: Location
    excerpt: str
    message: str
    question: str
    suggest: tuple[str, ...]
    fix: Fix | None
    fingerprint: str
    disposition: Disposition = "active"
    reason: str = ""
    related: tuple[Location, ...] = ()
    term: str = ""
    evidence: str = ""
    whole_draft: bool = False
    weight: float | None = None
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """By what a finding is known again in another version of its draft: its rule and its words, not its place.

        A finding about a whole draft stands on words that merely show it: there its term counts.
        """
        return self.rule, fingerprint(self.rule, self.term if self.whole_draft else self.excerpt, 0)


@dataclass(frozen=True, slots=True)
class Suppression:
    """What became of a directive: how many findings it silenced, and what is wrong with it."""

    directive: Directive
    silenced: int
    unknown: tuple[str, ...]
    judged: bool


@dataclass(frozen=True, slots=True)
class Suppressions:
    """All directives of one draft, in the order of the file."""

    entries: tuple[Suppression, ...]


def fingerprint(rule: str, excerpt: str, occurrence: int) -> str:
    """Sixteen hex digits from the rule, the excerpt in lower case without odd spaces, and which one of its like it is."""
    key = "\0".join((rule, " ".join(excerpt.casefold().split()), str(occurrence)))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
