"""Packs that installed packages offer: a real package, installed by pip into a folder that Python looks in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from configured import write
from house_cards import CARD

from authlint.errors import AuthlintError
from authlint.offers import offers
from authlint.run import Runner

PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "harbour-words"
version = "1.2"
[project.entry-points."authlint.packs"]
harbour-style = "harbour_words.packs"
"""
DRAFT = "The vessel left at noon, and the whole crew was on board with their families.\n"
CARD_FILE = "harbour_words/packs/harbour-style/vessel.yaml"
BOMB = "raise SystemExit('code of a package was run')\n"


@pytest.fixture(scope="module")
def installed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pip puts the package; its code would end whoever runs it."""
    project = tmp_path_factory.mktemp("project")
    write(project, "pyproject.toml", PROJECT)
    write(project, "harbour_words/__init__.py", BOMB)
    write(project, "harbour_words/packs/__init__.py", BOMB)
    write(project, CARD_FILE, CARD)
    target = tmp_path_factory.mktemp("installed") / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--target", str(target), str(project)], check=True, capture_output=True)
    return target


@pytest.fixture
def site(installed_once: Path, tmp_path: Path) -> Path:
    """The installed package, for one test to change."""
    return Path(shutil.copytree(installed_once, tmp_path / "site"))


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    write(folder, "authlint.toml", 'installed-packs = ["harbour-style"]\n')
    write(folder, "a.md", DRAFT)
    return folder


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def run(blog: Path, site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What authlint says as it finds the package, which lies in ``site``."""
    paths = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(
        [sys.executable, "-m", "authlint", *words],
        cwd=blog,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def test_its_rules_run_once_the_configuration_names_it(blog: Path, site: Path) -> None:
    """In any number of processes, and without running a line of the package's code."""
    found = run(blog, site, "check", "--format", "concise")
    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout.count("harbour-style/vessel") == 1
    write(blog, "b.md", DRAFT)
    assert run(blog, site, "check", "-j", "2").stdout == run(blog, site, "check", "-j", "1").stdout
    write(blog, "authlint.toml", "")
    assert run(blog, site, "check").returncode == 0


def test_a_card_that_changed_in_the_package_is_not_answered_from_memory(blog: Path, site: Path) -> None:
    assert run(blog, site, "check").returncode == 1
    write(site, CARD_FILE, CARD.replace("[vessel]", "[steamboat]"))
    assert run(blog, site, "check").returncode == 0
    write(site, CARD_FILE, CARD)
    assert run(blog, site, "check").returncode == 1
    (site / CARD_FILE).rename((site / CARD_FILE).with_name("boat.yaml"))
    assert "harbour-style/boat" in run(blog, site, "check").stdout


def test_the_list_of_rules_tells_where_it_is_from(blog: Path, site: Path) -> None:
    listed = run(blog, site, "rules", "list").stdout.splitlines()
    assert any(line.startswith("harbour-style/vessel ") for line in listed[:-1])
    assert listed[-1] == "‘harbour-style’ is from harbour-words 1.2"
    rules = json.loads(run(blog, site, "rules", "--format", "json").stdout)["rules"]
    assert {rule["source"] for rule in rules} == {"authlint", "harbour-words 1.2"}
    assert "Do you mean the ferry?" in run(blog, site, "explain", "harbour-style/vessel").stdout


def test_a_trusted_commit_names_the_pack_and_what_is_installed_fills_it(blog: Path, site: Path) -> None:
    """Whoever reads that gate is told so; a change that no longer names the pack does not get rid of it."""
    git(blog, "init")
    git(blog, "add", ".")
    git(blog, "commit", "-m", "base")
    write(blog, "authlint.toml", "")
    git(blog, "commit", "--all", "-m", "change")
    result = run(blog, site, "check", "--trusted-ref", "HEAD^")
    told = " ".join(result.stdout.split())
    assert result.returncode == 1
    assert (
        told.count("the pack ‘harbour-style’ is read as it is installed here (harbour-words 1.2), not from ‘HEAD^’")
        == 1
    ), told


def test_a_pack_that_lies_in_the_repository_is_read_from_the_trusted_commit(blog: Path, site: Path) -> None:
    """Installed in place, the change that is judged could edit it."""
    inside = Path(shutil.copytree(site, blog / "site"))
    git(blog, "init")
    git(blog, "add", ".")
    git(blog, "commit", "-m", "base")
    write(inside, CARD_FILE, CARD.replace("[vessel]", "[steamboat]"))
    assert run(blog, inside, "check", "a.md").returncode == 0
    result = run(blog, inside, "check", "a.md", "--trusted-ref", "HEAD")
    told = " ".join(result.stdout.split())
    assert result.returncode == 1
    assert f"{CARD_FILE} note differs from ‘HEAD’, whose word counts" in told
    assert "is read as it is installed here" not in told


@pytest.fixture
def found_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which this very process finds what is installed."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    offers.cache_clear()
    yield folder
    offers.cache_clear()


def offer(folder: Path, package: str, value: str, pack: str = "harbour-style") -> None:
    write(folder, f"{package}-1.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n")
    write(folder, f"{package}-1.dist-info/entry_points.txt", f"[authlint.packs]\n{pack} = {value}\n")


def fault(blog: Path) -> str:
    with pytest.raises(AuthlintError) as caught:
        Runner().check_paths([str(blog)])
    return f"{Path(caught.value.problem.path).name}:{caught.value.problem.line} {caught.value.problem.message}"


def test_a_pack_that_nothing_offers_is_an_error_with_its_line(blog: Path, found_here: Path) -> None:
    offer(found_here, "other", "other", "harbour-styles")
    write(blog, "authlint.toml", 'fail-on = "info"\ninstalled-packs = ["harbour-style"]\n')
    expected = "no installed package offers a pack ‘harbour-style’; did you mean ‘harbour-styles’?"
    assert fault(blog) == f"authlint.toml:2 ‘installed-packs’: {expected}"


def test_two_offers_of_one_name_are_an_error(blog: Path, found_here: Path) -> None:
    for package in ("one", "two"):
        offer(found_here, package, package)
        write(found_here, f"{package}/harbour-style/vessel.yaml", CARD)
    assert fault(blog) == "authlint.toml:1 ‘installed-packs’: one 1 and two 1 offer a pack ‘harbour-style’"


def test_a_folder_of_the_same_name_is_an_error(blog: Path, found_here: Path) -> None:
    offer(found_here, "words", "words")
    write(found_here, "words/harbour-style/vessel.yaml", CARD)
    write(blog, "harbour-style/vessel.yaml", CARD)
    write(blog, "authlint.toml", 'packs = ["harbour-style"]\ninstalled-packs = ["harbour-style"]\n')
    assert fault(blog) == "authlint.toml:2 ‘installed-packs’: there are two packs ‘harbour-style’"


@pytest.mark.parametrize("value", ["words", "words.packs", "../..", "/etc", "words:pack", "words [extra]"])
def test_an_offer_that_leads_nowhere_is_an_error(value: str, blog: Path, found_here: Path) -> None:
    offer(found_here, "words", value)
    assert "words 1 offers a pack ‘harbour-style’, and there is nothing in " in fault(blog)


@pytest.mark.parametrize(
    ("pack", "card", "saying"),
    [
        ("harbour-style", CARD.replace("check: phrases", "check: phrasez"), "phrasez"),
        ("harbour-style", CARD.replace("summary", "sumary"), "did you mean ‘summary’"),
        ("cliche", CARD, "there is a pack ‘cliche’ already"),
    ],
)
def test_its_cards_are_validated_like_any(pack: str, card: str, saying: str, blog: Path, found_here: Path) -> None:
    offer(found_here, "words", "words", pack)
    write(found_here, f"words/{pack}/vessel.yaml", card)
    write(blog, "authlint.toml", f'installed-packs = ["{pack}"]\n')
    assert saying in fault(blog)


def test_a_package_that_is_installed_in_place_is_found_where_it_lies(
    blog: Path, found_here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its metadata lie elsewhere than its files."""
    offer(found_here, "words", "words.packs")
    write(tmp_path, "source/words/__init__.py", BOMB)
    write(tmp_path, "source/words/packs/harbour-style/vessel.yaml", CARD)
    monkeypatch.syspath_prepend(str(tmp_path / "source"))
    offers.cache_clear()
    assert [finding.rule for finding in Runner().check_paths([str(blog)]).active] == ["harbour-style/vessel"]
