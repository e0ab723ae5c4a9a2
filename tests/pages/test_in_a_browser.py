"""The report in a real browser, opened from the disk: it works, asks nobody for anything, and strangers' words stay words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import executable
from click.testing import CliRunner
from pictures import noted, saved
from test_pages import PAYLOADS

from authlint.commands import cli

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/posts"
WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 380, "height": 800}
HARM = ("serious", "critical")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = executable()
    if not program:
        pytest.skip("no Chromium here, and npm could not fetch one; AUTHLINT_BROWSER names one")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass
class Watched:
    """A page, and everything that it should not have done."""

    page: Page
    wrongs: list[str] = field(default_factory=list)

    def open(self, file: Path) -> None:
        self.page.goto(file.as_uri())


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport=WIDE)
    found = Watched(context.new_page())
    found.page.on("console", lambda message: found.wrongs.append(f"console: {message.text}"))
    found.page.on("pageerror", lambda error: found.wrongs.append(f"error: {error}"))
    found.page.on("request", lambda request: _note_request(found, request.url))
    found.page.on("dialog", lambda dialog: (found.wrongs.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield found
    context.close()
    assert found.wrongs == []


def _note_request(watched: Watched, address: str) -> None:
    if not address.startswith("file://"):
        watched.wrongs.append(f"request: {address}")


def report_on(folder: Path, output: Path) -> Path:
    result = CliRunner().invoke(cli, ["report", str(folder), "-o", str(output)])
    assert result.exit_code in {0, 2}, result.output
    return output


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_on(EXAMPLES, tmp_path_factory.mktemp("report"))


def shown_rows(page: Page) -> list[str]:
    rows: list[str] = page.eval_on_selector_all(
        "#drafts tbody tr:not([hidden])", "rows => rows.map(row => row.cells[0].textContent.trim())"
    )
    return rows


def test_the_table_sorts_and_filters(pages: Path, watched: Watched) -> None:
    page = watched.page
    watched.open(pages / "index.html")
    everything = shown_rows(page)
    assert len(everything) == len(list(EXAMPLES.iterdir()))
    page.click("#drafts thead th:nth-child(1) button")
    assert shown_rows(page) == sorted(everything)
    page.click("#drafts thead th:nth-child(1) button")
    assert shown_rows(page) == sorted(everything, reverse=True)
    page.click("#drafts thead th:nth-child(2) button")
    words = page.eval_on_selector_all("#drafts tbody tr", "rows => rows.map(row => Number(row.cells[1].textContent))")
    assert words == sorted(words)
    page.fill("#filter", "kettle")
    assert [name for name in everything if "kettle" in name] == shown_rows(page) != []
    assert page.inner_text("#shown") == f"1 of {len(everything)}"


def test_the_keyboard_is_enough(pages: Path, watched: Watched) -> None:
    """Every head of the table can be reached and pressed, and a draft's page opened."""
    page = watched.page
    watched.open(pages / "index.html")
    page.focus("#drafts thead th:nth-child(2) button")
    page.keyboard.press("Enter")
    assert page.get_attribute("#drafts thead th:nth-child(2)", "aria-sort") == "ascending"
    page.focus("#drafts tbody tr:first-child a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/d0" in page.url


def test_a_drafts_page_shows_its_findings(pages: Path, watched: Watched) -> None:
    for file in sorted(pages.glob("d*.html")):
        watched.open(file)
        assert watched.page.inner_text("h1").strip()
        targets = watched.page.eval_on_selector_all(
            "a[href^='#']", "links => links.filter(link => !document.querySelector(link.getAttribute('href'))).length"
        )
        assert targets == 0


def test_it_can_be_read_without_script(pages: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "index.html").as_uri())
    assert page.locator("#drafts tbody tr").count() == len(list(EXAMPLES.iterdir()))
    assert "drafts" in page.inner_text("h1")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nobody_is_shut_out(scheme: Any, size: Any, pages: Path, browser: Browser) -> None:
    """axe-core finds nothing serious, in either colours and on a narrow screen, and nothing runs out of the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    # The pages forbid every script but their own; axe is none of theirs.
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for name in ("index.html", *(file.name for file in sorted(pages.glob("d*.html"))[:2])):
        page.goto((pages / name).as_uri())
        found = axe.Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in HARM] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()


def hostile(number: int, payload: str) -> str:
    """A draft that says it everywhere: title, prose, alt text, address, code, author."""
    quoted = payload.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'---\ntitle: "{quoted}"\nauthor: "{quoted}"\n---\n# {payload}\n\nWe delve into {payload} number {number}.\n\n'
        f"![{payload}]({number}.png) [{payload}](https://example.org/2019/04/{number})\n\n`{payload}`\n\n> {payload}\n"
    )


def test_two_hundred_hostile_drafts_stay_inert(tmp_path: Path, watched: Watched) -> None:
    """No dialog, no request, no console error, and no element that the report does not use itself."""
    folder = tmp_path / "site"
    folder.mkdir()
    for number in range(200):
        payload = PAYLOADS[number % len(PAYLOADS)].replace("alert(1)", f"alert({number})")
        name = payload.replace("/", "∕").replace("\0", "")[:60] if number % 2 else "plain"
        (folder / f"{number:03} {name}.md").write_text(hostile(number, payload), encoding="utf-8")
        (folder / f"{number}.png").write_bytes(saved("PNG", (8, 8), pnginfo=noted(Software=payload, Author=payload)))
    pages = report_on(folder, tmp_path / "report")
    own = {"script", "style", "svg", "a", "meta", "form", "base", "iframe", "object", "embed", "link", "img", "math"}
    plain = report_on(EXAMPLES, tmp_path / "plain")
    allowed: set[tuple[str, str]] = set()
    for file in sorted(plain.glob("*.html")):
        watched.open(file)
        allowed |= elements(watched.page, own)
    for file in sorted(pages.glob("*.html")):
        watched.open(file)
        assert elements(watched.page, own) <= allowed, file.name
        watched.page.evaluate(
            "addEventListener('click', event => event.preventDefault(), true);"
            "document.querySelectorAll('a, mark, [tabindex]').forEach(each => "
            "['mouseover', 'focus', 'click'].forEach(kind => each.dispatchEvent(new MouseEvent(kind, {cancelable: true}))))"
        )
    assert len(list(pages.glob("d*.html"))) == 200


def elements(page: Page, watched_for: set[str]) -> set[tuple[str, str]]:
    """Elements that could do harm, with the attributes that they carry."""
    found: list[list[str]] = page.evaluate(
        "Array.from(document.querySelectorAll('*'), each => [each.localName, each.getAttributeNames().sort().join(' ')])"
    )
    return {(name, attributes) for name, attributes in found if name in watched_for or " on" in f" {attributes}"}
