"""Whether the signature of a C2PA manifest holds: with the extra ``authlint[c2pa]``, and never with a network."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import BinaryIO

    from authlint.provenance.picture import Picture, Standing

MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "gif": "image/gif",
    "avif": "image/avif",
    "heic": "image/heic",
    "tiff": "image/tiff",
    "svg": "image/svg+xml",
}
LARGEST = 100 << 20
"""Bytes of a file whose hashes are computed: the whole of it has to be read."""

OFFLINE = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_after_reading": True},
    "core": {"allowed_network_hosts": []},
}
"""The library fetches addresses that it finds inside a picture unless it is told not to."""

STANDINGS: dict[str, Standing] = {"Valid": "valid", "Trusted": "trusted", "Invalid": "tampered"}
NOT_TRUST = ("signingCredential.untrusted",)
"""Failures that only say that nobody vouches for the signer."""

LONGEST = 300


def is_available() -> bool:
    """Whether the extra is installed."""
    return _library() is not None


@cache
def _library() -> Any:
    try:
        import c2pa  # noqa: PLC0415  # large, and few pictures carry a manifest
    except (ImportError, OSError):
        return None
    return c2pa


def checked(picture: Picture, stream: BinaryIO, anchors: str = "") -> Picture:
    """``picture`` with its manifest checked against the file's bytes, if there is one and the extra is installed.

    ``anchors`` are the certificates, as PEM, of those who vouch for signers.
    """
    manifest = picture.manifest
    if manifest is None or manifest.standing != "unchecked" or picture.format not in MEDIA_TYPES:
        return picture
    library = _library()
    if library is None or stream.seek(0, 2) > LARGEST:
        return picture
    stream.seek(0)
    standing, detail = _standing(library, MEDIA_TYPES[picture.format], stream, anchors)
    return replace(picture, manifest=replace(manifest, standing=standing, detail=detail))


def _standing(library: Any, media_type: str, stream: BinaryIO, anchors: str) -> tuple[Standing, str]:
    try:
        trust = {"trust": {"user_anchors": anchors}} if anchors else {}
        settings = library.Settings.from_dict({**OFFLINE, **trust})
        with (
            library.Context(settings=settings) as context,
            library.Reader(media_type, stream, context=context) as reader,
        ):
            record = json.loads(reader.json())
            state = reader.get_validation_state()
    except library.C2paError as error:
        return "broken", " ".join(str(error).split())[:LONGEST]
    if state in STANDINGS:
        return STANDINGS[state], _failures(record) if state == "Invalid" else ""
    return "unchecked", ""


def _failures(record: dict[str, Any]) -> str:
    """What the library holds against the manifest, in its own words."""
    entries = record.get("validation_status") or []
    words = [
        str(entry.get("explanation") or entry.get("code"))
        for entry in entries
        if isinstance(entry, dict) and entry.get("code") not in NOT_TRUST
    ]
    return " ".join("; ".join(dict.fromkeys(words)).split())[:LONGEST]
