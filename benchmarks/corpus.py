"""``authlint corpus`` on many short documents: memory, scaling, and what a kill costs.

    python benchmarks/corpus.py memory [documents] [workers]
    python benchmarks/corpus.py scaling [documents]
    python benchmarks/corpus.py kills [documents] [kills]
    python benchmarks/corpus.py engines [documents]
    python benchmarks/corpus.py cost [documents]

Documents are generated from a seed: English sentences of a sort over a vocabulary that goes on growing, as that of a real corpus
does. ``memory`` samples the resident memory of all processes of the run (Linux); ``scaling`` compares two workers with
one, in wall and processor seconds, beside the load of the machine; ``kills`` ends a run again and again and compares its parts
with those of a quiet one; ``engines`` compares a local Ray with a run without. Defaults are the sizes that docs/scale.md tells of.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

SUBJECTS = "the ferry,a keeper,my aunt,the old harbour,our neighbour,the captain,somebody,the lamp,I,we".split(",")
VERBS = "carried,saw,took,left,mended,found,sold,kept,counted,remembered".split(",")
THINGS = "the rope,a letter,forty boxes,two bottles,the bread,an engine,nine coats,the window,a bell,some timber".split(
    ","
)
ENDS = (
    "in March,before the storm,on Monday,for nobody,near the pier,after all,without a word,by hand,in 1987,again".split(
        ","
    )
)
LETTERS = "abcdefghijklmnoprstuvw"

ALLOWED = 0.10
"""What memory may grow by once the first tenth of a run is over."""

MOMENTS = ("at random", "in a writing", "after a part")
VICTIMS = ("all processes", "the reader", "one that scores, then all")
"""When a run is killed, and what of it."""

SOURCES, PART = 8, 500
"""What two engines are compared on: so many sources, in parts of so many rows."""

MANY, CORES = 100_000_000, 64
"""What docs/scale.md plans for: documents, and the cores of a large machine."""


def document(number: int) -> str:
    """Some 40 to 120 words; every third sentence has a word that hardly any other document has."""
    chance = random.Random(number)  # noqa: S311  # documents, not secrets
    sentences = []
    for place in range(chance.randint(5, 14)):
        words = [chance.choice(part) for part in (SUBJECTS, VERBS, THINGS, ENDS)]
        if place % 3 == 0:
            words.insert(2, "".join(chance.choices(LETTERS, k=chance.randint(5, 9))).capitalize())
        sentence = " ".join(words)
        sentences.append(sentence[0].upper() + sentence[1:] + chance.choice("...?!"))
    return " ".join(sentences)


def write(path: Path, documents: int, first: int = 0) -> None:
    """The documents as JSON lines, from number ``first`` on."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(first, first + documents):
            stream.write(json.dumps({"id": str(number), "text": document(number)}) + "\n")


def command(source: Path, out: Path, workers: int, part_rows: int = 1000) -> list[str]:
    """The command line of a run."""
    options = ["--workers", str(workers), "--part-rows", str(part_rows)]
    return [sys.executable, "-m", "authlint", "corpus", str(source), "-o", str(out), *options]


