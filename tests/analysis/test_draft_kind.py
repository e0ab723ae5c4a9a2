"""Of which drafts readers expect something first-hand, by what they say and by what the configuration says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.draft_kind import ConfiguredKind, DraftKind
from authlint.config import config_for
from authlint.formats import parse
from authlint.language.kinds import ConfigurableKind
from authlint.run import Runner
from authlint.source import SourceFile

FERRY = "The ferry leaves at nine, and the crew of the harbour waves it off."
MANUAL = "---\ntype: tutorial\n---\n\n" + FERRY
INSTRUCTIONS = "# How to board a ferry\n\n" + FERRY


def impersonal(text: str, configured: ConfigurableKind | None = None) -> str:
    analysis = Analysis(parse(SourceFile("draft.md", text)), Toolbox())
    if configured:
        analysis.provide(ConfiguredKind, ConfiguredKind(configured))
    return analysis.view(DraftKind).impersonal


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FERRY, ""),
        (MANUAL, "its front matter says ‘tutorial’"),
        (INSTRUCTIONS, "its title promises instructions or an announcement"),
    ],
)
def test_a_draft_tells_its_kind(text: str, why: str) -> None:
    assert impersonal(text) == why


@pytest.mark.parametrize("text", [FERRY, MANUAL, INSTRUCTIONS])
def test_the_configuration_has_the_last_word(text: str) -> None:
    for kind in ("tutorial", "news", "release-note"):
        assert impersonal(text, kind) == f"its configuration says ‘{kind}’"
    for kind in ("essay", "review"):
        assert not impersonal(text, kind)


def _bad_example(repository: Path) -> str:
    card = yaml.safe_load((repository / "rules/detail/low-detail.yaml").read_text("utf-8"))
    return str(card["examples"]["bad"][0]).replace("⟦", "").replace("⟧", "")


def test_a_folder_is_given_its_kind(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Essays that their front matter calls tutorials are asked for detail, and posts that are release notes are not."""
    monkeypatch.chdir(tmp_path)
    manual = "---\ntype: tutorial\n---\n\n"
    drafts = {"notes/a.md": "", "releases/a.md": "", "essays/a.md": manual, "plain/a.md": manual}
    for name, head in drafts.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(head + _bad_example(repository), encoding="utf-8")
    overrides = {"releases/": "release-note", "essays/": "essay"}
    (tmp_path / "authlint.toml").write_text(
        "".join(f'[[overrides]]\nfiles = ["{folder}"]\nkind = "{kind}"\n' for folder, kind in overrides.items()),
        encoding="utf-8",
    )
    assert config_for(tmp_path).for_draft(str(tmp_path / "releases/a.md")).kind == "release-note"
    found = Runner().check_paths([str(tmp_path)]).active
    paths = {
        Path(finding.path).relative_to(tmp_path).as_posix() for finding in found if finding.rule == "detail/low-detail"
    }
    assert paths == {"notes/a.md", "essays/a.md"}
