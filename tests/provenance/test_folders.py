"""Where the pictures of a draft lie, as the generators of sites arrange them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import active
from pictures import files

from authlint.options import Options
from authlint.provenance.gallery import see
from authlint.run import Runner


def put(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(files()["camera.jpg"])


@pytest.mark.parametrize(
    ("draft", "picture", "address"),
    [
        ("post.md", "quay.jpg", "quay.jpg"),
        ("post.md", "img/quay.jpg", "./img/quay.jpg"),
        ("content/post/quay/index.md", "content/post/quay/quay.jpg", "quay.jpg"),
        ("content/post/quay.md", "static/img/quay.jpg", "/img/quay.jpg"),
        ("content/post/quay.md", "assets/img/quay.jpg", "img/quay.jpg"),
        ("_posts/2021-04-18-quay.md", "images/quay.jpg", "/images/quay.jpg"),
        ("_posts/2021-04-18-quay.md", "images/quay.jpg", "{{ site.baseurl }}/images/quay.jpg"),
        ("_posts/2021-04-18-quay.md", "images/quay.jpg", "{{ '/images/quay.jpg' | relative_url }}"),
        ("source/_posts/quay.md", "source/img/quay.jpg", "/img/quay.jpg"),
        ("source/_posts/quay.md", "source/_posts/quay/quay.jpg", "quay.jpg"),
        ("src/content/blog/quay.md", "src/assets/quay.jpg", "../../assets/quay.jpg"),
        ("src/content/blog/quay.mdx", "src/assets/quay.jpg", "@/assets/quay.jpg"),
        ("src/pages/quay.mdx", "public/img/quay.jpg", "/img/quay.jpg"),
        ("blog/2021/quay.md", "static/img/quay.jpg", "/img/quay.jpg"),
        ("site/content/quay.md", "site/static/quay.jpg", "/quay.jpg"),
        ("post.md", "the quay at six.jpg", "the%20quay%20at%20six.jpg"),
        ("post.md", "quay.jpg", "quay.jpg?v=3#top"),
    ],
)
def test_found(tmp_path: Path, draft: str, picture: str, address: str) -> None:
    (tmp_path / ".git").mkdir()
    put(tmp_path / picture)
    (tmp_path / draft).parent.mkdir(parents=True, exist_ok=True)
    seen = see(address, str(tmp_path / draft))
    assert (seen.path, seen.refusal) == (picture, "")
    assert seen.picture
    assert seen.picture.camera == "FUJIFILM X-T3"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/quay.jpg",
        "//example.org/quay.jpg",
        "data:image/png;base64,AAAA",
        "img/quay.jpg",
        "/quay.png",
        "/etc/passwd",
        "/../../../../etc/passwd",
        "{{ page.cover }}",
        "",
        "#top",
        "?",
        "..",
        "/",
        "a" * 5_000,
        "quay\0.jpg",
        "quay%00.jpg",
    ],
)
def test_not_here(tmp_path: Path, address: str) -> None:
    """Elsewhere on the web, not in this checkout, or no address at all: silence."""
    (tmp_path / ".git").mkdir()
    put(tmp_path / "quay.jpg")
    seen = see(address, str(tmp_path / "post.md"))
    assert (seen.picture, seen.refusal) == (None, "")


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lone folder of drafts may be part of a site that is not here: what lies above it is not read, and no fault."""
    put(tmp_path / "img/quay.jpg")
    posts = tmp_path / "posts"
    posts.mkdir()
    monkeypatch.chdir(posts)
    seen = see("../img/quay.jpg", "post.md")
    assert (seen.picture, seen.refusal) == (None, "")


def test_a_configuration_bounds_a_site_as_a_repository_does(tmp_path: Path) -> None:
    put(tmp_path / "quay.jpg")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/authlint.toml").write_text("", encoding="utf-8")
    assert see("../quay.jpg", str(tmp_path / "site/post.md")).refusal


def test_a_picture_that_git_lfs_holds_elsewhere(tmp_path: Path) -> None:
    """A pointer is no damaged picture: this checkout is partial."""
    (tmp_path / ".git").mkdir()
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    (tmp_path / "quay.jpg").write_text(pointer, encoding="utf-8")
    seen = see("quay.jpg", str(tmp_path / "post.md"))
    assert (seen.picture, seen.refusal) == (None, "")


def test_a_configured_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``images`` names folders that no generator would guess."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "misc/pix").mkdir(parents=True)
    (tmp_path / "misc/pix/garden.jpg").write_bytes(files()["located.jpg"])
    Path("post.md").write_text("![The garden in April](/garden.jpg)\n", encoding="utf-8")

    def found() -> list[str]:
        (report,) = Runner(Options(select=("imagery/location-leak",))).check_paths([str(tmp_path / "post.md")]).drafts
        return [finding.rule for finding in active(report)]

    assert found() == []
    from authlint.nearby import forget  # noqa: PLC0415  # it remembers what it read

    Path("authlint.toml").write_text('images = ["misc/pix"]\n', encoding="utf-8")
    forget()
    assert found() == ["imagery/location-leak"]
