"""A draft's page: the timeline of its sources, its pictures with their origin, and the author's own voice."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pictures import noted, saved
from test_pages import PAYLOADS, inert

from authlint.charts import radar, timeline
from authlint.commands import cli
from authlint.nearby import forget
from authlint.voice import LEAST_POSTS

PROSE = "The harbour was full of boats and none of them was ours, so we walked back to the house. " * 20
CITING = (
    "---\ndate: 2024-05-01\n---\n# Boats\n\nIn 2019 boats sank ([a report](https://www.example.org/2019/04/02/boats)), "
    "and later more did ([another](https://news.example.com/2023/11/12/more)). See also [a page](https://boats.example.net/about-them).\n\n"
)


def made(folder: Path, **drafts: str) -> dict[str, str]:
    """The pages of a report on drafts, by the name of the draft."""
    for name, text in drafts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["report", str(folder), "-o", str(folder / "out")])
    assert result.exit_code == 0, result.output
    pages = [page.read_text(encoding="utf-8") for page in sorted((folder / "out").glob("d*.html"))]
    return dict(zip(sorted(drafts), pages, strict=True))


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without markup."""
    part = page.partition(f"<h2>{heading}</h2>")[2].partition("</table>")[0]
    found = re.findall(r"<tr>(.*?)</tr>", part.partition("<tbody>")[2], re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "|", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in found
    ]


def test_sources_stand_in_the_order_of_their_dates(tmp_path: Path) -> None:
    page = made(tmp_path, citing=CITING + PROSE)["citing"]
    told = rows(page, "Sources")
    assert [row[0] for row in told] == ["2019-04-02", "2023-11-12", "undated"]
    assert told[0][3].startswith("https://www.example.org/2019/04/02/boats|")
    assert "5 years before the draft" in told[0][3]
    assert "later more did" in told[1][4]
    assert "3 in all, 2 with a date, 1 from before 2023-01-01" in page
    chart = page.partition("sources by their dates")[2].partition("</svg>")[0]
    assert (chart.count('class="d"'), chart.count('class="o"')) == (1, 1)
    assert "this draft" in chart


def test_undated_sources_have_a_table_and_no_axis(tmp_path: Path) -> None:
    page = made(tmp_path, citing=f"We saw [a page](https://boats.example.net/about-them).\n\n{PROSE}")["citing"]
    assert len(rows(page, "Sources")) == 1
    assert "sources by their dates" not in page


@pytest.mark.parametrize(
    "text", [PROSE, f"See [the other post](other.md) and [above](#top).\n\n{PROSE}", f"`![a](b.png)`\n\n{PROSE}"]
)
def test_a_draft_that_cites_and_shows_nothing_has_neither_part(text: str, tmp_path: Path) -> None:
    page = made(tmp_path, plain=text)["plain"]
    assert "<h2>Sources</h2>" not in page
    assert "<h2>Pictures</h2>" not in page


def test_pictures_say_where_they_come_from(tmp_path: Path) -> None:
    (tmp_path / "recipe.png").write_bytes(saved("PNG", pnginfo=noted(parameters="a boat, Steps: 20, Sampler: Euler a")))
    (tmp_path / "bare.png").write_bytes(saved("PNG"))
    shown = (
        "![A boat](recipe.png)\n\n![The pier](bare.png)\n\n![Gone](gone.png)\n\n![Far](https://img.example.org/far.jpg)\n\n"
        "![Again](bare.png)\n\n![](data:image/png;base64,iVBORw0KGgo=)\n\n"
    )
    told = rows(made(tmp_path, showing=shown + PROSE)["showing"], "Pictures")
    assert [row[0] for row in told] == [
        "recipe.png",
        "bare.png",
        "gone.png",
        "https://img.example.org/far.jpg",
        "data:image/png;base64,iVBORw0KGgo=",
    ]
    assert [row[2] for row in told] == ["A boat", "The pier", "Gone", "Far", "–"]
    assert "Sampler: Euler a" in told[0][3]
    assert [row[3] for row in told[1:]] == [
        "the file says nothing of where it comes from",
        "the file is not here",
        "elsewhere on the web, not looked at",
        "written into the draft itself, not looked at",
    ]


