"""Train the English pipeline that authlint carries, on the English Web Treebank.

    python -m lab.train_pipeline FOLDER_WITH_TREEBANK

Two runs on one machine give the same weights, as long as one thread does the arithmetic
(``OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1``).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import Adam, Config, fix_random_seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.vocab import Vocab
    from thinc.api import Model

HERE = Path(__file__).resolve().parent
CONFIG = HERE / "pipeline.cfg"
PIPELINE = HERE.parent / "authlint" / "language" / "en" / "pipeline"


# --- the treebank ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the treebank, in the columns of CoNLL-U that the pipeline learns."""

    form: str
    lemma: str = ""
    universal: str = ""
    fine: str = ""
    features: str = ""
    spaced: bool = True
    """Whether a space follows."""
    opens: bool = False
    """Whether it opens a sentence."""


Passage = tuple[Word, ...]
"""Words in a row: a paragraph, or a few sentences of a document."""


def read_treebank(folder: Path, part: str) -> list[list[Passage]]:
    """The documents of one part (train, dev, test), each as its paragraphs.

    A contraction ("don't") is two words in the treebank, as it is two tokens in spaCy. The line
    that spans both says whether a space follows the second; the words between are joined.
    """
    (path,) = folder.glob(f"*-{part}.conllu.gz")
    documents: list[list[list[Word]]] = []
    opens, inside, last, last_spaced = True, False, "", True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc"):
                documents.append([[]])
            elif line.startswith("# newpar") and documents[-1][-1]:
                documents[-1].append([])
            elif line.startswith("# sent_id"):
                opens = True
            elif len(columns) == 10 and columns[0].isdigit():
                spaced = "SpaceAfter=No" not in columns[9]
                if inside:
                    inside = columns[0] != last
                    spaced = last_spaced and not inside
                documents[-1][-1].append(_word(columns, spaced=spaced, opens=opens))
                opens = False
            elif len(columns) == 10 and "-" in columns[0]:
                inside, last = True, columns[0].partition("-")[2]
                last_spaced = "SpaceAfter=No" not in columns[9]
    return [[tuple(paragraph) for paragraph in document] for document in documents]


def _word(columns: Sequence[str], *, spaced: bool, opens: bool) -> Word:
    features = "" if columns[5] == "_" else columns[5]
    return Word(columns[1], columns[2], columns[3], columns[4], features, spaced, opens)


def without_features(words: Passage, left_out: frozenset[str]) -> Passage:
    """The words without the features ("Typo") or values ("Degree=Pos") that the pipeline does not learn."""

    def kept(feature: str) -> bool:
        return feature not in left_out and feature.partition("=")[0] not in left_out

    return tuple(replace(word, features="|".join(filter(kept, word.features.split("|")))) for word in words)


def sentence_groups(words: Passage, size: int) -> list[Passage]:
    """The words in groups of at most this many sentences."""
    starts = [i for i, word in enumerate(words) if word.opens]
    cuts = [*starts[::size], len(words)]
    return [words[start:end] for start, end in pairwise(cuts)]


def written(words: Passage) -> str:
    """The words as they stood on the page."""
    return "".join(word.form + " " * word.spaced for word in words).rstrip(" ")


# --- variants: the same sentences as other people would have typed them ---------------------

_CURLY = {"``": "“", "''": "”"}
_PLAIN_QUOTE = re.compile(r"^(''|``|\"|'|`)$")


def curly(words: Passage) -> Passage:
    """The same words with typographic quotation marks, apostrophes and dots, as editors set them."""

    def form(word: Word) -> str:
        if word.fine in _CURLY and _PLAIN_QUOTE.match(word.form):
            return _CURLY[word.fine]
        return word.form.replace("'", "’").replace("...", "…")

    return tuple(replace(word, form=form(word)) for word in words)


def lower_case(words: Passage) -> Passage:
    """The same words as people type who do not look for the shift key."""
    return tuple(replace(word, form=word.form.lower()) for word in words)


def upper_case(words: Passage) -> Passage:
    """The same words, shouted."""
    return tuple(replace(word, form=word.form.upper()) for word in words)


def dashes(words: Passage) -> Passage:
    """The same words with a real dash for two or three hyphens."""
    return tuple(replace(word, form="—") if word.form in {"--", "---"} else word for word in words)


