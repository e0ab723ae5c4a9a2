"""How the cost of a draft grows with its length, for hostile shapes, through the whole path from text to findings.

    python benchmarks/growth.py [--shape NAME]

Every shape is measured at n and 4n repetitions, n so large that the smaller takes a while; the exponent is 1 for
linear growth, 2 for quadratic. One that is above 1.35 is measured again at twice the size; exit code 1 if it stays
there. A shape that costs nearly nothing at the largest size tried is linear enough.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from authlint.config import Config
from authlint.engine import Rulebook, examine
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.selection import choose
from authlint.source import SourceFile

LONG_ENOUGH = 0.05
"""Seconds of the smaller draft."""

STEEPEST = 1.35
LARGEST = 600_000
"""Characters of the larger draft, more or less."""

ROUNDS = 2

SENTENCE = "We delve into the rich tapestry of tea. "
NEXT_LINE = "<!-- authlint-disable-next-line cliche/delve-verbs: a joke -->"


@dataclass(frozen=True)
class Shape:
    """A draft of ``n`` repetitions."""

    name: str
    build: Callable[[int], str]


def repeated(piece: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    """``piece`` again and again."""
    return lambda n: before + piece * n + behind


SHAPES = {
    "prose": Shape("draft.md", repeated(f"{SENTENCE}The ferry left at noon.\n\n")),
    "one paragraph": Shape("draft.md", repeated(SENTENCE)),
    "one line without spaces": Shape("draft.md", repeated("delve-into-")),
    "hidden characters": Shape("draft.md", repeated("d\u200be\u200blve into ")),
    "capitals": Shape("draft.md", repeated("Delve Into The ")),
    "words of a pattern": Shape("draft.md", repeated("not just ")),
    "gaps of a pattern": Shape("draft.md", repeated("isn't just a, ")),
    "from and to": Shape("draft.md", repeated("from tea to ")),
    "unclosed curly quotes": Shape("draft.md", repeated("“We delve into it ")),
    "unclosed straight quotes": Shape("draft.md", repeated('"We delve into it ')),
    "unclosed single quotes": Shape("draft.md", repeated("'We delve into it ")),
    "closed single quotes": Shape("draft.md", repeated("'We delve into it' ")),
    "unclosed curly single quotes": Shape("draft.md", repeated("‘We delve into it ")),
    "apostrophes": Shape("draft.md", repeated("'a'b")),
    "closing quotes": Shape("draft.md", repeated("a’ ")),
    "low quotes": Shape("draft.md", repeated("„We delve into it ")),
    "mixed quotes": Shape("draft.md", repeated("“\"‘'„« We delve ")),
    "quotations": Shape("draft.md", repeated("“We delve into it” ")),
    "directives and findings": Shape("draft.md", repeated(f"{NEXT_LINE}\n{SENTENCE}\n\n")),
    "directives never ended": Shape("draft.md", repeated(f"<!-- authlint-disable cliche: x -->\n\n{SENTENCE}\n\n")),
    "directives switched on and off": Shape(
        "draft.md",
        repeated(f"<!-- authlint-disable cliche: x -->\n\n{SENTENCE}\n\n<!-- authlint-enable cliche -->\n\n"),
    ),
    "directives before blank lines": Shape("draft.md", repeated(f"{NEXT_LINE}\n\n\n\n\n\n")),
    "directives on one line": Shape("draft.md", repeated("We delve into it <!-- authlint-disable-line x: y --> ")),
    "names of rules": Shape("draft.md", repeated("a, ", "<!-- authlint-disable ", " -->\n\nTea.\n")),
    "opening brackets": Shape("draft.txt", repeated("(")),
    "dollars": Shape("draft.txt", repeated("$")),
    "quotes and colons": Shape("draft.txt", repeated('"a":')),
    "brackets in short words": Shape("draft.txt", repeated("(" * 190 + " ")),
    "addresses": Shape("draft.txt", repeated("http://a.b/(")),
    "mail addresses": Shape("draft.txt", repeated("a.b-c+d")),
    "mail addresses with dots": Shape("draft.txt", repeated("a@b.c.d.")),
    "brackets of addresses": Shape("draft.txt", repeated("(", "http://a.b/", ")")),
    "plain lines": Shape("draft.txt", repeated("delve into\n")),
    "plain spaces": Shape("draft.txt", repeated(" ", "a", "b")),
    "plain quote marks": Shape("draft.txt", repeated("> ")),
    "plain underlines": Shape("draft.txt", repeated("a\n---\n")),
    "plain blank lines": Shape("draft.txt", repeated("\n", "a", "b")),
    "front matter never closed": Shape("draft.md", repeated("a: b\n", "---\n")),
    "front matter of brackets": Shape("draft.md", repeated("[", "---\na: ", "\n---\n\nTea.\n")),
    "front matter of titles": Shape("draft.md", repeated("- title: x\n", "---\na:\n", "title: y\n---\n\nTea.\n")),
    "front matter in JSON": Shape("draft.md", repeated('{"a":', "{", "}\n")),
    "front matter in TOML": Shape("draft.md", repeated("[[a]]\n", "+++\n", "+++\n\nTea.\n")),
    "mdx tags": Shape("draft.mdx", repeated("<A b={c}>We delve into it ")),
    "mdx braces": Shape("draft.mdx", repeated("{a ")),
    "mdx imports": Shape("draft.mdx", repeated('import a from "b"\n')),
    "mdx closing tags": Shape("draft.mdx", repeated("</A>")),
    "markdown quotes": Shape("draft.md", repeated("> ", behind="We delve into it")),
    "markdown lists": Shape("draft.md", repeated("- a\n  - We delve into it\n")),
    "markdown links": Shape("draft.md", repeated("[We delve into it](u) ")),
    "markdown tables": Shape("draft.md", repeated("| a | We delve into it |\n", "| a | b |\n|---|---|\n")),
    "markdown footnotes": Shape("draft.md", repeated("We delve[^1] into.\n\n[^1]: We delve into it.\n\n")),
    "templates": Shape("draft.md", repeated("{{ a }} We delve into it {% b %} ")),
    "templates never closed": Shape("draft.md", repeated("{{ a {% b {# c ")),
    "html tags": Shape("draft.html", repeated("<div>")),
    "html inline tags": Shape("draft.html", repeated("<b>We delve into it ")),
    "html quotations": Shape("draft.html", repeated("<q>We delve into it ")),
    "html links": Shape("draft.html", repeated("<a href=u>We delve into it ")),
    "html paragraphs": Shape("draft.html", repeated("<p>We delve into it")),
    "html lists": Shape("draft.html", repeated("<ul><li>We delve into it")),
    "html code": Shape("draft.html", repeated("<code>")),
    "html hidden": Shape("draft.html", repeated("<p hidden>x")),
    "html hidden never closed": Shape("draft.html", repeated("<div hidden>x")),
    "html notes": Shape("draft.html", repeated("<li id=fn:1>x<a href='#fn:1'>")),
    "html less-than signs": Shape("draft.html", repeated("<")),
    "html entities": Shape("draft.html", repeated("&amp;&#39;&lt")),
    "html ampersands": Shape("draft.html", repeated("&")),
    "html comments": Shape("draft.html", repeated("<!-- ")),
    "html dropped markup": Shape("draft.html", repeated("a</>")),
    "html attributes": Shape("draft.html", repeated(" a=b", "<p", ">We delve into it")),
    "html quotes in a tag": Shape("draft.html", repeated("'\"", "<img alt=x ", ">")),
    "html pictures": Shape("draft.html", repeated("<img alt='We delve into it' src=u>")),
    "html spaces": Shape("draft.html", repeated("<i> ")),
    "html end tags": Shape("draft.html", repeated("</div></b>", "<div>" * 50)),
    "html tables": Shape("draft.html", repeated("<table><tr><td>")),
}


def seconds(text: str, name: str, book: Rulebook) -> float:
    """Processor time of the faster of two rounds."""
    best = math.inf
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        with suppress(RecursionError):  # told to the user as such
            examine(parse(SourceFile(name, text)), book)
        best = min(best, time.process_time() - start)
    return best


def exponent(shape: Shape, book: Rulebook) -> tuple[float, int, float]:
    """The exponent over two doublings, the characters of the largest draft and its seconds."""
    n = 64
    while (taken := seconds(shape.build(n), shape.name, book)) < LONG_ENOUGH and len(shape.build(n)) < LARGEST // 4:
        n *= 2
    grown, last = slope(shape, book, n, taken)
    if grown > STEEPEST and len(shape.build(n * 8)) <= LARGEST:
        # Caches fill and measures begin to speak somewhere; what is really steep stays so.
        n *= 2
        grown, last = slope(shape, book, n, seconds(shape.build(n), shape.name, book))
    return grown, len(shape.build(n * 4)), last


def slope(shape: Shape, book: Rulebook, n: int, taken: float) -> tuple[float, float]:
    """The exponent from ``n`` to four times as many repetitions, and the seconds of the latter."""
    last = seconds(shape.build(n * 4), shape.name, book)
    return (math.log(max(last, 1e-9) / max(taken, 1e-9), 4) if last >= LONG_ENOUGH else 0.0), last


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=SHAPES)
    options = parser.parse_args()
    rules = shipped_rules()
    book = Rulebook.of(choose(rules, Config()), frozenset(rules))
    examine(parse(SourceFile("draft.md", SENTENCE * 40)), book)
    steep = 0
    for name, shape in SHAPES.items():
        if options.shape in {None, name}:
            grown, size, taken = exponent(shape, book)
            steep += grown > STEEPEST
            print(
                f"{'STEEP' if grown > STEEPEST else 'ok   '} {grown:5.2f}  {size:9,} characters {taken:7.2f} s  {name}",
                flush=True,
            )
    print(f"{len(SHAPES) if options.shape is None else 1} shapes, {steep} steeper than {STEEPEST}")
    return int(steep > 0)


if __name__ == "__main__":
    sys.exit(main())
