"""What can be done about findings: safe fixes, words to try, suppressions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import examine_text, unmark

from authlint.document import Document
from authlint.editor.actions import FIX_ALL, QUICK_FIX, Action, actions, fix_all
from authlint.editor.suppressions import in_draft, on_line
from authlint.finding import Finding
from authlint.fixes import with_fixes
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.report import DraftReport
from authlint.rule import Fix
from authlint.source import SourceFile, Span

OTHERS = frozenset({"directive/no-reason", "directive/unused"})
"""What a suppression without a reason brings in, and what it leaves idle."""


def offered(text: str, name: str = "draft.md", only: str = "") -> list[Action]:
    source, report = SourceFile(name, text), examine_text(text, name)
    return list(actions(source, report, Span(0, len(text)), lambda kind: not only or kind.startswith(only)))


def made(text: str, action: Action) -> str:
    return with_fixes(text, action.edits)


def test_a_safe_fix_is_preferred_and_does_what_it_says() -> None:
    text = "The fer\u200bry left at ten.\n"
    (fix,) = [action for action in offered(text) if action.preferred]
    assert (fix.title, fix.kind) == ("Take it out (residue/hidden-character)", QUICK_FIX)
    assert made(text, fix) == "The ferry left at ten.\n"


def test_words_to_try_take_the_place_of_plain_words_in_their_case() -> None:
    text = "Delve into it. We **del**ve into it.\n"
    titles = {action.title: made(text, action) for action in offered(text) if action.title.startswith("Try")}
    assert titles["Try ‘Read’ for ‘Delve into’"] == "Read it. We **del**ve into it.\n"
    assert not any("del**ve" in title for title in titles)


def test_what_is_advised_to_do_is_no_word_to_put_into_a_draft() -> None:
    """Cards keep under ‘suggest’ only words that might stand in place of those found."""
    for rule in (bound.rule for bound in shipped_rules().values()):
        for suggestion in (word for words in rule.suggest.values() for word in words):
            assert not suggestion.startswith(("say ", "name ", "leave ", "cut ", "give ")), (rule.id, suggestion)


def test_only_what_is_asked_for_is_offered() -> None:
    text = "We delve into it.\n"
    assert offered(text, only="refactor") == []
    report = examine_text(text)
    assert (
        not list(actions(SourceFile("draft.md", text), report, Span(11, 16), lambda _: True))
        or text[3:13] == "delve into"
    )
    assert not list(actions(SourceFile("draft.md", text), report, Span(15, 16), lambda _: True))


def test_all_fixes_are_edits_of_the_lines_that_change() -> None:
    before, after = "One\r\ntwo\r\nthree\r\nfour", "One\r\n2\r\nthree\r\n4"
    action = fix_all(SourceFile("draft.md", before), after)
    assert action
    assert (action.kind, made(before, action)) == (FIX_ALL, after)
    assert [before[edit.span.start : edit.span.end] for edit in action.edits] == ["two\r\n", "four"]
    assert fix_all(SourceFile("draft.md", before), before) is None


def drafts() -> Iterator[tuple[str, str]]:
    """The first example of every card, and words in the places where comments are hard to put, the latter in MDX, too."""
    for bound in shipped_rules().values():
        yield "draft.md", f"{unmark(bound.rule.bad[0]).text}\n"
    for text in PLACES.values():
        yield "draft.md", text
        yield "draft.mdx", text


PLACES = {
    "hard-break": "We delve into it  \nand go on.\n",
    "backslash": "We delve into it\\\nand go on.\n",
    "table": "| a | b |\n|---|---|\n| We delve into it | c |\n",
    "heading": "# We delve into it\n\nWords.\n",
    "closed-heading": "# We delve into it #\n\nWords.\n",
    "setext": "We delve into it\n================\n",
    "note": "> [!NOTE]\n> We delve into it\n> every day.\n",
    "list": "1. We delve into it\n2. and go on.\n",
    "crlf": "One.\r\n\r\nWe delve into it.\r\n",
    "bom": "\ufeffWe delve into it.\n",
    "front-matter": "---\ntitle: We delve into it\n---\nWe delve into it.\n",
    "toml": '+++\ntitle = "We delve into it"\n[params]\na = 1\n+++\n\nWe delve into it.\n',
    "two-lines": "We delve\ninto it.\n",
    "footnote": "See[^1].\n\n[^1]: We delve into it.\n",
    "image": "![We delve into it](a.png)\n",
    "no-end": "We delve into it",
}


def survives(finding: Finding, report: DraftReport) -> bool:
    return any(each.rule == finding.rule and each.excerpt == finding.excerpt for each in report.active)


def others(report: DraftReport, finding: Finding) -> list[tuple[str, str]]:
    """The findings of other rules; those about the whole draft may weigh another number of words now."""
    kept = (each for each in report.active if each.rule != finding.rule and not each.whole_draft)
    return [(each.rule, each.message) for each in kept if each.rule not in OTHERS]


@pytest.mark.parametrize(("name", "text"), list(drafts()))
def test_a_suppression_silences_what_it_is_about_and_nothing_else(name: str, text: str) -> None:
    """And every word of the prose stays as it was, which the edit is chosen for."""
    source = SourceFile(name, text)
    document, report = parse(source), examine_text(text, source.path)
    for finding in report.active:
        if finding.rule.startswith("directive/"):
            continue
        for edit, everywhere in ((on_line(document, finding), False), (in_draft(document, finding), True)):
            if edit is None:
                continue
            after = examine_text(with_fixes(text, [edit]), source.path)
            silenced = [
                each for each in after.findings if each.disposition == "suppressed" and each.rule == finding.rule
            ]
            assert silenced, (finding.rule, edit)
            assert not everywhere or not survives(finding, after), (finding.rule, edit)
            assert others(after, finding) == others(report, finding), (finding.rule, edit)


def edit_for(text: str, name: str = "draft.md", *, everywhere: bool = False) -> str | None:
    """The draft once what it says of delving is left be."""
    source = SourceFile(name, text)
    document: Document = parse(source)
    (finding, *_) = [each for each in examine_text(text, name).active if each.rule == "cliche/delve-verbs"]
    edit: Fix | None = (in_draft if everywhere else on_line)(document, finding)
    return with_fixes(text, [edit]) if edit else None


COMMENT = "<!-- authlint-disable-line cliche/delve-verbs -->"
WHOLE = "<!-- authlint-disable cliche/delve-verbs -->"


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("hard-break", f"We delve into it {COMMENT}  \nand go on.\n"),
        ("backslash", f"We delve into it {COMMENT}\\\nand go on.\n"),
        ("heading", f"# We delve into it {COMMENT}\n\nWords.\n"),
        ("list", f"1. We delve into it {COMMENT}\n2. and go on.\n"),
        ("note", f"> [!NOTE]\n> We delve into it {COMMENT}\n> every day.\n"),
        ("crlf", f"One.\r\n\r\nWe delve into it. {COMMENT}\r\n"),
        ("two-lines", f"We delve\ninto it. {COMMENT}\n"),
    ],
)
def test_a_comment_stands_behind_the_words_and_parts_no_paragraph(name: str, after: str) -> None:
    assert edit_for(PLACES[name]) == after


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("heading", f"{WHOLE}\n\n# We delve into it\n\nWords.\n"),
        ("bom", f"\ufeff{WHOLE}\n\nWe delve into it.\n"),
        ("crlf", f"{WHOLE}\r\n\r\nOne.\r\n\r\nWe delve into it.\r\n"),
        (
            "front-matter",
            "---\nauthlint: {disable: [cliche/delve-verbs]}\ntitle: We delve into it\n---\nWe delve into it.\n",
        ),
        (
            "toml",
            '+++\nauthlint = {disable = ["cliche/delve-verbs"]}\ntitle = "We delve into it"\n[params]\na = 1\n+++\n\nWe delve into it.\n',
        ),
    ],
)
def test_a_whole_draft_is_spoken_for_at_its_top(name: str, after: str) -> None:
    assert edit_for(PLACES[name], everywhere=True) == after


def test_mdx_html_and_plain_text_have_comments_of_their_own_or_none() -> None:
    text = "We delve into it.\n"
    assert edit_for(text, "draft.mdx") == "We delve into it. {/* authlint-disable-line cliche/delve-verbs */}\n"
    assert edit_for(text, "draft.txt") is None
    assert edit_for(text, "draft.txt", everywhere=True) is None
    page = "<!DOCTYPE html>\n<title>A</title>\n<p>We delve into it.</p>\n"
    assert edit_for(page, "draft.html") == page.replace("</p>", f"</p> {COMMENT}")
    assert edit_for(page, "draft.html", everywhere=True) == page.replace("html>\n", f"html>\n{WHOLE}\n\n", 1)


def test_the_example_blog_can_be_silenced_line_by_line(repository: Path) -> None:
    """Each suppression by itself, in drafts as they are."""
    count = 0
    for path in sorted((repository / "examples/posts").iterdir()):
        text = path.read_text(encoding="utf-8")
        document, report = parse(SourceFile(path.name, text)), examine_text(text, path.name)
        for finding in report.active:
            if edit := on_line(document, finding):
                after = examine_text(with_fixes(text, [edit]), path.name)
                assert any(each.disposition == "suppressed" and each.rule == finding.rule for each in after.findings)
                count += 1
    assert count
