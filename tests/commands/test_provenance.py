"""``authlint provenance``: the sheet, its signature, and what the signature sees."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pictures import files

from authlint.commands import cli

DRAFT = """---
title: The quay </script><script>alert(1)
date: 2021-04-18
lastmod: 2021-05-02
authors: [Ingrid Vik, {name: Ada Moe}]
reviewed_by: Dr Per Lund
last_reviewed: 2021-05-01
editor: Siri Ness
rating: 5
---

We walked down to the quay. ![Two boats](camera.jpg) ![Made](declared.jpg) ![The plan](drawing.svg)

Counted in [the survey](https://example.org/2016/05/survey), says [SSB, 2021](https://ssb.no/).

![Far](https://images.unsplash.com/photo-1.jpg) ![Garden](located.jpg) ![Gone](gone.png)
"""
SHOWN = ("camera.jpg", "declared.jpg", "drawing.svg", "located.jpg")


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft with its pictures, in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in SHOWN:
        (tmp_path / name).write_bytes(files()[name])
    path = Path("post.md")
    path.write_text(DRAFT, encoding="utf-8")
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["provenance", *words], standalone_mode=False)


def pem(folder: Path, name: str = "key") -> Path:
    """An Ed25519 key as PEM, and its public half beside it."""
    pytest.importorskip("cryptography", reason="Ed25519 keys are made by cryptography, of the extra sign")
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415  # as above
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    key, path = Ed25519PrivateKey.generate(), folder / f"{name}.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    path.with_suffix(".pub").write_bytes(public)
    return path


def ssh(folder: Path, name: str = "key") -> Path:
    """An SSH key, and its public half beside it."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed")
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path


def public(key: Path) -> str:
    return str(key.with_suffix(".pub"))


KINDS = pytest.mark.parametrize("make", [pem, ssh])
Make = Callable[..., Path]


def test_the_sheet_says_what_the_files_say(draft: Path) -> None:
    record = json.loads(run(str(draft), "--format", "json").output)
    pictures = {picture["address"]: picture for picture in record["pictures"]}
    assert (record["title"], record["dated"], record["modified"]) == (
        "The quay </script><script>alert(1)",
        "2021-04-18",
        "2021-05-02",
    )
    assert record["authors"] == ["Ingrid Vik", "Ada Moe"]
    assert [review["field"] for review in record["reviews"]] == ["reviewed_by", "last_reviewed", "editor"]
    assert record["history"] is None
    camera = pictures["camera.jpg"]
    assert (camera["camera"], camera["lens"], camera["taken"]) == (
        "FUJIFILM X-T3",
        "XF23mmF2 R WR",
        "2021:04:18 06:10:02",
    )
    assert pictures["declared.jpg"]["source_types"] == ["trainedAlgorithmicMedia"]
    assert pictures["drawing.svg"]["drawn_with"]
    assert pictures["located.jpg"]["located"]
    assert pictures["https://images.unsplash.com/photo-1.jpg"]["library"].startswith("Unsplash")
    assert not pictures["gone.png"]["sha256"]
    assert all(len(pictures[name]["sha256"]) == 64 for name in SHOWN)


def test_the_age_of_sources(draft: Path) -> None:
    """By the date in an address, or in the words of the link; otherwise unknown."""
    record = json.loads(run(str(draft), "--format", "json").output)
    assert [(source["dated"], source["years_before"]) for source in record["sources"]] == [("2016-05", 5), ("2021", 0)]


@pytest.mark.parametrize(
    ("address", "dated"),
    [
        ("https://example.org/2016/05/03/survey", "2016-05-03"),
        ("https://example.org/posts/2016-05-survey.html", "2016-05"),
        ("https://example.org/reports/2016/survey.pdf", "2016"),
        ("https://github.com/example/quay/pull/1987", ""),
        ("https://example.org/item/20160503", ""),
        ("https://example.org/2016/13/survey", "2016"),
        ("https://example.org/survey", ""),
    ],
)
def test_dates_in_addresses(draft: Path, address: str, dated: str) -> None:
    """A month or a folder of a year is one; a number is none."""
    draft.write_text(f"See [the survey]({address}).\n", encoding="utf-8")
    (source,) = json.loads(run(str(draft), "--format", "json").output)["sources"]
    assert source["dated"] == dated


def test_the_place_stands_in_no_sheet(draft: Path) -> None:
    """Coordinates are told to be there, in every format, and not where they lead."""
    for format_ in ("text", "json", "jsonld"):
        shown = run(str(draft), "--format", format_).output
        assert not any(figure in shown for figure in ("53.7", "44.0", "53, 44", "GPSL"))


def test_the_text_is_safe_and_says_what_it_proves(draft: Path) -> None:
    draft.write_text(DRAFT.replace("Two boats", "Two \x1b[31mboats").replace("camera.jpg", "ca\u202emera.jpg"), "utf-8")
    shown = run(str(draft)).output
    assert "proves nothing alone" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every typed node of a JSON-LD tree."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_the_script_is_schema_org(draft: Path) -> None:
    """Every type and every property is in the vocabulary as its own generator publishes it, and nothing ends the script."""
    models = pytest.importorskip(
        "msgspec_schemaorg.models", reason="msgspec-schemaorg, of the extra dev, knows the vocabulary"
    )
    shown = run(str(draft), "--format", "jsonld").output
    assert shown.startswith('<script type="application/ld+json">\n')
    assert shown.lower().count("</script") == 1
    record = json.loads(shown.removeprefix('<script type="application/ld+json">\n').removesuffix("\n</script>\n"))
    assert record["@context"] == "https://schema.org"
    for node in nodes(record):
        known = set(getattr(models, node["@type"]).__struct_fields__)
        assert set(node) - {"@type", "@context"} <= known, node["@type"]
    assert record["mainEntityOfPage"]["reviewedBy"] == [{"@type": "Person", "name": "Dr Per Lund"}]
    assert record["mainEntityOfPage"]["lastReviewed"] == "2021-05-01"
    made = next(image for image in record["image"] if image["contentUrl"] == "declared.jpg")
    assert made["digitalSourceType"] == ["http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"]


@KINDS
def test_signed_and_verified(draft: Path, tmp_path: Path, make: Make) -> None:
    key = make(tmp_path)
    Path("sheet.json").write_text(run(str(draft), "--sign", str(key)).output, encoding="utf-8")
    assert run(str(draft), "--verify", "sheet.json").return_value == 0
    assert run(str(draft), "--verify", "sheet.json", "--signer", public(key)).return_value == 0


@KINDS
def test_a_changed_comma_is_seen(draft: Path, tmp_path: Path, make: Make) -> None:
    Path("sheet.json").write_text(run(str(draft), "--sign", str(make(tmp_path))).output, encoding="utf-8")
    draft.write_text(DRAFT.replace("survey),", "survey)"), encoding="utf-8")
    result = run(str(draft), "--verify", "sheet.json")
    assert (result.return_value, result.output) == (1, "post.md: its text is not the one that was signed\n")


def test_a_changed_and_a_missing_picture_are_seen(draft: Path, tmp_path: Path) -> None:
    Path("sheet.json").write_text(run(str(draft), "--sign", str(pem(tmp_path))).output, encoding="utf-8")
    Path("camera.jpg").write_bytes(files()["retouched.jpg"])
    Path("located.jpg").unlink()
    result = run(str(draft), "--verify", "sheet.json")
    assert result.return_value == 1
    assert result.output.splitlines() == [
        "camera.jpg: the picture is not the one that was signed",
        "located.jpg: the picture is not here",
    ]


@KINDS
@pytest.mark.parametrize(
    "change", [("FUJIFILM X-T3", "Leica Q2"), ("2021-05-02", "2021-05-03"), ("Dr Per Lund", "Dr Per")]
)
def test_a_changed_sheet_is_seen(draft: Path, tmp_path: Path, make: Make, change: tuple[str, str]) -> None:
    signed = run(str(draft), "--sign", str(make(tmp_path))).output
    assert change[0] in signed
    Path("sheet.json").write_text(signed.replace(*change), encoding="utf-8")
    result = run(str(draft), "--verify", "sheet.json")
    assert result.return_value == 1
    assert "the signature does not hold" in result.output


@KINDS
def test_another_signer_is_seen(draft: Path, tmp_path: Path, make: Make) -> None:
    """Whoever changes the sheet and signs it anew does so with another key."""
    Path("sheet.json").write_text(run(str(draft), "--sign", str(make(tmp_path, "stranger"))).output, encoding="utf-8")
    result = run(str(draft), "--verify", "sheet.json", "--signer", public(make(tmp_path, "mine")))
    assert result.return_value == 1
    assert "the signature does not hold" in result.output


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"sheet": 1, "signature": 2}', '{"sheet": {"sheet": 9}, "signature": {}}', "[" * 100_000],
)
def test_what_is_no_signed_sheet(draft: Path, content: str) -> None:
    Path("sheet.json").write_text(content, encoding="utf-8")
    result = run(str(draft), "--verify", "sheet.json")
    assert "sheet.json" in str(result.exception)


@pytest.mark.parametrize("content", ["", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_what_is_no_key(draft: Path, content: str) -> None:
    pytest.importorskip("cryptography", reason="cryptography, of the extra sign, reads keys")
    Path("key.pem").write_text(content, encoding="utf-8")
    result = run(str(draft), "--sign", "key.pem")
    assert "key.pem" in str(result.exception)
    assert not result.output


def test_options_that_exclude_each_other(draft: Path) -> None:
    for words in (("--sign", "a", "--verify", "b"), ("--signer", "a")):
        assert run(str(draft), *words).exception is not None
