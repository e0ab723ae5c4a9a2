"""Text written in characters that no reader sees, and what it says.

Three ways are in use: tags, which shadow the ASCII letters; variation selectors, of which there are as many as a byte has
values; and two or more zero-width characters that stand for the bits of bytes.
"""

from __future__ import annotations

from itertools import permutations

SHORTEST = 3
"""Characters; fewer may be chance."""

BITS_PER_BYTE = 8
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")


def hidden_message(run: str) -> str:
    """What a run of hidden characters says; empty where it says nothing that could be read."""
    tags = "".join(chr(ord(character) - 0xE0000) for character in run if "\U000e0020" <= character <= "\U000e007e")
    selectors = bytes(_selector_value(character) for character in run if _is_selector(character))
    if tags:
        # Nobody comes by a tag by chance.
        return tags
    for text in (_text(selectors), _from_bits([character for character in run if character in ZERO_WIDTH])):
        if len(text) >= SHORTEST:
            return text
    return ""


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _selector_value(character: str) -> int:
    return ord(character) - (0xFE00 if character <= "\ufe0f" else 0xE0100 - 16)


def _from_bits(characters: list[str]) -> str:
    """The text of zero-width bits, whichever of the two stands for nought; a third kind only parts the bytes."""
    kinds = sorted(set(characters))
    if len(characters) < SHORTEST * (BITS_PER_BYTE - 1) or not 2 <= len(kinds) <= 3:  # noqa: PLR2004  # two digits and a mark between
        return ""
    for nought, one in permutations(kinds, 2):
        digits = "".join("0" if each == nought else "1" for each in characters if each in {nought, one})
        whole = [digits[place : place + BITS_PER_BYTE] for place in range(0, len(digits), BITS_PER_BYTE)]
        if len(whole[-1]) == BITS_PER_BYTE and (text := _text(bytes(int(bits, 2) for bits in whole))):
            return text
    return ""


def _text(data: bytes) -> str:
    """The bytes as text a person could read, otherwise nothing."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""
