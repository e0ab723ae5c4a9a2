"""The findings that were there when authlint came: known by their words, not by their lines, and no longer counted.

A draft's known findings are counted by rule and words. So a finding stays known wherever it moves in its draft; of two
that are alike one may go and the other stays known; and a third one like them counts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from authlint.errors import ConfigurationError, Problem
from authlint.report import DraftReport, Report
from authlint.trees import DISK, Tree

VERSION = 1
FILE_NAME = ".authlint-baseline.json"
REASON = "in the baseline"
COUNTED = frozenset({"active", "baselined", "unchanged"})

Known = Counter[tuple[str, str]]
"""How many findings of a draft are known, by rule and by the words they stand on."""

Naming = Callable[[str], str]
"""From a draft's path as shown to its name in a baseline: from the baseline's folder, with forward slashes."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by the names of their drafts."""

    drafts: Mapping[str, Known]

    @property
    def size(self) -> int:
        return sum(known.total() for known in self.drafts.values())

    def renamed(self, names: Mapping[str, str]) -> Baseline:
        """The baseline with drafts under their new names; a draft that has entries of its own keeps those."""
        moved = {old: new for old, new in names.items() if old in self.drafts and new not in self.drafts}
        return Baseline({moved.get(name, name): known for name, known in self.drafts.items()})


def known_in(draft: DraftReport) -> Known:
    """What a baseline says about ``draft``: every finding that counts, or would if it were not known or unchanged."""
    return Counter(finding.key for finding in draft.findings if finding.disposition in COUNTED)


def without_known(report: Report, baseline: Baseline, name_of: Naming) -> Report:
    """The report with known findings marked. Of findings that are alike the first ones are taken for the known ones."""
    drafts = (_marked(draft, Counter(baseline.drafts.get(name_of(draft.path), {}))) for draft in report.drafts)
    return replace(report, drafts=tuple(drafts))


def _marked(draft: DraftReport, left: Known) -> DraftReport:
    if not left:
        return draft
    # What a change left alone is older than what it brought in.
    left -= Counter(finding.key for finding in draft.findings if finding.disposition == "unchanged")
    findings = []
    for finding in draft.findings:
        if finding.disposition == "active" and left[finding.key] > 0:
            left[finding.key] -= 1
            findings.append(replace(finding, disposition="baselined", reason=REASON))
        else:
            findings.append(finding)
    return replace(draft, findings=tuple(findings))


def stale(report: Report, baseline: Baseline, name_of: Naming, gone: frozenset[str]) -> Baseline:
    """Entries that nothing in ``report`` answers to, and all entries of drafts that are ``gone``.

    Drafts that were not judged and rules that did not run prove nothing.
    """
    judged = {name_of(draft.path): known_in(draft) for draft in report.drafts if draft.judged}
    left = {
        name: known - judged.get(name, Counter())
        for name, known in baseline.drafts.items()
        if name in judged or name in gone
    }
    kept = {
        name: Counter({key: n for key, n in known.items() if key[0] in report.rules or name in gone})
        for name, known in left.items()
    }
    return Baseline({name: known for name, known in kept.items() if known})


def recorded(report: Report, baseline: Baseline, name_of: Naming, gone: frozenset[str]) -> Baseline:
    """The baseline anew: what each judged draft holds, what it held for drafts not judged now, nothing for those gone."""
    judged = {name_of(draft.path): known_in(draft) for draft in report.drafts if draft.judged}
    kept = {name: known for name, known in baseline.drafts.items() if name not in judged and name not in gone}
    return Baseline({name: known for name, known in sorted((kept | judged).items()) if known})


def without(baseline: Baseline, entries: Baseline) -> Baseline:
    """The baseline less ``entries``."""
    left = {name: known - entries.drafts.get(name, Counter()) for name, known in baseline.drafts.items()}
    return Baseline({name: known for name, known in left.items() if known})


def as_text(baseline: Baseline, version: str) -> str:
    """The file: sorted, an entry a line, so that it can be read, compared and merged."""
    drafts: dict[str, dict[str, dict[str, int]]] = {}
    for name, known in sorted(baseline.drafts.items()):
        for (rule, key), number in sorted(known.items()):
            drafts.setdefault(name, {}).setdefault(rule, {})[key] = number
    # ASCII, since a name may hold bytes that are not UTF-8.
    return json.dumps({"version": VERSION, "authlint": version, "drafts": drafts}, indent=1) + "\n"


def read_baseline(path: Path, tree: Tree = DISK) -> Baseline:
    """The baseline in ``path``. Raises `ConfigurationError` with the cure."""
    try:
        data = json.loads(tree.read(path).decode("utf-8"))
    except FileNotFoundError:
        if path.is_dir():
            raise _broken(path, "cannot be read: it is a folder", "name a file") from None
        raise _broken(path, "there is no such baseline", "‘authlint baseline’ writes one") from None
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror}", "mend its permissions") from None
    except json.JSONDecodeError as error:
        raise _broken(
            path, f"not valid JSON: {error.msg}", "take it from history, or write it anew", error.lineno
        ) from None
    except (UnicodeDecodeError, RecursionError):
        raise _broken(path, "not a baseline", "take it from history, or write it anew") from None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise _broken(path, f"not a baseline of version {VERSION}", "write it anew with ‘authlint baseline’")
    try:
        return Baseline({name: Counter(dict(_entries(rules))) for name, rules in _table(data.get("drafts")).items()})
    except ValueError as error:
        raise _broken(path, f"not a baseline: {error}", "take it from history, or write it anew") from None


def _entries(rules: Any) -> Iterator[tuple[tuple[str, str], int]]:
    for rule, keys in _table(rules).items():
        for key, number in _table(keys).items():
            if type(number) is not int or number < 1:
                raise ValueError(f"‘{number}’ is no count")
            yield (rule, key), number


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("expected an object")  # noqa: TRY004  # a wrong value in a file, reported with the others
    return value


def _broken(path: Path, message: str, cure: str, line: int | None = None) -> ConfigurationError:
    return ConfigurationError(Problem("baseline", str(path), message, cure, line))
