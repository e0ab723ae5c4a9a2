"""A browser for the tests: the one of this machine, else a headless Chromium that npm can fetch."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGE = "@sparticuz/chromium@147"
UNPACK = "import('@sparticuz/chromium').then(async found => console.log(await found.default.executablePath()))"
FETCHED = Path(tempfile.gettempdir()) / "authlint-tests-chromium-147"
PATIENCE = 180


@cache
def executable() -> str:
    """Where a Chromium lies; empty where none is to be had. ``AUTHLINT_BROWSER`` names another."""
    if named := os.environ.get("AUTHLINT_BROWSER"):
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    return found or _fetched()


def _fetched() -> str:
    """The Chromium from npm's registry, fetched once for all test processes of this machine."""
    program = FETCHED / "chromium"
    npm, node = shutil.which("npm"), shutil.which("node")
    if program.exists() or not npm or not node:
        return str(program) if program.exists() else ""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        unpacked = Path(place, "unpacked")
        unpacked.mkdir()
        environment = {**os.environ, "TMPDIR": str(unpacked)}
        try:
            for command in ([npm, "install", "--silent", "--no-save", PACKAGE], [node, "-e", UNPACK]):
                subprocess.run(command, cwd=place, env=environment, check=True, timeout=PATIENCE, capture_output=True)
            # Another test process may have been quicker.
            if not FETCHED.exists():
                unpacked.rename(FETCHED)
        except (OSError, subprocess.SubprocessError):
            return str(program) if program.exists() else ""
    return str(program) if program.exists() else ""
