"""Which site generator a repository uses, where its drafts lie, and what it builds: told by its files alone, nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST_CONFIGURATION = 200_000
"""Bytes of a generator's configuration that are looked at."""


@dataclass(frozen=True, slots=True)
class Generator:
    """A site generator: the files that give it away, the folders in which drafts lie, best guess first, and what it builds.

    ``folder_key`` names a line of the marking file that says where the drafts lie: ``docs_dir: pages``.
    """

    name: str
    marks: tuple[str, ...]
    folders: tuple[str, ...]
    built: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """At least one of these must be there as well; the marking file's name alone tells too little."""
    folder_key: str = ""


GENERATORS: Sequence[Generator] = (
    Generator(
        "Hugo",
        ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"),
        ("content",),
        ("public/**", "resources/**"),
    ),
    Generator(
        "Docusaurus",
        ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"),
        ("docs", "blog", "src/pages"),
        ("build/**",),
    ),
    Generator(
        "Astro", ("astro.config.mjs", "astro.config.js", "astro.config.ts"), ("src/content", "src/pages"), ("dist/**",)
    ),
    Generator(
        "Eleventy",
        (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
        ("content", "src/content", "src/posts", "posts", "src", "blog"),
        ("_site/**",),
    ),
    Generator("MkDocs", ("mkdocs.yml", "mkdocs.yaml"), ("docs",), ("site/**",), folder_key="docs_dir"),
    Generator("Quarto", ("_quarto.yml", "_quarto.yaml"), ("posts", "docs", "chapters"), ("_site/**", "_book/**")),
    Generator(
        "Jekyll",
        ("_config.yml", "_config.yaml", "_config.toml"),
        ("_posts", "_drafts", "_pages", "_articles", "blog"),
        ("_site/**",),
    ),
    Generator(
        "Hugo",
        ("config.toml", "config.yaml", "config.yml"),
        ("content",),
        ("public/**", "resources/**"),
        ("archetypes", "layouts", "themes"),
    ),
)
"""In the order in which they are asked; Jekyll and the older Hugo late, since others keep such files, too."""

PLAIN = Generator("no site generator", (), ("content", "posts", "blog", "docs", "drafts", "articles"))


@dataclass(frozen=True, slots=True)
class Site:
    """What was found: the generator's name, the folders of drafts that are there (none: the whole folder), what is left out."""

    generator: str
    roots: tuple[str, ...]
    exclude: tuple[str, ...]


def look(folder: Path) -> Site:
    """What kind of site ``folder`` holds."""
    for generator in GENERATORS:
        mark = next((folder / name for name in generator.marks if (folder / name).exists()), None)
        if mark and (not generator.beside or any((folder / name).is_dir() for name in generator.beside)):
            return _site(folder, generator, _named(mark, generator.folder_key))
    return _site(folder, PLAIN, "")


def _site(folder: Path, generator: Generator, named: str) -> Site:
    roots = list(_standing(folder, (named,) if named else generator.folders))
    built = tuple(pattern for pattern in generator.built if pattern.split("/")[0] not in roots)
    return Site(generator.name, tuple(roots), built)


def _standing(folder: Path, names: Sequence[str]) -> Iterator[str]:
    """The folders that are there and lie in no other one of them."""
    found: list[str] = []
    for name in names:
        if (folder / name).is_dir() and not any(name.startswith(f"{other}/") for other in found):
            found.append(name)
            yield name


def _named(mark: Path, key: str) -> str:
    """The folder that the generator's own configuration names; empty where it names none inside of the repository."""
    if not key or not mark.is_file():
        return ""
    with mark.open("rb") as file:
        text = file.read(LONGEST_CONFIGURATION).decode("utf-8", "replace")
    found = re.search(rf"^{key}:[ \t]*[\"']?([^\"'#\r\n]+)", text, re.MULTILINE)
    name = found[1].strip().removeprefix("./").strip("/") if found else ""
    return "" if name.startswith(("..", "/")) or "/../" in name or not (mark.parent / name).is_dir() else name
