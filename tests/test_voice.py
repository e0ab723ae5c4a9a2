"""The author's own voice: learned from old posts, kept in a small file, and what a draft is told beside it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from voices import few_commas

from authlint.commands import cli
from authlint.errors import ConfigurationError
from authlint.voice import LEAST_POSTS, STEPS, as_json, learn, moved, read

SENTENCE = "the ferry leaves at six because the bread van comes over the hill and nobody minds "


def values(chance: random.Random, commas: float = 40) -> dict[str, float]:
    return {"commas": chance.gauss(commas, 5), "mtld": chance.gauss(80, 8), "unknown": 1.0}


def posts(count: int) -> list[tuple[str, dict[str, float]]]:
    chance = random.Random(6)  # noqa: S311  # a fixed seed for numbers
    return [(f"2015-{place % 12 + 1:02}-01", values(chance)) for place in range(count)]


def test_a_voice_is_the_distribution_of_the_old_posts() -> None:
    """Only posts before the day, only measures that can be said, with the median and how sure it is."""
    voice = learn([*posts(60), ("2023-01-01", {"commas": 400.0})], "2022-11-01", "p")
    assert (voice.posts, voice.first, voice.last) == (60, "2015-01-01", "2015-12-01")
    assert set(voice.ranges) == {"commas", "mtld"}
    commas = voice.ranges["commas"]
    assert commas.median_low < 40 < commas.median_high
    assert 5 < commas.high - commas.median < 8
    assert voice.certainty == pytest.approx(7.75, abs=0.01)


def test_a_voice_knows_the_scores_of_the_old_posts(tmp_path: Path) -> None:
    """The median of each axis that enough of them have; not the whole, and not where a file tells none or nonsense."""
    scored = [
        (day, {**known, "detail score": 40.0 + place, "authenticity score": 50.0})
        for place, (day, known) in enumerate(posts(21))
    ]
    scored[0][1]["drift score"] = 9.0
    voice = learn(scored, "2022-11-01", "p")
    assert voice.axes == {"detail": 50.0}
    path = tmp_path / "voice.json"
    path.write_text(as_json(voice), encoding="utf-8")
    assert read(path) == voice
    older = json.loads(as_json(voice))
    del older["axes"]
    path.write_text(json.dumps(older), encoding="utf-8")
    assert read(path).axes == {}
    for nonsense in ("much", 101, -1, "NaN", None):
        path.write_text(json.dumps({**older, "axes": {"detail": nonsense}}), encoding="utf-8")
        with pytest.raises(ConfigurationError):
            read(path)


def test_nineteen_posts_are_too_few() -> None:
    with pytest.raises(ConfigurationError, match="19 posts are dated before 2022-11-01"):
        learn(posts(LEAST_POSTS - 1), "2022-11-01", "p")


def test_a_file_gives_back_what_was_learned(tmp_path: Path) -> None:
    """Numbers only, and the same numbers."""
    voice = learn(posts(30), "2022-11-01", "p")
    path = tmp_path / "voice.json"
    path.write_text(as_json(voice), encoding="utf-8")
    assert read(path) == voice
    assert set(json.loads(as_json(voice))["measures"]["commas"]) == {"posts", "median_interval", "percentiles"}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2}', "[" * 20_000, as_json(few_commas()).replace('"percentiles": [', '"percentiles": [9e9, ')],
)  # fmt: skip
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "voice.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"voice\.json"):
        read(path)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (100.0, "you used to set a third as many commas"),
        (70.0, "you used to set half as many commas"),
        (2.0, "you used to set more than three times as many commas"),
        (55.0, ""),
        (35.0, ""),
        (None, ""),
    ],
)
def test_what_lies_outside_is_told_in_words(value: float | None, said: str) -> None:
    voice = few_commas()
    told = [each.sentence() for each in moved(voice, {"commas": value}, voice.pipeline)]
    assert [sentence.startswith(said) for sentence in told] == ([True] if said else [])


def test_a_voice_that_hardly_varied_is_not_held_against_small_changes() -> None:
    """Far in its own deviations, and yet no change a reader would hear."""
    steady = learn([("2015-01-01", {"commas": 40 + place / 100}) for place in range(30)], "2022", "p")
    assert not moved(steady, {"commas": 45.0}, "p")
    assert moved(steady, {"commas": 50.0}, "p")


def test_a_mark_that_hardly_any_post_held_is_told_when_it_comes_in_numbers() -> None:
    """The spread is taken from the few posts that had it; where none had it there is nothing to measure with."""
    rare = learn([("2015-01-01", {"colons": 4.0 if place < 3 else 0.0}) for place in range(40)], "2022", "p")
    assert [each.measure for each in moved(rare, {"colons": 20.0}, "p")] == ["colons"]
    assert not moved(rare, {"colons": 4.0}, "p")
    never = learn([("2015-01-01", {"colons": 0.0})] * 40, "2022", "p")
    assert not moved(never, {"colons": 20.0}, "p")


def test_tags_of_another_pipeline_are_not_compared() -> None:
    assert not moved(few_commas(), {"commas": 200.0}, "another")


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Thirty old posts with a comma and a semicolon or three, and a new one full of them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    chance = random.Random(8)  # noqa: S311  # as above
    for place in range(31):
        count = 0 if place == 30 else 1 + place % 3
        sentences = []
        for _ in range(20):
            words = SENTENCE.split()
            chance.shuffle(words)
            sentences.append(" ".join(words).capitalize() + ".")
        text = " ".join(sentences)
        text = (
            text.replace(" and ", ", and ", count).replace(" because ", "; because ", count)
            if count
            else text.replace(" the ", ", the ").replace(" and ", "; and ")
        )
        day = "2023-05-01" if place == 30 else f"2019-{place % 12 + 1:02}-01"
        (tmp_path / "posts" / f"{place:02}.md").write_text(f"---\ndate: {day}\n---\n\n{text}\n", encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, standalone_mode=False)


def test_the_whole_way(blog: Path) -> None:
    """Learned, written, and told by score."""
    learned = run("voice", "learn", "posts", "--before", "2022-11-01")
    assert learned.return_value == 0
    assert "of 30 posts" in learned.output
    assert "in a hundred more or fewer" in learned.output
    scored = run("score", "posts/30.md", "--voice", "authlint-voice.json")
    assert "as many commas" in scored.output


def test_the_configuration_names_the_voice(blog: Path) -> None:
    """As it is committed: beside the posts, for everybody who checks them."""
    (blog / "authlint-voice.json").write_text(as_json(few_commas()), encoding="utf-8")
    (blog / "authlint.toml").write_text('voice = "authlint-voice.json"\n', encoding="utf-8")
    record = json.loads(run("score", "posts/30.md", "--format", "json").output)
    assert any("commas" in sentence for sentence in record["drafts"][0]["voice"])
    assert "commas" in run("check", "posts/30.md", "--select", "voice").output


def test_without_a_voice_nothing_is_said(blog: Path) -> None:
    assert not json.loads(run("check", "posts", "--select", "voice", "--format", "json").output)["findings"]
    assert "voice" not in json.loads(run("score", "posts/30.md", "--format", "json").output)["drafts"][0]


def test_check_tells_it_as_a_finding(blog: Path) -> None:
    """Beside a voice on the command line, and of commas only where there are many."""
    run("voice", "learn", "posts", "--before", "2022-11-01", "--file", "mine.json")
    told = run("check", "posts", "--select", "voice", "--voice", "mine.json", "--format", "json")
    findings = json.loads(told.output)["findings"]
    assert {finding["path"] for finding in findings if "commas" in finding["message"]} == {"posts/30.md"}


def test_too_few_posts_write_nothing(blog: Path) -> None:
    answer = run("voice", "learn", "posts", "--before", "2019-03-01")
    assert isinstance(answer.exception, ConfigurationError)
    assert "a voice is told from 20 or more" in str(answer.exception)
    assert not (blog / "authlint-voice.json").exists()


def test_steps_hold_what_the_words_need() -> None:
    assert {10, 50, 90} <= set(STEPS)
