"""The site report: what it shows, and that nothing in a draft or its name becomes markup, style or script."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authlint.charts import bar_chart, radar
from authlint.commands import cli
from authlint.finding import Finding
from authlint.pages import render
from authlint.report import DraftReport, Report
from authlint.site.trend import trend_of
from authlint.source import Location, Span

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "</pre></main><form action=//evil.example><button>go</button></form>",
    "<!--<script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "</title><script>alert(1)</script>",
    "\u202e<script>\u202c",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<object data=//evil.example></object><embed src=//evil.example>",
)


class Page(HTMLParser):
    """Elements, attributes, text, and what stands in script and style."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.texts: list[str] = []
        self._within = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._within = tag if tag in self.inside else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the parser's own signature
        self._within = ""

    def handle_data(self, data: str) -> None:
        (self.inside[self._within] if self._within else self.texts).append(data)


ALLOWED = frozenset(
    "html head meta title style script body a main h1 h2 p label input span div table thead tbody tr th td ul ol li svg g text "
    "line polygon polyline circle rect dl dt dd meter pre strong em br".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class href id for type autocomplete role aria-label aria-labelledby tabindex scope "
    "viewbox width height transform x y x1 x2 y1 y2 cx cy r points text-anchor min max value title".split()
)


def inert(text: str) -> Page:
    """The page, once it is known to hold nothing but what the templates write."""
    page = Page(text)
    for tag, attributes in page.elements:
        assert tag in ALLOWED
        assert set(attributes) <= ATTRIBUTES, (tag, attributes)
        if "href" in attributes:
            assert re.fullmatch(r"#\w+|index\.html|d\d{5}\.html", str(attributes["href"]))
    policy = next(
        str(each["content"]) for tag, each in page.elements if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for kind, parts in page.inside.items():
        if parts:
            digest = b64encode(hashlib.sha256("".join(parts).encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
    assert sum(tag == "script" for tag, _ in page.elements) <= 1
    assert sum(tag == "style" for tag, _ in page.elements) == 1
    return page


def finding(path: str, start: int, end: int, words: str, severity: str = "warning") -> Finding:
    place = Location(1, start + 1, 1, end + 1)
    return Finding(
        "cliche/x", path, severity, "high", Span(start, end), place, words, f"‘{words}’ says little.", f"{words}?", (), None, "0" * 16
    )  # type: ignore[arg-type]  # a test's shorthand  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_draft_says_stays_text(payload: str) -> None:
    """In its name, its prose, a message, a question, the reason why it was not judged, and a number's name."""
    text = f"before {payload} after"
    draft = DraftReport(f"{payload}.md", (finding(f"{payload}.md", 7, 7 + len(payload), payload),), words=3)
    skipped = DraftReport(f"{payload}2.md", skipped=payload)
    pages = render(
        Report((draft, skipped), version="0"), {draft.path: {f"{payload} score": 50.0}}, {draft.path: text}, trend_of([], [])
    )  # fmt: skip
    assert set(pages) == {"index.html", "d00001.html"}
    for page in pages.values():
        inert(page)
    shown = "".join(inert(pages["d00001.html"]).texts)
    assert payload.replace("\u202e", "\\u{202e}").replace("\u202c", "\\u{202c}") in shown


def test_the_text_is_shown_whole_with_its_findings() -> None:
    """Overlapping findings cut it, and lose none of it; a stretch belongs to the shortest finding on it."""
    text = "one two three\nfour <five> six\n"
    found = (
        finding("a.md", 0, 13, "long", "info"),
        finding("a.md", 4, 7, "two", "error"),
        finding("a.md", 8, 18, "over"),
    )
    pages = render(Report((DraftReport("a.md", found),), version="0"), {}, {"a.md": text}, trend_of([], []))
    body = pages["d00001.html"].partition("<pre>")[2].partition("</pre>")[0]
    assert "".join(Page(body).texts) == text
    marks = [(each["class"], each["href"]) for tag, each in Page(body).elements if tag == "a"]
    assert marks == [("info", "#f1"), ("error", "#f2"), ("info", "#f1"), ("warning", "#f3"), ("warning", "#f3")]


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    for number in range(6):
        text = "We delve into the boats of the harbour and find that nobody minds. " * 12
        (tmp_path / "posts" / f"{number}.md").write_text(
            f"---\ndate: {2020 + number // 3}-0{number + 1}-01\n---\n\n{text}\n", encoding="utf-8"
        )
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, standalone_mode=False)


def test_a_folder_of_pages(blog: Path) -> None:
    """An overview with a row for each draft, a page each, charts over time; small, and without an address."""
    assert run("report", "posts", "-o", "out").return_value == 0
    pages = {path.name: path.read_text(encoding="utf-8") for path in (blog / "out").iterdir()}
    assert sorted(pages) == [*(f"d0000{number}.html" for number in range(1, 7)), "index.html"]
    overview = inert(pages["index.html"])
    links = {str(each["href"]) for tag, each in overview.elements if tag == "a"} - {"#main"}
    assert links == set(pages) - {"index.html"}
    assert any(tag == "svg" for tag, _ in overview.elements)
    assert all("http" not in page.replace("http-equiv", "") for page in pages.values())
    assert all(len(page) < 40_000 for page in pages.values())
    draft = inert(pages["d00001.html"])
    targets = {str(each.get("id")) for _, each in draft.elements}
    assert {
        str(each["href"])[1:] for tag, each in draft.elements if tag == "a" and str(each["href"]).startswith("#f")
    } <= targets
    assert "cliche/delve-verbs" in "".join(draft.texts)


def test_an_older_report_is_replaced_and_nothing_else(blog: Path) -> None:
    """A report may be written again where one lies; a folder with something else in it is refused."""
    assert run("report", "posts", "-o", "out").return_value == 0
    assert run("report", ".", "-o", "out").return_value == 0
    assert len(list((blog / "out").iterdir())) == 7
    answer = run("report", "posts", "-o", "posts")
    assert "holds something else" in str(answer.exception)


def test_two_runs_write_the_same(blog: Path) -> None:
    run("report", "posts", "-o", "one")
    run("report", "posts", "-o", "two")
    assert all(path.read_bytes() == (blog / "two" / path.name).read_bytes() for path in (blog / "one").iterdir())


def test_the_radar_leaves_out_what_has_no_score() -> None:
    """A corner for each score; names are escaped; two scores make no shape."""
    drawn = radar("<profile>", [("a", 10.0), ("b", None), ("c", 90.0), ("d", 50.0)])
    assert drawn.count("<circle") == 3
    assert drawn.count('class="a h"') == 1
    assert "&lt;profile&gt;: a 10, b –, c 90, d 50" in drawn
    assert 'class="l"' not in radar("two", [("a", 10.0), ("b", None), ("c", 90.0)])


def test_bars_are_as_tall_as_their_counts() -> None:
    drawn = bar_chart("drafts", ["0–10", "10–20", "20–30"], [0, 5, 10])
    low, half, full = (float(tall) for tall in re.findall(r'<rect[^>]*height="([\d.]+)"', drawn))
    assert low == 0
    assert half == pytest.approx(full / 2)


def test_the_overview_shows_scores_and_packs_over_time(tmp_path: Path) -> None:
    """The distribution of the scores, and what each pack found per 1,000 words of each period."""
    reports = tuple(
        DraftReport(f"{number}.md", (finding(f"{number}.md", 0, 2, "We"),) * number, words=500)
        for number in range(1, 4)
    )
    scores = {f"{number}.md": {"authenticity score": 20.0 * number} for number in range(1, 4)}
    days = {f"{number}.md": f"2024-0{number}-01" for number in range(1, 4)}
    pages = render(Report(reports), scores, {}, trend_of([], [], "month"), days)
    assert 'aria-label="drafts by their overall score"' in pages["index.html"]
    assert 'aria-label="cliche: findings per 1,000 words"' in pages["index.html"]
