"""How much two texts share, told from small sketches of them.

A text is the set of its runs of three words, each hashed to 32 bits. A sketch keeps the lowest hashes, which are a sample of
the set that is drawn in the same way from every text; where a text has no more than the sketch holds, it is the whole set.
(A. Broder, On the resemblance and containment of documents, 1997.)

numpy is at hand because spaCy needs it; `datasketch` would bring SciPy along for what is a screen of code here.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 3
"""Words in a run: two are shared by chance too often, and with four an edit hides too much of what surrounds it."""

NEIGHBOURS = 12
"""Texts behind each in the list of a hash that it is paired with: what a thousand texts share costs no million pairs."""

# Odd numbers without a pattern in their bits, as multiplicative hashes want them.
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
MIXER = 0xD6E8FEB86659FD93


def runs(words: Sequence[str]) -> NDArray[Any]:
    """The hashes of all runs of `RUN` words, repeated ones too. They are the same on every machine and in every run."""
    import numpy as np  # noqa: PLC0415  # a run that compares nothing needs no numpy

    length = len(words) - RUN + 1
    if length <= 0:
        return np.empty(0, np.uint32)
    single = np.fromiter((crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint64, len(words))
    mixed = np.zeros(length, np.uint64)
    for place, factor in enumerate(FACTORS):
        mixed += single[place : place + length] * np.uint64(factor)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(MIXER)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def sketch(hashes: Sequence[NDArray[Any]], size: int) -> str:
    """The ``size`` lowest of the hashes, as text."""
    import numpy as np  # noqa: PLC0415  # as above

    if not hashes:
        return ""
    lowest = np.unique(np.concatenate(hashes))[:size]
    return b64encode(lowest.astype("<u4").tobytes()).decode("ascii")


def read(text: str) -> NDArray[Any]:
    """The hashes of a sketch, rising."""
    import numpy as np  # noqa: PLC0415  # as above

    return np.frombuffer(b64decode(text), "<u4")


def resemblance(one: NDArray[Any], other: NDArray[Any], size: int) -> float:
    """The share of all runs of either text that both have (Jaccard), from sketches of ``size`` hashes."""
    import numpy as np  # noqa: PLC0415  # as above

    limit = min((int(hashes[-1]) for hashes in (one, other) if len(hashes) >= size), default=0xFFFFFFFF)
    one, other = (hashes[: int(np.searchsorted(hashes, limit, "right"))] for hashes in (one, other))
    both = len(np.intersect1d(one, other, assume_unique=True))
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def shared(found: float) -> float:
    """The share of a text's runs that stand in the other too, for two texts of like length (Dice), from a resemblance."""
    return 2 * found / (1 + found)


def alike(texts: Sequence[NDArray[Any]], size: int, least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts whose `shared` is at least ``least``, with it, in order.

    The time grows with the texts and with what they share, not with the square of their number: each text is paired with
    its `NEIGHBOURS` in the list of each of its hashes, and only pairs that meet often are compared.
    """
    import numpy as np  # noqa: PLC0415  # as above

    if len(texts) < 2:  # noqa: PLR2004  # a pair
        return
    lengths = np.array([len(text) for text in texts])
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    hashes = np.concatenate(texts)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    met = []
    for step in range(1, NEIGHBOURS + 1):
        same = np.flatnonzero(hashes[step:] == hashes[:-step])
        met.append(owners[same] * len(texts) + owners[same + step])
    codes, counts = np.unique(np.concatenate(met), return_counts=True)
    first, second = codes // len(texts), codes % len(texts)
    # In a sketch of n hashes a pair that shares the share s meets some n·s/2 times; a third of that leaves room for chance.
    enough = counts >= np.maximum(1, np.minimum(lengths[first], lengths[second]) * least / 6)
    for one, other in zip(first[enough].tolist(), second[enough].tolist(), strict=True):
        found = shared(resemblance(texts[one], texts[other], size))
        if found >= least:
            yield one, other, found