def test_readers_of_pictures_are_imported_for_drafts_that_show_some(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text(PROSE, encoding="utf-8")
    program = (
        "import sys; from authlint.commands import cli\n"
        "try: cli(['report', '.', '-o', 'out'])\nexcept SystemExit as end: assert not end.code, end.code\n"
        "assert 'authlint.pages.exhibits' in sys.modules\n"
        "assert 'authlint.provenance.jpeg' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_strangers_wrote_into_them_stays_text(payload: str, tmp_path: Path) -> None:
    """In an address, the words that lean on it, an alternative text, and the metadata of a picture."""
    (tmp_path / "p.png").write_bytes(saved("PNG", pnginfo=noted(Software=payload, Author=payload)))
    words = payload.replace("\n", " ")
    text = (
        f"<p>Boats sank, {words.replace('&', '&amp;').replace('<', '&lt;')} (Smith, 2019), "
        f'<a href="https://example.org/2019/01/02/{words.replace("&", "&amp;").replace(chr(34), "&quot;").replace("<", "&lt;")}">so</a>.'
        f'</p><p><img src="p.png" alt="{words.replace("&", "&amp;").replace(chr(34), "&quot;").replace("<", "&lt;")}"></p><p>{PROSE}</p>'
    )
    (tmp_path / "draft.html").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["report", str(tmp_path), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    page = (tmp_path / "out/d00001.html").read_text(encoding="utf-8")
    assert "<h2>Sources</h2>" in page
    assert "<h2>Pictures</h2>" in page
    inert(page)


def old_posts(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = f"---\ndate: 2015-01-{number + 1:02}\n---\n" + PROSE.replace("boats", f"boats, {number} of them,")
        (folder / f"{number:02}.md").write_text(
            f"{text}\n\nWhy so many? Nobody knows it yet.\n\n{PROSE}", encoding="utf-8"
        )


def test_the_profile_stands_beside_the_authors_own_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old_posts(tmp_path / "old", LEAST_POSTS)
    run = CliRunner().invoke
    assert run(cli, ["voice", "learn", "old", "--before", "2016-01-01"]).exit_code == 0
    draft = Path("old/00.md").as_posix()
    beside, alone = tmp_path / "beside", tmp_path / "alone"
    assert run(cli, ["report", draft, "-o", str(beside), "--voice", "authlint-voice.json"]).exit_code == 0
    assert run(cli, ["report", draft, "-o", str(alone)]).exit_code == 0
    page = (beside / "d00001.html").read_text(encoding="utf-8")
    assert page.count('<polygon class="v"') == 1
    assert "your own voice: " in page
    assert f"the medians of {LEAST_POSTS} posts, 2015-01-01 to 2015-01-{LEAST_POSTS}" in page
    assert '<polygon class="v"' not in (alone / "d00001.html").read_text(encoding="utf-8")
    # Named in the configuration it is there without being asked for; from another pipeline's tags it is not.
    forget()
    Path("authlint.toml").write_text('voice = "authlint-voice.json"\n', encoding="utf-8")
    assert run(cli, ["report", draft, "-o", str(alone)]).exit_code == 0
    assert '<polygon class="v"' in (alone / "d00001.html").read_text(encoding="utf-8")
    voice = Path("authlint-voice.json")
    voice.write_text(re.sub(r'"pipeline": "[^"]*"', '"pipeline": "another"', voice.read_text()), encoding="utf-8")
    assert run(cli, ["report", draft, "-o", str(alone)]).exit_code == 0
    assert '<polygon class="v"' not in (alone / "d00001.html").read_text(encoding="utf-8")


def test_a_radar_has_an_outline_for_three_scores_to_compare_with() -> None:
    spokes = [("one", 20.0), ("two", 50.0), ("three", 80.0), ("four", None)]
    assert 'class="v"' in radar("r", spokes, [50.0, 50.0, 50.0, None])
    assert 'class="v"' not in radar("r", spokes, [50.0, None, 50.0, None])
    assert 'class="v"' not in radar("r", spokes)


def centres(chart: str) -> list[tuple[float, float]]:
    return [(float(left), float(up)) for left, up in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', chart)]


def test_dots_stand_in_order_and_beside_their_lines() -> None:
    chart = timeline("t", [("2024", False), ("2001-03", True), ("2001-03-04", True)], [("2023-01-01", "baseline")])
    (first, second, last), line = centres(chart), float(re.findall(r'class="c" x1="([\d.]+)"', chart)[0])
    assert first[0] <= second[0] < line < last[0]


def test_what_falls_together_is_stacked_and_stays_inside() -> None:
    found = centres(timeline("t", [("2020-05-05", True)] * 60, [("2023-01-01", "<b>")]))
    assert len({up for _, up in found[:5]}) == 5
    assert all(0 < up < 150 for _, up in found)
    assert "<b>" not in timeline("<b>", [("2020", True)], [("2023-01-01", "<b>")])
