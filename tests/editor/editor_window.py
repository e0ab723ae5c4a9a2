"""An editor that writes drafts and hears what the real ``authlint lsp`` has to say."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lsprotocol import types
from pytest_lsp import LanguageClient

SECONDS = 60
AUTHLINT = (sys.executable, "-m", "authlint")


@dataclass
class Editor:
    """One window: the client, and everything that was published, in order."""

    client: LanguageClient
    published: list[types.PublishDiagnosticsParams] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    registered: list[types.Registration] = field(default_factory=list)

    async def start(
        self, encodings: Sequence[str] = ("utf-16",), *, watches: bool = True, related: bool = True
    ) -> types.InitializeResult:
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watches)
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=list(encodings)),
            workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching),
            text_document=types.TextDocumentClientCapabilities(
                hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
                publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=related),
            ),
        )
        return await self.client.initialize_session(types.InitializeParams(capabilities=capabilities))

    async def open(self, uri: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """What is found in a draft that has just been opened."""
        self.versions[uri] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return await self.found(uri)

    def type(self, uri: str, text: str, place: tuple[int, int, int, int] | None = None) -> None:
        """Write ``text`` at a place (lines and characters of both its ends), or as the whole draft."""
        self.versions[uri] += 1
        change: Any = types.TextDocumentContentChangeWholeDocument(text)
        if place:
            where = types.Range(types.Position(*place[:2]), types.Position(*place[2:]))
            change = types.TextDocumentContentChangePartial(where, text)
        name = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(name, [change]))

    async def found(self, uri: str) -> list[types.Diagnostic]:
        """What is published for the draft as it is now."""
        return (await self.hear(uri, self.versions[uri])).diagnostics  # type: ignore[return-value]

    async def hear(self, uri: str, version: int | None, after: int = 0) -> types.PublishDiagnosticsParams:
        """The first message about a version of a draft, of those ``after`` as many others."""
        async with asyncio.timeout(SECONDS):
            while True:
                for message in self.published[after:]:
                    if message.uri == uri and message.version == version:
                        return message
                await asyncio.sleep(0.01)

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        name = types.TextDocumentIdentifier(uri)
        return await self.client.text_document_hover_async(types.HoverParams(name, types.Position(line, character)))

    async def actions(
        self, uri: str, place: tuple[int, int, int, int], only: list[str] | None = None
    ) -> list[types.CodeAction]:
        where = types.Range(types.Position(*place[:2]), types.Position(*place[2:]))
        context = types.CodeActionContext([], only=only)  # type: ignore[arg-type]
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        return list(await self.client.text_document_code_action_async(params) or [])  # type: ignore[arg-type]

    async def leave(self) -> int:
        """Take leave as the protocol wants it; the server's exit code."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        return await self.code()

    async def code(self) -> int:
        """The exit code of a server that ends."""
        server = self.client._server  # noqa: SLF001  # the client has no other way to tell
        assert server
        async with asyncio.timeout(SECONDS):
            return await server.wait()
