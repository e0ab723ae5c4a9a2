"""What looking at pictures costs: milliseconds a picture, and nothing for posts without pictures of their own.

    python benchmarks/images.py [PICTURES]

Writes a repository of 500 posts that show 1,000 pictures (photographs with EXIF, notes of generators, drawings, plain ones;
or those of the folder PICTURES in turn), checks it with and without the pack imagery, and compares. The limit is 3 ms of
processor time a picture. Then the same posts without pictures: nothing of `authlint.provenance` that reads may be imported.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

POSTS, PICTURES = 500, 1_000
MOST_MILLISECONDS = 3.0
REPEATED = 3
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif")
SENTENCE = "The ferry leaves at six, and the boy on the quay unties the rope and ties it again. "

CHECK = """
import sys, time
from authlint.options import Options
from authlint.run import Runner
from authlint.packs import shipped_rules
names = tuple(rule for rule in shipped_rules() if rule.startswith(("imagery/", "directive/")))
without = tuple(rule for rule in names if not rule.startswith("imagery/"))
runner = Runner(Options(select=names if sys.argv[1] == "with" else without))
started = time.process_time()
report = runner.check_paths(["posts"])
spent = time.process_time() - started
readers = [name for name in sys.modules if name.startswith("authlint.provenance.") or name.startswith("PIL")]
print(spent, len(report.drafts), len(report.findings), ",".join(sorted(readers)))
"""
NOT_READERS = {"authlint.provenance.picture", "authlint.provenance.libraries"}


def made() -> list[tuple[str, bytes]]:
    """Pictures as the tests write them, the hostile ones left out."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    from pictures import files  # noqa: PLC0415  # needs Pillow, which only this way of running does

    return [
        (Path(name).suffix, content)
        for name, content in files().items()
        if name.split(".")[0] not in {"cut", "misnamed"}
    ]


def found(folder: Path) -> list[tuple[str, bytes]]:
    """The pictures of a folder."""
    return [(path.suffix, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.suffix.lower() in ENDINGS]


def write_site(site: Path, pictures: list[tuple[str, bytes]]) -> None:
    """500 posts, each with two pictures of its own; without ``pictures`` none shows any."""
    (site / ".git").mkdir(parents=True)
    (site / "static").mkdir()
    (site / "posts").mkdir()
    numbered = iter(zip(itertools.cycle(pictures), range(PICTURES), strict=False) if pictures else ())
    for post in range(POSTS):
        shown = []
        for (ending, content), number in itertools.islice(numbered, PICTURES // POSTS):
            (site / f"static/{number}{ending}").write_bytes(content)
            shown.append(f"![Boat number {number} at the quay](/{number}{ending})\n\n")
        text = f"# Post {post}\n\n" + SENTENCE * 20 + "\n\n" + "".join(shown) + SENTENCE * 20 + "\n"
        (site / f"posts/{post}.md").write_text(text, encoding="utf-8")


def spent(site: Path, pack: str) -> tuple[float, str]:
    """The least processor time of some runs, in seconds, and which readers were imported."""
    root = str(Path(__file__).resolve().parent.parent)
    environment = {**os.environ, "PYTHONPATH": root}
    lines = [
        subprocess.run(
            [sys.executable, "-c", CHECK, pack], cwd=site, env=environment, capture_output=True, text=True, check=True
        ).stdout.split(" ")
        for _ in range(REPEATED)
    ]
    return min(float(line[0]) for line in lines), lines[0][3].strip()


def main() -> None:
    """Measure and print; exit with 1 where the limit is passed."""
    pictures = found(Path(sys.argv[1])) if len(sys.argv) > 1 else made()
    with tempfile.TemporaryDirectory() as folder:
        site, bare = Path(folder, "site"), Path(folder, "bare")
        write_site(site, pictures)
        write_site(bare, [])
        with_images, _ = spent(site, "with")
        without, _ = spent(site, "without")
        bare_with, readers = spent(bare, "with")
        bare_without, _ = spent(bare, "without")
    each = 1000 * (with_images - without) / PICTURES
    imported = sorted(set(readers.split(",")) - NOT_READERS - {""})
    print(f"{len(pictures)} different pictures, {PICTURES:,} shown by {POSTS} posts")
    print(
        f"with the pack {with_images:.2f} s, without {without:.2f} s: {each:.2f} ms a picture (limit {MOST_MILLISECONDS})"
    )
    print(f"posts without pictures: {bare_with:.2f} s with the pack, {bare_without:.2f} s without")
    print(f"imported for them: {', '.join(imported) or 'no reader'}")
    sys.exit(1 if each > MOST_MILLISECONDS or imported else 0)


if __name__ == "__main__":
    main()
