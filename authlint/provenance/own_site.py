"""The address of the site that a repository holds, as the configuration of its generator tells it. Nothing is run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from authlint.trees import Tree

LONGEST = 200_000
"""Bytes of a generator's configuration; none that was written by hand is longer."""

VALUE = r"\s*[:=]\s*[\"']?(https?://[^\s\"'#]{1,200})"
HUGO = re.compile(rf"^(?:baseURL|base_url){VALUE}", re.MULTILINE | re.IGNORECASE)
JEKYLL = re.compile(rf"^url{VALUE}", re.MULTILINE)
MKDOCS = re.compile(rf"^site_url{VALUE}", re.MULTILINE)

FILES: Sequence[tuple[str, re.Pattern[str]]] = (
    ("hugo.toml", HUGO),
    ("hugo.yaml", HUGO),
    ("hugo.yml", HUGO),
    ("config/_default/hugo.toml", HUGO),
    ("config/_default/config.toml", HUGO),
    ("_config.yml", JEKYLL),
    ("_config.yaml", JEKYLL),
    ("mkdocs.yml", MKDOCS),
    ("config.toml", HUGO),
    ("config.yaml", HUGO),
    ("config.yml", HUGO),
)
"""In the order of `authlint.site_kinds`: what Hugo, Zola, Jekyll, Hexo and MkDocs call it, at the file's outermost level."""

TABLE = re.compile(r"^\s*\[", re.MULTILINE)
"""Behind it TOML tells of something else."""


def address_in(root: Path, tree: Tree) -> str:
    """The address that the first such file in ``root`` holds; empty where none does."""
    for name, key in FILES:
        try:
            text = tree.read(root / name)[:LONGEST].decode("utf-8", "replace")
        except (OSError, ValueError):
            continue
        if name.endswith(".toml"):
            text = TABLE.split(text, maxsplit=1)[0]
        if found := key.search(text):
            return found[1]
    return ""
