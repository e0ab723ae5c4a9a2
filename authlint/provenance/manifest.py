"""C2PA manifests: JUMBF boxes (ISO 19566-5) that hold a claim and assertions (C2PA 2.1), read without checking them.

What a manifest says is read here by authlint itself; whether its signature holds, only the extra ``authlint[c2pa]`` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from authlint.provenance.cbor import BrokenCborError, read_cbor
from authlint.provenance.picture import Manifest

DEEPEST = 12
MOST_BOXES = 5_000
HEAD = 8
LONG_HEAD = 16
LABELLED = 0x02
CLAIMS = ("c2pa.claim", "c2pa.claim.v2")
ACTIONS = ("c2pa.actions", "c2pa.actions.v2")
SIGNATURE = "c2pa.signature"
MOST_ACTIONS = 50
LONGEST = 200


class BrokenManifestError(ValueError):
    """Why the boxes cannot be read, in words."""


@dataclass(frozen=True, slots=True)
class Box:
    """One labelled superbox: the labels of the boxes around it and its own, and its content."""

    path: tuple[str, ...]
    kind: bytes
    content: bytes


def read_manifest(store: bytes) -> Manifest | None:
    """What the active (the last) manifest in ``store`` says; None where there is no store at all."""
    if not store:
        return None
    try:
        boxes = list(_boxes(store, (), 0, [0]))
        return _described(boxes)
    except (BrokenManifestError, BrokenCborError) as error:
        return Manifest(standing="broken", detail=str(error))


def _described(boxes: list[Box]) -> Manifest:
    if not boxes or boxes[0].path[:1] != ("c2pa",):
        raise BrokenManifestError("its outermost box is no C2PA store")
    names = [box.path[1] for box in boxes if len(box.path) > 1]
    if not names:
        raise BrokenManifestError("its store is empty")
    active = [box for box in boxes if box.path[1:2] == (names[-1],)]
    claims = [box for box in active if _last(box) in CLAIMS and box.kind == b"cbor"]
    if not claims:
        raise BrokenManifestError("its manifest makes no claim")
    if not any(_last(box) == SIGNATURE for box in active):
        raise BrokenManifestError("its claim is not signed")
    claim = read_cbor(claims[0].content)
    if not isinstance(claim, Mapping):
        raise BrokenManifestError("its claim is no record")
    manifest = Manifest(generator=_generator(claim))
    # What was done to the parts of a picture before tells of the picture too: an edit keeps its ingredients' actions.
    for box in boxes:
        if _last(box) in ACTIONS and box.kind == b"cbor":
            manifest = _with_actions(manifest, read_cbor(box.content))
    return manifest


def _last(box: Box) -> str:
    """The box's own label without the number of one of several of its kind."""
    return box.path[-1].partition("__")[0]


def _generator(claim: Mapping[Any, Any]) -> str:
    """The program that wrote the claim, by either version of the format."""
    info = claim.get("claim_generator_info")
    if isinstance(info, list):
        info = info[0] if info else None
    if isinstance(info, Mapping) and info.get("name"):
        return _short(f"{info['name']} {info.get('version') or ''}")
    return _short(claim.get("claim_generator", ""))


def _with_actions(manifest: Manifest, assertion: Any) -> Manifest:
    actions = assertion.get("actions") if isinstance(assertion, Mapping) else None
    done, types = list(manifest.actions), list(manifest.source_types)
    for action in (actions if isinstance(actions, list) else [])[:MOST_ACTIONS]:
        if not isinstance(action, Mapping):
            continue
        done.append(_short(action.get("action", "")))
        kind = _short(action.get("digitalSourceType", "")).rpartition("/")[2]
        if kind and kind not in types:
            types.append(kind)
    return replace(manifest, actions=tuple(dict.fromkeys(done)), source_types=tuple(types))


def _short(value: object) -> str:
    return " ".join(str(value).split())[:LONGEST] if isinstance(value, str) else ""


def _boxes(content: bytes, path: tuple[str, ...], depth: int, count: list[int]) -> Iterator[Box]:
    """Every content box with the labels of the superboxes around it."""
    if depth > DEEPEST:
        raise BrokenManifestError("its boxes are nested beyond reason")
    at = 0
    while at < len(content):
        count[0] += 1
        if count[0] > MOST_BOXES:
            raise BrokenManifestError("it holds too many boxes")
        start, end, kind = _head(content, at)
        inner = content[start:end]
        if kind == b"jumb":
            label, length = _label(inner)
            yield Box((*path, label), kind, b"")
            yield from _boxes(inner[length:], (*path, label), depth + 1, count)
        elif path:
            yield Box(path, kind, inner)
        else:
            raise BrokenManifestError("its outermost box is no C2PA store")
        at = end


def _head(content: bytes, at: int) -> tuple[int, int, bytes]:
    """Where the content of the box at ``at`` starts and ends, and the box's kind."""
    length = int.from_bytes(content[at : at + 4])
    kind = content[at + 4 : at + HEAD]
    start, end = at + HEAD, at + length
    if length == 1:
        start, end = at + LONG_HEAD, at + int.from_bytes(content[at + HEAD : at + LONG_HEAD])
    elif length == 0:
        end = len(content)
    if end < start or end > len(content):
        raise BrokenManifestError("it ends in the middle of a box")
    return start, end, kind


def _label(superbox: bytes) -> tuple[str, int]:
    """The label in the description that opens a superbox, and the description's length."""
    start, end, kind = _head(superbox, 0)
    if kind != b"jumd" or end - start <= LONG_HEAD:
        raise BrokenManifestError("a box has no description")
    toggles = superbox[start + 16]
    label = superbox[start + 17 : end].partition(b"\0")[0] if toggles & LABELLED else b""
    return label.decode("utf-8", "replace"), end
