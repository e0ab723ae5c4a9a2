"""What lies beside a draft and bears on how it is judged: its configuration, its author's voice, its pictures, its bibliography."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.bibliography import Bibliographies, Bibliography
from authlint.config import DEFAULTS, Config, config_for
from authlint.config.nearest import forget as forget_configuration
from authlint.errors import ConfigurationError, Problem
from authlint.own_packs import packs_of
from authlint.provenance.folders import repository_of
from authlint.provenance.own_site import address_in
from authlint.provenance.picture import Pictures, Seen, identity_of
from authlint.trees import Tree, tree_at

if TYPE_CHECKING:
    from authlint.voice import Voice


def near(folder: Path, trusted: str = "") -> Config:
    """The configuration nearest to ``folder``, asked for once a run; of the commit ``trusted``, where one is named.

    Raises `ConfigurationError`.
    """
    return _near(os.getcwd(), str(folder), trusted)[0]  # noqa: PTH109  # asked for several times a draft


def config_of(path: str, trusted: str) -> Config:
    """The configuration of the draft at ``path``, with the overrides that are about it. Raises `ConfigurationError`."""
    folder, name = os.path.split(path)
    config, resolved = _near(os.getcwd(), folder, trusted)  # noqa: PTH109  # as above
    return config.for_draft(str(Path(resolved, name))) if config.overrides else config


@cache
def _near(here: str, folder: str, trusted: str) -> tuple[Config, str]:
    """The configuration nearest to ``folder``, as seen from ``here``, and what the folder is called from everywhere."""
    place = Path(here, folder)
    return config_for(place, tree_at(trusted, Path(here))), str(place.resolve())


def forget() -> None:
    """Read anew, when it is next asked for, what lies beside drafts."""
    _near.cache_clear()
    _anchors_in.cache_clear()
    _site_in.cache_clear()
    forget_configuration()


def configurations(paths: Iterable[str], trusted: str) -> tuple[Problem, ...]:
    """A note where the drafts at ``paths`` are not all judged by one configuration: which ones were used, for how many."""
    used = Counter(_near(os.getcwd(), os.path.dirname(path), trusted)[0].origin for path in paths)  # noqa: PTH109, PTH120  # as above
    if len(used) < 2:  # noqa: PLR2004  # one file is what everybody expects
        return ()
    shown = {DEFAULTS.origin: "the defaults"}
    counts = [f"{shown.get(origin) or os.path.relpath(origin)} for {number:,}" for origin, number in used.most_common()]
    cure = 'the nearest file stands alone; extends = "../authlint.toml" takes over what the outer one says'
    message = f"drafts are judged by {len(used)} configurations: {', '.join(sorted(counts))}"
    return (Problem("several-configurations", ".", message, cure, fatal=False),)


def voice_of(config: Config, given: str, trusted: str) -> Voice | None:
    """The voice in the file ``given``, else in the one that is configured. Raises `ConfigurationError`."""
    from authlint.voice import read  # noqa: PLC0415  # most sites have learned none

    path = voice_file(config, given)
    return read(path, tree_at(trusted, Path.cwd())) if path else None


def voice_file(config: Config, given: str) -> Path | None:
    """Where the author's own voice is kept, if anywhere."""
    if given:
        return Path(given)
    return Path(config.origin).parent / config.voice if config.voice else None


def picture_folders(path: str, trusted: str = "") -> tuple[str, ...]:
    """The further folders of pictures that the configuration of the draft at ``path`` names."""
    config = config_of(path, trusted)
    return tuple(str(Path(config.origin).parent / folder) for folder in config.images)


def pictures_of(path: str, trusted: str = "") -> Pictures:
    """The files behind the pictures of the draft at ``path``, looked for when a check asks for them."""
    folders = picture_folders(path, trusted)
    certificates = anchors(config_of(path, trusted), tree_at(trusted, Path.cwd()))

    def look(address: str) -> Seen:
        from authlint.provenance.gallery import see  # noqa: PLC0415  # most drafts show no picture of their own

        return see(address, path, folders, certificates)

    return Pictures(look)


def bibliographies_of(path: str) -> Bibliographies:
    """The bibliography files of the draft at ``path``, each read when a check asks for it."""

    def look(name: str) -> Bibliography:
        from authlint.provenance.bibliographies import look  # noqa: PLC0415  # most drafts name none

        return look(name, path)

    return Bibliographies(look)


def site_of(path: str, trusted: str = "") -> str:
    """The full address of the site that the draft at ``path`` belongs to: configured, or said by its generator; empty if neither."""
    return config_of(path, trusted).site or _site_in(repository_of(path), trusted)


@cache
def _site_in(root: Path | None, trusted: str) -> str:
    return address_in(root, tree_at(trusted, Path.cwd())) if root else ""


def is_as_it_was(path: str, beside: Iterable[tuple[str, str, str]], trusted: str) -> bool:
    """Whether each file that the draft at ``path`` was judged by is still what it was, or still is not there."""
    pictures: Pictures | None = None
    bibliographies = bibliographies_of(path)
    for kind, address, digest in beside:
        if kind == "bibliography" and bibliographies[address].digest == digest:
            continue
        if kind != "picture":
            return False
        pictures = pictures or pictures_of(path, trusted)
        if identity_of(pictures[address]) != digest:
            return False
    return True


def files_behind(config: Config, voice: str, trusted: str) -> tuple[tuple[Path, Tree], ...]:
    """The files that a configuration names and that change what is found, each with the tree that it is read from.

    ``voice`` is the one given on the command line. Raises `ConfigurationError`.
    """
    tree = tree_at(trusted, Path.cwd())
    certificates = Path(config.origin).parent / config.trust if config.trust else None
    named = ((path, tree) for path in (voice_file(config, voice), certificates) if path)
    return (*named, *((card, pack.tree) for pack in packs_of(config, trusted) for card in pack.cards))


def anchors(config: Config, tree: Tree) -> str:
    """The certificates that the configuration trusts. Raises `ConfigurationError`."""
    return _anchors_in(Path(config.origin).parent / config.trust, tree) if config.trust else ""


@cache
def _anchors_in(path: Path, tree: Tree) -> str:
    try:
        return tree.read(path).decode("ascii")
    except (OSError, UnicodeDecodeError):
        problem = Problem("configuration", str(path), "‘trust’ names no file of certificates", "give a PEM file")
        raise ConfigurationError(problem) from None
