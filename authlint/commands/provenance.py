"""``authlint provenance``: where a draft and its pictures come from, signed if you like, and checked again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from authlint import __version__
from authlint.errors import ConfigurationError, Problem
from authlint.report import ExitCode
from authlint.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authlint.provenance.sheet import Sheet

LARGEST_SHEET = 10_000_000


@click.command("provenance", short_help="Say where a draft and its pictures come from.")
@click.argument("draft", type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "jsonld"]),
    default="text",
    show_default=True,
    help="How to show the sheet; jsonld is a script for the head of a page.",
)
@click.option(
    "--sign",
    "key",
    type=click.Path(path_type=Path),
    metavar="KEY",
    help="Print the sheet as JSON, signed with this private key (Ed25519 as PEM, or SSH).",
)
@click.option(
    "--verify",
    "signed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Hold a signed sheet against the draft and its pictures.",
)
@click.option(
    "--signer",
    type=click.Path(path_type=Path),
    metavar="KEY",
    help="With --verify: the public key it must be signed with.",
)
def command(draft: str, format_: str, key: Path | None, signed: Path | None, signer: Path | None) -> int:
    r"""Print the provenance sheet of DRAFT.

    It tells of each picture what its file says of itself, of each link how old its target is, who answers for the
    draft, and what git remembers of how it was written. It says what the files say, and judges nothing.

    \b
    Exit codes: 0 done, with --verify: the signature and the files hold;
    1 they do not; 2 something is wrong or could not be read.
    """
    if key and signed:
        raise click.UsageError("--sign and --verify exclude each other")
    if signer and not signed:
        raise click.UsageError("--signer belongs to --verify")
    if signed:
        return _verify(draft, signed, signer)
    from authlint.run import provenance_sheet  # noqa: PLC0415  # --help needs no parser

    sheet = provenance_sheet(draft)
    click.echo(_shown(sheet, format_) if key is None else _signed(sheet, key), nl=False)
    return ExitCode.CLEAN


def _shown(sheet: Sheet, format_: str) -> str:
    from authlint.provenance import linked_data, sheet_text  # noqa: PLC0415  # as above

    if format_ == "text":
        return sheet_text.render(sheet)
    if format_ == "jsonld":
        return linked_data.script(sheet)
    return _as_json({"authlint": __version__, **sheet.record()})


def _signed(sheet: Sheet, key: Path) -> str:
    from authlint.provenance.sheet import canonical  # noqa: PLC0415  # as above
    from authlint.provenance.signing import sign  # noqa: PLC0415  # as above

    record = sheet.record()
    made = sign(canonical(record), key)
    signature = {"algorithm": made.algorithm, "key": made.key, "value": made.value}
    return _as_json({"authlint": __version__, "sheet": record, "signature": signature})


def _verify(draft: str, signed: Path, signer: Path | None) -> int:
    from authlint.provenance.sheet import canonical  # noqa: PLC0415  # as above
    from authlint.provenance.signing import check  # noqa: PLC0415  # as above

    record, signature = _read(signed)
    checked = check(canonical(record), signature, signer)
    faults = [f"the signature does not hold: {checked.fault}"] if checked.fault else []
    faults += _changes(draft, record, signed)
    for fault in faults:
        click.echo(one_line(fault))
    if faults:
        return ExitCode.FAILED
    click.echo(one_line(f"signed by {checked.key}; the draft and its pictures are as they were"))
    if signer is None:
        click.echo("whose key this is, the sheet cannot say: give the key you expect with --signer")
    return ExitCode.CLEAN


def _read(signed: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The sheet and the signature in a file. Raises `ConfigurationError`."""
    try:
        with signed.open("rb") as stream:
            envelope = json.loads(stream.read(LARGEST_SHEET))
        record, signature = envelope["sheet"], envelope["signature"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        record = signature = None
    if not isinstance(record, dict) or not isinstance(signature, dict):
        problem = Problem("sheet", str(signed), "is no signed sheet", "make one with ‘authlint provenance --sign’")
        raise ConfigurationError(problem)
    return record, signature


def _changes(draft: str, record: dict[str, Any], signed: Path) -> Iterator[str]:
    """What is no longer as the sheet says."""
    import hashlib  # noqa: PLC0415  # as above

    from authlint.files import DraftFile, read_draft  # noqa: PLC0415  # as above
    from authlint.nearby import picture_folders  # noqa: PLC0415  # as above
    from authlint.provenance.gallery import digest_of  # noqa: PLC0415  # as above
    from authlint.provenance.sheet import pictures_in  # noqa: PLC0415  # as above

    try:
        entries = pictures_in(record)
    except ValueError as error:
        raise ConfigurationError(Problem("sheet", str(signed), str(error), "sign the draft again")) from None
    source = read_draft(DraftFile(Path(draft), draft))
    if hashlib.sha256(source.text.encode()).hexdigest() != record.get("sha256"):
        yield f"{draft}: its text is not the one that was signed"
    for entry in entries:
        found = digest_of(entry.address, draft, picture_folders(draft))
        if entry.sha256 and found != entry.sha256:
            yield f"{entry.address}: {'the picture is not the one that was signed' if found else 'the picture is not here'}"


def _as_json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
