"""What ``authlint report`` costs beside ``authlint check``, and how large its pages are.

    python benchmarks/report.py FOLDER [--rounds 1]

FOLDER holds labelled texts as gzipped JSON lines (see lab/README.md); the posts of ``human_blogs`` are the site. Nothing is
taken from the cache, and each command runs in one process; then each in as many as it takes of its own accord. Prints the medians of the rounds and, for each of the promises, what
was asked and what was measured. Exit code 1 if one is broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from speed import median, write_posts

from authlint.processes import cores

ASKED_RATIO, ASKED_OVERVIEW, ASKED_PAGE = 1.3, 400_000, 150_000


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    authlint = [sys.executable, "-m", "authlint"]
    with tempfile.TemporaryDirectory() as place:
        posts, pages = Path(place, "posts"), Path(place, "report")
        posts.mkdir()
        names = write_posts(options.folder, posts)
        check = median(
            [*authlint, "check", "--no-cache", "-j1", "--fail-on", "never", "--format", "concise", "."],
            posts,
            options.rounds,
        )
        report = median([*authlint, "report", "-j1", ".", "-o", str(pages)], posts, options.rounds)
        checks = median(
            [*authlint, "check", "--no-cache", "--fail-on", "never", "--format", "concise", "."], posts, options.rounds
        )
        reports = median([*authlint, "report", ".", "-o", str(pages)], posts, options.rounds)
        overview = (pages / "index.html").stat().st_size
        # A page holds the draft itself; what it adds to that is what counts.
        added = max(page.stat().st_size for page in pages.glob("d*.html")) - max(
            (posts / name).stat().st_size for name in names
        )
    print(
        f"check   {len(names)} posts  {check.wall:6.2f} s  {check.processor:6.2f} s processor  {check.memory:5.0f} MB"
    )
    print(
        f"report  {len(names)} posts  {report.wall:6.2f} s  {report.processor:6.2f} s processor  {report.memory:5.0f} MB"
    )
    print(f"in {cores()} processes at most: check {checks.wall:.2f} s, report {reports.wall:.2f} s")
    promises = [
        ("time of report beside check, as many processes as they take", ASKED_RATIO, reports.wall / checks.wall),
        ("processor time of report beside check", ASKED_RATIO, report.processor / check.processor),
        ("overview, bytes", ASKED_OVERVIEW, overview),
        ("largest page beyond the largest draft, bytes", ASKED_PAGE, added),
    ]
    for name, asked, found in promises:
        print(f"{'kept  ' if found <= asked else 'BROKEN'}  {name}: at most {asked:g}, measured {found:,.2f}")
    return int(any(found > asked for _, asked, found in promises))


if __name__ == "__main__":
    sys.exit(main())
