"""Build the compact table of English word frequencies that authlint carries.

    python lab/frequencies.py

Needs the package ``wordfreq`` (its data, CC BY-SA 4.0, ends in 2021: before the flood of generated text). Writes
``authlint/language/en/frequencies.txt.gz``: a line for each hundredth of a Zipf unit, the value and then the words,
so that loading is one pass over few lines. Words below `RAREST` are left out; they count as that rare.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import Path

from wordfreq import iter_wordlist, zipf_frequency

RAREST = 2.5
"""Zipf units: 0.3 in a million. Below this the order is noise."""

TABLE = Path(__file__).resolve().parent.parent / "authlint/language/en/frequencies.txt.gz"


def main() -> None:
    """Write the table."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in iter_wordlist("en", wordlist="best"):
        value = zipf_frequency(word, "en", wordlist="best")
        if value < RAREST:
            break
        if word.isalpha() or "'" in word:
            groups[f"{value:.2f}"].append(word)
    lines = [f"{value} {' '.join(sorted(words))}\n" for value, words in sorted(groups.items(), reverse=True)]
    data = "".join(lines).encode()
    # A fixed time in the header, so that two runs give the same bytes.
    TABLE.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{sum(map(len, groups.values())):,} words, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
