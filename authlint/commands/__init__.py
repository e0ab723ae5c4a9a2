"""The command line. Each verb is a module of this folder, imported when it is called."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from authlint import __version__
from authlint.errors import AuthlintError
from authlint.plugins import load, module_names
from authlint.report import ExitCode
from authlint.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence


class Verbs(click.Group):
    """A group whose commands are the modules of this folder."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        return [name.replace("_", "-") for name in module_names(__name__)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        try:
            command: click.Command = load(__name__, cmd_name).command
        except LookupError:
            return None
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="authlint %(version)s")
def cli() -> None:
    """Lint drafts for the authenticity of their writing."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with authlint's own exit codes."""
    try:
        code = run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader left, as ``head`` does; Python would complain again while closing the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.CLEAN
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one command line."""
    # The products of the tagger are small: a second thread would burn a core to wait for them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        result: Any = cli.main(
            args=None if arguments is None else list(arguments), prog_name="authlint", standalone_mode=False
        )
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return ExitCode.INTERRUPTED
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.ERROR
    except AuthlintError as error:
        click.echo(f"authlint: {one_line(str(error))}", err=True)
        return ExitCode.ERROR
    return result if isinstance(result, int) else ExitCode.CLEAN
