"""Print how far two readers agree on the labelled sentences: Cohen's kappa for each question, with the counts behind it.

    python lab/claims_agreement.py

Reads lab/labels/claims.jsonl and lab/labels/claims_second.jsonl. A sentence is asked: has it an item at all, has it one
that needs a source, one that needs a source and has none, one that is first-hand; and what its first item's kind is.
Cohen's kappa (Cohen 1960): (observed - expected) / (1 - expected), the expected agreement being that of two readers who
give the same answers as often, but by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence

from claims_texts import FIRST, SECOND, Sentence, sentences


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of pairs of answers; nan where both readers give one answer only."""
    first, second = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    observed = sum(one == two for one, two in pairs) / len(pairs)
    expected = sum(first[answer] * second[answer] for answer in first) / len(pairs) ** 2
    return (observed - expected) / (1 - expected) if expected < 1 else float("nan")


QUESTIONS: Mapping[str, Callable[[Sentence], Hashable]] = {
    "has a figure or claim": lambda one: bool(one.items),
    "needs a source": lambda one: any(item.needs for item in one.items or ()),
    "needs a source and has none": lambda one: any(item.needs and not item.traced for item in one.items or ()),
    "is first-hand": lambda one: any(item.first_hand for item in one.items or ()),
    "kind of the first item": lambda one: one.items[0].kind if one.items else "",
}


def main() -> None:
    """Read both files and print."""
    second = {one.number: one for one in sentences(SECOND)}
    pairs = [(one, second[one.number]) for one in sentences(FIRST) if one.number in second]
    print(
        f"{len(pairs)} sentences read twice\n\n| question | both yes | first only | second only | neither | kappa |\n|---|--:|--:|--:|--:|--:|"
    )
    for name, ask in QUESTIONS.items():
        answers = [(ask(one), ask(two)) for one, two in pairs]
        table = Counter((bool(one), bool(two)) for one, two in answers)
        counts = " | ".join(str(table[cell]) for cell in ((True, True), (True, False), (False, True), (False, False)))
        print(f"| {name} | {counts} | {kappa(answers):.2f} |")


if __name__ == "__main__":
    main()
