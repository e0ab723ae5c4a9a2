"""Content credentials: read without any library, checked with one, and never over a network."""

from __future__ import annotations

import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from certificates import c2pa, chain, signed
from conftest import active
from pictures import saved

from authlint.options import Options
from authlint.provenance import verification
from authlint.provenance.picture import Manifest, Picture, Statement
from authlint.provenance.reading import read_picture
from authlint.run import Runner

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]


def picture(content: bytes, anchors: str = "") -> Picture:
    """What the file says, its signature checked."""
    stream = BytesIO(content)
    return verification.checked(read_picture(stream), stream, anchors)


def manifest(content: bytes, anchors: str = "") -> Manifest:
    found = picture(content, anchors).manifest
    assert found is not None
    return found


def flipped(content: bytes) -> bytes:
    """The file with one bit of its last pixels changed."""
    at = len(content) - 24
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize("format_", FORMATS)
def test_read_without_a_library(format_: str) -> None:
    """Who wrote it, what was done, what kind it is; that nobody checked it."""
    found = read_picture(BytesIO(signed(saved(format_), f"image/{format_.lower()}", "trainedAlgorithmicMedia")))
    assert found.manifest == Manifest("Quay Camera 1.2", ("trainedAlgorithmicMedia",), ("c2pa.created",), "unchecked")
    assert found.source_types == (Statement("C2PA digitalSourceType", "trainedAlgorithmicMedia"),)
    assert not found.fault


@pytest.mark.parametrize("format_", FORMATS)
def test_signed_and_tampered_are_told_apart(format_: str) -> None:
    content = signed(saved(format_), f"image/{format_.lower()}")
    assert manifest(content).standing == "valid"
    changed = manifest(flipped(content))
    assert changed.standing == "tampered"
    assert changed.detail


def test_trusted_is_more_than_valid() -> None:
    """Only a signer for whom a configured root vouches is trusted."""
    content = signed(saved("JPEG"), "image/jpeg")
    assert manifest(content, chain().root.decode()).standing == "trusted"
    assert manifest(flipped(content), chain().root.decode()).standing == "tampered"


def test_a_claim_changed_by_hand() -> None:
    """What the manifest says is signed as well."""
    content = signed(saved("JPEG"), "image/jpeg")
    assert content.count(b"Quay Camera") == 1
    changed = manifest(content.replace(b"Quay Camera", b"Leica Camera"[:11]))
    assert changed.standing in {"tampered", "broken"}


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read all the same, and said to be unchecked."""
    monkeypatch.setattr(verification, "_library", lambda: None)
    assert manifest(flipped(signed(saved("JPEG"), "image/jpeg"))).standing == "unchecked"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_manifest_cut_off(share: float) -> None:
    """A store of which a part is missing is broken, wherever it ends."""
    whole = signed(saved("PNG"), "image/png")
    at = whole.index(b"caBX")
    length = int.from_bytes(whole[at - 4 : at])
    kept = int(length * share)
    cut = whole[: at - 4] + kept.to_bytes(4) + whole[at : at + 4 + kept] + b"\0" * 4 + whole[at + 8 + length :]
    found = manifest(cut)
    assert (found.standing, bool(found.detail)) == ("broken", True)


class Listening(BaseHTTPRequestHandler):
    """Notes that somebody called."""

    def do_GET(self) -> None:  # the name the base class calls
        """Answer that there is nothing."""
        self.server.calls += 1  # type: ignore[attr-defined]
        self.send_error(404)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def test_an_address_in_a_picture_is_never_called() -> None:
    """The library fetches it by default, which a real server notices; as authlint asks, it does not."""
    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        server.calls = 0  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        remote = f"http://127.0.0.1:{server.server_port}/quay.c2pa"
        content = signed(saved("JPEG"), "image/jpeg", remote=remote)
        assert remote.encode() in content
        assert picture(content).manifest is None
        standing, _ = verification._standing(c2pa, "image/jpeg", BytesIO(content), "")  # noqa: SLF001
        assert (standing, server.calls) == ("broken", 0)  # type: ignore[attr-defined]
        with pytest.raises(c2pa.C2paError):
            c2pa.Reader("image/jpeg", BytesIO(content))
        assert server.calls  # type: ignore[attr-defined]
        server.shutdown()


def test_the_whole_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings of a run over a repository: the tampered one, and the one that says it was generated."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    content = signed(saved("JPEG"), "image/jpeg")
    Path("whole.jpg").write_bytes(content)
    Path("changed.jpg").write_bytes(flipped(content))
    Path("made.jpg").write_bytes(signed(saved("JPEG"), "image/jpeg", "trainedAlgorithmicMedia"))
    Path("post.md").write_text("![a quay](whole.jpg)\n\n![a boat](changed.jpg)\n\n![a hill](made.jpg)\n", "utf-8")
    (report,) = Runner(Options(select=("imagery",))).check_paths(["post.md"]).drafts
    found = [(finding.rule, finding.location.line) for finding in active(report)]
    assert found == [("imagery/broken-manifest", 3), ("imagery/generated-image", 5)]


def test_a_manifest_is_only_checked_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is not even imported for the pictures of most drafts."""
    monkeypatch.setattr(verification, "_library", lambda: pytest.fail("imported for nothing"))
    assert picture(saved("JPEG")) == replace(Picture(), format="jpeg", width=640, height=480)
