"""Footnotes as the generators of pages write them: the reference, the note, and the link back."""

from __future__ import annotations

import re

from authlint.parsers.html_tokens import HtmlToken

REFERENCE = re.compile(r"#(?:user-content-)?(?:fn(?!ref)|_?ftn(?!ref)|footnote-(?!ref))[:_.-]?(?P<label>[\w.:-]+)")
BACK = re.compile(r"#(?:user-content-)?(?:fnref|_?ftnref|footnote-ref)")
NOTE = re.compile(r"(?:user-content-)?(?:fn(?!ref)|_?ftn(?!ref)|footnote-(?!ref))[:_.-]?(?P<label>[\w.:-]+)")
NUMBERED = re.compile(r"(?:fn|ftn|footnote-)[:_.-]?\d|fn[:_-]")
"""What tells the target ``#fn1`` from ``#fnord``."""

REFERENCE_CLASSES = frozenset("footnote footnote-ref footnote-reference footnoteref".split())
BACK_CLASSES = frozenset("footnote-backref footnote-back reversefootnote data-footnote-backref".split())


def reference_label(token: HtmlToken) -> str:
    """The label of the note that a link refers to; empty where it is an ordinary link."""
    found = REFERENCE.fullmatch(token.value("href") or "") if token.name == "a" else None
    if found is None:
        return ""
    marked = token.value("role") == "doc-noteref" or not REFERENCE_CLASSES.isdisjoint(_classes(token))
    return found["label"] if marked or NUMBERED.search(found[0]) else ""


def leads_back(token: HtmlToken) -> bool:
    """Whether a link leads from a note back to where it was referred to."""
    return token.name == "a" and (
        token.value("role") == "doc-backlink"
        or not BACK_CLASSES.isdisjoint(_classes(token))
        or BACK.match(token.value("href") or "") is not None
    )


def note_label(token: HtmlToken) -> str:
    """The label of the note that an element is; empty where it is none."""
    found = NOTE.fullmatch(token.value("id") or "")
    return found["label"] if found and NUMBERED.search(found[0]) else ""


def _classes(token: HtmlToken) -> list[str]:
    return (token.value("class") or "").split()
