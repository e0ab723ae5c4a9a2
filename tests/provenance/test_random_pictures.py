"""Pictures damaged at random: reading one never raises, and what it says stays what text can hold."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from pictures import exif, files, saved

from authlint.provenance.picture import Picture
from authlint.provenance.reading import read_picture

TRIES = 150
WHOLE = {
    **files(),
    "camera.webp": saved("WEBP", (32, 32), exif=exif(located=True)),
    "camera.avif": saved("AVIF", (32, 32), exif=exif(located=True)),
    "camera.tiff": saved("TIFF", (8, 8), exif=exif()),
    "comment.gif": saved("GIF", (32, 32), comment=b"quay"),
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, taken out, doubled or cut off, most of them in the head where metadata stand."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = int(len(found) * chance.random() ** 3)
        way = chance.randrange(5)
        if way == 0 and found:
            found[min(at, len(found) - 1)] = chance.choice([0, 1, 255, chance.randrange(256)])
        elif way == 1:
            del found[at : at + chance.randint(1, 40)]
        elif way == 2:
            found[at:at] = found[at : at + chance.randint(1, 40)]
        elif way == 3:
            found[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\0\0\0\1"])
        elif chance.random() < 0.3:
            del found[at:]
    return bytes(found)


@pytest.mark.parametrize("name", WHOLE)
def test_damage_never_raises(name: str) -> None:
    chance = random.Random(name)  # noqa: S311  # the same damage in every run
    for _ in range(TRIES):
        picture = read_picture(BytesIO(damaged(WHOLE[name], chance)))
        assert isinstance(picture, Picture)
        assert repr(picture).encode("utf-8")


@pytest.mark.parametrize("name", WHOLE)
def test_every_way_to_cut_it_off(name: str) -> None:
    """Wherever the file ends, it is told or was not needed."""
    whole = read_picture(BytesIO(WHOLE[name]))
    for length in range(min(len(WHOLE[name]), 1_500)):
        picture = read_picture(BytesIO(WHOLE[name][:length]))
        assert picture.fault or picture.format == whole.format