def resident(process: int) -> list[int]:
    """Kilobytes of a process and its children, the process first. Linux only."""
    found = []
    for each in (process, *children(process)):
        try:
            status = Path(f"/proc/{each}/status").read_text(encoding="utf-8")
        except OSError:
            continue
        found += [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")]
    return found


def children(process: int) -> list[int]:
    """What a process has started, the oldest first. Linux only."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]


def memory(folder: Path, documents: int, workers: int) -> None:
    """Print the memory of each tenth of the run, all processes together and the largest of them.

    Flat means: after the first tenth, no sample is more than 10 % above the median of the second tenth. Exits with 1 where it is not.
    """
    write(folder / "d.jsonl", documents)
    began = time.monotonic()
    run = subprocess.Popen(command(folder / "d.jsonl", folder / "out", workers))
    samples: list[list[int]] = []
    while run.poll() is None:
        try:
            samples.append(resident(run.pid))
        except OSError:
            break
        time.sleep(0.5)
    took = time.monotonic() - began
    tenths = [samples[place * len(samples) // 10 : (place + 1) * len(samples) // 10] for place in range(10)]
    flat = True
    for what, of in (("all processes", sum), ("the reader", lambda each: each[0]), ("the largest", max)):
        numbers = [[of(each) / 1024 for each in tenth if each] for tenth in tenths]
        reference = statistics.median(numbers[1])
        largest = max(max(each) for each in numbers[1:])
        print(f"{what}, median MB by tenth:", *(round(statistics.median(each)) for each in numbers))
        print(f"{what}, largest MB by tenth:", *(round(max(each)) for each in numbers))
        last = statistics.median(numbers[-1]) / reference - 1
        print(
            f"{what}: after the first tenth at most {largest:.0f} MB, {largest / reference - 1:+.1%}; at the end {last:+.1%}"
        )
        flat = flat and largest <= reference * (1 + ALLOWED)
    rate = f"{documents / took:.0f} a second; load {os.getloadavg()}"
    print(f"{documents:,} documents in {took:.0f} s with {workers} workers, {len(samples):,} samples: {rate}")
    if run.wait() or not flat:
        sys.exit(f"the run ended with {run.returncode}" if run.returncode else "memory is not flat within 10 %")


def scaling(folder: Path, documents: int) -> None:
    """Print how much faster two workers are than one, in turns, and what both cost the processors."""
    write(folder / "d.jsonl", documents)
    walls: dict[int, list[float]] = {1: [], 2: []}
    costs: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(3):
        for workers in (1, 2):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            out = folder / f"out-{turn}-{workers}"
            subprocess.run(
                command(folder / "d.jsonl", out, workers, max(50, documents // 80)), check=True, capture_output=True
            )
            after, took = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            walls[workers].append(took)
            costs[workers].append(used)
            print(
                f"{workers} workers: {took:.1f} s, {used:.1f} processor seconds ({used / took:.2f} cores), load {os.getloadavg()[0]:.1f}"
            )
    print(f"two workers are {min(walls[1]) / min(walls[2]):.2f} times as fast as one, by the best of three turns each")
    # Others may have had the cores: what both cost the processors does not depend on that, and bounds what can be gained.
    print(
        f"by what they cost the processors, two free cores would give at most {2 * min(costs[1]) / min(costs[2]):.2f} times"
    )


def kills(folder: Path, documents: int, times: int) -> None:
    """Kill a run ``times`` times; its finished parts must be those of a quiet run each time, and all of them in the end.

    Some kills come at a moment drawn by chance, some while a part is being written, some right after one was; some hit all
    processes at once, as a machine that goes down would, some only the one that reads, some one that scores, and then the rest
    a little later. A run that is over before its kill comes is no kill: it is told, and another one takes its place.
    Exits with 1 where a byte differs, or a document is missing or there twice.
    """
    write(folder / "d.jsonl", documents)
    out = folder / "out"
    began = time.monotonic()
    subprocess.run(command(folder / "d.jsonl", folder / "quiet", 2, 25), check=True, capture_output=True)
    took = time.monotonic() - began
    expected, quiet = parts(folder / "quiet"), rows(folder / "quiet")
    chance = random.Random(9)  # noqa: S311  # moments, not secrets
    told: Counter[str] = Counter()
    finished: list[int] = []
    over = completed = 0
    while len(finished) < times:
        moment, victim = chance.choice(MOMENTS), chance.choice(VICTIMS)
        run = begun(command(folder / "d.jsonl", out, 2, 25))
        until(moment, run, out, chance, took)
        hit(victim, run, chance)
        if run.wait() == -signal.SIGKILL:
            told[f"{moment}, {victim}"] += 1
            told["left a part half written"] += any(out.glob(".authlint-*"))
            finished.append(len(parts(out)))
        else:
            over += 1
        if wrong := [name for name, data in parts(out).items() if expected.get(name) != data]:
            sys.exit(f"these parts are not as they should be: {wrong}")
        if len(parts(out)) == len(expected):
            completed += complete(out, folder, quiet)
    subprocess.run(command(folder / "d.jsonl", out, 2, 25), check=True, capture_output=True)
    completed += complete(out, folder, quiet)
    print(f"{times} kills:", ", ".join(f"{count} {name}" for name, count in sorted(told.items())))
    print(f"no kills, as the run was over already: {over}")
    print(f"finished parts of {len(expected)} after each kill, all as in a quiet run, to the byte: {finished}")
    print(f"{completed} runs came to their end: each of {documents:,} documents once, every row as in a quiet run")


def begun(line: list[str]) -> subprocess.Popen[bytes]:
    """A run in a group of processes of its own, that all can be killed together."""
    return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def hit(victim: str, run: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Kill what is to be killed, unless the run is over; nothing that scores is left waiting for orders."""
    if run.poll() is not None:
        return
    if victim == "one that scores, then all":
        # The first child keeps account of resources for the others; those that score come after it.
        if workers := children(run.pid)[1:]:
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
        time.sleep(chance.uniform(0, 2))
    with suppress(ProcessLookupError):
        if victim == "the reader":
            run.send_signal(signal.SIGKILL)
        else:
            os.killpg(run.pid, signal.SIGKILL)


def complete(out: Path, folder: Path, quiet: list[dict[str, Any]]) -> int:
    """Exit unless the rows of a run, ended by one that is not killed, are those of a quiet one; then make way for the next."""
    subprocess.run(command(folder / "d.jsonl", out, 2, 25), check=True, capture_output=True)
    found = rows(out)
    if found != quiet:
        missing = Counter(row["id"] for row in quiet) - Counter(row["id"] for row in found)
        twice = Counter(row["id"] for row in found) - Counter(row["id"] for row in quiet)
        sys.exit(f"the rows are not those of a quiet run: missing {sorted(missing)}, too many {sorted(twice)}")
    shutil.rmtree(out)
    return 1


def engines(folder: Path, documents: int) -> None:
    """Score a folder of sources here and on a local Ray of two workers, and on one that is killed halfway and ended here.

    Exits with 1 where a byte differs.
    """
    sources = folder / "sources"
    sources.mkdir()
    for number in range(SOURCES):
        write(sources / f"{number}.jsonl", documents // SOURCES, number * (documents // SOURCES))
    subprocess.run(command(sources, folder / "here", 2, PART), check=True, capture_output=True)
    expected = parts(folder / "here")
    began = time.monotonic()
    subprocess.run(on_ray(sources, folder / "ray"), check=True, capture_output=True)
    print(
        f"Ray scored {documents:,} documents in {SOURCES} sources and {len(expected)} parts in {time.monotonic() - began:.0f} s"
    )
    run = begun(on_ray(sources, folder / "killed"))
    while run.poll() is None and len(parts(folder / "killed")) < len(expected) // 2:
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    print(f"killed with {len(parts(folder / 'killed'))} parts there, and ended by a local run")
    subprocess.run(command(sources, folder / "killed", 2, PART), check=True, capture_output=True)
    for name in ("ray", "killed"):
        if parts(folder / name) != expected:
            sys.exit(f"the parts in ‘{name}’ are not those of a local run")
    print(f"the parts are those of a local run, to the byte: {len(rows(folder / 'ray')):,} rows each time")


def on_ray(sources: Path, out: Path) -> list[str]:
    """The command line of a run on a Ray of two workers."""
    program = (
        "import sys, ray; ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False); "
        "from authlint.commands import main; main(sys.argv[1:])"
    )
    options = ["corpus", str(sources), "-o", str(out), "--part-rows", str(PART), "--engine", "ray"]
    return [sys.executable, "-c", program, *options]


def until(moment: str, run: subprocess.Popen[bytes], out: Path, chance: random.Random, took: float) -> None:
    """Wait for a moment worth a kill, or for the end of the run; a quiet run ``took`` so many seconds."""
    before = len(list(out.glob("part-*")))
    if moment == "at random":
        with suppress(subprocess.TimeoutExpired):
            run.wait(chance.uniform(0.1, took))
        return
    # A few parts later, so that the run gets on; each is scored in some tenths of a second.
    wanted = before + chance.randint(1, 6)
    while run.poll() is None and len(list(out.glob("part-*"))) < wanted:
        time.sleep(0.002)
    while moment == "in a writing" and run.poll() is None and not any(out.glob(".authlint-*.tmp")):
        pass


def parts(out: Path) -> dict[str, bytes]:
    """What a run finished."""
    return {path.name: path.read_bytes() for path in out.glob("part-*")}


def rows(out: Path) -> list[dict[str, Any]]:
    """All rows in the order of the parts."""
    import pyarrow.parquet as pq  # noqa: PLC0415  # the other benchmarks only start processes

    return [row for path in sorted(out.glob("part-*")) for row in pq.read_table(path).to_pylist()]


def cost(folder: Path, documents: int) -> None:
    """Print the table that docs/scale.md plans with: what a document of some lengths costs, and what a hundred million would."""
    import pyarrow as pa  # noqa: PLC0415  # the other benchmarks only start processes

    from authlint.corpus.parts import write_part  # noqa: PLC0415  # as above
    from authlint.corpus.settings import Settings  # noqa: PLC0415  # as above

    print(f"| words a document | processor time | scores on disk | 100 million: core hours | hours on {CORES} cores |")
    print("|---|---|---|---|---|")
    for together in (1, 3, 10):
        count = max(20, documents // together)
        target = folder / "part.parquet"
        spent = []
        for turn in range(4):
            # Other documents each turn: one that was seen before costs less. The first turn fills the memory of common words.
            first = turn * count * together
            texts = [
                "\n\n".join(document(first + number * together + part) for part in range(together))
                for number in range(count)
            ]
            batch = pa.RecordBatch.from_pydict({"text": texts})
            began = time.process_time()
            write_part(batch, target, Settings())
            spent.append(time.process_time() - began)
        words = sum(len(text.split()) for text in texts) / count
        each = min(spent[1:]) / count
        hours = each * MANY / 3600
        cells = f"{words:.0f}", f"{each * 1000:.1f} ms", f"{target.stat().st_size / count / 1000:.1f} kB"
        print("|", " | ".join([*cells, f"{hours:.0f}", f"{hours / CORES:.1f}"]), "|")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


WHAT: dict[str, tuple[Callable[..., None], tuple[int, ...]]] = {
    "memory": (memory, (200_000, 2)),
    "scaling": (scaling, (10_000,)),
    "kills": (kills, (1_000, 50)),
    "engines": (engines, (20_000,)),
    "cost": (cost, (600,)),
}

if __name__ == "__main__":
    what, *given = sys.argv[1:] or ["memory"]
    measure, usual = WHAT[what]
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place), *map(int, given), *usual[len(given) :])
