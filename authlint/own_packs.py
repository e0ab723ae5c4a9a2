"""The packs that a configuration adds to the shipped ones: folders of the repository, and what installed packages offer."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.errors import ConfigurationError, Problem
from authlint.plugins import did_you_mean
from authlint.trees import DISK, Tree, tree_at

if TYPE_CHECKING:
    from authlint.config import Config
    from authlint.packs import BoundRule


@dataclass(frozen=True, slots=True)
class OwnPack:
    """One pack: its ``folder``, the ``tree`` that its cards are read from, and the installed ``package`` that offers it,
    with its version; empty for a folder of the repository."""

    folder: Path
    tree: Tree
    package: str = ""

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def cards(self) -> list[Path]:
        """The files of its cards, sorted."""
        from authlint.packs import cards_in  # noqa: PLC0415  # few sites have packs of their own

        return cards_in(self.folder, self.tree)


def packs_of(config: Config, trusted: str = "") -> tuple[OwnPack, ...]:
    """The packs of one's own that a configuration names, in its order. Raises `ConfigurationError`."""
    if not config.packs and not config.installed_packs:
        return ()
    found = (*_folders(config, trusted), *_installed(config, trusted))
    for number, pack in enumerate(found):
        if pack.name in {other.name for other in found[:number]}:
            key = "installed-packs" if pack.package else "packs"
            raise _broken(config, key, f"there are two packs ‘{pack.name}’", "name one of them")
    return found


def rules_of(config: Config, trusted: str = "") -> Mapping[str, BoundRule]:
    """The rules that a configuration may choose from: the shipped ones and those of its own packs.

    Raises `CardError` and `ConfigurationError`.
    """
    from authlint.packs import own_rules, shipped_rules  # noqa: PLC0415  # a run that remembers everything needs no rules

    own = [own_rules(pack.folder, pack.tree) for pack in packs_of(config, trusted)]
    return (
        {name: bound for rules in (shipped_rules(), *own) for name, bound in rules.items()} if own else shipped_rules()
    )


def notes_on_installed(config: Config, trusted: str) -> Iterator[Problem]:
    """A note for each pack that counts as it is installed here, whatever the commit ``trusted`` says."""
    origin = config.place("installed-packs")
    for pack in packs_of(config, trusted):
        if pack.package and pack.tree == DISK:
            message = f"the pack ‘{pack.name}’ is read as it is installed here ({pack.package}), not from ‘{trusted}’"
            cure = "install what that commit asks for"
            yield Problem("not-trusted", os.path.relpath(origin.path), message, cure, origin.line, fatal=False)


def _folders(config: Config, trusted: str) -> Iterator[OwnPack]:
    tree = tree_at(trusted, Path.cwd())
    for folder in config.packs:
        yield OwnPack(Path(os.path.normpath(Path(config.origin).parent / folder)), tree)


def _installed(config: Config, trusted: str) -> Iterator[OwnPack]:
    from authlint.offers import offers  # noqa: PLC0415  # looks at everything that is installed

    tree = tree_at(trusted, Path.cwd())
    for name in config.installed_packs:
        offered = offers().get(name, ())
        if not offered:
            message = f"no installed package offers a pack ‘{name}’{did_you_mean(name, offers())}"
            raise _broken(config, "installed-packs", message, "install the package that does")
        if len(offered) > 1:
            packages = " and ".join(offer.package for offer in offered)
            raise _broken(config, "installed-packs", f"{packages} offer a pack ‘{name}’", "uninstall one of them")
        folder = offered[0].folder
        if not DISK.names(folder):
            message = f"{offered[0].package} offers a pack ‘{name}’, and there is nothing in {folder}"
            raise _broken(
                config, "installed-packs", message, "tell its makers: docs/configuration.md says where it belongs"
            )
        # A package that is installed in place may lie in the repository itself: there the commit's word counts.
        is_held = tree.root(folder) == tree.root(Path.cwd()) and bool(tree.names(folder))
        yield OwnPack(folder, tree if is_held else DISK, offered[0].package)


def _broken(config: Config, key: str, message: str, cure: str) -> ConfigurationError:
    origin = config.place(key)
    return ConfigurationError(Problem("configuration", origin.path, f"‘{key}’: {message}", cure, origin.line))
