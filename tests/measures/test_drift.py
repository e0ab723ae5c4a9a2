"""Drift: abstains where it cannot know, points at true words, and is not talked down by invention."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.drift_features import DriftFeatures
from authlint.analysis.language import DraftLanguage
from authlint.formats import parse
from authlint.language.drift import STEPS, Band, DriftTable, Weight, drift_table, table_of
from authlint.language.drift_words import in_words
from authlint.measures.drift import drift, explain, measured
from authlint.rule import Measurement
from authlint.source import SourceFile

TOOLBOX = Toolbox()
WORN = (
    "In today's fast-paced world, it is crucial to understand the importance of effective planning. By leveraging the right "
    "tools, teams can ensure seamless collaboration and achieve their goals. Additionally, a robust approach helps to "
    "identify potential challenges, making it easier to navigate them. Whether you are a beginner or an expert, these "
    "strategies can significantly enhance your results, providing valuable insights along the way."
)
PLAIN = (
    "The boiler gave out on a Tuesday, which is also when the plumber sleeps. So we wore coats indoors and burned the last "
    "of the apple wood. It wasn't so bad. Kids thought it was camping, and nobody asked about supper until nine, by which "
    "time there was soup of a sort. I'd do it again, but not in January, and not with that kettle."
)
LONG = "\n\n".join([WORN] * 5)
INVENTION = (
    "In 2019, a survey of 4,812 people by Northgate Systems found that 73% agreed.",
    "Last spring my boss Maria Chen told me to try it in Leeds, and I laughed.",
    "We lost $12,400 that week, and my father never let me forget it.",
)


def features(text: str, name: str = "draft.md") -> tuple[DriftFeatures, DraftLanguage]:
    """The views that drift asks for."""
    analysis = Analysis(parse(SourceFile(name, text)), TOOLBOX)
    return analysis.view(DriftFeatures), analysis.view(DraftLanguage)


def of(text: str) -> Measurement:
    """Drift by the shipped table."""
    return drift.function(*features(text))


def table_for(view: DriftFeatures, **changes: Any) -> DriftTable:
    """A made-up table that fits the view: two words and commas weigh, and everything is near."""
    steps = tuple(step / 10 for step in STEPS)
    table = DriftTable(
        pipeline=view.pipeline,
        features=view.computed_with,
        values={"mark ,": Weight(0.5, 7.0, 1.0), "diversity": Weight(-0.5, 0.8, 0.05)},
        terms={"crucial": Weight(1.0, 0.1, 0.3), "make it": Weight(0.4, 0.1, 0.3), "the right": Weight(0.3, 0.2, 0.4)},
        centre=(0.0,),
        spread=(1.0,),
        bands=(150, 300, 500, 1000),
        limits=(9.0, 9.0, 9.0, 9.0),
        posts=(Band(steps, 99, 9),) * 4,
    )
    return replace(table, **changes)


@pytest.fixture(scope="session")
def shipped() -> DriftTable:
    """The table that authlint ships."""
    table = drift_table()
    assert table is not None
    return table


def test_short_drafts_are_not_judged() -> None:
    """Under 150 words there is no number, and the reason says so."""
    view, language = features(WORN)
    measurement = measured(view, language, table_for(view))
    assert measurement.value is None
    assert "fewer than 150 words" in measurement.abstained


def test_lists_are_not_judged() -> None:
    """A recipe is mostly a list, whoever wrote it."""
    view, language = features("\n".join(f"- {sentence}." for sentence in LONG.replace("\n\n", " ").split(". ")))
    assert view.words > 150
    assert view.connected == 0
    assert "in paragraphs" in measured(view, language, table_for(view)).abstained


def test_other_languages_are_not_judged() -> None:
    view, language = features("Der Hund und die Katze sind nicht mit dem Kind auf der Straße, und es ist kalt. " * 20)
    measurement = measured(view, language, table_for(view))
    assert measurement.value is None
    assert "German" in measurement.abstained


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pipeline": "en_other 2.0"}, "en_other 2.0"),
        ({"features": "0"}, "lab/drift.py"),
        ({"limits": (0.01,) * 4}, "unlike the texts"),
        ({"posts": (None,) * 4}, "too few reference posts"),
    ],
)
def test_a_table_that_does_not_fit_makes_it_abstain_aloud(changes: dict[str, Any], reason: str) -> None:
    """Another pipeline, other formulas, an unlike draft, no reference: each is told."""
    view, language = features(LONG)
    measurement = measured(view, language, table_for(view, **changes))
    assert measurement.value is None
    assert reason in measurement.abstained


def test_without_a_table_it_abstains() -> None:
    assert "no table" in measured(*features(LONG), None).abstained


def test_spans_stand_on_the_words_that_pull() -> None:
    """Every span is a term with a positive weight, wherever it stands."""
    view, language = features(LONG)
    measurement = measured(view, language, table_for(view))
    found = [block.text[span.start : span.end].lower() for block, span in measurement.spans]
    assert found == ["crucial", "the right"] * 5
    assert measurement.support == view.words


def test_a_plain_draft_has_the_margin_in_its_favour() -> None:
    """Essays and reports lie further out than posts; a heading tells a post."""
    (plain, language), (post, _) = features(LONG), features(f"# Planning\n\n{LONG}")
    values = [measured(view, language, table_for(view, margin=1.0)).value for view in (plain, post)]
    assert plain.plain
    assert not post.plain
    assert None not in values
    assert values[0] < values[1]


def test_the_same_draft_gives_the_same_number() -> None:
    view, language = features(LONG)
    again, _ = features(LONG)
    assert measured(view, language, table_for(view)) == measured(view, language, table_for(view))
    assert view.values == again.values
    assert view.terms == again.terms


def test_names_and_figures_are_no_terms() -> None:
    """A subject's words stay out, and no pair reaches across them."""
    view, _ = features("Yesterday Maria bought 40 apples from Tesco and ate them. " * 4)
    assert {"bought", "apples", "ate them"} <= view.terms
    assert not {"maria", "tesco", "40", "bought apples", "yesterday maria"} & view.terms


