"""A window of an editor, and the real ``authlint lsp`` behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from editor_window import AUTHLINT, Editor
from lsprotocol import types
from pytest_lsp import LanguageClient


@pytest_asyncio.fixture
async def editor() -> AsyncIterator[Editor]:
    """A window that has not yet been greeted by its server."""
    client = LanguageClient()
    window = Editor(client)

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def hear(params: types.PublishDiagnosticsParams) -> None:
        window.published.append(params)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        window.registered.extend(params.registrations)

    await client.start_io(*AUTHLINT, "lsp")
    yield window
    server = client._server  # noqa: SLF001  # the client has no other way to tell
    if server and server.returncode is None:
        server.kill()
    await client.stop()
