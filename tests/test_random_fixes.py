"""Random drafts through the whole path and every safe fix: what is not to be fixed stays, byte by byte, and once is enough.

What a fix may change is undone on both sides by a normaliser that knows nothing of the rules: if a fix touched anything
else, the two sides differ.
"""

from __future__ import annotations

import html
import os
import re

import pytest
from conftest import examine_text
from hypothesis import given, settings
from hypothesis import strategies as st

from authlint.fixes import fixed
from authlint.report import DraftReport
from authlint.source import SourceFile

NUMBER = int(os.environ.get("AUTHLINT_CAMPAIGN", "150"))
PACKS = ("residue", "sourcing")
SIGNS = [
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200f", "\u202e", "\u202c", "\u3164", "\ufe0f", "\U000e0068\U000e0069\U000e0121",
    "\u00ad", "\u202f", "\u2009", "\u00a0", "&#8203;", "&zwnj;", "&#x202F;", "е", "о", "&#1077;", "é", "😀", "👩\u200d👧", "م\u200cخ", "क\u200d",
]  # fmt: skip
WORDS = [
    "ferry", "tea", " the ", " left at ten ", "fеrry", "cоffee", " ", " ", ". ", "The\u202fferry left\u202fat ten\u202fso", "**", "*", "`", "[", "](", ")",
    "<b>", "</b>", "<q>", "</q>", "“", "”", "> ", "\n", "\n\n", "\r\n", "- ", "# ", "| ", "```\n", "<code>", "</code>", "<p>", "</p>", "{{ x }}", "&amp;",
    "https://a.example/?utm_source=chatgpt.com", "[a](https://a.example/?b=1&utm_source=openai#c)", "?utm_source=openai&", "&amp;utm_source=claude.ai",
    "<a href='https://a.example/?utm_source=gemini&amp;x=1'>", "</a>", "<!-- authlint-disable-next-line residue: x -->\n",
]  # fmt: skip
DRAFTS = st.lists(st.sampled_from(SIGNS + WORDS + WORDS), min_size=1, max_size=30).map("".join)

HIDDEN = re.compile(
    "[\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
SPACES = re.compile("[\u2000-\u200a\u202f\u205f\u3000\u3164]+")
REFERRAL = re.compile(r"(?:utm_source|referrer)=(?:chatgpt\.com|openai|claude\.ai|gemini)(?:&amp;|&)?")
LOOKALIKES = str.maketrans("ео", "eo")


def undone(text: str) -> str:
    """The text without anything that a fix may take away or put in."""
    text = re.sub(r"&(?:#8203|zwnj|#x202F|#1077);", lambda found: html.unescape(found[0]), text)
    text = SPACES.sub("", HIDDEN.sub("", text)).replace(" ", "").translate(LOOKALIKES)
    text = REFERRAL.sub("", text)
    return re.sub(r"(?:[?&]|&amp;)+(?=\W|\Z)", "", text)


@pytest.mark.parametrize("format_", ["md", "mdx", "html", "txt"])
def test_fixes_change_nothing_else_and_once_is_enough(format_: str) -> None:
    def judge(source: SourceFile) -> DraftReport:
        return examine_text(source.text, source.path, PACKS)

    @settings(max_examples=NUMBER)
    @given(DRAFTS)
    def holds(text: str) -> None:
        once = fixed(SourceFile(f"draft.{format_}", text), judge)
        assert not [problem for problem in once.remaining.problems if problem.code == "unsettled-fixes"]
        assert undone(once.after.text) == undone(text)
        twice = fixed(once.after, judge)
        assert not twice.changed
        assert once.changed == (once.after.text != text)

    holds()
