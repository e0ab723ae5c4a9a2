"""docs/editors.md tells the truth where a test can hold it to that."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from authlint.editor.actions import FIX_ALL
from authlint.editor.server import LONGEST_WAIT, PAUSE


@pytest.fixture(scope="module")
def text(repository: Path) -> str:
    return (repository / "docs/editors.md").read_text(encoding="utf-8")


def fences(text: str, language: str) -> list[str]:
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert found
    return found


def test_the_settings_are_what_they_claim_to_be(text: str) -> None:
    """TOML and JSON that can be read, and each of them starts ‘authlint lsp’."""
    (helix,) = map(tomllib.loads, fences(text, "toml"))
    assert helix["language-server"]["authlint"] == {"command": "authlint", "args": ["lsp"]}
    assert all("authlint" in language["language-servers"] for language in helix["language"])
    server, on_save = map(json.loads, fences(text, "json"))
    assert [server["glspc.server.command"], *server["glspc.server.commandArguments"]] == ["authlint", "lsp"]
    assert list(on_save["editor.codeActionsOnSave"]) == [FIX_ALL]
    assert "cmd = { 'authlint', 'lsp' }" in fences(text, "lua")[0]
    assert '("authlint" "lsp")' in fences(text, "lisp")[0]


def test_the_times_are_those_of_the_server(text: str) -> None:
    assert f"{1000 * PAUSE:.0f} ms after the last edit" in text
    assert LONGEST_WAIT == 1
    assert "one second after the first" in text
