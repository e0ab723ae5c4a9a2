"""Count how often the rules that read picture files fire on human posts with their pictures, and write it into the cards.

    python lab/images.py CHECKOUT... [--apply]

CHECKOUT is the repository of a human blog, with its pictures; each counts as one source. Posts that give a date before
November 2022 and show at least one picture whose file is there are counted: on others these rules are silent by nature.
Rules that need no file (alternative text, hosts of libraries) are counted on labelled texts by lab/fires.py.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_cards import with_status
from fires import figures, lines
from rhythm import CARDS, write

from authlint.analysis.images import ShownImages
from authlint.engine import Rulebook, examine
from authlint.errors import DraftError
from authlint.files import find_drafts, read_draft
from authlint.formats import parse
from authlint.packs import shipped_rules
from authlint.provenance.gallery import see
from authlint.provenance.picture import Pictures

if TYPE_CHECKING:
    from authlint.document import Document

RULES = ("generated-image", "location-leak", "broken-image", "broken-manifest", "no-origin")
BEFORE = "2022-11"
DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def dated(document: Document) -> str:
    """The day a post gives, or that its file's name does; nothing where neither does."""
    found = DATE.search(str(document.front_matter.data.get("date", ""))) or DATE.search(document.source.path)
    return found[0] if found else ""


def posts(checkout: Path) -> Iterator[tuple[Document, Pictures]]:
    """The human posts of a repository that show a picture whose file is there."""
    for draft in find_drafts([str(checkout)]):
        try:
            document = parse(read_draft(draft))
        except DraftError:
            continue
        if "" < dated(document) < BEFORE:
            path = str(draft.path)
            pictures = Pictures(lambda address, path=path: see(address, path))
            if any(pictures[shown.address].picture for shown in ShownImages.of(document).local):
                yield document, pictures


def count(checkouts: Sequence[Path]) -> tuple[dict[str, dict[str, float]], int]:
    """For each rule the percent of posts that it fires on, with its interval; and how many pictures were read."""
    rules = [bound for bound in shipped_rules().values() if bound.rule.id in {f"imagery/{name}" for name in RULES}]
    book = Rulebook.of(rules, frozenset(shipped_rules()))
    fired: defaultdict[str, defaultdict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    read = 0
    for checkout in checkouts:
        for document, pictures in posts(checkout):
            report = examine(document, book, pictures)
            read += sum(pictures[shown.address].picture is not None for shown in ShownImages.of(document).local)
            found = {finding.rule for finding in report.findings if finding.disposition == "active"}
            for bound in rules:
                fired[bound.rule.id][checkout.name].append(bound.rule.id in found)
    return {rule: figures(list(by_source.values())) for rule, by_source in sorted(fired.items())}, read


def main() -> None:
    """Count, print, and write the cards if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", nargs="+", type=Path)
    parser.add_argument("--apply", action="store_true", help="write the shares into the cards")
    asked = parser.parse_args()
    counted, read = count(asked.checkouts)
    print("\n".join(lines(counted)))
    print(f"\n{read:,} pictures read")
    if asked.apply:
        for rule, told in counted.items():
            path = CARDS / f"{rule}.yaml"
            path.write_text(with_status(path.read_text(encoding="utf-8"), "measured"), encoding="utf-8")
            write(rule, told)


if __name__ == "__main__":
    main()
