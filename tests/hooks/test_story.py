"""An old blog takes authlint on, from the first day to the pull request of a stranger: the real commands, git, and tools.

What needs the tools that call hooks takes half a minute and a package index, and runs where AUTHLINT_SLOW or CI is set.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hook_tools import HookTool, git, must_git, repository_with

LEFTOVER = "As an AI language model, I cannot taste the soup on the boat.\n"
HONEST = "The soup on the boat was cold, and the cook said sorry before I had tasted it.\n"
WORN = "We delve into the harbour.\n"
BLOG = {
    "hugo.toml": 'title = "Boats"\n',
    "content/posts/2019-soup.md": f"---\ntitle: Soup\n---\n\n{LEFTOVER}\nThe ferry left at nine.\n",
    "content/posts/2020-tide.md": f"---\ntitle: Tide\n---\n\n{WORN}\nThe tide was out.\n",
    "public/2019-soup.html": f"<p>{LEFTOVER}</p>",
}
needs_tools = pytest.mark.skipif(
    not (os.environ.get("AUTHLINT_SLOW") or os.environ.get("CI")),
    reason="set AUTHLINT_SLOW=1 or CI=true: the hook's environment takes minutes to build",
)


def authlint(blog: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "authlint", *words]
    return subprocess.run(
        command, cwd=blog, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def write(blog: Path, name: str, text: str) -> None:
    (blog / name).parent.mkdir(parents=True, exist_ok=True)
    (blog / name).write_text(text, encoding="utf-8")


def commit(blog: Path) -> str:
    """All that is there, without any hook's leave."""
    must_git(blog, "add", "--all", "--force")
    must_git(blog, "commit", "--no-verify", "--allow-empty", "-m", "a commit")
    return must_git(blog, "rev-parse", "HEAD")


def adopt(blog: Path) -> str:
    """`init`, a first check that finds the sins of the past, and a baseline after which only new ones count.

    Returns the snippet for pre-commit that `init` printed.
    """
    begun = authlint(blog, "init")
    assert begun.returncode == 0, begun.stderr
    assert "Hugo, drafts in content" in begun.stdout
    first = authlint(blog, "check")
    assert first.returncode == 1
    assert "content/posts/2019-soup.md:5:1" in first.stdout
    assert "public" not in first.stdout
    known = authlint(blog, "baseline")
    assert known.returncode == 0, known.stderr
    configuration = (blog / "authlint.toml").read_text(encoding="utf-8")
    write(blog, "authlint.toml", f'{configuration}baseline = ".authlint-baseline.json"\n')
    second = authlint(blog, "check")
    assert second.returncode == 0, second.stdout
    assert "baselined" in second.stdout
    commit(blog)
    return begun.stdout.partition("(.pre-commit-config.yaml):\n")[2].partition("\nIn CI")[0]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Ten years old, and nobody ever checked it."""
    folder = repository_with(tmp_path / "blog", BLOG)
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def adopted_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = repository_with(tmp_path_factory.mktemp("once") / "blog", BLOG)
    commit(folder)
    adopt(folder)
    return folder


@pytest.fixture
def adopted(adopted_once: Path, tmp_path: Path) -> Path:
    """A blog that has taken authlint on."""
    return Path(shutil.copytree(adopted_once, tmp_path / "blog"))


@needs_tools
def test_a_commit_waits_until_it_is_mended(blog: Path, hook: Path, tool: HookTool) -> None:
    snippet = textwrap.dedent(adopt(blog)).replace("https://github.com/authlint/authlint", hook.as_uri())
    revision = next(line for line in snippet.splitlines() if "rev:" in line)
    pinned = snippet.replace(revision, f"  rev: {must_git(hook, 'rev-parse', 'HEAD')}")
    write(blog, ".pre-commit-config.yaml", "repos:\n" + textwrap.indent(pinned, "  "))
    commit(blog)
    assert tool(blog, "install").returncode == 0
    before = must_git(blog, "rev-parse", "HEAD")

    write(blog, "content/posts/with space.md", f"The ferry left at ten.\n\n{LEFTOVER}")
    must_git(blog, "add", ".")
    blocked = git(blog, "commit", "-m", "a new post", home=tool.home)
    told = blocked.stdout + blocked.stderr
    assert blocked.returncode != 0, told
    assert "content/posts/with space.md:3:1 error residue/chatbot-leftover" in told
    assert must_git(blog, "rev-parse", "HEAD") == before

    write(blog, "content/posts/with space.md", f"The ferry left at ten.\n\n{HONEST}")
    # An old post is touched as well: what was known of it goes on to be known, a thousand lines further down.
    write(blog, "content/posts/2019-soup.md", "The boat is new.\n\n" * 500 + LEFTOVER)
    must_git(blog, "add", ".")
    committed = git(blog, "commit", "-m", "a new post", home=tool.home)
    assert committed.returncode == 0, committed.stdout + committed.stderr
    assert must_git(blog, "rev-parse", "HEAD^") == before
    assert not must_git(blog, "status", "--porcelain")


def judged(blog: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The branch as a gate judges a pull request: by its change, and by the word of what it goes into."""
    return authlint(blog, "check", "--changed-since", "main", "--trusted-ref", "main", *words, **environment)


