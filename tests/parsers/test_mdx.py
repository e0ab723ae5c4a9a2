"""MDX drafts: what is JavaScript is no prose, what stands between tags is."""

from __future__ import annotations

import pytest

from authlint.document import MASK, Document
from authlint.parsers.mdx import parse
from authlint.source import SourceFile


def read(text: str) -> Document:
    return parse(SourceFile("draft.mdx", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import A from 'a'\nexport const b = 1\n\nWords.", ["Words."]),
        ("import A from 'a'\n\nimport B from 'b'\nWords are not behind a blank line.", []),
        ("\ufeffimport A from 'a'\n\nWords.", ["Words."]),
        ("We import words.\nexport them too.", ["We import words. export them too."]),
        ("# Title {a.b}", [f"Title {MASK}"]),
        ("# Title {#id}", ["Title"]),
        ("<Note>Words *here*.</Note>", ["Words here."]),
        ("<Note>\nWords.\n</Note>", ["Words."]),
        ("<Tab>\nOne.\n</Tab>\n<Tab>\nTwo.\n</Tab>", ["One.", "Two."]),
        ("<Tabs>\n  <Tab>\n\n    Indented is no code.\n\n  </Tab>\n</Tabs>", ["Indented is no code."]),
        ("<><p>One.</p><p>Two.</p></>", ["One.", "Two."]),
        ("A <Tip text='x > y'>word</Tip> more.", ["A word more."]),
        ("del<b>ve</b> <code>x</code> end", [f"delve {MASK} end"]),
        ("An open { brace.", ["An open { brace."]),
        ("An open <Tag without end.", ["An open <Tag without end."]),
        ("1 < 2 and \\{ escaped \\}.", ["1 < 2 and { escaped }."]),
        ("Use `{{` and `<A` freely.", [f"Use {MASK} and {MASK} freely."]),
        ("```js\nconst a = {\n```\n\nWords.", ["Words."]),
        ("{`}`} {'}'} {/* } */} {a({b: `${c}`})} end", [f"{MASK} {MASK}  {MASK} end"]),
        ("<style>{`a`}</style>\n\nWords.", ["Words."]),
        ("|a|\n|-|\n|{b | c}|", ["a"]),
    ],
)
def test_text(text: str, expected: list[str]) -> None:
    assert [block.text for block in read(text).blocks] == expected


def test_tags_mean_what_they_mean_in_html() -> None:
    document = read('She said <q>no</q>, <a href="u">see</a> <img src="i.png" alt="A &amp; b" />.')
    block, alternative = document.blocks
    (quotation,) = block.quotations
    assert block.text[quotation.start : quotation.end] == "no"
    assert [(link.kind, link.destination) for link in document.links] == [("anchor", "u")]
    assert (alternative.kind, alternative.text) == ("alt", "A & b")


def test_a_comment_may_be_a_directive() -> None:
    document = read("{/* authlint-disable cliche */}\n\nWords.\n\n<!-- authlint-enable -->\n")
    assert [directive.kind for directive in document.directives] == ["disable", "enable"]
    assert document.format == "mdx"


def test_a_block_quotation_of_jsx_is_quoted() -> None:
    text = "Mine.\n\n<blockquote>\n\nTheirs.\n\n<blockquote>Theirs too.</blockquote>\n\n- Theirs as well.\n\n</blockquote>\n\nMine.\n\n<blockquote>\n\nMine."
    assert [(block.text, block.quoted) for block in read(text).blocks] == [
        ("Mine.", False), ("Theirs.", True), ("Theirs too.", True), ("Theirs as well.", True), ("Mine.", False), ("Mine.", False)
    ]  # fmt: skip
