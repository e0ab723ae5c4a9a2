"""The server: what an editor says goes to the desk, what the desk finds goes to the editor.

Drafts are judged by one thread, so that the server listens meanwhile. A draft that is edited is judged once its writer pauses;
what was found in an older version of it is never sent.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from authlint import __version__
from authlint.editor.desk import Desk
from authlint.editor.diagnostics import diagnostics
from authlint.editor.drafts import OpenDraft
from authlint.editor.places import Encoding, Places
from authlint.editor.protocol import TextProtocol
from authlint.report import DraftReport

PAUSE = 0.12
"""Seconds without an edit after which a draft is judged."""

LONGEST_WAIT = 1.0
"""Seconds after which one is judged whose writer makes no pause."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One version of a draft, and what was found in it."""

    draft: OpenDraft
    report: DraftReport


class Server(LanguageServer):
    """One editor's open drafts."""

    def __init__(self) -> None:
        super().__init__("authlint", __version__, protocol_cls=TextProtocol)
        self.desk = Desk()
        self.drafts: dict[str, OpenDraft] = {}
        self._judged: dict[str, Judged] = {}
        self._work: dict[str, tuple[OpenDraft, asyncio.Future[DraftReport | None]]] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._edited_since: dict[str, float] = {}
        self._took: dict[str, float] = {}
        self._worker = ThreadPoolExecutor(1, "desk")
        self._readings = 0
        self._is_warm = False
        self.exit_code = 1

    @property
    def encoding(self) -> Encoding:
        """What positions are counted in, as agreed with the editor."""
        return cast(
            "Encoding", str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        )

    def places(self, draft: OpenDraft) -> Places:
        return Places(draft.source, self.encoding)

    def put(self, draft: OpenDraft, pause: float) -> None:
        """Take a new version of a draft, to be judged after ``pause`` seconds in which it is not edited."""
        self.drafts[draft.uri] = draft
        self.judge_after(draft.uri, pause)

    def drop(self, uri: str) -> None:
        """Forget a draft that was closed, and what was found in it."""
        for kept in (self.drafts, self._judged, self._work, self._edited_since, self._took):
            kept.pop(uri, None)
        if task := self._waiting.pop(uri, None):
            task.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def judge_after(self, uri: str, pause: float) -> None:
        """Judge a draft and send what was found, unless it is edited again within ``pause`` seconds."""
        if task := self._waiting.get(uri):
            task.cancel()
        now = asyncio.get_running_loop().time()
        since, took = self._edited_since.setdefault(uri, now), self._took.get(uri, 0.0)
        # A draft that takes long is judged less often, so that typing does not keep a processor busy.
        longest = max(LONGEST_WAIT, took) - (now - since)
        wait = max(0.0, min(max(pause, took), longest)) if pause else 0.0
        self._waiting[uri] = asyncio.create_task(self._send_after(uri, wait))

    def judge_again(self) -> None:
        """Judge all open drafts anew: what they are judged by has changed."""
        self._readings = self.desk.readings
        self._judged.clear()
        self._work.clear()
        for uri in self.drafts:
            self.judge_after(uri, 0.0)

    async def judged(self, uri: str) -> Judged | None:
        """What was found in the newest version of a draft; None for one that is not open, or was closed meanwhile."""
        while draft := self.drafts.get(uri):
            known = self._judged.get(uri)
            if known and known.draft is draft:
                return known
            if uri not in self._work or self._work[uri][0] is not draft:
                self._work[uri] = draft, asyncio.ensure_future(self.in_turn(self._report, draft))
            began = asyncio.get_running_loop().time()
            report = await asyncio.shield(self._work[uri][1])
            if report is not None and self.drafts.get(uri) is draft:
                if known:
                    # The first time may have been spent on waking up.
                    self._took[uri] = asyncio.get_running_loop().time() - began
                self._judged[uri] = Judged(draft, report)
        return None

    async def in_turn(self, work: Callable[..., Any], *given: Any) -> Any:
        """What ``work`` returns, done by the one thread that judges."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *given)

    def _report(self, draft: OpenDraft) -> DraftReport | None:
        """The report, or None for a version that is old before its turn came."""
        if self.drafts.get(draft.uri) is not draft:
            return None
        report = self.desk.report(draft)
        if not self._is_warm:
            # Rules and tables stay for good: looking through them for garbage now and then would make those edits wait.
            gc.collect()
            gc.freeze()
            self._is_warm = True
        return report

    async def _send_after(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        self._edited_since.pop(uri, None)
        found = await self.judged(uri)
        if found:
            self.send(found)
        if self.desk.readings != self._readings:
            self.judge_again()

    def send(self, found: Judged) -> None:
        draft = found.draft
        sent = diagnostics(found.report, self.places(draft), draft.uri, related=self._shows_related())
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(draft.uri, sent, draft.version))

    def _shows_related(self) -> bool:
        texts = self.client_capabilities.text_document
        return bool(texts and texts.publish_diagnostics and texts.publish_diagnostics.related_information)

    def watches_files(self) -> bool:
        """Whether the editor can be asked to tell of files that change."""
        workspace = self.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        return bool(watching and watching.dynamic_registration)

    def reads_markdown(self) -> bool:
        """Whether the editor shows Markdown beside a finding."""
        texts = self.client_capabilities.text_document
        formats = texts.hover.content_format if texts and texts.hover else None
        return bool(formats and types.MarkupKind.Markdown in formats)
