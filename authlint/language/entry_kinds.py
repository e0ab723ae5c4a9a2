"""What kind of publisher stands behind an entry of a bibliography: by its address, else by what its file calls it."""

from __future__ import annotations

from collections.abc import Mapping

from authlint.bibliography import Work
from authlint.language.source_kinds import WorkKind, kind_of

KINDS: Mapping[WorkKind, frozenset[str]] = {
    "primary": frozenset(
        {
            "article-journal",
            "paper-conference",
            "conference",
            "inproceedings",
            "proceedings",
            "phdthesis",
            "mastersthesis",
            "thesis",
            "dataset",
            "legislation",
            "legal_case",
            "regulation",
            "bill",
            "patent",
            "standard",
            "hearing",
            "treaty",
        }
    ),
    "news": frozenset({"article-newspaper", "article-magazine", "broadcast"}),
    "reference": frozenset({"entry-encyclopedia", "entry-dictionary", "inreference", "reference", "mvreference"}),
    "social": frozenset({"post", "post-weblog"}),
}
"""By the names of BibTeX, biblatex and CSL. A book, a report or a page may be anybody's; so may BibTeX's “article”."""


def kind_of_entry(work: Work) -> WorkKind:
    """The kind of an entry; unknown where neither its address nor its name tells."""
    by_address = kind_of(work.address) if work.address else "unknown"
    if by_address != "unknown":
        return by_address
    return next((kind for kind, names in KINDS.items() if work.kind in names), "unknown")
