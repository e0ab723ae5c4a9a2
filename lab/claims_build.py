"""Join what a reader wrote down to the sentences that were drawn: quoted words become places in the text.

    python lab/claims_build.py FOLDER DRAWN READ… --out FILE

READ are files of JSON lines, one a sentence: {"n": 12, "items": [{"text": "73%", "kind": "percent", "needs": true,
"traced": false, "first_hand": false, "reason": "…"}], "reason": "…"}. ``text`` is copied from the sentence as it stands
in the file. Every mistake is printed with its number; nothing is written while there is one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from claims_texts import Item, ItemKind, Sentence, joined, sentences

KINDS = frozenset(get_args(ItemKind))
MOST_WORDS = 14


def items_of(sentence: Sentence, text: str, record: dict[str, Any]) -> Iterator[Item | str]:
    """The items of one record, or what is wrong with them."""
    words = text[sentence.start : sentence.end]
    at = 0
    for item in record["items"]:
        place = words.find(item["text"], at)
        if place < 0:
            place = words.find(item["text"])
        if place < 0 or not item["text"].strip():
            yield f"{sentence.number}: the sentence has no {item['text']!r}"
        elif item["kind"] not in KINDS:
            yield f"{sentence.number}: unknown kind {item['kind']!r}"
        elif len(item["reason"].split()) > MOST_WORDS:
            yield f"{sentence.number}: the reason of {item['text']!r} is too long"
        elif item["first_hand"] and item["needs"]:
            yield f"{sentence.number}: {item['text']!r} is first-hand and yet needs a source"
        else:
            at = place + len(item["text"])
            start = sentence.start + place
            flags = bool(item["needs"]), bool(item["traced"]), bool(item["first_hand"])
            yield Item(item["kind"], start, start + len(item["text"]), *flags, item["reason"])


def main() -> None:
    """Join and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("drawn", type=Path)
    parser.add_argument("read", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    read = {}
    for path in arguments.read:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                read[record["n"]] = record
    wanted = [one for one in sentences(arguments.drawn) if one.number in read]
    found: list[Sentence] = []
    wrong: list[str] = []
    for row, _, of_row in joined(arguments.folder, wanted):
        for one in of_row:
            record = read[one.number]
            parts = list(items_of(one, row["text"], record))
            wrong += [part for part in parts if isinstance(part, str)]
            items = tuple(part for part in parts if isinstance(part, Item))
            if not items and not record.get("reason"):
                wrong.append(f"{one.number}: neither an item nor a reason")
            found.append(replace(one, items=items, reason=record.get("reason", "")))
    if wrong:
        raise SystemExit("\n".join(wrong))
    found.sort(key=lambda one: one.number)
    arguments.out.write_text("".join(json.dumps(one.record()) + "\n" for one in found), encoding="utf-8")
    print(f"{len(found)} sentences, {sum(len(one.items or ()) for one in found)} items")


if __name__ == "__main__":
    main()
