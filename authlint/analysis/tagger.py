"""The shipped tagger at several times spaCy's speed: the same weights, the same tags.

The model (see lab/pipeline.md) looks at a word by its lower case, prefix, suffix and shape only. So all that the first of
its layers does with a word is worked out once for every word and kept, and where it stands is a matter of three additions:
for the token at place i, ``maxout(L[i-1] + C[i] + R[i+1] + b)``. The two layers behind it are plain products.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.model import Model

    Floats = NDArray[np.float32]

EXPECTED: list[int | str] = ["ORTH", "LOWER", "PREFIX", "SUFFIX", "SHAPE"]
DEPTH = 3
PIECES = 2
LAYER_NORM = 1e-8
"""Added to the variance, as thinc does it."""
ROWS = 1536
"""Tokens that go through at once: more leave the processor's cache and take longer."""
MOST_WORDS = 8_000
"""Words kept, some 30 MB; when there are more it begins anew."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: weights for the window of three tokens, with its bias as one row more, and the scale of its normalisation.

    Its shift is the same for every token, so the layers behind carry it in their own biases.
    """

    weights: Floats
    scale: Floats

    def add(self, sums: Floats, state: Floats) -> None:
        """Add to ``state`` the larger of the two pieces of each unit in ``sums``, normalised."""
        half = sums.shape[1] // PIECES
        units = np.maximum(sums[:, :half], sums[:, half:])
        units -= (units @ np.full(half, 1 / half, dtype=np.float32))[:, None]
        units *= 1 / np.sqrt(np.einsum("ij,ij->i", units, units)[:, None] / half + LAYER_NORM)
        units *= self.scale
        state += units


