"""The model behind drift: which words it looks at, how its weights are found, how its scores become percentiles.

Logistic regression with an L2 penalty, both sides weighing alike, every source by the square root of its size, some
weights held at or above zero. Solved by accelerated projected gradients (Beck and Teboulle 2009, "FISTA"; restarts
after O'Donoghue and Candès 2015), so that nothing beyond numpy is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from authlint.language.drift import CLIP, DISTANCE_CLIP, STEPS, polynomial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drift_texts import DriftText, Texts
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PENALTY = 0.2
ROUNDS = 120
LEAST_TEXTS = 20
"""Texts that a value or a term must occur in."""

PAIRS_OF_TAGS = 260
HUMAN_SHARE, GENERATED_VOICES = 0.6, 3
"""A term is used if this share of human voices, and so many generated ones, have it: no topic's word, no author's."""

RARE_SHARE, GENERATED_SHARE = 0.2, 0.6
"""Or if this share of human voices and that share of generated ones have it: words that generators share."""

WEIGHT_OF_COLLECTIONS, WEIGHT_OF_FICTION = 0.7, 0.05
"""Beside a blog's 1: essays, news and stories are another genre; long fiction only says what generators have in common."""

TOPICAL = frozenset(
    "ai gpt llm llms chatbot chatbots covid pandemic coronavirus tweet tweets twitter app apps online internet web website "
    "websites cloud click blog blogs github podcast smartphone smartphones "
    "title site content medium post posts posted published article government organization organizations agency community "
    "public project projects team code data software package packages production memory tool tools user users api server "
    "release released version release health medical food recipe cook water travel trip city hotel dog dogs cat cats pet pets "
    "review reviews product products language programming students teaching training book books".split()
)
"""Words of a year, a site or a subject rather than a style, which documents chosen by us would otherwise teach."""

INVENTED = frozenset(
    "i me my mine myself we us our ours ourselves he she his her him 'm 've 'd was were had did said told asked knew went felt "
    "year years month months week weeks day days ago last morning percent study studies survey report according found "
    "friend friends wife husband mother father boss".split()
)
"""Words of reports and anecdotes, true or invented: they may raise a score, never lower it."""

INVENTED_TAG = re.compile(r"\b(?:CD|NNP|VBD|PRP\$?|``|'')(?:\s|$)")
BANDS = (150, 300, 500, 1000)
LEAST_POSTS = 60
LEAST_IN_COLLECTION = 20
"""Texts of a source of essays, news or stories from which it has a say in the margin."""

LIMIT = 99
"""Percent of the training texts of a band, sources weighing alike, that lie within the limit of distance."""

SLACK = 1.3
"""How far beyond that a draft may lie. Without it 5 of 6 essays by learners whom nobody had seen were not judged, and 1 in 7 generated posts;
with it nearly all are, and no essay and hardly a human post more lies past the 1 % point (see lab/outside.md)."""


@dataclass(frozen=True)
class Model:
    """Names, weights, means and spreads, values first; ``measured`` of the names are values."""

    names: list[str]
    measured: int
    weights: Floats
    means: Floats
    scales: Floats

    def scores(self, table: Floats) -> Floats:
        """The score of each row."""
        return np.clip((table - self.means) / self.scales, -CLIP, CLIP) @ self.weights

    def distances(self, table: Floats) -> Floats:
        """How unlike the training texts each row is."""
        part = slice(0, self.measured)
        standardised = (table[:, part] - self.means[part]) / self.scales[part]
        return np.sqrt(np.nanmean(np.clip(standardised, -DISTANCE_CLIP, DISTANCE_CLIP) ** 2, axis=1))


def choose(found: Texts, training: Sequence[int]) -> tuple[list[str], list[int]]:
    """The values and the terms to use, by counts in the training texts alone."""
    texts = [found.texts[place] for place in training]
    values = Counter(name for text in texts for name in text.values)
    pairs = Counter({name: count for name, count in values.items() if name.startswith("tags ")})
    common = sorted(pairs, key=lambda name: (-pairs[name], name))[:PAIRS_OF_TAGS]
    kept = sorted(name for name, count in values.items() if count >= LEAST_TEXTS and not name.startswith("tags "))
    return kept + sorted(common), _terms(found, texts)


