"""What the place that output goes to can show."""

from __future__ import annotations

import os
import shutil
import sys

WIDEST = 100
"""Columns; longer lines are hard to read however wide the window is."""


def has_colour() -> bool:
    """Colour by ``NO_COLOR``, then ``FORCE_COLOR``, then whether standard output is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to fill: the terminal's, at most `WIDEST`, and 80 where there is none."""
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
