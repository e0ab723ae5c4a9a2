"""``authlint lsp``: a language server for editors."""

from __future__ import annotations

import signal
import sys

import click

from authlint.errors import AuthlintError, Problem


@click.command("lsp", short_help="Show findings in an editor while you write.")
@click.option("--stdio", is_flag=True, help="Speak on standard input and output. It always does; some editors say so.")
def command(stdio: bool) -> int:  # noqa: ARG001  # see its help
    r"""Serve an editor that speaks the Language Server Protocol, on standard input and output.

    Findings come as you write, by the configuration nearest to each draft, with the
    reason beside them and fixes to choose from. docs/editors.md says how to set up VS Code,
    Neovim, Helix, Zed and Emacs. It takes the extra ‘authlint[lsp]’.

    \b
    Exit codes: 0 the editor took its leave, 1 it left without doing so, 2 the extra is missing.
    """
    try:
        from authlint.editor.handlers import server  # noqa: PLC0415  # an extra, and nothing else needs it
        from authlint.editor.outgoing import taken_over  # noqa: PLC0415  # --help prints
    except ModuleNotFoundError as error:
        if error.name not in {"pygls", "lsprotocol"}:
            raise
        problem = Problem(
            "missing-extra",
            "lsp",
            "the language server needs pygls, which is not installed",
            "pip install ‘authlint[lsp]’",
        )
        raise AuthlintError(problem) from None
    # A thread that waits for standard input cannot be interrupted, and there is nothing to put in order.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    made = server()
    made.start_io(sys.stdin.buffer, taken_over())
    return made.exit_code
