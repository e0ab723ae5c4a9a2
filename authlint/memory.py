"""What earlier runs found in the same bytes, by the same rules: recalled before a draft is even parsed.

A report is kept under a digest of all that it depends on: what is installed, the configuration that is in force with the
files that it names, the path as it is shown, and the draft's bytes. What else was looked at, such as a picture, is
recorded with it, and looked at again before the report is taken for true.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeVar

from authlint import installation
from authlint.config import Config
from authlint.facts import DraftFacts
from authlint.language.tables import pipeline_identity
from authlint.nearby import config_of, files_behind, is_as_it_was, picture_folders, site_of
from authlint.options import Options
from authlint.plain import plain, restored
from authlint.report import DraftReport
from authlint.rule import Rule
from authlint.store import Store
from authlint.trees import Tree

UNTOLD = frozenset(
    {"fail_on", "roots", "exclude", "baseline", "voice", "trust", "images", "origin", "origins", "overrides"}
)
"""Keys of a configuration that change which drafts are checked or what becomes of findings, not what is found; of
others, what they lead to is told instead."""

Kept = tuple[bytes, DraftReport]
"""A report and what it is kept under."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Recalled:
    """A report as it was kept, without its facts, which are kept by themselves: most runs need none."""

    report: DraftReport
    has_facts: bool


@dataclass(slots=True)
class Memory:
    """Reports by their keys, in a store. A value that is not what it should be counts as unknown."""

    store: Store
    options: Options
    _installed: bytes = b""
    _judged_by: dict[int, bytes] = field(default_factory=dict)

    def key(self, shown: str, data: bytes) -> bytes:
        """What the report on ``data`` as the draft ``shown`` is kept under. Raises `ConfigurationError`."""
        path = shown.encode("utf-8", "surrogatepass")
        judged_by = self.judged_by(config_of(shown, self.options.trusted), shown)
        site = site_of(shown, self.options.trusted).encode("utf-8", "surrogatepass")
        return _digest(judged_by, b"%d %d\0" % (len(path), len(site)), path, site, data)

    def judged_by(self, config: Config, shown: str) -> bytes:
        """A digest of everything that drafts with this configuration are judged by, but for what lies beside them."""
        if id(config) not in self._judged_by:
            told = {part.name: getattr(config, part.name) for part in fields(config) if part.name not in UNTOLD}
            options = [self.options.select, self.options.ignore, self.options.gate, bool(self.options.voice)]
            # A rule is called after its card's file: what it is called counts as well as what it holds.
            named = [
                (path.name, _content(path, tree))
                for path, tree in files_behind(config, self.options.voice, self.options.trusted)
            ]
            tagger = pipeline_identity(config.pipeline) if config.pipeline else ""
            about = json.dumps(
                [told, options, named, picture_folders(shown, self.options.trusted), tagger],
                sort_keys=True,
                default=str,
            )
            self._judged_by[id(config)] = _digest(self._installation(), about.encode())
        return self._judged_by[id(config)]

    def recall(self, drafts: Mapping[bytes, str]) -> dict[bytes, Recalled]:
        """What is known of drafts, by key, and still holds; ``drafts`` gives the path of each."""
        found: dict[bytes, Recalled] = {}
        for key, value in self.store.read(list(drafts)).items():
            known = _read(Recalled, value)
            if (
                known
                and known.report.path == drafts[key]
                and is_as_it_was(drafts[key], known.report.beside, self.options.trusted)
            ):
                found[key] = known
        return found

    def keep(self, reports: Mapping[bytes, DraftReport]) -> None:
        """Keep reports on drafts that could be judged; what went wrong is tried again at the next run."""
        values: dict[bytes, bytes] = {}
        for key, report in reports.items():
            if any(problem.fatal for problem in report.problems):
                continue
            values[key] = _written(Recalled(replace(report, facts=None), report.facts is not None))
            if report.facts is not None:
                values[_digest(key, b"facts")] = _written(report.facts)
        self.store.write(values)

    def facts(self, keys: Iterable[bytes]) -> dict[bytes, DraftFacts]:
        """The facts of drafts, by key, as far as they are known."""
        places = {_digest(key, b"facts"): key for key in keys}
        read = ((places[place], _read(DraftFacts, value)) for place, value in self.store.read(list(places)).items())
        return {key: facts for key, facts in read if facts is not None}

    def keep_facts(self, facts: Mapping[bytes, DraftFacts]) -> None:
        """Keep what drafts are compared by, of drafts that were not judged."""
        self.store.write({_digest(key, b"facts"): _written(known) for key, known in facts.items()})

    def recall_rules(self, judged_by: bytes) -> tuple[Rule, ...] | None:
        """The cards that are in force where drafts are ``judged_by`` that."""
        place = _digest(judged_by, b"rules")
        value = self.store.read([place]).get(place)
        return None if value is None else _read(tuple[Rule, ...], value)

    def keep_rules(self, judged_by: bytes, rules: Iterable[Rule]) -> None:
        """Keep cards, without the parameters of their checks: whoever recalls them runs no check."""
        self.store.write(
            {_digest(judged_by, b"rules"): _written(tuple(replace(rule, parameters={}) for rule in rules))}
        )

    def recall_together(self, drafts: Sequence[Kept]) -> dict[int, DraftReport] | None:
        """What drafts were found to share: the reports that this changed, by their numbers."""
        place = _place_of_all(drafts)
        value = self.store.read([place]).get(place)
        pairs = None if value is None else _read(tuple[tuple[int, DraftReport], ...], value)
        return None if pairs is None else dict(pairs)

    def keep_together(self, drafts: Sequence[Kept], changed: Mapping[int, DraftReport]) -> None:
        """Keep what drafts were found to share."""
        pairs = tuple((number, replace(report, facts=None)) for number, report in changed.items())
        self.store.write({_place_of_all(drafts): _written(pairs)})

    def _installation(self) -> bytes:
        if not self._installed:
            self._installed = installation.identity(
                lambda key: self.store.read([key]).get(key), lambda key, value: self.store.write({key: value})
            )
        return self._installed


def _place_of_all(drafts: Sequence[Kept]) -> bytes:
    """Of the same drafts seen together; the reports hold what lies beside them, which their keys do not tell."""
    beside = json.dumps([report.beside for _, report in drafts]).encode()
    return _digest(*(key for key, _ in drafts), beside, b"together")


def _written(record: object) -> bytes:
    return json.dumps(plain(record), separators=(",", ":")).encode()


def _read(kind: type[Value], value: bytes) -> Value | None:
    try:
        return restored(kind, json.loads(value))
    except (ValueError, TypeError, RecursionError):
        return None


def _content(path: Path, tree: Tree) -> str | None:
    """A digest of the file; None where it cannot be read, which is said by whoever needs it."""
    try:
        return hashlib.sha256(tree.read(path)).hexdigest()
    except OSError:
        return None


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()
