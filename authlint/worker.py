"""What a process that judges drafts does: it is given batches, and answers with an appraisal a draft, until nobody gives any.

It hears a line of JSON, the options and the names of the measures to take, and then for each batch a line of JSON, the paths with the lengths of the drafts,
and the drafts' bytes behind it. It says a line of JSON for each draft, in order.
"""

from __future__ import annotations

import json
import os
import sys
from typing import BinaryIO

from authlint.errors import AuthlintError
from authlint.judging import Judge
from authlint.options import Options
from authlint.plain import plain, restored

Batch = list[tuple[str, bytes]]


def serve() -> None:
    """Judge what comes by standard input until it ends."""
    # What a library prints must not stand between the answers.
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        try:
            judge_all(sys.stdin.buffer, answers)
        except BrokenPipeError:
            # Whoever asked is gone. Python would complain while it closes the stream.
            os._exit(0)


def judge_all(asked: BinaryIO, answers: BinaryIO) -> None:
    """Judge every batch in ``asked``. Raises `BrokenPipeError` where nobody listens any more."""
    options, names = json.loads(asked.readline())
    judge = Judge(restored(Options, options))
    while batch := read_batch(asked):
        for shown, data in batch:
            try:
                answer = ["appraisal", plain(judge.appraised(shown, data, names))]
            except AuthlintError as error:
                answer = ["error", plain(error.problem)]
            answers.write(json.dumps(answer, separators=(",", ":")).encode() + b"\n")
            answers.flush()


def read_batch(asked: BinaryIO) -> Batch:
    """The next batch; empty at the end."""
    line = asked.readline()
    return [(str(shown), asked.read(int(size))) for shown, size in json.loads(line)] if line else []
