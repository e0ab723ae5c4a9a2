"""Drafts beside each other: a folder is checked, and findings name places in two of its files."""

from __future__ import annotations

import json
import random
from pathlib import Path
from zlib import crc32

import pytest
from click.testing import CliRunner

from authlint.commands import cli
from authlint.facts import DraftFacts
from authlint.formats import parse
from authlint.options import Options
from authlint.report import Report
from authlint.run import Runner
from authlint.site.drafts import Site
from authlint.site.gathering import PART, facts_of
from authlint.site.near_duplicate import near_duplicate
from authlint.site.sketches import FACTORS, MIXER, alike, read, resemblance, runs, sketch
from authlint.source import SourceFile

TAIL = "Thank you for reading this far down the page with me."
WORDS = [f"w{number}" for number in range(3000)]


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four posts that end alike, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    for number, opening in enumerate(
        ("The ferry is late.", "Gulls are early.", "My uncle has it.", "Tea has gone up.")
    ):
        (tmp_path / f"{number}.md").write_text(f"# Post\n\n{opening} {TAIL}\n", encoding="utf-8")
    return tmp_path


def check(*paths: str) -> Report:
    return Runner(Options(select=("sameness",))).check_paths(paths or (".",))


def test_a_finding_names_both_places(blog: Path) -> None:
    """The newest draft has the finding; the message and ``elsewhere`` say where the others have it."""
    (finding,) = check().active
    assert (finding.rule, finding.path, finding.excerpt) == ("sameness/shared-sentence", "3.md", TAIL)
    assert "4 of 4 drafts" in finding.message
    assert "2.md:3" in finding.message
    assert [(place.path, place.location.line) for place in finding.elsewhere] == [("2.md", 3), ("1.md", 3), ("0.md", 3)]


def test_dates_say_which_draft_is_the_newest(blog: Path) -> None:
    """A date in the front matter goes before the order of the names."""
    for number in range(4):
        path = blog / f"{number}.md"
        path.write_text(f"---\ndate: 202{4 - number}-01-01\n---\n{path.read_text('utf-8')}", encoding="utf-8")
    assert [finding.path for finding in check().active] == ["0.md"]


def test_a_directive_silences_the_finding_and_is_not_unused(blog: Path) -> None:
    """Findings beside others are triaged like all; a draft alone cannot know that its directive is needed."""
    path = blog / "3.md"
    path.write_text(
        "<!-- authlint-disable sameness/shared-sentence -- a custom of the house -->\n" + path.read_text("utf-8"), encoding="utf-8"
    )  # fmt: skip
    report = Runner(Options(select=("sameness", "directive"))).check_paths((".",))
    assert not report.active
    assert [finding.disposition for finding in report.findings] == ["suppressed"]


def test_one_draft_repeats_nobody(blog: Path) -> None:
    assert not check("3.md").findings


def test_a_folder_may_leave_the_rules_out(blog: Path) -> None:
    """A draft whose configuration ignores the pack gets no finding, and still is a place elsewhere."""
    (blog / "3.md").rename(blog / "2b.md")
    (blog / "sub").mkdir()
    (blog / "sub" / "z.md").write_text((blog / "2b.md").read_text("utf-8"), encoding="utf-8")
    (blog / "sub" / "authlint.toml").write_text('ignore = ["sameness"]\n', encoding="utf-8")
    report = Runner(Options()).check_paths((".",))
    assert not [finding for finding in report.findings if finding.path.startswith("sub/")]


def test_a_file_that_changed_meanwhile_gets_no_finding(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are places in the text that was judged, or they are not shown."""
    monkeypatch.setattr("authlint.checking.reread", lambda path: SourceFile(path, "something else"))
    assert not check().findings


def test_outputs_say_where_else(blog: Path) -> None:
    """JSON and SARIF carry the places in the other files."""
    answer = CliRunner().invoke(cli, ["check", ".", "--select", "sameness", "--format", "json"])
    (finding,) = json.loads(answer.output)["findings"]
    assert finding["elsewhere"][0] == {"path": "2.md", "line": 3, "column": 18, "end_line": 3, "end_column": 71}
    answer = CliRunner().invoke(cli, ["check", ".", "--select", "sameness", "--format", "sarif"])
    (result,) = json.loads(answer.output)["runs"][0]["results"]
    places = [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["relatedLocations"]]
    assert places == ["2.md", "1.md", "0.md"]


def facts(path: str, text: str) -> DraftFacts:
    return facts_of(parse(SourceFile(path, text)), "")


def some_words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(WORDS, [1 / (rank + 2) for rank in range(len(WORDS))], k=count)


def test_planted_copies_are_found_and_others_are_not() -> None:
    """Forty copies with 5 to 30 % of their words changed, among four hundred posts of the same vocabulary."""
    chance = random.Random(9)  # noqa: S311  # a fixed seed for texts
    texts = [some_words(chance, chance.randint(120, 900)) for _ in range(400)]
    planted = {}
    for place in range(40):
        share = 0.05 + 0.25 * place / 40
        copy = [some_words(chance, 1)[0] if chance.random() < share else word for word in texts[place]]
        planted[f"{400 + place:03}.md"] = f"{place:03}.md"
        texts.append(copy)
    site = Site.of(facts(f"{number:03}.md", " ".join(words)) for number, words in enumerate(texts))
    found = {
        site.drafts[match.draft].path: site.drafts[match.elsewhere[0][0]].path
        for match in near_duplicate.function(site, percent=30.0)
    }
    assert len(found.items() & planted.items()) >= 38
    assert len(found.items() - planted.items()) <= 2


def test_a_sketch_tells_what_two_texts_share() -> None:
    """Within three standard deviations of the true share, from a tenth of the runs; exactly where the sketch holds them all."""
    chance = random.Random(4)  # noqa: S311  # a fixed seed for texts
    base = some_words(chance, 2500)
    one, other = base[:2000], base[500:]
    true = len(set(runs(one)) & set(runs(other))) / len(set(runs(one)) | set(runs(other)))
    told = resemblance(read(sketch([runs(one)], 200)), read(sketch([runs(other)], 200)), 200)
    assert abs(told - true) <= 3 * (true * (1 - true) / 200) ** 0.5
    assert resemblance(read(sketch([runs(one)], 9999)), read(sketch([runs(other)], 9999)), 9999) == pytest.approx(true)


def test_hashes_are_the_same_on_every_machine() -> None:
    """Facts may be kept from run to run, so the hash is held against the same sum in whole numbers."""
    words = ["the", "ferry", "leaves", "at"]
    expected = []
    for place in (0, 1):
        single = [crc32(word.encode()) for word in words[place : place + 3]]
        total = sum(value * factor for value, factor in zip(single, FACTORS, strict=True)) % 2**64
        expected.append((total ^ total >> 32) * MIXER % 2**64 >> 32)
    assert runs(words).tolist() == expected


def test_many_copies_cost_no_square() -> None:
    """A thousand copies of one text are found as a chain of neighbours, not as half a million pairs."""
    text = read(sketch([runs(WORDS[:60])], PART))
    pairs = list(alike([text] * 1000, PART, 0.5))
    assert 999 <= len(pairs) <= 12_000
    assert {other for _, other, _ in pairs} == set(range(1, 1000))
