"""Known findings: matched by their words, wherever they moved."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from conftest import active, examine_text
from hypothesis import given
from hypothesis import strategies as st

from authlint.baseline import (
    Baseline,
    as_text,
    known_in,
    read_baseline,
    recorded,
    stale,
    without,
    without_known,
)
from authlint.errors import ConfigurationError
from authlint.report import DraftReport, Report
from authlint.rule import Rule

KILLS = 200 if os.environ.get("AUTHLINT_CAMPAIGN") else 12
PARAGRAPHS = [
    "We delve into the sea.",
    "The ferry left at nine.",
    "It is a tapestry of lies.",
    "We delve into the sky.",
]
RULES: dict[str, Rule] = dict.fromkeys(("cliche/delve-verbs", "cliche/tapestry-nouns"))  # type: ignore[arg-type]  # only the names matter


def draft(*paragraphs: str, name: str = "a.md") -> DraftReport:
    return examine_text("\n\n".join(paragraphs), name, select=("cliche",))


def report(*drafts: DraftReport) -> Report:
    return Report(drafts, rules=RULES)


def same(name: str) -> str:
    return name


def baseline_of(*drafts: DraftReport) -> Baseline:
    return recorded(report(*drafts), Baseline({}), same, frozenset())


def new_in(known: Baseline, now: DraftReport) -> list[str]:
    (marked,) = without_known(report(now), known, same).drafts
    return [finding.excerpt for finding in active(marked)]


def test_what_is_known_does_not_count_and_is_kept() -> None:
    now = draft(*PARAGRAPHS)
    assert len(active(now)) == 3
    (marked,) = without_known(report(now), baseline_of(now), same).drafts
    assert [finding.disposition for finding in marked.findings] == ["baselined"] * 3
    assert [replace(finding, disposition="active", reason="") for finding in marked.findings] == list(now.findings)


def test_a_thousand_lines_above_change_nothing() -> None:
    known = baseline_of(draft(*PARAGRAPHS))
    assert new_in(known, draft(*["It rained."] * 1000, *PARAGRAPHS)) == []


def test_paragraphs_may_change_places() -> None:
    known = baseline_of(draft(*PARAGRAPHS))
    for order in permutations(PARAGRAPHS):
        assert new_in(known, draft(*order)) == []
        assert stale(report(draft(*order)), known, same, frozenset()).size == 0


def test_one_of_two_alike_goes() -> None:
    """Whichever of the two it was; the one that stays is known, and one entry is left over."""
    first, second = "We delve into the sea.", "They all delve into the sky."
    known = baseline_of(draft(first, second))
    for left in (first, second):
        assert new_in(known, draft(left)) == []
        gone = stale(report(draft(left)), known, same, frozenset())
        assert gone.size == 1
        assert new_in(without(known, gone), draft(first, second)) == ["delve into"]


def test_a_third_one_alike_counts() -> None:
    known = baseline_of(draft(PARAGRAPHS[0], PARAGRAPHS[3]))
    assert new_in(known, draft(PARAGRAPHS[0], PARAGRAPHS[3], "You delve into it.")) == ["delve into"]


def test_a_quotation_of_the_same_words_takes_no_place() -> None:
    """Were the findings numbered, a quoted or silenced one in front would push a known one out."""
    known = baseline_of(draft(PARAGRAPHS[0]))
    assert new_in(known, draft("> We delve into the ferry.", PARAGRAPHS[0])) == []
    silenced = "<!-- authlint-disable-next-line cliche/delve-verbs: a joke -->\nWe delve into soup."
    assert new_in(known, draft(silenced, PARAGRAPHS[0])) == []


def test_the_same_words_in_another_draft_count() -> None:
    known = baseline_of(draft(PARAGRAPHS[0]))
    assert new_in(known, draft(PARAGRAPHS[0], name="b.md")) == ["delve into"]


def test_a_finding_about_a_whole_draft_is_known_whatever_words_show_it() -> None:
    (found,) = active(draft(PARAGRAPHS[0]))
    whole = replace(found, whole_draft=True)
    assert whole.key == replace(whole, excerpt="other words").key
    assert found.key != replace(found, excerpt="other words").key


def test_rules_that_measure_a_draft_say_so() -> None:
    text = "\n\n".join(f"We walked to the shop and bought a loaf of bread on day {n}. " * 6 for n in range(12))
    found = examine_text(text + "\n\nWe delve into it.").findings
    whole = {finding.rule for finding in found if finding.whole_draft}
    assert "rhythm/uniform-sentences" in whole
    assert "cliche/delve-verbs" in {finding.rule for finding in found} - whole


def test_a_phrase_that_comes_back_is_known_by_its_words() -> None:
    """However it is spelt where it comes first, and not in place of another."""
    (found,) = active(draft(PARAGRAPHS[0]))
    phrase = replace(found, whole_draft=True, term="a loaf of", excerpt="A loaf of")
    assert phrase.key == replace(phrase, excerpt="a loaf\u00a0of").key
    assert phrase.key != replace(phrase, term="a slice of").key


def test_what_was_not_looked_at_is_not_stale() -> None:
    known = baseline_of(draft(*PARAGRAPHS), draft(*PARAGRAPHS, name="b.md"))
    assert stale(report(), known, same, frozenset()).drafts == {}
    unreadable = DraftReport("a.md", skipped="not judged")
    assert stale(report(unreadable), known, same, frozenset()).drafts == {}
    assert set(stale(report(draft("It rained.")), known, same, frozenset()).drafts) == {"a.md"}
    assert set(stale(report(), known, same, frozenset({"b.md"})).drafts) == {"b.md"}
    without_rules = Report((draft("It rained."),))
    assert stale(without_rules, known, same, frozenset()).drafts == {}


def test_writing_anew_keeps_what_was_not_looked_at() -> None:
    known = baseline_of(draft(*PARAGRAPHS), draft(*PARAGRAPHS, name="b.md"), draft(*PARAGRAPHS, name="c.md"))
    again = recorded(report(draft(PARAGRAPHS[0])), known, same, frozenset({"c.md"}))
    assert {name: entries.total() for name, entries in again.drafts.items()} == {"a.md": 1, "b.md": 3}


names = st.text(st.characters(codec="utf-8"), min_size=1) | st.just("\udcff.md")
entries = st.dictionaries(st.tuples(names, names), st.integers(1, 9), min_size=1)


@given(st.dictionaries(names, entries.map(Counter)))
def test_a_file_says_what_was_written(drafts: dict[str, Counter[tuple[str, str]]]) -> None:
    text = as_text(Baseline(drafts), "1")
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"authlint-baseline-{os.getpid()}.json"  # noqa: S108  # a test's own file
    try:
        path.write_text(text, encoding="utf-8")
        assert read_baseline(path).drafts == drafts
    finally:
        path.unlink()
    assert text.isascii()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("{", "not valid JSON"),
        ("[]", "not a baseline of version 1"),
        ('{"version": 2, "drafts": {}}', "not a baseline of version 1"),
        ('{"version": 1}', "expected an object"),
        ('{"version": 1, "drafts": {"a.md": []}}', "expected an object"),
        ('{"version": 1, "drafts": {"a.md": {"x/y": {"00": 0}}}}', "no count"),
        ('{"version": 1, "drafts": {"a.md": {"x/y": {"00": true}}}}', "no count"),
        ('{"version": 1, "drafts": {"a.md": {"x/y": {"00": "many"}}}}', "no count"),
        ("[" * 100_000, "not "),
    ],
)
def test_a_broken_baseline_is_an_error(text: str, said: str, tmp_path: Path) -> None:
    """A gate does not pass, and does not fall over, because its memory is torn."""
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said):
        read_baseline(path)


WRITER = """
import sys
from collections import Counter
from pathlib import Path
from authlint.atomic import replace_file
from authlint.baseline import Baseline, as_text
texts = [as_text(Baseline({f"{n}.md": Counter({("a/b", f"{k:016x}"): 1 for k in range(20)}) for n in range(size)}), "1") for size in (300, 500)]
path = Path(sys.argv[1])
replace_file(path, texts[0])
print("ready", flush=True)
while True:
    for text in texts:
        replace_file(path, text)
"""


def _killed(command: list[str], rng: random.Random) -> Iterator[None]:
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(rng.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        yield


def test_killed_at_any_moment_it_is_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    writer = _killed([sys.executable, "-c", WRITER, str(path)], random.Random(7))  # noqa: S311  # a test
    seen = Counter(len(read_baseline(path).drafts) for _ in writer)
    assert set(seen) <= {300, 500}
    assert seen.total() == KILLS


def test_eight_writers_at_once_agree(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    command = [sys.executable, "-m", "authlint", "baseline"]
    running = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL) for _ in range(8)]
    assert [process.wait() for process in running] == [0] * 8
    assert read_baseline(tmp_path / ".authlint-baseline.json").drafts == {"a.md": known_in(draft(*PARAGRAPHS))}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".authlint-baseline.json", "a.md"]
    assert json.loads((tmp_path / ".authlint-baseline.json").read_text(encoding="utf-8"))["version"] == 1
