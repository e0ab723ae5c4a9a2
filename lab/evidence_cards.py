"""What evidence does to cards: their status and severity, and the list of what people write as often."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REFUTED = "refuted.yaml"
HEAD = """\
# Phrases that lists of worn-out or "AI" words name, and that people write as often as models do, or more often.
# No rule of authlint looks for them. Written by lab/evidence.py, which says how: hits and sources are given as
# [human, generated], rates in hits per 1,000 words of posts, news and essays; the ratio is generated : human, with
# its 95 % interval over sources. A ratio of at most 1 with at least 4 human hits, or an interval that ends below 1.1.
"""


def refuted(evidence: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The entry of every refuted term, of cards and suspects alike."""
    held = (item for rule in evidence["rules"].values() for item in rule["terms"].items())
    found = {term: entry for term, entry in (*held, *evidence["suspects"].items()) if entry["status"] == "refuted"}
    return dict(sorted(found.items()))


def refuted_list(evidence: dict[str, Any]) -> str:
    """The public list, one term a line."""
    return HEAD + "".join(f"- {_line(term, entry['looks']['prose'])}\n" for term, entry in refuted(evidence).items())


def _line(term: str, prose: dict[str, Any]) -> str:
    shown = {
        "hits": prose["hits"],
        "sources": prose["sources"],
        "rates": prose["rates"],
        "ratio": prose["ratio"],
        "interval": prose.get("interval", []),
    }
    pairs = ", ".join(f"{key}: {json.dumps(value)}" for key, value in shown.items())
    return f"{{term: {json.dumps(term, ensure_ascii=False)}, {pairs}}}"


def apply(evidence: dict[str, Any], folder: Path, suspects: Path) -> list[str]:
    """Rewrite the cards in ``folder``; says what changed. Refuted terms move to the list ``suspects``."""
    said: list[str] = []
    moved: list[str] = []
    for rule, entry in evidence["rules"].items():
        path = folder / f"{rule}.yaml"
        card = path.read_text(encoding="utf-8")
        out = [term for term, found in entry["terms"].items() if found["status"] == "refuted"]
        changed = without(with_status(card, entry["status"]), out)
        moved += out
        if changed != card:
            path.write_text(changed, encoding="utf-8")
            said.append(f"{rule}: {entry['status']}" + (f", without {', '.join(out)}" if out else ""))
    if moved:
        with suspects.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{term}\n" for term in sorted(moved))
    return said


def with_status(card: str, status: str) -> str:
    """The card with this status; what is not measured is at most worth an ``info``."""
    changed = re.sub(r"(?m)^status: \w+$", f"status: {status}", card)
    return changed if status == "measured" else re.sub(r"(?m)^severity: (?:warning|error)$", "severity: info", changed)


def without(card: str, terms: list[str]) -> str:
    """The card without these entries of its list."""
    return "".join(_kept(card.splitlines(keepends=True), frozenset(terms)))


def _kept(lines: list[str], terms: frozenset[str]) -> Iterator[str]:
    for line in lines:
        entry = re.fullmatch(r"    - (.+)\n", line)
        if not entry or _unquoted(entry[1]) not in terms:
            yield line


def _unquoted(entry: str) -> str:
    return str(json.loads(entry)) if entry.startswith('"') else entry.strip("'")