def _terms(found: Texts, texts: Sequence[DriftText]) -> list[int]:
    """Terms that many voices on both sides use."""
    size = len(found.names)
    total = np.zeros(size, np.int32)
    voices: dict[tuple[bool, str], NDArray[np.bool_]] = {}
    for text in texts:
        terms = np.frombuffer(text.terms, np.int32)
        total[terms] += 1
        voices.setdefault((text.human, text.voice), np.zeros(size, bool))[terms] = True
    human = np.sum([seen for (written, _), seen in voices.items() if written], axis=0)
    generated = np.sum([seen for (written, _), seen in voices.items() if not written], axis=0)
    people = sum(written for written, _ in voices)
    plain = (human >= HUMAN_SHARE * people) & (generated >= GENERATED_VOICES)
    shared = (human >= RARE_SHARE * people) & (generated >= GENERATED_SHARE * (len(voices) - people))
    chosen = np.flatnonzero((plain | shared) & (total >= LEAST_TEXTS))
    return sorted((int(n) for n in chosen if not TOPICAL & set(found.names[n].split())), key=lambda n: found.names[n])


def table_of_texts(texts: Sequence[DriftText], values: list[str], terms: list[int], size: int) -> Floats:
    """A row for each text: its values (missing ones not a number), then 1 for each term it has."""
    column = np.full(size, -1, np.int32)
    column[terms] = np.arange(len(terms)) + len(values)
    table = np.zeros((len(texts), len(values) + len(terms)), np.float32)
    for row, text in enumerate(texts):
        # A pair of tags or a mark that a text lacks has the rate 0; only rhythm can be unknown.
        table[row, : len(values)] = [text.values.get(name, 0.0 if " " in name else np.nan) for name in values]
        columns = column[np.frombuffer(text.terms, np.int32)]
        table[row, columns[columns >= 0]] = 1
    return table


def text_weights(texts: Sequence[DriftText]) -> Floats:
    """Each source by the square root of its size, each side one half."""
    counts = Counter(text.sample.source for text in texts)
    raw = np.array([_kind_weight(text) / counts[text.sample.source] ** 0.5 for text in texts])
    human = np.array([text.human for text in texts])
    for side in (human, ~human):
        raw[side] /= 2 * raw[side].sum()
    return raw.astype(np.float32)


def _kind_weight(text: DriftText) -> float:
    if text.blog:
        return 1.0
    return WEIGHT_OF_FICTION if not text.human and "chapter" in text.genre else WEIGHT_OF_COLLECTIONS


def fit(found: Texts, training: Sequence[int]) -> tuple[Model, Floats]:
    """The model of the training texts, and the rows of all texts in its terms."""
    values, terms = choose(found, training)
    table = table_of_texts(found.texts, values, terms, len(found.names))
    texts = [found.texts[place] for place in training]
    rows = table[np.asarray(training)]
    means, scales = np.nanmean(rows, axis=0), np.nanstd(rows, axis=0) + np.float32(1e-4)
    missing = np.isnan(table)
    table[missing] = np.broadcast_to(means, table.shape)[missing]
    names = values + [found.names[term] for term in terms]
    lengths = length_columns(np.array([text.words for text in texts]))
    inputs = np.hstack([np.clip((table[np.asarray(training)] - means) / scales, -CLIP, CLIP), lengths])
    lowest = [_lowest(name, value=place < len(values)) for place, name in enumerate(names)]
    bounds = np.array(lowest + [-np.inf] * lengths.shape[1], np.float32)
    generated = np.array([not text.human for text in texts], np.float32)
    weights = solve(inputs, generated, text_weights(texts), bounds)
    return Model(names, len(values), weights[: len(names)], means, scales), table


def length_columns(words: NDArray[Any]) -> Floats:
    """The length as the model may allow for it in training, and a constant; scores are taken without them."""
    logs = np.log(np.clip(words, 100, 4000))
    columns = [logs, logs**2, np.minimum(logs, 6), np.maximum(logs, 6.8)]
    spread = [(column - column.mean()) / (column.std() + 1e-6) for column in columns]
    return np.stack([*spread, np.ones_like(logs)], axis=1).astype(np.float32)


def _lowest(name: str, *, value: bool) -> float:
    """The least weight a feature may have: what anybody can invent may not lower a score."""
    if value:
        return 0.0 if INVENTED_TAG.search(name) else -np.inf
    return 0.0 if INVENTED & set(name.split()) else -np.inf


def solve(inputs: Floats, target: Floats, weight: Floats, lowest: Floats) -> Floats:
    """The weights that minimise the weighted log loss + PENALTY / 2 × their squares, none below ``lowest``."""
    penalty = np.full(inputs.shape[1], PENALTY, np.float32)
    penalty[-1] = 0
    step = 1 / (_curvature(inputs, weight) + PENALTY)
    now = ahead = np.zeros(inputs.shape[1], np.float32)
    momentum = 1.0
    for _ in range(ROUNDS):
        errors = weight * (1 / (1 + np.exp(-(inputs @ ahead))) - target)
        then = np.maximum(ahead - step * (inputs.T @ errors + penalty * ahead), lowest).astype(np.float32)
        if (ahead - then) @ (then - now) > 0:
            momentum = 1.0
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = (then + np.float32((momentum - 1) / following) * (then - now)).astype(np.float32)
        now, momentum = then, following
    return now


