"""The protocol's messages about texts, applied to our own copies of them.

pygls keeps copies too, but takes U+2028 and form feed for line ends, which the protocol does not, so that edits behind one
would land in the wrong line. Here its handlers for texts are replaced; the rest of the protocol is its own.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

from authlint.editor.drafts import Edit

Handled = Generator[Any, Any, None]


class TextProtocol(LanguageServerProtocol):
    """Passes messages about texts to the server as they came."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Handled:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Handled:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Handled:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


def edits(changes: Sequence[types.TextDocumentContentChangeEvent]) -> list[Edit]:
    """What an editor changed, in its order."""
    return [_edit(change) for change in changes]


def _edit(change: types.TextDocumentContentChangeEvent) -> Edit:
    if isinstance(change, types.TextDocumentContentChangePartial):
        start, end = change.range.start, change.range.end
        return Edit(change.text, (start.line, start.character), (end.line, end.character))
    return Edit(change.text)
