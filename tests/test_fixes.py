"""Safe fixes: nothing outside of them changes, and a second time changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authlint.finding import Finding
from authlint.fixes import compatible, difference, fixed, with_fixes
from authlint.report import DraftReport
from authlint.rule import Fix
from authlint.source import Location, SourceFile, Span


def finding(fix: Fix | None, disposition: str = "active", rule: str = "pack/rule") -> Finding:
    """A finding that offers ``fix``."""
    place = Location(1, 1, 1, 2)
    return Finding(
        rule, "draft.md", "warning", "high", Span(0, 1), place, "x", "m", "q?", (), fix, "0" * 16, disposition  # type: ignore[arg-type]
    )  # fmt: skip


def removing(*words: str, instead: str = "") -> object:
    """A judge that finds these words, and offers to replace each."""

    def judge(source: SourceFile) -> DraftReport:
        found = []
        for word in words:
            place = source.text.find(word)
            while place >= 0:
                found.append(finding(Fix(Span(place, place + len(word)), instead)))
                place = source.text.find(word, place + 1)
        return DraftReport(source.path, tuple(found))

    return judge


TEXTS = st.text(st.sampled_from("ab\u200b\r\n é😀\ufeff"), max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.text("xyz", max_size=3)), max_size=12))
def test_what_lies_outside_of_fixes_never_changes(text: str, edits: list[tuple[int, int, str]]) -> None:
    """Cut the chosen spans out of the old text and the replacements out of the new one: the same is left, byte by byte."""
    offered = [Fix(Span(min(start, len(text)), min(start + size, len(text))), new) for start, size, new in edits]
    chosen = compatible(map(finding, offered))
    result = with_fixes(text, chosen)
    kept_before, kept_after, behind, shift = [], [], 0, 0
    for fix in chosen:
        assert fix in offered
        assert fix.span.start >= behind
        kept_before.append(text[behind : fix.span.start])
        kept_after.append(result[behind + shift : fix.span.start + shift])
        assert result[fix.span.start + shift :].startswith(fix.replacement)
        shift += len(fix.replacement) - len(fix.span)
        behind = fix.span.end
    kept_before.append(text[behind:])
    kept_after.append(result[behind + shift :])
    assert [kept.encode() for kept in kept_before] == [kept.encode() for kept in kept_after]


@given(TEXTS, st.permutations([Fix(Span(0, 2), "x"), Fix(Span(1, 3), "y"), Fix(Span(1, 2), "z"), Fix(Span(3, 4), "")]))
def test_the_choice_among_fixes_does_not_depend_on_their_order(text: str, offered: list[Fix]) -> None:
    assert compatible(map(finding, offered)) == (Fix(Span(0, 2), "x"), Fix(Span(3, 4), ""))


@given(TEXTS)
def test_fixing_twice_is_fixing_once(text: str) -> None:
    """Where a fix uncovers another, too: taking “ab” out of “aabb” leaves “ab”."""
    judge = removing("ab", "\u200b")
    once = fixed(SourceFile("draft.md", text), judge)  # type: ignore[arg-type]
    twice = fixed(once.after, judge)  # type: ignore[arg-type]
    assert not twice.changed
    assert twice.cured == 0
    assert once.changed == bool(once.cured)


def test_fixes_that_never_rest_change_nothing() -> None:
    """And the report says so, rather than passing in silence."""
    draft = fixed(SourceFile("draft.md", "a"), removing("a", instead="aa"))  # type: ignore[arg-type]
    assert not draft.changed
    assert [problem.code for problem in draft.remaining.problems] == ["unsettled-fixes"]
    assert draft.cured == 0


def test_only_findings_that_count_are_fixed() -> None:
    fix = Fix(Span(0, 1), "")
    assert compatible([finding(fix)]) == (fix,)
    for disposition in ("quoted", "suppressed", "baselined", "unchanged"):
        report = DraftReport("draft.md", (finding(fix, disposition),))
        assert not fixed(SourceFile("draft.md", "a"), lambda _, report=report: report).changed  # type: ignore[misc]


def test_a_preview_shows_what_no_one_sees() -> None:
    """Hidden characters and odd spaces stand as escapes; a workflow command is none any more."""
    source = SourceFile("draft.md", "a\u200bb\u202fc\ufe0f\r\n::error::\x1b[31m\r\n")
    shown = difference(fixed(source, removing("\u200b")))  # type: ignore[arg-type]
    assert "-a\\u{200b}b\\u{202f}c\\u{fe0f}\n" in shown
    assert "+ab\\u{202f}c\\u{fe0f}\n" in shown
    assert "\x1b" not in shown
    assert "::error" not in shown
