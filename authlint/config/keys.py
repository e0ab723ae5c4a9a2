"""The keys that a configuration file may hold, what each means, and what its value must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from authlint.language.kinds import ConfigurableKind
from authlint.language.topics import ConfigurableTopic
from authlint.rule import FailOn, Severity

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """``wanted`` is the type of the value, or in a ``table`` that of each entry (None: a table again).

    ``path``: the value names files or folders from the configuration's folder, which must lie in the repository.
    ``by_draft``: the value may differ from draft to draft, so that ``[[overrides]]`` may hold it.
    ``field`` is what `Config` calls it; a string has to be as ``pattern`` says.
    """

    meaning: str
    wanted: Any
    table: bool = False
    path: bool = False
    by_draft: bool = False
    field: str = ""
    pattern: str = ""


KEYS = {
    "extends": Key("A further configuration, whose values hold where this one says nothing.", str, path=True),
    "packs": Key("Folders that are packs of rules of your own.", Names, path=True),
    "installed-packs": Key("Packs of rules that installed packages offer.", Names, field="installed_packs"),
    "select": Key("Rules and packs to run; without it, all that are on by default.", Names, by_draft=True),
    "ignore": Key("Rules and packs not to run.", Names, by_draft=True),
    "severity": Key("The severity of a rule or pack.", Severity, table=True, by_draft=True),
    "rules": Key("The parameters of a rule.", None, table=True, by_draft=True, field="parameters"),
    "topic": Key(
        "What the drafts are about: in medical, financial and legal ones claims without a source are errors.",
        ConfigurableTopic,
        by_draft=True,
    ),
    "kind": Key(
        "What kind of drafts they are: of tutorials, news and release notes no first-hand detail is expected.",
        ConfigurableKind,
        by_draft=True,
    ),
    "site": Key(
        "The address of the site, whose own pages are no source for a figure; without it, what the site's generator says.",
        str,
        by_draft=True,
        pattern=r"https?://[^\s/?#]+\S*",
    ),
    "vocabulary": Key("Words and terms that are the trade's own, and worn in no draft.", Names, by_draft=True),
    "fail-on": Key("The mildest severity that fails a run.", FailOn, field="fail_on"),
    "gate": Key("Rules and packs that run as well, and whose findings are errors.", Names),
    "roots": Key("The folders that are checked when no paths are given.", Names, path=True),
    "exclude": Key("Paths that are left out, with * for any characters.", Names),
    "images": Key("Further folders in which pictures are looked for.", Names, path=True),
    "trust": Key("A PEM file of those who vouch for the signers of content credentials.", str, path=True),
    "pipeline": Key("An installed spaCy pipeline to tag with.", str),
    "baseline": Key("The file of known findings.", str, path=True),
    "voice": Key("The file of the author's own voice.", str, path=True),
}
