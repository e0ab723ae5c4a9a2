"""Packs of somebody's own: found by folder, validated like the shipped ones, tried on their own examples."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from configured import write
from house_cards import CARD

from authlint.errors import CardError, ConfigurationError
from authlint.options import Options
from authlint.run import Runner
from authlint.trying import try_pack

DRAFT = "The vessel left at noon, and the whole crew was on board with their families.\n"


def found(folder: Path, options: Options | None = None) -> list[str]:
    return [finding.rule for finding in Runner(options or Options()).check_paths([str(folder)]).active]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    write(tmp_path, "house-style/vessel.yaml", CARD)
    write(tmp_path, "authlint.toml", 'packs = ["house-style/"]\n')
    write(tmp_path, "a.md", DRAFT)
    return tmp_path


def test_its_rules_run_and_can_be_named_like_any_other(blog: Path) -> None:
    assert found(blog) == ["house-style/vessel"]
    assert found(blog, Options(select=("house-style",))) == ["house-style/vessel"]
    assert found(blog, Options(ignore=("house-style/vessel",))) == []
    write(blog, "a.md", DRAFT.replace("\n", " <!-- authlint-disable-line house-style -- a quotation -->\n"))
    assert found(blog) == []


def test_without_the_key_it_does_not_exist(tmp_path: Path) -> None:
    write(tmp_path, "house-style/vessel.yaml", CARD)
    write(tmp_path, "a.md", DRAFT)
    assert found(tmp_path) == []
    with pytest.raises(ConfigurationError, match="no rule or pack ‘house-style’"):
        found(tmp_path, Options(select=("house-style",)))


def test_a_pack_of_a_base_is_found_from_there(tmp_path: Path) -> None:
    write(tmp_path, "house-style/vessel.yaml", CARD)
    write(tmp_path, "authlint.toml", 'packs = ["house-style"]\n')
    write(tmp_path, "posts/authlint.toml", 'extends = "../authlint.toml"\n')
    write(tmp_path, "posts/a.md", DRAFT)
    assert found(tmp_path / "posts") == ["house-style/vessel"]


@pytest.mark.parametrize(
    ("name", "text", "saying"),
    [
        ("house-style/vessel.yaml", CARD.replace("phrases: [vessel]", "phrase: [vessel]"), "did you mean ‘phrases’"),
        ("house-style/vessel.yaml", CARD.replace("check: phrases", "check: phrasez"), "phrasez"),
        ("house-style/Our Word.yaml", CARD, "is no name for a rule or pack"),
        ("house-style/read.me", "", "there is no card in this pack"),
    ],
)
def test_what_is_wrong_with_a_pack_is_told(name: str, text: str, saying: str, tmp_path: Path) -> None:
    write(tmp_path, name, text)
    write(tmp_path, "authlint.toml", 'packs = ["house-style"]\n')
    write(tmp_path, "a.md", DRAFT)
    with pytest.raises(CardError, match=saying):
        found(tmp_path)


def test_no_pack_takes_the_name_of_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "cliche/vessel.yaml", CARD)
    write(tmp_path, "authlint.toml", 'packs = ["cliche"]\n')
    write(tmp_path, "a.md", DRAFT)
    with pytest.raises(CardError, match="there is a pack ‘cliche’ already"):
        found(tmp_path)


def test_a_pack_that_holds_what_it_says_passes_its_trial(blog: Path) -> None:
    assert try_pack(blog / "house-style") == (2, [])


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("The ⟦vessel⟧ left", "The ⟦ship⟧ left", "bad example 1 does not find ‘ship’"),
        ("The ⟦vessel⟧ left", "The ⟦vessel⟧, a vessel, left", "bad example 1 finds ‘vessel’, which is not marked"),
        ("The ⟦vessel⟧ left", "The vessel left", "bad example 1 marks nothing"),
        ("The ferry left", "The vessel left", "good example 1 finds ‘vessel’"),
        ('good: ["The ferry left at noon."]', "good: []", "shows both sides"),
        ("‘{text}’ is not", "‘{phrase}’ is not", "bad example 1 leaves {phrase} in its message"),
    ],
)
def test_a_pack_that_does_not_is_told_so(was: str, now: str, fault: str, blog: Path) -> None:
    write(blog, "house-style/vessel.yaml", CARD.replace(was, now))
    _, problems = try_pack(blog / "house-style")
    assert [fault in problem.message for problem in problems] == [True]


def test_the_command_line_lists_explains_and_tries_it(blog: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "authlint", *words], cwd=blog, capture_output=True, text=True, check=False
        )

    assert "house-style/vessel" in run("rules", "house-style").stdout
    assert "Do you mean the ferry?" in run("explain", "house-style/vessel").stdout
    tried = run("rules", "test", "house-style/")
    assert (tried.returncode, tried.stdout) == (0, "house-style/: 2 examples, 0 problems\n")
    write(blog, "house-style/vessel.yaml", CARD.replace("The ferry left", "The vessel left"))
    assert run("rules", "test", "house-style/").returncode == 1
    # What was remembered of the draft was found by another card.
    assert run("check").returncode == 1
    write(blog, "house-style/vessel.yaml", CARD.replace("[vessel]", "[steamboat]"))
    assert run("check").returncode == 0
