"""The real ``authlint lsp``, driven by a real client."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor_window import Editor
from lsprotocol import types

pytestmark = pytest.mark.asyncio

CLICHE = "We delve into it.\n"


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return (tmp_path / "post.md").as_uri()


async def test_findings_come_when_a_draft_is_opened_and_go_when_it_is_closed(editor: Editor, uri: str) -> None:
    await editor.start()
    (found,) = await editor.open(uri, CLICHE)
    assert (found.code, found.source, found.severity) == (
        "cliche/delve-verbs",
        "authlint",
        types.DiagnosticSeverity.Warning,
    )
    assert found.range == types.Range(types.Position(0, 3), types.Position(0, 13))
    assert found.message.endswith("?")
    editor.close(uri)
    assert not (await editor.hear(uri, None)).diagnostics
    assert await editor.leave() == 0
