"""How much of a draft says the same words again."""

from __future__ import annotations

from authlint.analysis.repetitions import Openings, Repetitions
from authlint.rule import Measurement, measure

LEAST_RUNS = 150
LEAST_SENTENCES = 12


@measure("repeated-runs", unit="share")
def repeated_runs(repetitions: Repetitions) -> Measurement:
    """The share of runs of five words that stand in the draft more than once, 0 to 1."""
    if repetitions.runs < LEAST_RUNS:
        return Measurement(None, repetitions.runs, abstained=f"fewer than {LEAST_RUNS} runs of five words")
    places = tuple(place for repetition in repetitions.repeated[:5] for place in repetition.places)
    return Measurement(repetitions.repeated_runs / repetitions.runs, repetitions.runs, places)


@measure("repeated-openings", unit="share")
def repeated_openings(openings: Openings) -> Measurement:
    """The share of sentences whose first two words open another sentence too, 0 to 1."""
    if openings.sentences < LEAST_SENTENCES:
        return Measurement(None, openings.sentences, abstained=f"fewer than {LEAST_SENTENCES} whole sentences")
    shared = [group for _, group in openings.groups if len(group) > 1]
    places = tuple(sentence.place for group in shared[:3] for sentence in group)
    return Measurement(sum(map(len, shared)) / openings.sentences, openings.sentences, places)