VARIANTS: tuple[tuple[Callable[[Passage], Passage], float], ...] = (
    (curly, 0.25),
    (dashes, 0.3),
    (lower_case, 0.03),
    (upper_case, 0.01),
)
"""Each variant with the share of passages that get it in one pass over the treebank."""

WRAPPED = 0.1
"""Share of the passages read as text whose lines are wrapped, as Markdown drafts are."""


def varied(words: Passage, dice: random.Random) -> Passage:
    """The passage with whichever variants the dice choose."""
    for variant, share in VARIANTS:
        if dice.random() < share:
            words = variant(words)
    return words


# --- examples: from words to what spaCy learns from -----------------------------------------


def as_given(vocab: Vocab, words: Passage) -> Doc:
    """A doc with the treebank's own tokens."""
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.spaced for word in words],
        tags=[word.fine for word in words],
        pos=[word.universal for word in words],
        morphs=[word.features for word in words],
        sent_starts=[word.opens for word in words],
    )


def as_read(nlp: Language, words: Passage, text: str) -> Doc:
    """A doc with spaCy's tokens, each with the annotation of the word that ends where it ends.

    The first parts of a word that spaCy splits and the treebank does not ("e-mail") stay
    without annotation, but a hyphen is one anywhere; so do tokens that straddle two words.
    """
    tokens = nlp.make_doc(text)
    ends: dict[int, tuple[int, Word]] = {}
    place = 0
    for word in words:
        ends[place + len(word.form)] = (place, word)
        place += len(word.form) + word.spaced
    starts = {start for start, word in ends.values() if word.opens}
    annotation = [_annotation(token.text, token.idx, ends) for token in tokens]
    return Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        tags=[word.fine for word in annotation],
        pos=[word.universal for word in annotation],
        morphs=[word.features for word in annotation],
        sent_starts=[token.idx in starts for token in tokens],
    )


def _annotation(text: str, start: int, ends: dict[int, tuple[int, Word]]) -> Word:
    if text.isspace():
        return Word(text, universal="SPACE", fine="_SP")
    word_start, word = ends.get(start + len(text), (start + 1, Word("")))
    if start >= word_start:
        return word
    return Word(text, universal="PUNCT", fine="HYPH") if text == "-" else Word(text)


def wrapped(text: str, dice: random.Random) -> str:
    """The text with a line break for some of its spaces; as many characters as before."""
    return re.sub(" ", lambda _: "\n" if dice.random() < 0.08 else " ", text)


def example(nlp: Language, words: Passage, dice: random.Random) -> Example:
    """One passage as an example, tokenised by the treebank or by spaCy as the dice fall."""
    words = varied(words, dice)
    if dice.random() < 0.5:
        gold = as_given(nlp.vocab, words)
    else:
        text = written(words)
        gold = as_read(nlp, words, wrapped(text, dice) if dice.random() < WRAPPED else text)
    plain = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    return Example(plain, gold)


def one_pass(nlp: Language, documents: Iterable[list[Passage]], dice: random.Random) -> list[Example]:
    """The treebank once, shuffled: paragraphs, or with equal chance ten sentences of a document on end."""
    passages: list[Passage] = []
    for paragraphs in documents:
        if dice.random() < 0.5:
            groups = [group for paragraph in paragraphs for group in sentence_groups(paragraph, 10)]
        else:
            groups = sentence_groups(tuple(word for paragraph in paragraphs for word in paragraph), 10)
        passages.extend(groups)
    dice.shuffle(passages)
    return [example(nlp, passage, dice) for passage in passages]


# --- how well it does -----------------------------------------------------------------------


def tagged(nlp: Language, passages: Sequence[Passage]) -> list[Doc]:
    """The passages with the treebank's tokens and the pipeline's annotation."""
    docs = (Doc(nlp.vocab, [word.form for word in words], [word.spaced for word in words]) for words in passages)
    return list(nlp.pipe(docs))


def tag_accuracy(nlp: Language, passages: Sequence[Passage]) -> dict[str, float]:
    """Shares of the treebank's words with the right fine tag, universal tag and lemma."""
    pairs = [
        (word, token)
        for words, doc in zip(passages, tagged(nlp, passages), strict=True)
        for word, token in zip(words, doc, strict=True)
    ]
    return {
        "fine": sum(token.tag_ == word.fine for word, token in pairs) / len(pairs),
        "universal": sum(token.pos_ == word.universal for word, token in pairs) / len(pairs),
        "lemma": sum(token.lemma_ == word.lemma for word, token in pairs) / len(pairs),
    }


