"""Finds cards, validates them, and binds each to its check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from authlint.cards import read_card
from authlint.errors import CardError, Problem
from authlint.installation import rules_folder
from authlint.parameters import convert
from authlint.plugins import did_you_mean, load, module_names
from authlint.rule import Check, Measure, Rule
from authlint.trees import DISK, Tree

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*+")


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule with the check that carries it out."""

    rule: Rule
    check: Check


@cache
def shipped_rules() -> Mapping[str, BoundRule]:
    """Every shipped rule by id, sorted. Raises `CardError` for a broken card."""
    return read_packs(rules_folder())


def read_packs(folder: Path) -> dict[str, BoundRule]:
    """The rules of all packs in ``folder``, by id. Raises `CardError`."""
    return {rule.id: bind(rule, path) for path in sorted(folder.glob("*/*.yaml")) for rule in [read_card(path)]}


@cache
def own_rules(folder: Path, tree: Tree = DISK) -> Mapping[str, BoundRule]:
    """The rules of one pack of somebody's own, by id; the pack is called after its folder.

    Raises `CardError` for a broken card, a name that cannot be one, and a folder without cards.
    """
    cards = cards_in(folder, tree)
    if not cards:
        raise _broken(folder, "there is no card in this pack", "write one, as house-style/our-word.yaml")
    if folder.name in {bound.rule.pack for bound in shipped_rules().values()}:
        raise _broken(folder, f"there is a pack ‘{folder.name}’ already", "call the folder otherwise")
    for path in (folder, *cards):
        if not NAME.fullmatch(path.stem):
            raise _broken(path, f"‘{path.stem}’ is no name for a rule or pack", "use a-z, 0-9 and hyphens")
    return {rule.id: bind(rule, path) for path in cards for rule in [read_card(path, tree)]}


def cards_in(folder: Path, tree: Tree) -> list[Path]:
    """The cards of one pack, sorted."""
    return [folder / name for name in tree.names(folder) if name.endswith(".yaml")]


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by name, sorted."""
    modules = [load("authlint.measures", name) for name in module_names("authlint.measures")]
    found = {value.name: value for module in modules for value in vars(module).values() if isinstance(value, Measure)}
    return dict(sorted(found.items()))


def bind(rule: Rule, path: Path) -> BoundRule:
    """The rule with its check, its parameters converted to what the check's signature asks for."""
    try:
        check: Check = load_check(rule.check)
    except LookupError as error:
        raise _broken(path, str(error), "name a file of authlint/checks or authlint/site") from None
    parameters = dict(_parameters(rule, check, path))
    return BoundRule(replace(rule, parameters=parameters), check)


def load_check(name: str) -> Check:
    """The check called ``name``. Raises `LookupError`."""
    folder = "authlint.site" if name.replace("-", "_") in module_names("authlint.site") else "authlint.checks"
    found = [value for value in vars(load(folder, name)).values() if isinstance(value, Check)]
    matching = [check for check in found if check.name == name]
    if not matching:
        raise LookupError(f"{folder.replace('.', '/')}/{name.replace('-', '_')}.py declares no check ‘{name}’")
    return matching[0]


def _parameters(rule: Rule, check: Check, path: Path) -> Iterator[tuple[str, Any]]:
    yield from converted(rule, check, rule.parameters, path)
    for name in sorted(check.required - set(rule.parameters)):
        raise _broken(path, f"check ‘{check.name}’ needs ‘{name}’", f"add ‘{name}’ under ‘with:’")


def converted(rule: Rule, check: Check, given: Mapping[str, Any], path: Path) -> Iterator[tuple[str, Any]]:
    """The given parameters as the check wants them; ``path`` is the file to blame. Raises `CardError`."""
    for name, value in given.items():
        if name not in check.parameters:
            message = f"rule {rule.id}: check ‘{check.name}’ knows no ‘{name}’{did_you_mean(name, check.parameters)}"
            raise _broken(path, message, f"it takes {', '.join(sorted(check.parameters)) or 'nothing'}")
        try:
            yield name, convert(value, check.parameters[name])
        except ValueError as error:
            raise _broken(path, f"rule {rule.id}: ‘{name}’: {error}", "mend the value") from None


def _broken(path: Path, message: str, cure: str) -> CardError:
    return CardError(Problem("card", str(path), message, cure))
