"""What the server answers to each message of an editor."""

from __future__ import annotations

from lsprotocol import types
from pygls.uris import to_fs_path

from authlint.editor import hover
from authlint.editor.actions import FIX_ALL, QUICK_FIX, Action, actions, fix_all
from authlint.editor.diagnostics import range_of
from authlint.editor.drafts import OpenDraft, opened
from authlint.editor.places import Places
from authlint.editor.protocol import edits
from authlint.editor.server import PAUSE, Server
from authlint.source import Span

CONFIGURATION = "**/{authlint,pyproject}.toml"
"""The files of which an editor is asked to tell when they change."""


def server() -> Server:
    """A server that answers all that an editor may ask of it."""
    made = Server()
    made.feature(types.INITIALIZED)(_initialized)
    made.feature(types.SHUTDOWN)(_shut_down)
    made.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    made.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    made.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    made.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_files_changed)
    made.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    kinds: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]
    made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))(_actions)
    return made


async def _initialized(ls: Server, _: types.InitializedParams) -> None:
    if ls.watches_files():
        watched = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(CONFIGURATION)])
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("authlint-configuration", method, watched)
        await ls.client_register_capability_async(types.RegistrationParams([registration]))


def _shut_down(ls: Server, _: None) -> None:
    """An editor that takes its leave before it goes, as the protocol wants it, makes the server's end a good one."""
    ls.exit_code = 0


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    text = params.text_document
    path = to_fs_path(text.uri) if text.uri.startswith("file:") else None
    ls.put(
        opened(text.uri, path, str(getattr(text.language_id, "value", text.language_id)), text.version, text.text), 0.0
    )


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    draft = ls.drafts.get(params.text_document.uri)
    if draft:
        ls.put(draft.edited(params.text_document.version, edits(params.content_changes), ls.encoding), PAUSE)


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """A draft is judged anew when it is saved: its pictures may have changed beside it."""
    draft = ls.drafts.get(params.text_document.uri)
    if draft:
        ls.put(draft.edited(draft.version, (), ls.encoding), 0.0)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.drop(params.text_document.uri)


async def _files_changed(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    if await ls.in_turn(ls.desk.refresh):
        ls.judge_again()


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    found = await ls.judged(params.text_document.uri)
    if not found:
        return None
    places = ls.places(found.draft)
    findings = hover.at(found.report, places.offset((params.position.line, params.position.character)))
    cards = [(finding, await ls.in_turn(ls.desk.rule, finding.rule, found.draft.source.path)) for finding in findings]
    known = [(finding, card) for finding, card in cards if card]
    if not known:
        return None
    kind = types.MarkupKind.Markdown if ls.reads_markdown() else types.MarkupKind.PlainText
    page = hover.page(known) if ls.reads_markdown() else hover.plain_page(known)
    return types.Hover(types.MarkupContent(kind, page), range_of(known[0][0].span, places))


async def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    found = await ls.judged(params.text_document.uri)
    if not found:
        return []
    places, source = ls.places(found.draft), found.draft.source
    only = params.context.only

    def wanted(kind: str) -> bool:
        # The empty kind is the parent of all others.
        return only is None or any(each in {"", kind} or kind.startswith(f"{each}.") for each in map(_kind, only))

    start, end = params.range.start, params.range.end
    within = Span(places.offset((start.line, start.character)), places.offset((end.line, end.character)))
    offered = await ls.in_turn(lambda: list(actions(source, found.report, within, wanted)))
    if wanted(FIX_ALL) and any(finding.fix for finding in found.report.active):
        whole = fix_all(source, await ls.in_turn(ls.desk.fixed, found.draft))
        offered += [whole] if whole else []
    return [_action(action, found.draft, places, params) for action in offered]


def _kind(kind: types.CodeActionKind | str) -> str:
    return str(getattr(kind, "value", kind))


def _action(action: Action, draft: OpenDraft, places: Places, params: types.CodeActionParams) -> types.CodeAction:
    wanted = action.finding.fingerprint if action.finding else None
    cured = [each for each in params.context.diagnostics if wanted and each.data == wanted]
    new = [types.TextEdit(range_of(edit.span, places), edit.replacement) for edit in action.edits]
    return types.CodeAction(
        action.title,
        QUICK_FIX if action.kind == QUICK_FIX else FIX_ALL,
        diagnostics=cured or None,
        is_preferred=action.preferred or None,
        edit=types.WorkspaceEdit({draft.uri: new}),
    )