def gold_sentences(words: Passage) -> set[tuple[int, int]]:
    """The sentences as first and last place in the written text."""
    spans: list[tuple[int, int]] = []
    place = 0
    for word in words:
        end = place + len(word.form)
        start = place if word.opens or not spans else spans.pop()[0]
        spans.append((start, end))
        place = end + word.spaced
    return set(spans)


def found_sentences(doc: Doc) -> set[tuple[int, int]]:
    """The sentences of a doc as first and last place, without white space around them."""
    spans = set()
    for sentence in doc.sents:
        if text := sentence.text.strip():
            start = sentence.start_char + sentence.text.index(text)
            spans.add((start, start + len(text)))
    return spans


def sentence_score(nlp: Language, passages: Sequence[Passage]) -> float:
    """F1 of whole sentences in raw text: both ends have to be right."""
    gold = [gold_sentences(words) for words in passages]
    found = [found_sentences(doc) for doc in nlp.pipe(written(words) for words in passages)]
    right = sum(len(a & b) for a, b in zip(gold, found, strict=True))
    return 2 * right / (sum(map(len, gold)) + sum(map(len, found)))


def told(nlp: Language, documents: list[list[Passage]]) -> str:
    """One line on how well the pipeline does on these documents."""
    paragraphs = [paragraph for document in documents for paragraph in document]
    joined = [tuple(word for paragraph in document for word in paragraph) for document in documents]
    share = tag_accuracy(nlp, paragraphs)
    sentences = sentence_score(nlp, paragraphs), sentence_score(nlp, joined)
    return (
        f"fine {share['fine']:.2%} universal {share['universal']:.2%} sentences {sentences[0]:.2%} {sentences[1]:.2%}"
    )


# --- training -------------------------------------------------------------------------------


def hide_rare_words(nlp: Language, counts: Counter[str], rare: float, seed: int) -> Callable[[], None]:
    """While training, give rare words an identity nobody else has; returns how to stop.

    An unseen word falls on arbitrary rows of the hash table. Unless training shows the network
    such rows, it learns to trust them; the words hidden here teach it when to look at affixes.
    """
    features: Model[Any, Any] = nlp.get_pipe("tok2vec").model.get_ref("embed").layers[0]  # type: ignore[attr-defined]
    extract = features._func  # noqa: SLF001 — thinc has no public way to wrap a layer in place
    chance = {nlp.vocab.strings[word]: rare / (rare + count) for word, count in counts.items()}
    generator = np.random.default_rng(seed)

    def hide(model: Model[Any, Any], docs: Any, is_train: bool) -> Any:
        arrays, backprop = extract(model, docs, is_train)
        if is_train:
            for array in arrays:
                odds = np.fromiter((chance.get(int(lower), 1.0) for lower in array[:, 1]), "f", len(array))
                hidden = generator.random(len(array)) < odds
                array[hidden, :2] = generator.integers(1, 2**62, (int(hidden.sum()), 1), dtype="uint64")
        return arrays, backprop

    features._func = hide  # noqa: SLF001

    def stop() -> None:
        features._func = extract  # noqa: SLF001

    return stop


def rates(peak: float, warmup: int, total: int) -> Iterator[float]:
    """Learning rates for a run of this many steps: up to the peak, then evenly down to nothing."""
    for step in range(total):
        yield peak * min((step + 1) / warmup, (total - step) / (total - warmup))


def new_pipeline(config: Config) -> Language:
    """The untrained pipeline of the configuration."""
    return spacy.util.load_model_from_config(
        Config({key: value for key, value in config.items() if key not in {"training", "variables"}}), auto_fill=True
    )


def everything(nlp: Language, documents: list[list[Passage]]) -> list[Example]:
    """Every paragraph as it stands, and one line break: what the labels are collected from."""
    golds = [as_given(nlp.vocab, passage) for paragraphs in documents for passage in paragraphs]
    golds.append(Doc(nlp.vocab, words=["a", "\n"], tags=["DT", "_SP"], pos=["DET", "SPACE"], sent_starts=[True, False]))
    return [Example(Doc(nlp.vocab, words=[token.text for token in gold]), gold) for gold in golds]


