"""On which line each key of a TOML file stands."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from authlint.config.key_lines import key_lines

SAMPLE = '''# [tool.authlint]
[project]
select = ["""
[tool.authlint]
select = 1
"""]
[tool.ruff.lint]
select = ["ALL"]   # select = 2
"a.b" = '# no [comment]'

[tool.authlint]
select = [
  "cliche",  # ] }
  "rhythm",
]
severity.cliche = "error"
rules = { "cliche/delve-verbs" = { phrases = ["a\\"}"] }, x = { y = 1979-05-27 07:32:00 } }
[[tool.authlint.overrides]]
files = ["a"]
[tool.authlint.overrides.severity]
rhythm = "info"
[[tool.authlint.overrides]]
files = ["b"]
'''


def test_each_key_is_found_under_its_own_table() -> None:
    lines = key_lines(SAMPLE)
    ours = ("tool", "authlint")
    assert lines["project", "select"] == 3
    assert lines["tool", "ruff", "lint", "select"] == 8
    assert lines["tool", "ruff", "lint", "a.b"] == 9
    assert lines[ours] == 11
    assert lines[*ours, "select"] == 12
    assert lines[*ours, "select", 1] == 14
    assert lines[*ours, "severity", "cliche"] == 16
    assert lines[*ours, "rules", "x", "y"] == 17
    assert lines[*ours, "overrides", 0, "files"] == 19
    assert lines[*ours, "overrides", 0, "severity", "rhythm"] == 21
    assert lines[*ours, "overrides", 1, "files"] == 23


def test_it_finds_as_many_keys_as_tomllib() -> None:
    def places(value: Any, place: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
        below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return {place} | {found for key, entry in below for found in places(entry, (*place, key))}

    # A header of an array of tables stands for its first member as well.
    assert places(tomllib.loads(SAMPLE)) - {(), ("tool",), ("tool", "ruff")} <= set(key_lines(SAMPLE))


@given(st.text(alphabet="ab.=[]{}\"'#,\\\n 1", max_size=60))
def test_no_text_stops_it(text: str) -> None:
    """Only what tomllib read is shown to it; even so it ends on anything."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    key_lines(text)
