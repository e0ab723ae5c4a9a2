"""A change that is judged by a commit's word: what it says about its own judging does not count, and is told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from authlint.changes import ChangeSet
from authlint.config import Config
from authlint.errors import ConfigurationError, Problem
from authlint.formats import EXTENSIONS, NO_DRAFT, ending
from authlint.nearby import near
from authlint.own_packs import notes_on_installed, packs_of
from authlint.packs import cards_in
from authlint.report import DraftReport
from authlint.trees import DISK, Tree, tree_at

CODE = "not-trusted"
LINK, SUBMODULE = "120000", "160000"


def is_silent(draft: DraftReport) -> bool:
    """Whether anything in the draft itself kept findings from counting."""
    return draft.skipped not in {"", NO_DRAFT} or any(finding.disposition == "suppressed" for finding in draft.findings)


def held(draft: DraftReport, before: DraftReport | None, ref: str) -> DraftReport:
    """The draft with only those findings suppressed that were suppressed ``before`` too, which is None for a new draft.

    A draft that was judged before and is not any more is a problem: its front matter must not switch the gate off.
    """
    left = Counter(finding.key for finding in before.findings if finding.disposition == "suppressed") if before else {}
    allowed, findings, lines = Counter(left), [], []
    for finding in draft.findings:
        if finding.disposition == "suppressed" and allowed[finding.key] == 0:
            lines.append(finding.location.line)
            findings.append(replace(finding, disposition="active", reason=""))
            continue
        allowed[finding.key] -= finding.disposition == "suppressed"
        findings.append(finding)
    problems = list(draft.problems)
    if lines:
        silenced = f"{len(lines):,} finding{'' if len(lines) == 1 else 's'}"
        message = f"suppressions that are not in ‘{ref}’ do not count: {silenced} that they would silence"
        problems.append(
            _note(draft.path, message, "mend the text, or let a reviewer take the suppression in", lines[0])
        )
    if draft.skipped:
        judged = before is not None and before.judged
        cure = "take back what its front matter says, or let a reviewer decide"
        problems.append(replace(_note(draft.path, f"is {draft.skipped}", cure), fatal=judged))
    return replace(draft, findings=tuple(findings), problems=tuple(problems))


def notes_on_configuration(paths: Iterable[str], ref: str, named: Iterable[str]) -> Iterator[Problem]:
    """What differs between the configuration here and in the commit ``ref``, for the drafts at ``paths``.

    ``named`` are further files of the command line that say what counts.
    """
    tree = tree_at(ref, Path.cwd())
    seen: set[tuple[str, str]] = set()
    trusted_ones: dict[str, Config] = {}
    files = dict.fromkeys(Path(os.path.abspath(name)) for name in named)  # noqa: PTH100  # resolve() would follow symlinks
    for folder in sorted({Path(path).parent for path in paths} | {Path.cwd()}):
        trusted = near(folder, ref)
        trusted_ones.setdefault(trusted.origin, trusted)
        try:
            here = near(folder)
        except ConfigurationError as error:
            broken = error.problem
            if (broken.path, trusted.origin) not in seen:
                seen.add((broken.path, trusted.origin))
                message = f"is broken, and ‘{ref}’ counts: {broken.message}"
                yield _note(os.path.relpath(broken.path), message, broken.cure, broken.line)
            continue
        if (here.origin, trusted.origin) in seen:
            continue
        seen.add((here.origin, trusted.origin))
        files |= dict.fromkeys(
            Path(os.path.normpath(Path(trusted.origin).parent / name))
            for name in (trusted.baseline, trusted.voice, trusted.trust)
            if name
        )
        for pack in packs_of(trusted, ref):
            files |= dict.fromkeys((*pack.cards, *cards_in(pack.folder, DISK)) if pack.tree == tree else ())
        if different := _different(here, trusted):
            place = here.origin if here.origins or here.overrides else trusted.origin
            message = f"differs from ‘{ref}’, whose word counts: {', '.join(different)}"
            yield _note(os.path.relpath(place), message, "let a reviewer take the configuration in")
    for trusted in trusted_ones.values():
        yield from notes_on_installed(trusted, ref)
    yield from (
        _note(os.path.relpath(path), f"differs from ‘{ref}’, whose word counts", "let a reviewer take it in")
        for path in files
        if _content(DISK, path) != _content(tree, path)
    )


def notes_on_files(changes: ChangeSet, paths: Iterable[str], checked: Iterable[Path], ref: str) -> Iterator[Problem]:
    """What the change did to files in ``paths`` so that they might not be looked at; ``checked`` are those that were."""
    looked_at = {os.path.abspath(path) for path in checked}  # noqa: PTH100  # resolve() would follow symlinks
    folders = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100  # as above
    for name, entry in sorted(changes.entries.items()):
        path = changes.root / name
        shown = Path(os.path.relpath(path)).as_posix()
        is_inside, was_inside = (
            any((changes.root / place).is_relative_to(folder) for folder in folders) for place in (name, entry.old_name)
        )
        was_draft = entry.status == "R" and was_inside and ending(entry.old_name) in EXTENSIONS
        if entry.status == "D" or not (is_inside or was_draft):
            continue
        if entry.modes[1] == SUBMODULE:
            yield _note(
                shown, f"is a submodule, which ‘{ref}’ knows otherwise: no draft in it is checked", "check it there"
            )
        elif entry.modes[1] == LINK:
            yield _note(shown, f"is a symbolic link, which ‘{ref}’ knows otherwise", "put the file itself there")
        elif not is_inside:
            yield _note(shown, f"was the draft {entry.old_name}, and lies outside of what is checked", "check it there")
        elif ending(name) in EXTENSIONS and str(path) not in looked_at:
            yield _note(shown, "changed and is not checked: its name or ‘exclude’ leaves it out", "name it to check it")
        elif was_draft and ending(name) not in EXTENSIONS:
            yield _note(shown, f"was the draft {entry.old_name}, and is none by its new name", "keep its ending")


def _different(here: Config, trusted: Config) -> list[str]:
    one, other = here.told(), trusted.told()
    return sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def _content(tree: Tree, path: Path) -> bytes | None:
    try:
        return tree.read(path)
    except OSError:
        return None


def _note(path: str, message: str, cure: str, line: int | None = None) -> Problem:
    return Problem(CODE, path, message, cure, line, fatal=False)