def batches(
    nlp: Language, documents: list[list[Passage]], settings: dict[str, Any], dice: random.Random
) -> Iterator[list[Example]]:
    """Batches of whole passages, without end; each pass over the treebank varies it afresh."""
    while True:
        yield from minibatch_by_words(one_pass(nlp, documents, dice), size=settings["batch_words"], tolerance=0.1)


def train(
    nlp: Language, documents: list[list[Passage]], settings: dict[str, Any], check: Callable[[Language], str]
) -> dict[Any, Any]:
    """Train in place; returns the weights averaged over the run, for Language.use_params."""
    seed: int = settings["seed"]
    dice = random.Random(seed)  # noqa: S311 — a reproducible shuffle
    words = sum(len(paragraph) for paragraphs in documents for paragraph in paragraphs)
    counts = Counter(word.form.lower() for paragraphs in documents for paragraph in paragraphs for word in paragraph)
    nlp.initialize(lambda: everything(nlp, documents))
    stop = hide_rare_words(nlp, counts, settings["rare"], seed)
    optimizer = Adam(0.001, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    total = settings["epochs"] * words // settings["batch_words"]
    schedule = rates(settings["learn_rate"], settings["warmup_steps"], total)
    losses: dict[str, float] = {}
    for step, (rate, batch) in enumerate(zip(schedule, batches(nlp, documents, settings, dice), strict=False), start=1):
        optimizer.learn_rate = rate
        nlp.update(batch, sgd=optimizer, drop=settings["dropout"], losses=losses)
        if step % 1000 == 0 or step == total:
            with nlp.use_params(optimizer.averages):
                averaged = check(nlp)
            rounded = {name: round(loss) for name, loss in losses.items()}
            print(f"step {step} of {total}: {rounded}\n  averaged {averaged}\n  as it is {check(nlp)}", flush=True)
            losses.clear()
    stop()
    return dict(optimizer.averages)


# --- lemmas ---------------------------------------------------------------------------------

LONGEST_SUFFIX = 6
"""Letters of the longest ending a lemma rule may look at."""

Rules = dict[str, list[tuple[str, str]]]
"""Ending and what replaces it, by universal tag; the first that fits wins."""

Exceptions = dict[str, dict[str, list[str]]]
"""Lemma of a word in lower case, by universal tag."""


def lemma_tables(vocab: Vocab, documents: list[list[Passage]]) -> tuple[Rules, Exceptions]:
    """What spaCy's rule lemmatizer needs to give every word of the treebank its usual lemma.

    Names have exceptions only: a rule would take their capitals away.
    """
    lemmatizer: Any = spacy.blank("en", vocab=vocab).add_pipe("lemmatizer", config={"mode": "rule"})
    forms: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for passage in (paragraph for paragraphs in documents for paragraph in paragraphs):
        for word, token in zip(passage, as_given(vocab, passage), strict=True):
            if not lemmatizer.is_base_form(token):
                forms[word.universal.lower()][word.form.lower()][word.lemma] += 1
    rules: Rules = {}
    exceptions: Exceptions = {}
    for tag, lemmas in sorted(forms.items()):
        usual = {form: counted.most_common(1)[0][0] for form, counted in sorted(lemmas.items())}
        rules[tag] = [] if tag == "propn" else suffix_rules(usual)
        exceptions[tag] = {form: [lemma] for form, lemma in usual.items() if by_rule(form, rules[tag]) != lemma}
    return rules, exceptions


def suffix_rules(lemmas: dict[str, str]) -> list[tuple[str, str]]:
    """Endings and their replacements, longest first, that turn most of these words into their lemmas.

    A longer ending is kept only where at least two words want it and a shorter one would be
    wrong. The last rule leaves the word as it is, in lower case.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in lemmas.items():
        if not (form.isalpha() and lemma.islower()):
            continue
        shared = shared_start(form, lemma)
        for start in range(max(1, len(form) - LONGEST_SUFFIX), min(shared + 1, len(form))):
            seen[form[start:]][lemma[start:]] += 1
    rules: dict[str, str] = {"": ""}
    for suffix in sorted(seen, key=lambda text: (len(text), text)):
        replacement, count = seen[suffix].most_common(1)[0]
        shorter = next(suffix[i:] for i in range(1, len(suffix) + 1) if suffix[i:] in rules)
        inherited = suffix[: len(suffix) - len(shorter)] + rules[shorter]
        if count >= 2 and count * 2 >= seen[suffix].total() and replacement != inherited:
            rules[suffix] = replacement
    return sorted(rules.items(), key=lambda rule: (-len(rule[0]), rule[0]))


def shared_start(form: str, lemma: str) -> int:
    """Letters that both words begin with."""
    pairs = enumerate(zip(form, lemma, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(form), len(lemma)))


def by_rule(form: str, rules: list[tuple[str, str]]) -> str:
    """What the first fitting rule makes of the word; spaCy puts results that are not all letters first."""
    results = [form[: len(form) - len(suffix)] + new for suffix, new in rules if form.endswith(suffix)]
    results = [result for result in results if result]
    return next((result for result in results if not result.isalpha()), next(iter(results), form))


def add_lemmatizer(nlp: Language, documents: list[list[Passage]]) -> None:
    """Add the rule lemmatizer that spaCy has, with tables from the treebank."""
    rules, exceptions = lemma_tables(nlp.vocab, documents)
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.lookups.add_table("lemma_rules", rules)
    lemmatizer.lookups.add_table("lemma_exc", exceptions)
    lemmatizer.lookups.add_table("lemma_index", {})


# --- writing --------------------------------------------------------------------------------

ATTRIBUTION = """\
# Where this pipeline comes from

The weights, labels and lemma tables in this folder were computed by `lab/train_pipeline.py` from the
[Universal Dependencies English Web Treebank](https://github.com/UniversalDependencies/UD_English-EWT), release 2.15,
and are shared under the treebank's own licence, the Creative Commons Attribution-ShareAlike 4.0 International
licence (CC BY-SA 4.0, in `LICENSE` beside this file). The rest of authlint has its own licence.

The treebank's annotations are © The Board of Trustees of The Leland Stanford Junior University. Its texts were
collected for the English Web Treebank (LDC2012T13) and may be © Google Inc., Yahoo! Inc., the Trustees of the
University of Pennsylvania or other original authors.

Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John Bauer and
Christopher D. Manning: A Gold Standard Dependency Corpus for English. Proceedings of LREC 2014.

Changes: a neural network was trained on the annotations, and tables of word endings and lemmas were derived from
them. No running text is included.
"""


def write(nlp: Language, folder: Path, licence: Path) -> None:
    """Write the pipeline without what a reader can do without, and say whose work it rests on."""
    shutil.rmtree(folder, ignore_errors=True)
    nlp.meta.update(
        name="authlint_web",
        version="1.0.0",
        # As wide as the package's own bounds: outside them spaCy warns at every load.
        spacy_version=">=3.8.7,<4.0.0",
        description="Tags, features, lemmas and sentences for English prose.",
        license="CC BY-SA 4.0",
        url="https://github.com/UniversalDependencies/UD_English-EWT",
        sources=[{"name": "UD English Web Treebank 2.15", "license": "CC BY-SA 4.0"}],
    )
    nlp.to_disk(folder)
    # Tags are looked up by name; every other string the components need, they add themselves.
    tags = nlp.get_pipe("tagger").labels  # type: ignore[attr-defined]
    (folder / "vocab" / "strings.json").write_text(json.dumps(sorted(tags)) + "\n", encoding="utf-8")
    (folder / "ATTRIBUTION.md").write_text(ATTRIBUTION, encoding="utf-8")
    shutil.copyfile(licence, folder / "LICENSE")


def main() -> None:
    """Train and write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="folder with en_ewt-ud-{train,dev,test}.conllu.gz")
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--output", type=Path, default=PIPELINE)
    arguments = parser.parse_args()
    config = Config().from_disk(arguments.config)
    settings = config["training"]
    fix_random_seed(settings["seed"])
    left_out = frozenset(settings["features_left_out"])
    documents = [
        [without_features(paragraph, left_out) for paragraph in paragraphs]
        for part in settings["parts"]
        for paragraphs in read_treebank(arguments.treebank, part)
    ]
    development = read_treebank(arguments.treebank, "dev")
    nlp = new_pipeline(config)
    averages = train(nlp, documents, settings, lambda model: told(model, development))
    add_lemmatizer(nlp, documents)
    with nlp.use_params(averages):
        write(nlp, arguments.output, arguments.treebank / "LICENSE.txt")


if __name__ == "__main__":
    main()
