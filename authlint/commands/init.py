"""``authlint init``: a configuration for the repository at hand, and how to run authlint in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authlint import __version__
from authlint.atomic import replace_file, why_unwritable
from authlint.errors import AuthlintError, Problem
from authlint.report import ExitCode
from authlint.sanitise import one_line, shown_path

if TYPE_CHECKING:
    from authlint.site_kinds import Site

FILE_NAME = "authlint.toml"
SNIPPETS = """
Before each commit, with pre-commit (.pre-commit-config.yaml):

  - repo: https://github.com/authlint/authlint
    rev: v{version}
    hooks:
      - id: authlint

In CI, for what a pull request changes:

  pip install authlint
  authlint check --changed-since origin/main --trusted-ref origin/main --format github

On an old blog write today's findings down first: authlint baseline
"""


@click.command("init", short_help="Write a configuration for this repository.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--dry-run", is_flag=True, help="Print the configuration, and write nothing.")
def command(folder: str, *, dry_run: bool) -> int:
    """Look at the site in FOLDER and write authlint.toml: where its drafts lie, and what is generated.

    It knows Hugo, Jekyll, Docusaurus, Astro, Eleventy, MkDocs, Quarto and plain
    folders by their files; nothing is run. A configuration that is there already
    is never touched.
    """
    from authlint.site_kinds import look  # noqa: PLC0415  # --help looks at nothing

    home = Path(folder)
    site = look(home)
    text = _configuration(site)
    if dry_run:
        click.echo(text, nl=False)
        return ExitCode.CLEAN
    path = home / FILE_NAME
    if standing := _standing(home):
        raise click.UsageError(
            f"‘{one_line(str(standing))}’ configures authlint already; --dry-run prints what would be written"
        )
    if why := why_unwritable(path):
        raise click.UsageError(f"‘{one_line(str(path))}’ cannot be written: {why}")
    try:
        replace_file(path, text)
    except OSError as error:
        raise AuthlintError(Problem("output", str(path), f"cannot be written: {error.strerror}", "free room")) from None
    click.echo(f"{shown_path(str(path))}: {site.generator}, {_told(site)}")
    click.echo(SNIPPETS.format(version=__version__), nl=False)
    return ExitCode.CLEAN


def _standing(home: Path) -> Path | None:
    """The file in ``home`` that configures authlint already."""
    from authlint.config.reading import read_layer  # noqa: PLC0415  # as above

    if (home / FILE_NAME).exists():
        return home / FILE_NAME
    project = home / "pyproject.toml"
    return project if project.is_file() and read_layer(project, project.read_bytes(), None) else None


def _configuration(site: Site) -> str:
    """The file for a site, with what it leaves at the defaults told in comments."""
    lines = [
        f"# {site.generator}. What else may stand here: authlint config show, and the documentation's page on configuration."
    ]
    if site.roots:
        lines.append(f"roots = [{_quoted(site.roots)}]")
    else:
        lines.append(
            '# No folder of drafts was found: all drafts below this folder are checked. Name yours:\n# roots = ["content"]'
        )
    if site.exclude:
        lines.append(f"exclude = [{_quoted(site.exclude)}]")
    lines.append('\n# The mildest severity that fails a run.\nfail-on = "error"')
    return "\n".join(lines) + "\n"


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _told(site: Site) -> str:
    return f"drafts in {', '.join(site.roots)}" if site.roots else "no folder of drafts found, so all below it"
