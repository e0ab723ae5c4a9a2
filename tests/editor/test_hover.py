"""What an editor shows beside a finding: the words of ‘authlint explain’, and strangers' words as nothing but words."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import examine_text
from editor_window import AUTHLINT, Editor
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from markdown_it import MarkdownIt
from markdown_it.token import Token

from authlint.editor.hover import at, page, plain_page
from authlint.packs import shipped_rules
from authlint.sanitise import as_escaped, one_line

MARKDOWN = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
HOSTILE = st.text(st.sampled_from("ab1 .)(`*_[]<>&;~|#$!\\:/@-+=\n\t\u202ewwW😀'\""), max_size=30)
WORDS = {"text", "softbreak", "text_special"}


def leaves(tokens: list[Token]) -> list[Token]:
    return [leaf for token in tokens for leaf in (token.children or [token])]


@given(HOSTILE)
def test_strangers_words_are_nothing_but_words(text: str) -> None:
    """Rendered, they are one paragraph of text that reads as what `one_line` makes of them."""
    shown = as_escaped(text)
    found = [leaf for leaf in leaves(MARKDOWN.parse(shown)) if leaf.type not in {"paragraph_open", "paragraph_close"}]
    assert {leaf.type for leaf in found} <= WORDS
    read = "".join(leaf.content for leaf in found)
    assert read.split() == one_line(text).split()


@pytest.mark.parametrize("text", ["https://a.example/b", "www.a.example", "WWW.a.example", "me@a.example"])
def test_no_address_becomes_a_link(text: str) -> None:
    """Editors make links of bare addresses by looking for these very characters in a row."""
    assert not re.search(r"\w://|www\.|\w@\w", as_escaped(text), re.IGNORECASE)


def test_the_page_of_a_finding_says_what_explain_says(repository: Path) -> None:
    report = examine_text("We delve into it.\n")
    (finding,) = at(report, 5)
    rule = shipped_rules()[finding.rule].rule
    shown = page([(finding, rule)]).replace("\\", "")
    explained = subprocess.run(
        [*AUTHLINT, "explain", finding.rule], cwd=repository, capture_output=True, text=True, check=True
    )
    told = " ".join(explained.stdout.split())
    for part in (rule.why, "status measured", "Consider: look at, read, examine, go through"):
        assert " ".join(part.split()) in shown
        assert part.startswith("status") or " ".join(part.split()) in told
    (evidence,) = (line for line in shown.split("\n\n") if line.startswith("Evidence: "))
    assert evidence.removeprefix("Evidence: ") in told
    assert "They do not say who or what wrote any one of them." in shown
    assert finding.message.split("’")[0] in shown
    assert rule.question in shown


def test_findings_about_few_words_come_before_those_about_many() -> None:
    report = examine_text("We delve into it.\n")
    (finding,) = report.active
    wide = replace(finding, rule="a/b", span=replace(finding.span, start=0))
    both = replace(report, findings=(wide, finding))
    assert [each.rule for each in at(both, 5)] == ["cliche/delve-verbs", "a/b"]
    assert [each.rule for each in at(both, 1)] == ["a/b"]
    assert at(both, finding.span.end) == ()


def test_an_editor_without_markdown_gets_plain_words() -> None:
    (finding,) = examine_text("We delve into it.\n").active
    hostile = replace(finding, message="A *b*\x1b[31m\n")
    text = plain_page([(hostile, shipped_rules()[finding.rule].rule)])
    assert "A *b*\\u{1b}[31m" in text
    assert "\x1b" not in text
    assert "**" not in text


@pytest.mark.asyncio
async def test_the_pop_up_comes_for_the_newest_text(editor: Editor, tmp_path: Path) -> None:
    """Asked for at once after an edit, it waits for what is found in the edited draft."""
    await editor.start()
    uri = (tmp_path / "post.md").as_uri()
    await editor.open(uri, "One.\n")
    editor.type(uri, "We delve into it.\n")
    shown = await editor.hover(uri, 0, 5)
    assert shown
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind == types.MarkupKind.Markdown
    assert shown.contents.value.startswith("**cliche/delve-verbs** (warning)")
    assert shown.range == types.Range(types.Position(0, 3), types.Position(0, 13))
    assert await editor.hover(uri, 0, 0) is None
    assert await editor.hover(uri, 9, 9) is None


@pytest.mark.asyncio
async def test_actions_come_for_the_newest_text_and_cure_what_they_say(editor: Editor, tmp_path: Path) -> None:
    await editor.start()
    uri = (tmp_path / "post.md").as_uri()
    await editor.open(uri, "One.\n")
    text = "😀 The fer\u200bry.\n\nWe delve into it.\n"
    editor.type(uri, text)
    offered = {action.title: action for action in await editor.actions(uri, (0, 0, 3, 0))}
    fix = offered["Take it out (residue/hidden-character)"]
    assert fix.is_preferred
    assert fix.edit
    assert fix.edit.changes
    (edit,) = fix.edit.changes[uri]
    # An astral character before it is two units of UTF-16.
    assert edit == types.TextEdit(types.Range(types.Position(0, 10), types.Position(0, 11)), "")
    assert "Leave cliche/delve-verbs be in this draft" in offered
    assert "Try ‘examine’ for ‘delve into’" in offered
    (whole,) = await editor.actions(uri, (0, 0, 0, 0), ["source.fixAll"])
    assert whole.kind == "source.fixAll.authlint"
    assert whole.edit
    assert whole.edit.changes
    assert [each.new_text for each in whole.edit.changes[uri]] == ["😀 The ferry.\n"]
    assert await editor.actions(uri, (0, 0, 3, 0), ["refactor"]) == []
    assert len(await editor.actions(uri, (0, 0, 3, 0), [""])) == len(offered)
    assert all(
        action.kind == types.CodeActionKind.QuickFix for action in await editor.actions(uri, (0, 0, 3, 0), ["quickfix"])
    )