def test_the_explanation_says_what_pulls_and_what_would_pull_back() -> None:
    view, _ = features(LONG)
    told = explain(view, table_for(view))
    assert [entry.feature for entry in told.pulling if entry.term] == ["crucial", "the right"]
    assert told.pulling == tuple(sorted(told.pulling, key=lambda entry: -entry.amount))
    assert all(entry.amount < 0 for entry in told.holding)
    assert told.back[-1] == "other words than ‘crucial’, ‘the right’"


def test_tails_keep_far_and_farther_apart() -> None:
    """Percentiles rise strictly, even beyond the outermost post."""
    band = Band(tuple(step / 10 for step in STEPS), 99, 9)
    values = [band.percentile_of(score / 10) for score in range(-50, 200, 3)]
    assert values == sorted(set(values))
    assert 0 < values[0] < 1
    assert 99 < values[-1] < 100
    assert math.isclose(band.percentile_of(5.05), 50.5)


def test_a_worn_draft_lies_further_out_than_a_plain_one(shipped: DriftTable) -> None:
    """The two kinds of prose this is about, by the shipped weights."""
    worn, plain = (features("\n\n".join([text] * 5))[0] for text in (WORN, PLAIN))
    standing = [shipped.standing(shipped.score(view.values, view.terms), view.words) for view in (worn, plain)]
    assert standing[0] > standing[1] + 1


def test_the_shipped_table_fits_the_shipped_pipeline_and_formulas(shipped: DriftTable) -> None:
    """If this fails, run lab/drift.py again."""
    view, _ = features(LONG)
    assert shipped.pipeline == view.pipeline
    assert shipped.features == view.computed_with


def test_invention_cannot_lower_the_score_by_itself(shipped: DriftTable) -> None:
    """Weights of figures, names, memories and the past tense are never negative."""
    tags = ("CD", "NNP", "VBD", "PRP", "PRP$")
    lowered = [name for name, entry in shipped.values.items() if entry.weight < 0 and set(name.split()[1:]) & set(tags)]
    assert not lowered
    words = {"i", "my", "me", "we", "our", "year", "years", "last", "ago", "was", "had", "told", "said"}
    assert not [term for term, entry in shipped.terms.items() if entry.weight < 0 and set(term.split()) & words]


def test_invented_sentences_hardly_move_a_worn_draft(shipped: DriftTable) -> None:
    """A made-up figure, brand or memory in every paragraph."""
    paragraphs = [f"{WORN} {INVENTION[place % 3]}" for place in range(5)]
    before, after = features(LONG)[0], features("\n\n".join(paragraphs))[0]
    standings = [shipped.standing(shipped.score(view.values, view.terms), view.words) for view in (before, after)]
    assert standings[1] > standings[0] - 0.5


def test_every_measure_has_a_name_for_people(shipped: DriftTable) -> None:
    for name in shipped.values:
        assert in_words(name)


def test_a_table_survives_its_json() -> None:
    data = {
        "pipeline": "p",
        "features": "f",
        "values": {"diversity": [1.0, 2.0, 3.0]},
        "terms": {"so": [0.1, 0.2, 0.3]},
        "centre": [0.0],
        "spread": [1.0],
        "bands": [150],
        "limits": [2.0],
        "posts": [None],
        "margin": 0.5,
    }
    table = table_of(data)
    assert table.values["diversity"] == Weight(1.0, 2.0, 3.0)
    assert table.percentile(0.0, 200) is None