def test_a_pull_request_answers_for_its_change_alone(adopted: Path) -> None:
    blog = adopted
    write(blog, "content/posts/2021-bell.md", f"The bell rang twice.\n\n{LEFTOVER}")
    commit(blog)
    must_git(blog, "switch", "-c", "change")
    write(blog, "content/posts/2021-bell.md", f"The bell rang three times.\n\n{LEFTOVER}")
    write(blog, "content/posts/2022-cook.md", HONEST)
    commit(blog)
    assert authlint(blog, "check").returncode == 1
    clean = judged(blog)
    assert clean.returncode == 0, clean.stdout

    write(blog, "content/posts/2022-cook.md", f"{HONEST}\n{LEFTOVER}")
    commit(blog)
    found = json.loads(judged(blog, "--format", "json").stdout)["findings"]
    counted = [(entry["path"], entry["line"]) for entry in found if entry["disposition"] == "active"]
    assert counted == [("content/posts/2022-cook.md", 3)]
    assert judged(blog).returncode == 1


NEW = "content/posts/new.md"


def configuration(blog: Path) -> None:
    write(blog, "content/posts/authlint.toml", 'ignore = ["residue"]\n')


def extends(blog: Path) -> None:
    write(blog, "weak.toml", 'ignore = ["residue"]\n')
    write(blog, "authlint.toml", 'extends = "weak.toml"\n')


def environment(blog: Path) -> None:
    """What `WEAK` says is in the environment of every attack."""


def baseline(blog: Path) -> None:
    assert authlint(blog, "baseline").returncode == 0


def suppression(blog: Path) -> None:
    write(blog, NEW, f"<!-- authlint-disable -- so it is meant -->\n\n{LEFTOVER}")


def gitignore(blog: Path) -> None:
    write(blog, ".gitignore", "content/\n")


def gitattributes(blog: Path) -> None:
    write(blog, ".gitattributes", "*.md binary -diff linguist-generated\n")


def rename(blog: Path) -> None:
    (blog / "content/posts/2020-tide.md").rename(blog / "content/posts/2020-tide.bak")
    (blog / NEW).unlink()


def symlink(blog: Path) -> None:
    (blog / NEW).rename(blog / "new.txt")
    (blog / NEW).symlink_to("../../new.txt")


def submodule(blog: Path) -> None:
    (blog / NEW).unlink()
    inside = repository_with(blog.parent / "inside", {"new.md": LEFTOVER})
    commit(inside)
    must_git(blog, "-c", "protocol.file.allow=always", "submodule", "add", str(inside), "content/inside")


def huge_file(blog: Path) -> None:
    write(blog, NEW, LEFTOVER + "The tide was out.\n\n" * 2_000_000)


def invalid_bytes(blog: Path) -> None:
    (blog / NEW).write_bytes(LEFTOVER.encode() + b"\xff\xfe\x00")


WEAK = {f"AUTHLINT_{name}": "residue" for name in ("IGNORE", "CHECK_IGNORE", "EXCLUDE", "CONFIG")} | {
    "AUTHLINT_FAIL_ON": "never",
    "AUTHLINT_CHECK_FAIL_ON": "never",
}


@pytest.mark.parametrize(
    ("attack", "code", "notice"),
    [
        (configuration, 1, "content/posts/authlint.toml note differs from ‘main’, whose word counts: "),
        (extends, 1, "authlint.toml note differs from ‘main’, whose word counts: "),
        (environment, 1, "residue/chatbot-leftover"),
        (baseline, 1, ".authlint-baseline.json note differs from ‘main’, whose word counts"),
        (suppression, 1, "suppressions that are not in ‘main’ do not count"),
        (gitignore, 1, "residue/chatbot-leftover"),
        (gitattributes, 1, "residue/chatbot-leftover"),
        (rename, 0, "was the draft content/posts/2020-tide.md, and is none by its new name"),
        (symlink, 1, "content/posts/new.md note is a symbolic link, which ‘main’ knows otherwise"),
        (submodule, 0, "content/inside note is a submodule, which ‘main’ knows otherwise"),
        (huge_file, 2, "content/posts/new.md"),
        (invalid_bytes, 2, "content/posts/new.md"),
    ],
)
def test_a_stranger_cannot_talk_the_gate_out_of_it(
    attack: Callable[[Path], None], code: int, notice: str, adopted: Path
) -> None:
    """Twelve ways to try: the gate fails (1), finds no verdict (2), or passes and says aloud what it did not look at (0)."""
    must_git(adopted, "switch", "-c", "attack")
    write(adopted, NEW, LEFTOVER)
    attack(adopted)
    commit(adopted)
    result = judged(adopted, **WEAK)
    told = " ".join(result.stdout.split())
    assert result.returncode == code, told + result.stderr
    assert notice in told
