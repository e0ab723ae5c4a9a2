"""Compare how often each term of each card stands in generated and in human prose.

    python lab/evidence.py FOLDER             write authlint/language/en/evidence.json
    python lab/evidence.py FOLDER --apply     and rewrite the cards and rules/refuted.yaml by it
    python lab/evidence.py FOLDER --summary   and print the figures
    python lab/evidence.py FOLDER --held-out  and count each source's hits of the terms that the others measure

FOLDER holds labelled texts in the form that lab/README.md describes. Running twice gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence_cards import REFUTED, apply, refuted_list
from evidence_counts import Counts, Reader, count, terms_of
from evidence_held_out import report
from evidence_odds import REPLICATES, SEED, SMOOTHING
from evidence_summary import summary
from evidence_table import Table, share_from_measured, sizes
from evidence_texts import texts

from authlint.packs import rules_folder, shipped_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authlint.packs import BoundRule

LAB = Path(__file__).resolve().parent
TABLE = LAB.parent / "authlint/language/en/evidence.json"
SUSPECTS = LAB / "suspects.txt"
MAJORITY = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """What one run found: the evidence, and the counts it rests on."""

    evidence: dict[str, Any]
    counts: Counts


def evidence_from(folder: Path, rules: Mapping[str, BoundRule], suspects: Iterable[str]) -> Run:
    """The evidence on every rule with terms, each of its terms, and each suspect."""
    # A rule whose false alarms are counted, as those on residue, is judged by them (lab/fires.py): its phrases are proof where
    # they stand, however rarely anybody leaves them.
    with_terms = {name: bound for name, bound in rules.items() if terms_of(bound) and not bound.rule.fires}
    held = {term for bound in with_terms.values() for term in terms_of(bound)}
    outside = sorted(set(suspects) - held)
    counts = count(texts(folder), Reader(with_terms.values(), outside))
    table = Table(counts)
    entries = {name: _rule(table, name, terms_of(bound)) for name, bound in with_terms.items()}
    return Run(
        {
            "method": {"smoothing": SMOOTHING, "replicates": REPLICATES, "seed": SEED, "interval": 0.95},
            "looks": sizes(table),
            "rules": entries,
            "suspects": {term: table.entry([("", term)]) for term in outside},
        },
        counts,
    )


def _rule(table: Table, name: str, terms: tuple[str, ...]) -> dict[str, Any]:
    """The entry of a rule over those of its terms that are not refuted, and an entry for every term."""
    entries = {term: table.entry([(name, term)]) for term in terms}
    kept = [(name, term) for term in terms if entries[term]["status"] != "refuted"]
    measured = [(name, term) for term in terms if entries[term]["status"] == "measured"]
    entry = table.entry(kept)
    share = share_from_measured(table.cells, kept, measured)
    if entry["status"] == "measured" and share <= MAJORITY:
        entry["status"] = "named"
    return {**entry, "from_measured": share, "terms": dict(sorted(entries.items()))}


def written(evidence: dict[str, Any]) -> str:
    """The table as it ships: one line, sorted."""
    return json.dumps(evidence, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"


def read_suspects(path: Path = SUSPECTS) -> list[str]:
    """The terms of a list, one a line; lines that begin with # are remarks."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def main() -> None:
    """Measure, write, and do what was asked for besides."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--apply", action="store_true", help="rewrite the cards by the evidence")
    parser.add_argument("--summary", action="store_true", help="print the figures")
    parser.add_argument("--held-out", action="store_true", help="leave each generated source out in turn")
    arguments = parser.parse_args()
    run = evidence_from(arguments.folder, shipped_rules(), read_suspects())
    TABLE.write_text(written(run.evidence), encoding="utf-8")
    print(f"{TABLE.name}: {TABLE.stat().st_size:,} bytes")
    if arguments.apply:
        (rules_folder() / REFUTED).write_text(refuted_list(run.evidence), encoding="utf-8")
        print("\n".join(apply(run.evidence, rules_folder(), SUSPECTS)))
    if arguments.summary:
        severities = {name: bound.rule.severity for name, bound in shipped_rules().items()}
        print(summary(run.evidence, run.counts.human, severities))
    if arguments.held_out:
        held = [(rule, term) for rule, entry in run.evidence["rules"].items() for term in entry["terms"]]
        print(report(run.counts, held))


if __name__ == "__main__":
    main()
