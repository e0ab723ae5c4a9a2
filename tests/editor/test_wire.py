"""What is on the wire, byte by byte, and what becomes of messages that are none."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from editor_window import AUTHLINT, SECONDS


def message(method: str, params: Any = None, number: int | None = None) -> bytes:
    told = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
    return framed(json.dumps(told).encode())


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


HELLO = message("initialize", {"capabilities": {}, "processId": None, "rootUri": None}, 1) + message("initialized", {})
LEAVE = message("shutdown", None, 2) + message("exit")


def opened(folder: Path, text: str) -> bytes:
    item = {"uri": (folder / "post.md").as_uri(), "languageId": "markdown", "version": 1, "text": text}
    return message("textDocument/didOpen", {"textDocument": item})


def asked(folder: Path, number: int) -> bytes:
    """A request that is answered once the draft was judged."""
    params = {"textDocument": {"uri": (folder / "post.md").as_uri()}, "position": {"line": 0, "character": 4}}
    return message("textDocument/hover", params, number)


NOISY = (
    "import os; from authlint.editor.desk import Desk; quiet = Desk.report\n"
    "def report(self, draft):\n    print('noise', flush=True)\n    os.write(1, b'more noise')\n    return quiet(self, draft)\n"
    "Desk.report = report\nfrom authlint.commands import main; main()"
)
"""A server in which something that judges prints."""


def told(
    sent: bytes, folder: Path, server_command: tuple[str, ...] = AUTHLINT
) -> tuple[list[dict[str, Any]], int, str]:
    """Every message of a server that was told ``sent``, its exit code, and what it said on standard error.

    Whatever stands between two messages fails here.
    """
    # Standard input stays open until the last answer is there: its end would end the server.
    server = subprocess.Popen(
        [*server_command, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert server.stdin
    assert server.stdout
    patience = threading.Timer(SECONDS, server.kill)
    patience.start()
    server.stdin.write(sent)
    server.stdin.flush()
    answers = []
    while header := server.stdout.readline():
        name, _, length = header.decode().rstrip().partition(": ")
        if name == "Content-Length":
            size = int(length)
        elif not header.strip():
            answers.append(json.loads(server.stdout.read(size)))
            if answers[-1].get("id") == 9:
                server.stdin.write(LEAVE)
                server.stdin.flush()
        else:
            assert name == "Content-Type", header
    _, errors = server.communicate(timeout=SECONDS)
    patience.cancel()
    return answers, server.returncode, errors.decode()


def test_standard_output_holds_messages_and_nothing_else(tmp_path: Path) -> None:
    """Whatever prints meanwhile prints on standard error."""
    sent = HELLO + opened(tmp_path, "We delve into it.\n") + asked(tmp_path, 9)
    answers, code, errors = told(sent, tmp_path, (sys.executable, "-c", NOISY))
    assert "noise\nmore noise" in errors
    assert code == 0
    assert [each["id"] for each in answers if "id" in each] == [1, 9, 2]
    (published,) = [each["params"] for each in answers if each.get("method") == "textDocument/publishDiagnostics"]
    assert published["version"] == 1
    assert [each["code"] for each in published["diagnostics"]] == ["cliche/delve-verbs"]


def test_messages_that_are_none_end_nothing(tmp_path: Path) -> None:
    broken = (
        framed(b"{")
        + framed(b"[]")
        + framed(b"\xff\xfe")
        + message("textDocument/didChange", {"nothing": 1})
        + message("textDocument/didOpen", {})
        + message("no/such", {}, 3)
        + message("$/no/such", {})
        + b"Nonsense: 1\r\n"
    )
    answers, code, errors = told(
        HELLO + broken + opened(tmp_path, "We delve into it.\n") + asked(tmp_path, 9), tmp_path
    )
    assert code == 0
    assert [each["code"] for each in found(answers)] == ["cliche/delve-verbs"]
    (unknown,) = [each for each in answers if each.get("id") == 3]
    assert unknown["error"]["code"] == -32601
    assert "segmentation" not in errors.lower()


def found(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    last = [each["params"] for each in answers if each.get("method") == "textDocument/publishDiagnostics"][-1]
    return list(last["diagnostics"])


def test_the_end_of_standard_input_ends_the_server(tmp_path: Path) -> None:
    result = subprocess.run(
        [*AUTHLINT, "lsp"], input=HELLO, cwd=tmp_path, capture_output=True, check=False, timeout=SECONDS
    )
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr


def test_an_editor_that_is_gone_costs_no_traceback(tmp_path: Path) -> None:
    """It stops reading before the last answers, as one does that was killed."""
    server = subprocess.Popen(
        [*AUTHLINT, "lsp"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert server.stdin
    assert server.stdout
    assert server.stderr
    server.stdin.write(HELLO)
    server.stdin.flush()
    assert server.stdout.read(1)
    server.stdout.close()
    server.stdin.write(message("no/such", {}, 3) + message("no/such", {}, 4))
    server.stdin.close()
    assert server.wait(SECONDS) == 1
    assert b"Traceback" not in server.stderr.read()
    server.stderr.close()


def test_without_the_extra_there_is_a_sentence_with_the_cure(tmp_path: Path) -> None:
    program = "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None; from authlint.commands import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", program, "lsp"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert result.stdout == ""
    assert "pip install ‘authlint[lsp]’" in result.stderr
    assert "Traceback" not in result.stderr


def test_help_imports_neither_the_protocol_nor_what_judges(tmp_path: Path) -> None:
    program = (
        "import sys; from authlint.commands import run; code = run(sys.argv[1:]); "
        "print(code, sorted({'pygls', 'lsprotocol', 'spacy', 'markdown_it'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, "lsp", "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "docs/editors.md" in result.stdout
    assert result.stdout.endswith("0 []\n")
