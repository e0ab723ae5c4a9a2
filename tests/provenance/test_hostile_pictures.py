"""Files made to harm: each costs little, ends in a finding, and is never followed out of the repository."""

from __future__ import annotations

import os
import socket
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import DECLARED, chunk, files, saved, with_chunk

from authlint.engine import Rulebook, examine
from authlint.finding import Finding
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.provenance.gallery import see
from authlint.provenance.picture import Pictures
from authlint.source import SourceFile

PNG, JPEG = saved("PNG"), saved("JPEG")
SECONDS = 1.0
BYTES = 200_000_000
RULES = tuple(bound for bound in shipped_rules().values() if bound.rule.pack == "imagery")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here may open a connection."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a picture opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with a secret beside it."""
    (tmp_path / "secret.png").write_bytes(files()["located.jpg"])
    repository = tmp_path / "site"
    (repository / ".git").mkdir(parents=True)
    return repository


def checked(site: Path, address: str) -> list[Finding]:
    """What the whole pack finds in a draft that shows ``address``, within a second and 200 MB."""
    text = f"The quay.\n\n![Two boats at the quay](<{address}>)\n"
    draft = str(site / "draft.md")
    pictures = Pictures(lambda named: see(named, draft))
    tracemalloc.start()
    started = time.process_time()
    report = examine(parse(SourceFile(draft, text)), Rulebook.of(RULES, frozenset()), pictures)
    spent, peak = time.process_time() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert spent < SECONDS
    assert peak < BYTES
    return list(report.findings)


