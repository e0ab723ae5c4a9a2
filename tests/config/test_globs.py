"""Which drafts a pattern names."""

from __future__ import annotations

import time

import pytest

from authlint.config.globs import names


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.mdx", "a.mdx"),
        ("*.mdx", "docs/deep/a.mdx"),
        ("notes/", "notes/a.md"),
        ("notes/", "notes/2024/a.md"),
        ("notes/*.md", "notes/a.md"),
        ("notes/**/a.md", "notes/a.md"),
        ("notes/**/a.md", "notes/1/2/a.md"),
        ("./notes/*", "notes/a.md"),
        ("**/press/**", "a/press/b.md"),
        ("a[1].md", "a1.md"),
    ],
)
def test_it_names(pattern: str, path: str) -> None:
    assert names(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.mdx", "a.md"),
        ("notes/", "old/notes/a.md"),
        ("notes/", "notes"),
        ("notes/*.md", "notes/2024/a.md"),
        ("notes/**/a.md", "notes/b.md"),
        ("notes", "notes/a.md"),
        ("notes/*", "../notes/a.md"),
        ("Notes/", "notes/a.md"),
    ],
)
def test_it_does_not_name(pattern: str, path: str) -> None:
    assert not names(pattern, path)


def test_no_number_of_stars_makes_it_slow() -> None:
    start = time.perf_counter()
    assert not names("**/" * 200 + "x", "a/" * 2_000 + "b")
    assert not names("*a" * 100 + "b", "a" * 5_000)
    assert time.perf_counter() - start < 2