class Tagger:
    """The tagger of a pipeline; `fits` tells whether a pipeline is built as the shipped one is."""

    def __init__(self, pipeline: Language) -> None:
        embedding, encoding = _model(pipeline, "tok2vec").layers
        self._embed = _named(embedding, "uniqued")[0].layers[0]
        layers = list(zip(_named(encoding, "maxout"), _named(encoding, "layernorm"), strict=True))
        width = layers[0][0].get_dim("nO")
        shift: Floats = np.zeros(width, dtype=np.float32)
        self._layers = []
        for maxout, norm in layers:
            weights, bias = _by_piece(maxout)
            self._layers.append(Layer(np.vstack([weights, bias + np.tile(shift, 3) @ weights]), _parameter(norm, "G")))
            shift = shift + _parameter(norm, "b")
        (softmax,) = _named(_model(pipeline, "tagger"), "softmax")
        self._output: Floats = np.ascontiguousarray(_parameter(softmax, "W").T)
        self._output_bias = _parameter(softmax, "b") + shift @ self._output
        component: Any = pipeline.get_pipe("tagger")
        self._labels: tuple[str, ...] = tuple(component.labels)
        self._width = width
        *window, self._first_bias = np.split(self._layers[0].weights, [width, 2 * width, 3 * width])
        self._first = np.ascontiguousarray(np.hstack(window))
        # Row 0 stands for the gap between two texts. Rows that nothing was written to take no memory yet.
        self._words: Floats = np.zeros((MOST_WORDS + MOST_WORDS // 8, width + self._first.shape[1]), dtype=np.float32)
        # The gap has no word, but the bias all the same.
        part = self._first.shape[1] // 3
        self._centre = slice(width + part, width + 2 * part)
        self._words[0, self._centre] = self._first_bias
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Forget all words; their room stays, so that memory grows once and then no more."""
        self._row_of: dict[int, int] = {}

    def tags(self, stretches: Sequence[tuple[Doc, int, int]]) -> list[tuple[str, ...]]:
        """The fine tags of the tokens ``start`` up to ``end`` of each document."""
        if len(self._row_of) > MOST_WORDS:
            self._begin_anew()
        rows = self._rows(stretches)
        tags: list[tuple[str, ...]] = []
        waiting: list[list[int]] = []
        for stretch in rows:
            waiting.append(stretch)
            if sum(map(len, waiting)) >= ROWS:
                tags += self._together(waiting)
                waiting = []
        return tags + self._together(waiting)

    def _together(self, stretches: Sequence[list[int]]) -> list[tuple[str, ...]]:
        """Tags for stretches that go through in one pass, with a gap before and after each."""
        if not stretches:
            return []
        gap = [0] * DEPTH
        rows = np.array([*gap, *(row for stretch in stretches for row in (*stretch, *gap))])
        best = self._best(rows).tolist()
        found: list[tuple[str, ...]] = []
        at = DEPTH
        for stretch in stretches:
            found.append(tuple(self._labels[label] for label in best[at : at + len(stretch)]))
            at += len(stretch) + DEPTH
        return found

    def _best(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of the best label for each row."""
        width = self._width
        known = self._words[rows]
        state = known[:, :width].copy()
        window = known[:, self._centre]
        window[1:] += known[:-1, width : self._centre.start]
        window[:-1] += known[1:, self._centre.stop :]
        self._layers[0].add(window, state)
        around = np.empty((len(rows), 3 * width + 1), dtype=np.float32)
        around[0, :width] = around[-1, 2 * width : -1] = 0
        around[:, -1] = 1
        for layer in self._layers[1:]:
            around[1:, :width] = state[:-1]
            around[:, width : 2 * width] = state
            around[:-1, 2 * width : -1] = state[1:]
            layer.add(around @ layer.weights, state)
        best: NDArray[np.int64] = (state @ self._output + self._output_bias).argmax(axis=1)
        return best

    def _rows(self, stretches: Sequence[tuple[Doc, int, int]]) -> list[list[int]]:
        """The rows of the words of each stretch; words not seen before are given one, all in one go."""
        known = self._row_of
        documents = {id(document): document for document, _, _ in stretches}
        features_of = {key: document.to_array(EXPECTED) for key, document in documents.items()}
        words = [features_of[id(document)][start:end] for document, start, end in stretches]
        named: list[list[int]] = [each[:, 0].tolist() for each in words]
        fresh: dict[int, NDArray[np.uint64]] = {}
        for features, own in zip(words, named, strict=True):
            if not known.keys() >= set(own):
                fresh |= {word: features[place] for place, word in enumerate(own) if word not in known}
        if fresh:
            self._learn(list(fresh), np.stack(list(fresh.values())))
        return [[known[word] for word in own] for own in named]

    def _learn(self, words: Sequence[int], features: NDArray[np.uint64]) -> None:
        """Work out what the model makes of words by themselves."""
        vectors = self._embed.predict(features)
        first = len(self._row_of) + 1
        needed = first + len(words)
        if needed > len(self._words):
            grown = np.zeros((max(needed, 2 * len(self._words)), self._words.shape[1]), dtype=np.float32)
            grown[: len(self._words)] = self._words
            self._words = grown
        self._words[first:needed, : self._width] = vectors
        self._words[first:needed, self._width :] = vectors @ self._first
        self._words[first:needed, self._centre] += self._first_bias
        self._row_of.update(zip(words, range(first, needed), strict=True))


def fits(pipeline: Language) -> bool:
    """Whether the pipeline has the features, depth and window that this file takes for granted."""
    if "tok2vec" not in pipeline.pipe_names or "tagger" not in pipeline.pipe_names:
        return False
    model = _model(pipeline, "tok2vec")
    columns = [node.attrs.get("columns") for node in _named(model, "extract_features")]
    windows = [node.attrs.get("window_size") for node in _named(model, "expand_window")]
    pieces = [node.get_dim("nP") for node in _named(model, "maxout")]
    return columns == [EXPECTED] and windows == [1] * DEPTH and pieces[1:] == [PIECES] * DEPTH


def _model(pipeline: Language, component: str) -> Model[Any, Any]:
    part: Any = pipeline.get_pipe(component)
    model: Model[Any, Any] = part.model
    return model


def _parameter(node: Model[Any, Any], name: str) -> Floats:
    found: Any = node.get_param(name)
    return np.asarray(found, dtype=np.float32)


def _named(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    """The nodes of a model with this name, in order; a chain's name holds “>>”, a wrapper's what it wraps in brackets."""
    nodes = model.walk(order="dfs_pre")
    return [node for node in nodes if (own := node.name.partition("(")[0]) == name and ">>" not in own]


def _by_piece(maxout: Model[Any, Any]) -> tuple[Floats, Floats]:
    """Weights (inputs × outputs) and bias, all first pieces before all second ones."""
    weights, bias = _parameter(maxout, "W"), _parameter(maxout, "b")
    units, pieces, inputs = weights.shape
    flat = weights.transpose(1, 0, 2).reshape(units * pieces, inputs)
    return np.ascontiguousarray(flat.T), np.ascontiguousarray(bias.T.reshape(-1))
