"""As much JavaScript as it takes to find where an expression or a statement ends."""

from __future__ import annotations

import re

LONGEST = 50_000
"""Characters within which an expression must end: what is unclosed must not cost a search of the whole draft."""

PIECE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}()\[\]`]|\n[ \t]*(?=\n|\Z)|;""", re.DOTALL
)
TEMPLATE = re.compile(r"\\.|\$\{|`", re.DOTALL)


def end_of_braces(text: str, start: int) -> int | None:
    """Behind the brace that closes the one at ``start``; None if none does."""
    return _end(text, start, stop_at_blank_line=False)


def end_of_statement(text: str, start: int) -> int | None:
    """Behind the statements that begin at ``start``: a blank line outside all brackets ends them."""
    return _end(text, start, stop_at_blank_line=True)


def _end(text: str, start: int, *, stop_at_blank_line: bool) -> int | None:
    limit = min(len(text), start + LONGEST)
    position = start
    open_brackets: list[str] = []
    while position < limit:
        if open_brackets and open_brackets[-1] == "`":
            position = _in_template(text, position, limit, open_brackets)
            continue
        match = PIECE.search(text, position, limit)
        if match is None:
            break
        position = match.end()
        piece = match[0]
        if piece in "{([`":
            open_brackets.append(piece)
        elif piece in "})]":
            if not open_brackets:
                return None
            open_brackets.pop()
            if not open_brackets and not stop_at_blank_line:
                return position
        elif piece[0] == "\n" and stop_at_blank_line and not open_brackets:
            return match.start()
    if stop_at_blank_line and not open_brackets:
        last_line = limit if limit == len(text) else text.rfind("\n", start, limit)
        return last_line if last_line > start else None
    return None


def _in_template(text: str, position: int, limit: int, open_brackets: list[str]) -> int:
    match = TEMPLATE.search(text, position, limit)
    if match is None:
        return limit
    if match[0] == "`":
        open_brackets.pop()
    elif match[0] == "${":
        open_brackets.append("${")
    return match.end()
