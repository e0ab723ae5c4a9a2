"""A worker whose process some documents end: what a crash, an endless loop or a lack of memory would do to it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authlint.corpus import scoring, worker
from authlint.corpus.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

DEADLY, STUCK, ONCE = "deadly", "stuck", "once"

really_appraise, really_work = scoring.appraise, worker.work


def work(connection: Connection, settings: Settings, folder: str) -> None:
    """As `authlint.corpus.worker.work`, with accidents at documents that open with their names."""

    def appraise(document: Any, *rest: Any) -> Any:
        name = document.source.text.partition(" ")[0]
        marker = Path(folder).parent / "happened"
        if name == DEADLY or (name == ONCE and not marker.exists()):
            marker.touch()
            os._exit(9)
        if name == STUCK:
            (Path(folder).parent / f"stuck-{os.getpid()}").touch()
            time.sleep(600)
        return really_appraise(document, *rest)

    scoring.appraise = appraise
    really_work(connection, settings, folder)
