"""Reads one rule card: YAML in, a `Rule` out, and for a broken card the line and the cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from yaml import YAMLError

from authlint.errors import CardError, Problem
from authlint.plugins import did_you_mean
from authlint.rule import Confidence, Generation, Rule, Severity, Status
from authlint.strict_yaml import fault_of, line_of, load
from authlint.trees import DISK, Tree

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED = frozenset({"summary", "why", "check", "severity", "confidence", "message", "question", "examples", "since"})
OPTIONAL = frozenset({"with", "suggest", "fix", "generation", "status", "source", "fires", "preview", "optional"})
FIGURES = frozenset({"share", "low", "high", "posts", "sources"})
CHOICES: dict[str, tuple[str, ...]] = {
    "severity": get_args(Severity),
    "confidence": get_args(Confidence),
    "generation": get_args(Generation),
    "status": get_args(Status),
}
KEY_AT_LINE_START = r"^{}\s*:"


def read_card(path: Path, tree: Tree = DISK) -> Rule:
    """The rule of one card file, its id from its path. Raises `CardError`."""
    try:
        text = tree.read(path).decode("utf-8")
        data = load(text)
    except UnicodeDecodeError:
        raise _broken(path, "the card is not UTF-8", "save it as UTF-8") from None
    except YAMLError as error:
        raise _broken(path, f"not valid YAML: {fault_of(error)}", "mend the YAML", line_of(error)) from None
    if not isinstance(data, dict):
        raise _broken(path, "a card is a mapping of keys", "see CONTRIBUTING", 1)
    return card_from(data, path, text)


def card_from(data: dict[str, Any], path: Path, text: str) -> Rule:
    """The rule that ``data`` describes; ``text`` is only looked at for the line of a fault. Raises `CardError`."""
    for key, message, cure in _faults(data):
        raise _broken(path, message, cure, _line_of(key, text))
    examples = data["examples"]
    try:
        return Rule(
            id=f"{path.parent.name}/{path.stem}",
            summary=data["summary"].strip(),
            why=" ".join(data["why"].split()),
            check=data["check"],
            parameters=_mapping(data.get("with", {})),
            severity=data["severity"],
            confidence=data["confidence"],
            message=data["message"],
            question=data["question"],
            suggest=_suggestions(data.get("suggest", {})),
            fix=_mapping(data.get("fix", {})),
            bad=_texts(examples.get("bad", [])),
            good=_texts(examples.get("good", [])),
            generation=data.get("generation", "timeless"),
            status=data.get("status", "named"),
            source=_texts(data.get("source", [])),
            since=data["since"],
            preview=bool(data.get("preview", False)),
            optional=bool(data.get("optional", False)),
            fires=_figures(data.get("fires", {})),
        )
    except ValueError as error:
        raise _broken(path, str(error), "mend the card") from None


def _faults(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the keys of a card: the key, the fault, the cure."""
    known = sorted(REQUIRED | OPTIONAL)
    for key in data:
        if key not in known:
            yield str(key), f"unknown key ‘{key}’{did_you_mean(str(key), known)}", f"a card knows {', '.join(known)}"
    for key in sorted(REQUIRED - set(data)):
        yield key, f"the key ‘{key}’ is missing", f"add ‘{key}:’"
    for key, choices in CHOICES.items():
        if key in data and data[key] not in choices:
            yield (
                key,
                f"‘{key}’ is ‘{data[key]}’{did_you_mean(str(data[key]), choices)}",
                f"one of {', '.join(choices)}",
            )
    for key in ("summary", "why", "check", "message", "question", "since"):
        if not isinstance(data[key], str) or not data[key].strip():
            yield key, f"‘{key}’ is not a text", "write it in quotes"
    if not isinstance(data["examples"], dict) or set(data["examples"]) - {"bad", "good"}:
        yield "examples", "‘examples’ holds the lists ‘bad’ and ‘good’", "give both"


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ValueError(f"expected a mapping with names as keys, found ‘{value}’")
    return value


def _figures(value: Any) -> dict[str, float]:
    figures = _mapping(value)
    if figures and (set(figures) != FIGURES or not all(type(figure) in {int, float} for figure in figures.values())):
        raise ValueError(f"‘fires’ holds the numbers {', '.join(sorted(FIGURES))}; lab/rhythm.py writes them")
    return figures


def _texts(value: Any) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"expected a list of texts, found ‘{value}’; put quotes around each")
    return tuple(texts)


def _suggestions(value: Any) -> dict[str, tuple[str, ...]]:
    if isinstance(value, dict):
        return {term: _texts(words) for term, words in value.items()}
    return {"": _texts(value)} if value else {}


def _line_of(key: str, text: str) -> int:
    found = re.search(KEY_AT_LINE_START.format(re.escape(key)), text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _broken(path: Path, message: str, cure: str, line: int | None = None) -> CardError:
    return CardError(Problem("card", str(path), message, cure, line))
