"""A configuration for the repository at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from authlint.config import config_for
from authlint.site_kinds import look

SITES = {
    "Hugo": (("hugo.toml", "content/post/a.md", "public/a.html"), ("content",), ("public/**", "resources/**")),
    "Hugo, older": (
        ("config.toml", "archetypes/default.md", "content/a.md"),
        ("content",),
        ("public/**", "resources/**"),
    ),
    "Jekyll": (("_config.yml", "_posts/2021-01-01-a.md", "_drafts/b.md"), ("_posts", "_drafts"), ("_site/**",)),
    "Docusaurus": (("docusaurus.config.ts", "docs/a.mdx", "blog/b.md"), ("docs", "blog"), ("build/**",)),
    "Astro": (
        ("astro.config.mjs", "src/content/blog/a.md", "src/pages/b.md"),
        ("src/content", "src/pages"),
        ("dist/**",),
    ),
    "Eleventy": ((".eleventy.js", "src/posts/a.md"), ("src/posts", "src"), ("_site/**",)),
    "MkDocs": (("mkdocs.yml", "docs/a.md"), ("docs",), ("site/**",)),
    "Quarto": (("_quarto.yml", "posts/a.qmd"), ("posts",), ("_site/**", "_book/**")),
    "no site generator": (("posts/a.md", "main.py"), ("posts",), ()),
    "nothing": (("a.md",), (), ()),
}


def _write(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Tea at nine.\n" if name.endswith("md") else "", encoding="utf-8")
    return folder


def _init(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "authlint", "init", *words], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("kind", SITES)
def test_the_site_is_known_by_its_files(kind: str, tmp_path: Path) -> None:
    names, roots, exclude = SITES[kind]
    site = look(_write(tmp_path, names))
    assert (site.roots, site.exclude) == (roots, exclude)
    if kind in {"Jekyll", "MkDocs", "Quarto", "Astro"}:
        assert site.generator == kind


@pytest.mark.parametrize("name", ["pages", "./pages/", '"pages"  # ours'])
def test_mkdocs_says_where_its_pages_lie(name: str, tmp_path: Path) -> None:
    _write(tmp_path, ("pages/a.md", "docs/b.md"))
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: x\nplugins: !!python/name:os.x\ndocs_dir: {name}\n", encoding="utf-8"
    )
    assert look(tmp_path).roots == ("pages",)


def test_a_folder_outside_is_not_taken(tmp_path: Path) -> None:
    home = _write(tmp_path / "site", ("docs/b.md",))
    (home / "mkdocs.yml").write_text("docs_dir: ../other\n", encoding="utf-8")
    assert look(home).roots == ("docs",)


def test_a_configuration_is_written_that_authlint_reads(tmp_path: Path) -> None:
    _write(tmp_path, ("hugo.toml", "content/a.md"))
    result = _init(tmp_path)
    assert result.returncode == 0, result.stderr
    assert "Hugo" in result.stdout
    assert "id: authlint" in result.stdout
    config = config_for(tmp_path)
    assert config.roots == ("content",)
    assert config.exclude == ("public/**", "resources/**")
    checked = subprocess.run(
        [sys.executable, "-m", "authlint", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "1 draft" in checked.stdout


@pytest.mark.parametrize(
    ("name", "text"), [("authlint.toml", ""), ("pyproject.toml", "[tool.authlint]\nselect = []\n")]
)
def test_a_configuration_that_is_there_is_never_touched(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = _init(tmp_path)
    assert result.returncode == 2
    assert name in result.stderr
    assert (tmp_path / name).read_text(encoding="utf-8") == text
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
    assert _init(tmp_path, "--dry-run").returncode == 0


def test_a_project_of_another_kind_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 100\n", encoding="utf-8")
    assert _init(tmp_path).returncode == 0
