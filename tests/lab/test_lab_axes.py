"""What the lab found about the profile stands in the documentation, word for word."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_holds_what_was_written() -> None:
    """docs/accuracy.md is out of date where lab/axes.md was written again."""
    written = (ROOT / "lab/axes.md").read_text(encoding="utf-8")
    assert "## Scores, and stories that never happened" in written
    assert written in (ROOT / "docs/accuracy.md").read_text(encoding="utf-8")