def png(*chunks: bytes, size: tuple[int, int] = (8, 8)) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def webp(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def nested(depth: int) -> bytes:
    """Superboxes inside each other."""
    description = box(b"jumd", b"c2pa" + b"\0" * 12 + b"\x03c2pa\0")
    content = b""
    for _ in range(depth):
        content = box(b"jumb", description + content)
    return content


LOOPING_EXIF = (
    b"II*\0\x08\0\0\0"
    + struct.pack("<H", 2)
    + struct.pack("<HHII", 34665, 4, 1, 8)
    + struct.pack("<HHII", 34853, 4, 1, 8)
)
HOSTILE: dict[str, tuple[bytes, str]] = {
    "a bomb by its size": (png(size=(60_000, 60_000)), "claims to be"),
    "a bomb in WebP": (webp(b"VP8X" + struct.pack("<I", 10) + b"\0" * 4 + b"\xff" * 6), "claims to be"),
    "a bomb in GIF": (b"GIF89a\xff\xff\xff\xff\0\0\0;", "claims to be"),
    "half a million chunks": (png(*[chunk(b"teXt", b"")] * 500_000), "parts"),
    "half a million texts": (png(*[chunk(b"tEXt", b"a\0b")] * 500_000), "parts"),
    "half a million segments": (b"\xff\xd8" + b"\xff\xe0\x00\x02" * 500_000 + b"\xff\xd9", "parts"),
    "half a million boxes": (box(b"ftyp", b"avif\0\0\0\0") + box(b"free", b"") * 500_000, "parts"),
    "half a million extensions": (saved("GIF", (8, 8))[:-1] + b"\x21\xfe\x01a\0" * 500_000, "parts"),
    "padding without end": (b"\xff\xd8" + b"\xff" * 2_000_000, "parts"),
    "a text that grows to a gigabyte": (
        with_chunk(PNG, b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 100_000_000, 9))[:-6], "ends in the middle",
    ),
    "megabytes of metadata": (png(*[chunk(b"tEXt", b"a\0" + b"b" * 900_000)] * 12), "of metadata"),
    "cut in the head": (PNG[:20], "ends in the middle"),
    "cut in a chunk": (PNG[:-30], "ends in the middle"),
    "cut in a segment": (JPEG[:30], "ends in the middle"),
    "cut in the scan": (JPEG[:-40], "ends in the middle"),
    "cut WebP": (saved("WEBP")[:-10], "ends in the middle"),
    "cut AVIF": (saved("AVIF")[:-10], "ends in the middle"),
    "a length beyond the file": (png()[:-12] + b"\x7f\xff\xff\xfftEXt", "ends in the middle"),
    "a length beyond all": (png()[:-12] + b"\xff\xff\xff\xfftEXt", "damaged chunk"),
    "a box shorter than itself": (box(b"ftyp", b"avif\0\0\0\0") + b"\0\0\0\x04free", "damaged box"),
    "a segment shorter than itself": (b"\xff\xd8\xff\xe1\0\0" + b"\0" * 40, "damaged segment"),
    "nothing": (b"", "is empty"),
    "a program": (b"\x7fELF" + bytes(range(200)), "is no picture"),
    "a page": (b"<!DOCTYPE html><html><body>hello</body></html>", "is no picture"),
    "a script in a picture's clothes": (b"#!/bin/sh\necho quay\n", "is no picture"),
    "another format": (saved("WEBP"), "is called PNG and holds WEBP"),
    "entities without end": (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "&b;&b;">]><svg>&a;</svg>', "holds SVG"),
    "directories that lead in a circle": (with_chunk(PNG, b"eXIf", LOOPING_EXIF)[:-6], "ends in the middle"),
    "properties without end": (
        with_chunk(PNG, b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + b"<a:rights " * 90_000)[:-6], "ends in the middle",
    ),
    "boxes inside boxes": (with_chunk(PNG, b"caBX", nested(500)), "nested beyond reason"),
    "boxes without number": (with_chunk(PNG, b"caBX", nested(1) + box(b"jumb", box(b"jumd", b"c2pa" + b"\0" * 13)) * 9_000), "too many boxes"),
    "a list of a billion": (
        with_chunk(PNG, b"caBX", box(b"jumb", nested(1)[8:] + box(b"jumb", box(b"jumd", b"c2ma" + b"\0" * 12 + b"\x03urn\0")
        + box(b"jumb", box(b"jumd", b"c2cl" + b"\0" * 12 + b"\x03c2pa.claim\0") + box(b"cbor", b"\x9a\x3b\x9a\xca\0"))
        + box(b"jumb", box(b"jumd", b"c2cs" + b"\0" * 12 + b"\x03c2pa.signature\0") + box(b"cbor", b"\xa0"))))),
        "beyond reason",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file(site: Path, name: str) -> None:
    """It is told what is wrong, and nothing else happens."""
    content, said = HOSTILE[name]
    (site / "quay.png").write_bytes(content)
    messages = [finding.message for finding in checked(site, "quay.png")]
    assert any(said in message for message in messages), messages


def to_a_file(site: Path) -> str:
    (site / "quay.png").symlink_to(site.parent / "secret.png")
    return "quay.png"


def to_a_folder(site: Path) -> str:
    (site / "img").symlink_to(site.parent)
    return "img/secret.png"


def in_a_circle(site: Path) -> str:
    (site / "quay.png").symlink_to("quay.png")
    return "quay.png"


def to_a_device(site: Path) -> str:
    (site / "quay.png").symlink_to("/dev/zero")
    return "quay.png"


def a_pipe(site: Path) -> str:
    os.mkfifo(site / "quay.png")
    return "quay.png"


def a_socket(site: Path) -> str:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(site / "quay.png"))
    return "quay.png"


def a_folder(site: Path) -> str:
    (site / "quay.png").mkdir()
    return "quay.png"


def above(_site: Path) -> str:
    return "../secret.png"


def far_above(_site: Path) -> str:
    return "../../../../../../../../../../etc/passwd"


def above_in_disguise(_site: Path) -> str:
    return "img/%2e%2e/%2E%2E/secret.png"


def by_scheme(_site: Path) -> str:
    return "file:///etc/passwd"


@pytest.mark.parametrize(
    "make",
    [
        to_a_file,
        to_a_folder,
        in_a_circle,
        to_a_device,
        a_pipe,
        a_socket,
        a_folder,
        above,
        far_above,
        above_in_disguise,
        by_scheme,
    ],
)
def test_what_is_no_file_of_the_repository(site: Path, make: Callable[[Path], str]) -> None:
    """Refused aloud, and not opened: nothing of the secret is told."""
    findings = checked(site, make(site))
    assert [finding.rule for finding in findings] == ["imagery/broken-image"]


def test_a_link_inside_the_repository_is_followed(site: Path) -> None:
    (site / "originals").mkdir()
    (site / "originals/quay.jpg").write_bytes(files()["located.jpg"])
    (site / "quay.jpg").symlink_to("originals/quay.jpg")
    assert [finding.rule for finding in checked(site, "quay.jpg")] == ["imagery/location-leak"]


def test_what_the_file_says_is_made_safe(site: Path) -> None:
    """Line breaks in metadata do not reach a message."""
    packet = DECLARED.format(kind="trainedAlgorithmicMedia&#10;::error::")
    (site / "quay.jpg").write_bytes(saved("JPEG", xmp=packet.encode()))
    assert all("\n" not in finding.message for finding in checked(site, "quay.jpg"))


def test_a_file_that_may_not_be_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told why; the run goes on."""
    (site / "quay.png").write_bytes(PNG)

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    (finding,) = checked(site, "quay.png")
    assert "cannot be opened: Permission denied" in finding.message
