"""IPTC-IIM records in a Photoshop segment: who is to be credited (IPTC-NAA IIM 4.2)."""

from __future__ import annotations

import struct

from authlint.provenance.picture import Statement

PHOTOSHOP = b"Photoshop 3.0\0"
RESOURCE = b"8BIM"
IIM = 0x0404
MOST_RECORDS = 500
LONGEST = 300

FIELDS = {
    80: "IPTC By-line",
    110: "IPTC Credit",
    115: "IPTC Source",
    116: "IPTC Copyright Notice",
}
PROGRAM = 65
SHORT_RECORD = 5


def records(segment: bytes) -> bytes:
    """The IIM records in a Photoshop segment, or nothing."""
    at = len(PHOTOSHOP)
    for _ in range(MOST_RECORDS):
        if segment[at : at + 4] != RESOURCE or at + 7 > len(segment):
            return b""
        kind = int.from_bytes(segment[at + 4 : at + 6])
        name = segment[at + 6] + 1
        at += 6 + name + name % 2
        size = int.from_bytes(segment[at : at + 4])
        at += 4
        if kind == IIM:
            return segment[at : at + size]
        at += size + size % 2
    return b""


def credits_and_program(content: bytes) -> tuple[tuple[Statement, ...], str]:
    """Whom the records credit, and the program they name."""
    found: list[Statement] = []
    program = ""
    at = 0
    for _ in range(MOST_RECORDS):
        if content[at : at + 1] != b"\x1c" or at + SHORT_RECORD > len(content):
            break
        record, dataset, size = struct.unpack_from(">BBH", content, at + 1)
        words = content[at + SHORT_RECORD : at + SHORT_RECORD + min(size, LONGEST)].decode("utf-8", "replace").strip()
        at += SHORT_RECORD + size
        if record == 2 and dataset in FIELDS and words:  # noqa: PLR2004  # the record of descriptions
            found.append(Statement(FIELDS[dataset], words))
        elif record == 2 and dataset == PROGRAM:  # noqa: PLR2004  # as above
            program = words
    return tuple(found), program
