"""Suppressions are counted by steps, which is quick and easy to get wrong: held against the definition, word for word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_path import rulebook

from authlint.document import Directive, Document
from authlint.engine import examine
from authlint.finding import Finding, fingerprint
from authlint.formats import parse
from authlint.source import SourceFile, Span
from authlint.triage import suppress

RULES = ("cliche/delve-verbs", "cliche/tapestry-nouns", "rhythm/hard-to-read")
NAMES = [*RULES, "cliche", "rhythm", "sourcing"]

comments = st.builds(
    "<!-- authlint-{} {}: x -->".format,
    st.sampled_from(["disable", "disable", "enable", "disable-line", "disable-next-line"]),
    st.lists(st.sampled_from(NAMES), max_size=2).map(", ".join),
)
lines = st.lists(st.one_of(comments, st.just("tea"), st.just(" ")), max_size=3).map(" ".join)
heads = st.sampled_from(["", "", "---\nauthlint:\n  disable: [cliche, rhythm/hard-to-read]\n  reason: x\n---\n"])
drafts = st.builds(lambda head, rest: head + "\n".join(rest), heads, st.lists(lines, min_size=1, max_size=12))
places = st.lists(st.tuples(st.sampled_from(RULES), st.floats(0, 1), st.integers(1, 30)), max_size=8)


def _findings(document: Document, wanted: list[tuple[str, float, int]]) -> list[Finding]:
    source, found = document.source, []
    for rule, where, length in wanted:
        start = int(where * (len(source.text) - 1))
        span = Span(start, min(start + length, len(source.text)))
        place = source.location(span)
        found.append(
            Finding(rule, "a.md", "info", "low", span, place, "x", "x", "x", (), None, fingerprint(rule, "x", 0))
        )
    return found


def _silences(directive: Directive, finding: Finding, document: Document) -> bool:
    """The definition."""
    source, pack = document.source, finding.rule.partition("/")[0]
    if directive.fault or (directive.rules and not {finding.rule, pack} & set(directive.rules)):
        return False
    if directive.kind == "disable":
        enabled = any(
            other.kind == "enable"
            and not other.fault
            and directive.span.end <= other.span.start
            and other.span.end <= finding.span.start
            and (not other.rules or {finding.rule, pack} & set(other.rules))
            for other in document.directives
        )
        in_head = document.front_matter.span.contains(directive.span)
        return in_head or (directive.span.end <= finding.span.start and not enabled)
    if directive.kind == "disable-line":
        return finding.location.line <= source.line_at(directive.span.start) <= finding.location.end_line
    if directive.kind == "disable-next-line":
        line = source.line_at(directive.span.end) + 1
        texts = source.text.split("\n")
        while line <= len(texts) and not texts[line - 1].strip(" \t>"):
            line += 1
        return finding.location.line == line
    return False


@given(drafts, places)
@settings(max_examples=500, derandomize=True, deadline=None)
def test_as_defined(text: str, wanted: list[tuple[str, float, int]]) -> None:
    document = parse(SourceFile("draft.md", text))
    findings = _findings(document, wanted)
    result, suppressions = suppress(findings, document, frozenset(RULES), frozenset(NAMES))
    for finding, judged in zip(findings, result, strict=True):
        silenced = any(_silences(directive, finding, document) for directive in document.directives)
        assert judged.disposition == ("suppressed" if silenced else "active")
    assert [entry.silenced for entry in suppressions.entries] == [
        sum(_silences(entry.directive, finding, document) for finding in findings) for entry in suppressions.entries
    ]


SENTENCE = "We delve into tea."
MANY = {
    "never ended": f"<!-- authlint-disable cliche: x -->\n\n{SENTENCE}\n\n",
    "switched on and off": f"<!-- authlint-disable cliche: x -->\n\n{SENTENCE}\n\n<!-- authlint-enable cliche -->\n\n",
    "on one line": f"{SENTENCE} <!-- authlint-disable-line cliche: x --> ",
    "before blank lines": "<!-- authlint-disable-next-line cliche: x --> ",
}


@pytest.mark.parametrize("shape", MANY)
def test_many_directives_cost_no_more_than_each(shape: str) -> None:
    """A thousand directives at a thousand findings once meant a billion comparisons."""
    document = parse(SourceFile("draft.md", MANY[shape] * 1500 + "\n" * 1500))
    examine(parse(SourceFile("draft.md", SENTENCE)), rulebook())
    start = time.process_time()
    examine(document, rulebook())
    assert time.process_time() - start < 8
