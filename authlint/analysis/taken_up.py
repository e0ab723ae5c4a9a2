"""Figures of a study that the draft names and links in another paragraph: taken up later, or announced before.

“The trial followed 272 patients” speaks of a trial that the reader has met; “a new study tracked 54,000 adults” of one that
the next paragraphs name. The source stands a few blocks away, and the reader finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from authlint.analysis.citations import Citations
from authlint.document import Block, Document
from authlint.source import Span

STUDY = (
    r"(?:study|studies|trial|survey|paper|report|authors|researchers|analysis|meta-analysis|poll|experiment|review|data(?:set)?|findings|"
    r"cohort|publication|article|book|talk)"
)
TAKES_UP = re.compile(
    rf"\b(?:the|this|that|these|those|its|their|his|her) (?:[\w-]+ ){{0,3}}?{STUDY}\b"
    r"|\breported (?:effect|rate|risk|difference|odds|results?|mean|average)\b"
    r"|\b\d[\d,]* (?:patients|participants|subjects|respondents) (?:were |was )?(?:analy[sz]ed|enrolled|followed|recruited|received|randomi[sz]ed|took part)\b"
    r"|^\W*(?:they|the authors|he|she) (?:also )?(?:found|report(?:ed)?|show(?:ed)?|estimate[sd]?|measured|saw|observed|conclude[sd]?)\b",
    re.IGNORECASE,
)
ANNOUNCES = re.compile(
    rf"\b(?:a|an|one|another) (?:[\w-]+ ){{0,2}}?(?:new|recent|sweeping|large|landmark|major|latest) (?:[\w-]+ ){{0,2}}?{STUDY}\b",
    re.IGNORECASE,
)
BEFORE, AFTER = 8, 4
"""Blocks in which a study that is taken up, and one that is announced, has its source."""


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Which sentences speak of a work that has its source in another paragraph."""

    document: Document
    citations: Citations

    @classmethod
    def of(cls, document: Document, citations: Citations) -> TakenUp:
        return cls(document, citations)

    def covers(self, block: Block, sentence: Span) -> bool:
        """Whether ``sentence`` takes up or announces a study, and a source stands where it would be named."""
        text = block.text[sentence.start : sentence.end]
        place = self.citations.places[id(block)]
        near: list[int] = []
        if TAKES_UP.search(text):
            near += range(max(0, place - BEFORE), place)
        if ANNOUNCES.search(text):
            near += range(place + 1, min(len(self.document.blocks), place + 1 + AFTER))
        return any(source.standing == "source" for at in near for source in self.citations.in_block(at))
