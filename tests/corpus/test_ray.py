"""Ray: two workers of a Ray on this machine make the same parts, to the byte."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

SENTENCE = "We moved the workshop to Tilbury in March because the roof leaked over lathe number {}. "
HOSTILE = ("json", "signal", "pyarrow", "authlint", "spacy", "statistics", "ray", "numpy", "yaml", "secrets")
"""Modules of authlint, of Ray and of both, early ones and late ones."""

ON_RAY = """
import os, sys
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
import ray
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
from authlint.commands import main
main(sys.argv[1:])
"""


def run(program: list[str], folder: Path, out: str) -> subprocess.CompletedProcess[str]:
    arguments = ["corpus", "*.jsonl*", "-o", out, "--part-rows", "15", "--keep", "words > 40"]
    command = [sys.executable, *program, *arguments, *(["--engine", "ray"] if out == "ray" else [])]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def parts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("part-*")}


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed")
def test_ray_makes_the_same_parts(tmp_path: Path) -> None:
    """Also where some are there already, and where one of the sources is broken."""
    for number in range(3):
        lines = [json.dumps({"id": f"{number}-{row}", "text": SENTENCE.format(row) * (row % 9)}) for row in range(40)]
        (tmp_path / f"d{number}.jsonl").write_text("\n".join(["{broken", *lines]), encoding="utf-8")
    (tmp_path / "e.jsonl.gz").write_bytes(b"no gzip at all")
    here = run(["-m", "authlint"], tmp_path, "local")
    there = run(["-c", ON_RAY], tmp_path, "ray")
    assert (there.returncode, there.stdout.replace("in ray", "in local")) == (2, here.stdout), there.stderr
    assert "e.jsonl.gz: cannot be read on" in there.stderr
    expected = parts(tmp_path / "local")
    assert parts(tmp_path / "ray") == expected
    assert len(expected) == 9
    (tmp_path / "ray" / sorted(expected)[4]).unlink()
    again = run(["-c", ON_RAY], tmp_path, "ray")
    assert (again.returncode, again.stdout) == (2, there.stdout)
    assert parts(tmp_path / "ray") == expected


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed")
def test_a_file_beside_the_run_is_no_module(tmp_path: Path) -> None:
    """Ray's own way is to look for modules in the folder that a run starts in; ``json.py`` there is somebody's file."""
    lines = [json.dumps({"id": str(row), "text": SENTENCE.format(row) * 9}) for row in range(20)]
    (tmp_path / "d.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for name in HOSTILE:
        (tmp_path / f"{name}.py").write_text(f"open('{tmp_path}/imported-{name}', 'w')\n", encoding="utf-8")
    # As the script that pip installs starts it: nothing of the folder is on the path.
    places = [place for place in sys.path if place]
    program = f"import sys; sys.path[:] = {places!r}; from authlint.commands import main; main(sys.argv[1:])"
    result = run(["-c", program], tmp_path, "ray")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("20 documents, 20 scored")
    assert list(tmp_path.glob("imported-*")) == []