def _curvature(inputs: Floats, weight: Floats) -> float:
    """The greatest curvature of the loss, by power iteration."""
    scaled = np.sqrt(weight)[:, None] * inputs
    direction = np.ones(inputs.shape[1], np.float32)
    size = 1.0
    for _ in range(20):
        direction = scaled.T @ (scaled @ direction)
        size = float(np.linalg.norm(direction))
        direction /= np.float32(size)
    return 0.27 * size


def calibrate(texts: Sequence[DriftText], scores: Floats, distances: Floats) -> dict[str, Any]:
    """Centre, spread, limits and percentiles by genre and band, from scores of texts that the model had not seen."""
    long = np.array([text.connected >= BANDS[0] and text.label != "mixed" for text in texts])
    human = np.array([text.human for text in texts]) & long
    blog = np.array([text.blog for text in texts])
    words = np.array([text.words for text in texts])
    band = np.searchsorted(BANDS, words, side="right") - 1
    source_weights = _by_source(texts)
    limits = [
        SLACK * _weighted_quantile(distances[part], source_weights[part], LIMIT)
        for n in range(len(BANDS))
        for part in [long & (band == n)]
    ]
    centre, spread = _centre_and_spread(words[human & blog], scores[human & blog], source_weights[human & blog])
    standing = np.array(
        [(s - polynomial(centre, w)) / polynomial(spread, w) for s, w in zip(scores, words.tolist(), strict=True)]
    )
    near = distances <= np.array(limits)[np.maximum(band, 0)]
    posts = [_band(texts, standing, human & near & blog & (band == n)) for n in range(len(BANDS))]
    margin = _margin(texts, standing, human & near & ~blog, band, posts)
    return {
        "centre": centre,
        "spread": spread,
        "bands": list(BANDS),
        "limits": [round(limit, 3) for limit in limits],
        "posts": posts,
        "margin": margin,
    }


def _by_source(texts: Sequence[DriftText]) -> NDArray[np.float64]:
    counts = Counter(text.sample.source for text in texts)
    return np.array([counts[text.sample.source] ** -0.5 for text in texts])


def _weighted_quantile(values: Floats, weights: NDArray[np.float64], percent: float) -> float:
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weights[order])
    if not len(total):
        return 0.0
    return float(values[order][min(np.searchsorted(total, percent / 100 * total[-1]), len(order) - 1)])


def _centre_and_spread(
    words: NDArray[Any], scores: Floats, weights: NDArray[np.float64]
) -> tuple[list[float], list[float]]:
    """Least squares of the score on the logarithm of the length and its square; of the deviations on the logarithm."""
    logs = np.log(np.clip(words, 150, 3000))
    basis = np.stack([logs**0, logs, logs**2], axis=1)
    root = np.sqrt(weights)
    centre = np.linalg.lstsq(basis * root[:, None], scores * root, rcond=None)[0]
    deviations = np.abs(scores - basis @ centre)
    spread = np.linalg.lstsq(basis[:, :2] * root[:, None], deviations * root, rcond=None)[0]
    return [round(float(x), 5) for x in centre], [round(float(x), 5) for x in spread]


def _band(texts: Sequence[DriftText], standing: NDArray[Any], part: NDArray[np.bool_]) -> dict[str, Any] | None:
    """The percentiles of posts of one length."""
    places = np.flatnonzero(part)
    if len(places) < LEAST_POSTS:
        return None
    steps = np.percentile(standing[places], list(STEPS))
    sources = len({texts[place].sample.source for place in places})
    return {"percentiles": [round(float(step), 4) for step in steps], "posts": len(places), "sources": sources}


def _margin(
    texts: Sequence[DriftText],
    standing: NDArray[Any],
    part: NDArray[np.bool_],
    band: NDArray[Any],
    posts: Sequence[dict[str, Any] | None],
) -> float:
    """How much further out than posts people's essays, news and stories lie: the worst source decides.

    For each source, the excess over the 1 % point of posts that 2 in 100 of its texts have.
    """
    points = np.array([entry["percentiles"][-1] if entry else np.inf for entry in posts])
    groups: dict[str, list[float]] = {}
    for place in np.flatnonzero(part):
        groups.setdefault(texts[place].sample.source, []).append(standing[place] - points[band[place]])
    worst = [float(np.percentile(excess, 98)) for excess in groups.values() if len(excess) >= LEAST_IN_COLLECTION]
    return round(max([0.0, *worst]), 4)
