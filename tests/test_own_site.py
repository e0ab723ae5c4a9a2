"""Links to the site itself are known by the configuration, and by that of the site's generator."""

from __future__ import annotations

from pathlib import Path

import pytest

from authlint import nearby
from authlint.errors import ConfigurationError
from authlint.memory import Memory
from authlint.options import Options
from authlint.report import Report
from authlint.run import Runner, source_timeline
from authlint.store import Store

DRAFT = "Fully 73% of managers plan to cut office space ([survey](https://www.me.is/survey)).\n"
RULES = ("sourcing/self-citation", "sourcing/untraced-statistic")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(cache: Path | None = None) -> list[str]:
    nearby.forget()
    options = Options(select=RULES)
    if cache is None:
        return told(Runner(options).check_paths(["draft.md"]))
    store = Store(cache)
    try:
        return told(Runner(options, Memory(store, options)).check_paths(["draft.md"]))
    finally:
        store.close()


def told(report: Report) -> list[str]:
    return [finding.rule for draft in report.drafts for finding in draft.findings]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("authlint.toml", 'site = "https://me.is"'),
        ("authlint.toml", 'site = "http://www.me.is/blog/"'),
        ("authlint.toml", '[[overrides]]\nfiles = ["*.md"]\nsite = "https://me.is"'),
        ("_config.yml", "title: Me\nurl: https://me.is # here\n"),
        ("_config.yml", 'url: "https://me.is"\n'),
        ("hugo.toml", "baseURL = 'https://me.is/'\n[params]\nx = 1\n"),
        ("config.yaml", "baseURL: https://me.is/\n"),
        ("config/_default/hugo.toml", 'baseurl = "https://me.is/"\n'),
        ("config.toml", 'base_url = "https://me.is"\n'),
        ("mkdocs.yml", "site_name: Me\nsite_url: https://me.is/\n"),
    ],
)
def test_a_page_of_the_site_is_no_source(site: Path, name: str, text: str) -> None:
    """By authlint's own configuration, Jekyll's, Hugo's, Zola's, MkDocs'."""
    assert found() == []
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    assert found() == ["sourcing/self-citation"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("authlint.toml", 'site = "https://other.is"'),
        ("_config.yml", "author:\n  url: https://me.is\n"),
        ("_config.yml", "# url: https://me.is\nurl: ''\n"),
        ("_config.yml", b"url: \xff\xfe\n"),
        ("config.toml", 'url = "https://me.is"\n'),
        ("hugo.toml", '[params]\nbaseURL = "https://me.is"\n'),
        ("sub/_config.yml", "url: https://me.is\n"),
    ],
)
def test_what_is_not_the_sites_address(site: Path, name: str, text: str | bytes) -> None:
    """Another host, somebody's page, a comment, no text, another key, another level, another folder."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert found() == []


def test_what_authlint_is_told_stands_over_the_generator(site: Path) -> None:
    (site / "_config.yml").write_text("url: https://me.is\n", encoding="utf-8")
    (site / "authlint.toml").write_text('site = "https://other.is"\n', encoding="utf-8")
    assert found() == []


def test_the_front_matter_adds_a_host(site: Path) -> None:
    """A post that appeared elsewhere first belongs to both."""
    (site / "authlint.toml").write_text('site = "https://me.is"\n', encoding="utf-8")
    (site / "draft.md").write_text(f"---\ncanonical_url: https://their.is/post\n---\n{DRAFT}", encoding="utf-8")
    assert found() == ["sourcing/self-citation"]


@pytest.mark.parametrize("address", ["me.is", "", "ftp://me.is", "https://"])
def test_an_address_that_is_none_is_told_with_its_line(site: Path, address: str) -> None:
    (site / "authlint.toml").write_text(f'\nsite = "{address}"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        found()
    assert raised.value.problem.line == 2
    assert "full address" in raised.value.problem.message


def test_what_was_found_is_not_kept_over_a_change_of_the_address(site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for text, rules in (("", []), ("url: https://me.is\n", ["sourcing/self-citation"]), ("url: https://x.is\n", [])):
        (site / "_config.yml").write_text(text, encoding="utf-8")
        assert found(cache) == rules
        assert found(cache) == rules


def test_the_timeline_says_so(site: Path) -> None:
    (site / "_config.yml").write_text("url: https://me.is\n", encoding="utf-8")
    nearby.forget()
    assert [work.standing for work in source_timeline("draft.md")[1]] == ["self"]
