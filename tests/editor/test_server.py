"""The real ``authlint lsp``, driven by a real client."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest
from editor_window import AUTHLINT, Editor
from lsprotocol import types
from pytest_lsp import client_capabilities

pytestmark = pytest.mark.asyncio

CLICHE = "We delve into it.\n"
ENCODINGS = ("utf-8", "utf-16", "utf-32")
UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return (tmp_path / "post.md").as_uri()


def words_at(text: str, where: types.Range, encoding: str = "utf-16") -> str:
    """What stands at a range in one line, as an editor would cut it out that keeps its lines in ``encoding``."""
    assert where.start.line == where.end.line
    line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[where.start.line]
    codec = encoding if encoding == "utf-8" else f"{encoding}-le"
    units = line.encode(codec)
    unit = UNITS[encoding]
    return units[where.start.character * unit : where.end.character * unit].decode(codec)


async def test_findings_come_when_a_draft_is_opened_and_go_when_it_is_closed(editor: Editor, uri: str) -> None:
    await editor.start()
    (found,) = await editor.open(uri, CLICHE)
    seen = found.code, found.source, found.severity
    assert seen == ("cliche/delve-verbs", "authlint", types.DiagnosticSeverity.Warning)
    assert words_at(CLICHE, found.range) == "delve into"
    assert found.message.endswith("?")
    editor.close(uri)
    assert not (await editor.hear(uri, None)).diagnostics
    assert await editor.leave() == 0


@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_places_are_true_in_every_encoding(encoding: str, editor: Editor, uri: str) -> None:
    """Behind a BOM, astral characters, CRLF, a bare CR, and characters that Python takes for line ends."""
    result = await editor.start([encoding])
    assert result.capabilities.position_encoding == encoding
    text = f"\ufeff😀 One.\r\n\r\n😀 é\u2028\x0c “we {CLICHE[3:-2]}”, and we {CLICHE[3:]}\r\rWe delve into 😀.\r\n"
    found = await editor.open(uri, text)
    assert [words_at(text, each.range, encoding) for each in found] == ["delve into", "delve into"]
    assert [each.range.start.line for each in found] == [2, 5]
    # In the third line, between the astral character and its space.
    place = len("😀".encode("utf-8" if encoding == "utf-8" else f"{encoding}-le")) // UNITS[encoding]
    editor.type(uri, "😀😀\r\n\r\n", (2, place, 2, place))
    edited = text.replace("😀 é", "😀😀😀\r\n\r\n é")
    found = await editor.found(uri)
    assert [words_at(edited, each.range, encoding) for each in found] == ["delve into", "delve into"]
    assert [each.range.start.line for each in found] == [4, 7]


async def test_the_client_chooses_the_encoding_and_without_a_word_it_is_utf_16(editor: Editor) -> None:
    result = await editor.start(["utf-32", "utf-8"])
    assert result.capabilities.position_encoding == "utf-32"
    sync = result.capabilities.text_document_sync
    assert isinstance(sync, types.TextDocumentSyncOptions)
    assert (sync.open_close, sync.change) == (True, types.TextDocumentSyncKind.Incremental)


@pytest.mark.parametrize("name", ["neovim@v0.11.0", "emacs", "visual-studio-code"])
async def test_what_real_editors_can_do_is_enough(name: str, editor: Editor, uri: str) -> None:
    """With what these editors say of themselves when they greet a server."""
    capabilities = client_capabilities(name)
    encodings = capabilities.general.position_encodings if capabilities.general else None
    result = await editor.client.initialize_session(types.InitializeParams(capabilities=capabilities))
    assert result.capabilities.position_encoding == (encodings[0] if encodings else "utf-16")
    assert result.capabilities.code_action_provider
    assert result.capabilities.hover_provider
    text = f"😀 {CLICHE}"
    (found,) = await editor.open(uri, text)
    assert words_at(text, found.range, str(result.capabilities.position_encoding)) == "delve into"
    assert await editor.hover(uri, 0, found.range.start.character)
    assert await editor.leave() == 0


async def test_what_is_found_in_an_older_version_is_never_published(editor: Editor, uri: str) -> None:
    """Each version has one more cliché than the last; what is said of a version is true of that version."""
    await editor.start()
    await editor.open(uri, CLICHE)
    for version in range(40):
        editor.type(uri, f"Then we {CLICHE[3:-1]} ", (0, 0, 0, 0))
        await asyncio.sleep(0.01 if version % 8 else 0.2)
    await editor.found(uri)
    versions = [message.version for message in editor.published]
    assert versions == sorted(set(versions), key=lambda version: version or 0)
    assert versions[-1] == 41
    for message in editor.published:
        found = [each for each in message.diagnostics if each.code == "cliche/delve-verbs"]
        assert len(found) == message.version


async def test_one_who_makes_no_pause_hears_of_findings_all_the_same(editor: Editor, uri: str) -> None:
    await editor.start()
    await editor.open(uri, CLICHE)
    for _ in range(400):
        editor.type(uri, "on ", (0, 3, 0, 3))
        await asyncio.sleep(0.05)
        if len(editor.published) > 1:
            break
    assert len(editor.published) > 1


async def test_configuration_nearest_to_the_draft_counts_and_is_read_again(editor: Editor, tmp_path: Path) -> None:
    """The editor tells of the file that changed, and all open drafts are judged anew."""
    await editor.start()
    first, second = (tmp_path / "a" / "one.md").as_uri(), (tmp_path / "two.md").as_uri()
    (tmp_path / "a").mkdir()
    await editor.open(first, CLICHE)
    await editor.open(second, CLICHE)
    watched = editor.registered[0].register_options
    assert "authlint" in str(watched)
    configuration = tmp_path / "a" / "authlint.toml"
    configuration.write_text('[severity]\n"cliche/delve-verbs" = "error"\n', encoding="utf-8")
    heard = len(editor.published)
    change = types.FileEvent(configuration.as_uri(), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    (graver,) = (await editor.hear(first, 1, heard)).diagnostics
    (same,) = (await editor.hear(second, 1, heard)).diagnostics
    assert graver.severity == types.DiagnosticSeverity.Error
    assert same.severity == types.DiagnosticSeverity.Warning


async def test_configuration_is_seen_to_change_without_a_word_from_the_editor(editor: Editor, tmp_path: Path) -> None:
    await editor.start(watches=False)
    assert editor.registered == []
    one, two = (tmp_path / "one.md").as_uri(), (tmp_path / "two.md").as_uri()
    await editor.open(one, CLICHE)
    await editor.open(two, CLICHE)
    heard = len(editor.published)
    (tmp_path / "authlint.toml").write_text('ignore = ["cliche"]\n', encoding="utf-8")
    editor.save(one)
    assert not (await editor.hear(one, 1, heard)).diagnostics
    assert not (await editor.hear(two, 1, heard)).diagnostics


async def test_own_packs_known_findings_and_excluded_drafts_count(editor: Editor, tmp_path: Path) -> None:
    """As in ‘authlint check’; a card that changes is read again."""
    card = tmp_path / "house" / "word.yaml"
    card.parent.mkdir()
    text = (
        "summary: A word.\nwhy: It is ours.\ncheck: phrases\nwith: {{phrases: [{word}]}}\nseverity: warning\n"
        'confidence: high\nmessage: "‘{{text}}’ is ours."\nquestion: Whose?\nexamples:\n  bad: ["A ⟦{word}⟧."]\n'
        '  good: ["None."]\nsource: ["A guide"]\nsince: "1"\nstatus: named\ngeneration: timeless\n'
    )
    card.write_text(text.format(word="gizmo"), encoding="utf-8")
    (tmp_path / "authlint.toml").write_text('packs = ["house"]\nexclude = ["old/*"]\n', encoding="utf-8")
    uri = (tmp_path / "post.md").as_uri()
    await editor.start()
    found = await editor.open(uri, "A gizmo and a widget.\n")
    assert [each.code for each in found] == ["house/word"]
    card.write_text(text.format(word="widget"), encoding="utf-8")
    editor.type(uri, "A gizmo and a new widget.\n")
    (other,) = await editor.found(uri)
    assert words_at("A gizmo and a new widget.\n", other.range) == "widget"
    assert not await editor.open((tmp_path / "old" / "post.md").as_uri(), CLICHE)
    assert not await editor.open((tmp_path / "LICENSE.md").as_uri(), CLICHE)


async def test_known_findings_are_not_shown(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(CLICHE, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(*AUTHLINT, "baseline", ".", cwd=tmp_path)
    assert await process.wait() == 0
    (tmp_path / "authlint.toml").write_text('baseline = ".authlint-baseline.json"\n', encoding="utf-8")
    await editor.start()
    uri = (tmp_path / "post.md").as_uri()
    assert not await editor.open(uri, CLICHE)
    editor.type(uri, f"{CLICHE}\nA tapestry of delving: they delve deeper.\n")
    assert [each.range.start.line for each in await editor.found(uri)][:1] == [2]


@pytest.mark.parametrize(
    ("name", "text", "code", "told"),
    [
        ("a.md", "---\ntitle: [\n---\n\nWords.\n", "front-matter", "front matter"),
        ("a.md", "One \ud800 surrogate.\n", "not-utf8", "UTF-8"),
        ("a.md", "One \0 NUL.\n", "binary", "NUL"),
        (
            "a.md",
            "Der Hund lief durch den Wald, und die Katze sah ihm von einem Baum aus zu. " * 9,
            "not-judged",
            "German",
        ),
        ("a.py", "print()\n", "not-judged", "not a draft"),
    ],
)
async def test_what_cannot_be_judged_is_told_and_the_server_lives(
    name: str, text: str, code: str, told: str, editor: Editor, tmp_path: Path
) -> None:
    await editor.start()
    uri = (tmp_path / name).as_uri()
    (problem,) = await editor.open(uri, text, "python" if name.endswith("py") else "markdown")
    assert code in str(problem.code)
    assert told in problem.message
    other = (tmp_path / "other.md").as_uri()
    assert len(await editor.open(other, CLICHE)) == 1


async def test_an_empty_draft_is_nothing_to_speak_of(editor: Editor, uri: str) -> None:
    await editor.start()
    assert not await editor.open(uri, "\ufeff\r\n")


async def test_a_broken_configuration_is_told_on_the_draft_and_can_be_mended(editor: Editor, tmp_path: Path) -> None:
    configuration = tmp_path / "authlint.toml"
    configuration.write_text('fail-on = "warning"\nselekt = ["cliche"]\n', encoding="utf-8")
    await editor.start()
    uri = (tmp_path / "post.md").as_uri()
    (problem,) = await editor.open(uri, CLICHE)
    assert (problem.severity, problem.range.start.line) == (types.DiagnosticSeverity.Error, 0)
    assert "authlint.toml:2" in problem.message
    assert "select" in problem.message
    configuration.write_text('select = ["cliche"]\n', encoding="utf-8")
    editor.type(uri, CLICHE)
    assert [each.code for each in await editor.found(uri)] == ["cliche/delve-verbs"]


async def test_suppressions_count_and_idle_ones_fade(editor: Editor, uri: str) -> None:
    await editor.start()
    comment = "<!-- authlint-disable-next-line cliche/delve-verbs: a title -->"
    assert not await editor.open(uri, f"{comment}\n{CLICHE}")
    editor.type(uri, f"{comment}\nNone.\n")
    (idle,) = await editor.found(uri)
    assert (idle.code, list(idle.tags or ())) == ("directive/unused", [types.DiagnosticTag.Unnecessary])


async def test_further_places_of_a_finding_are_shown_where_the_editor_can(editor: Editor, uri: str) -> None:
    await editor.start()
    text = "The\u202fferry left\u202fat ten and came\u202fback.\n"
    (odd,) = await editor.open(uri, text)
    assert odd.related_information
    assert [words_at(text, each.location.range) for each in odd.related_information] == ["\u202f", "\u202f"]
    assert all(each.location.uri == uri for each in odd.related_information)


async def test_an_untitled_draft_is_judged_by_the_language_that_the_editor_names(editor: Editor) -> None:
    await editor.start()
    assert len(await editor.open("untitled:Untitled-1", CLICHE, "markdown")) == 1
    assert len(await editor.open("untitled:Untitled-2", f"<p>{CLICHE}</p><pre>{CLICHE}</pre>", "html")) == 1


async def test_messages_about_drafts_that_are_not_open_do_no_harm(editor: Editor, uri: str) -> None:
    await editor.start()
    editor.versions[uri] = 1
    editor.type(uri, CLICHE)
    editor.save(uri)
    assert await editor.hover(uri, 0, 4) is None
    assert await editor.actions(uri, (0, 0, 0, 9)) == []
    assert len(await editor.open(uri, CLICHE)) == 1
    assert await editor.leave() == 0


async def test_an_editor_that_goes_without_leave_ends_the_server_with_1(editor: Editor) -> None:
    await editor.start()
    editor.client.exit(None)
    assert await editor.code() == 1


async def test_the_server_ends_on_an_interrupt(editor: Editor, uri: str) -> None:
    await editor.start()
    await editor.open(uri, CLICHE)
    server = editor.client._server  # noqa: SLF001  # the client has no other way to tell
    assert server
    server.send_signal(signal.SIGINT)
    assert await editor.code() in {-signal.SIGINT, 130}
