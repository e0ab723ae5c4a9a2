"""Sentences that tell of the writer's own measuring, counting, paying or doing: their figures have the writer for a source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from authlint.analysis import Toolbox
from authlint.analysis.own_places import beside_what_shows, under_own_heading
from authlint.analysis.sentence_spans import SentenceSpans
from authlint.analysis.tagging import tags_of
from authlint.document import Block, Document
from authlint.source import Span

FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours|I[’'](?:ve|d|m|ll)|we[’'](?:ve|d|re|ll))\b", re.IGNORECASE)
HEARSAY = frozenset(
    "told read reads heard hear learned learnt see sees know knows think thinks believe believes guess suspect assume "
    "find finds mean means need needs want wants say says said live lives face faces have has can could should would will may "
    "might must expect expects hope hopes".split()
)
"""Verbs of which the writer is the subject and yet no witness: ‘I read that 73 % …’, ‘we live in a world …’."""

FINITE = frozenset({"VBD", "VBN", "VBP", "VBZ"})
HAVING = frozenset("have has 've am are is 'm 're pay use spend earn run own keep carry".split())
"""Verbs of the present tense of which the writer is a witness, too."""

OTHERS_WORK = re.compile(
    r"\b(?:according to|(?:a|the|one|another|recent) (?:\w+ ){0,3}?(?:study|survey|report|poll|paper|analysis|census)|studies|researchers|research (?:shows?|suggests?|finds?|found|indicates?|has|by|from|into|published)|experts|"
    r"statistics|estimates?)\b",
    re.IGNORECASE,
)
"""Where these stand the figure is somebody else's, whoever the sentence is about."""

MEASURED = re.compile(
    r"\b(?:I|we)(?:[’'](?:ve|d))? (?:\w+ly |also |then |just |even |once |had |have |both ){0,2}"
    r"(?:weighed|measured|counted|timed|tested|tracked|logged|recorded|surveyed|polled|asked|interviewed|benchmarked|profiled|"
    r"sampled|compared|ran|analy[sz]ed|plotted|collected|monitored|checked|tallied|audited|"
    r"wrote down|kept (?:a|track|count|notes))\b",
    re.IGNORECASE,
)
"""What the next sentences of the paragraph may rest on, too."""

OWN_THING = frozenset({"my", "our"})
SUBJECTS = frozenset({"i", "we"})
OWN_SHARE = re.compile(
    r"(?:%|percent|per cent|in \w+|of) (?:of )?(?:my|our)\b|\b(?:my|our) (?:\w+ )?(?:survey|respondents|data|numbers|logs|measurements|analytics)\b",
    re.IGNORECASE,
)
"""A share of what is the writer's, or the writer's own data."""

OWN_DATA = re.compile(
    r"\b(?:I|we)(?:[’'](?:ve|d))? (?:\w+ ){0,2}?(?:surveyed|polled|crunched|scanned|scraped|analy[sz]ed|interviewed|benchmarked)\b"
    r"|\b(?:my|our) (?:\w+ ){0,2}survey\b|\bsurvey (?:respond[ea]nts|responders|responses|results)\b|\b(?:a|our|my) (?:scan|crawl|count) of (?:every|all|the)\b",
    re.IGNORECASE,
)
"""A draft that reports on its writer's own survey or counting rests on it throughout."""

PAST = re.compile(
    r"\b(?:was|were|had|did|got|went|came|took|made|fell|rose|grew|cost|paid|\w{2,20}ed)\b", re.IGNORECASE
)

OURS = re.compile(
    r"\b(?:in our case|for us|(?:my|our) (?:[\w-]+ ){1,3}?[-–—,:]? ?(?:comprised|made up|consisting|consists|has|have|had|counts?|includes?|"
    r"reaches|reached|serves|numbers|grew|gets?|got|received|drew|stands at)\b)",
    re.IGNORECASE,
)
"""What is the writer's has so many: ‘our community, comprised of 80,000 learners’."""

TEAM = re.compile(r"\bthe (?:team|project|squad|group)(?:[’']s)?", re.IGNORECASE)
"""Of a draft that says “our team”, it is the writer’s."""
OUR_TEAM = re.compile(r"\bour (?:\w+ )?(?:team|project|squad|group)\b", re.IGNORECASE)
SHOWN_HERE = re.compile(
    r"\b(?:see|in|shown in|as in) (?:the )?(?:above |below |following )?(?:figure|table|chart|graph|plot|screenshot|fig\.)\b"
    r"|\b(?:figure|table|chart|graph|plot) (?:\d+|above|below)\b|\b(?:above|below|following) (?:figure|table|chart|graph|plot)\b",
    re.IGNORECASE,
)
"""The draft shows where the figure comes from."""
THANKS = re.compile(r"\b(?:thanks|thank you|thankful|grateful|hats off|congratulations)\b", re.IGNORECASE)
"""Whoever is thanked is known to the writer."""
ELLIPTIC = re.compile(
    r"^\W*(?:[A-Z][\w ]{1,30}: )?(?:Generated|Processed|Migrated|Built|Created|Collected|Converted|Reviewed|Published|Wrote|Read|Ran|Added|Removed|Fixed|Merged|Shipped|Trained|Tested|Labell?ed) (?:about |over |nearly |~)?\d"
)
"""A line of a log: its subject is whoever writes it."""

REPORT = re.compile(r"\b(?:survey|poll|benchmarks?|benchmarking|by the numbers|in numbers)\b", re.IGNORECASE)
"""A title that announces the writer’s own counting or measuring; what a listing in the draft shows is then its subject."""

COMPUTED = re.compile(
    r"\b(?:faster|slower|longer|shorter|smaller|larger|bigger|times|size|memory|entries|odds|accuracy|speed-?up|improvement|took|takes|"
    r"taking|reduc(?:ed|tion)|compress(?:ed|ion)|seconds|ms|error|score)\b",
    re.IGNORECASE,
)
"""What a sentence beside a listing says of what the listing shows."""

COMPARED = re.compile(r"\b(?:faster|slower|speed-?up)\b", re.IGNORECASE)
SHOWS_ITS_WORK = 4
"""Blocks beside listings and charts in a draft that shows its work throughout: its comparisons of speed are its own."""

SHORT_TITLE = 12
REACH = 5
"""Tokens between a subject and its verb."""


@dataclass(frozen=True)
class OwnWork:
    """Which sentences are the writer's own work. Tags are made only for the blocks that are asked about."""

    sentences: SentenceSpans
    toolbox: Toolbox
    reports_own_data: bool
    ours: bool = False
    """Whether the draft calls a team or project its writer's."""
    beside: frozenset[int] = frozenset()
    """Blocks that a listing or a drawing follows or precedes, by identity."""
    reported: frozenset[int] = frozenset()
    """Blocks under a heading that announces the writer’s results, by identity."""
    _known: dict[tuple[int, Span], bool] = field(default_factory=dict, repr=False, compare=False)
    _first_measured: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, document: Document, sentences: SentenceSpans, toolbox: Toolbox) -> OwnWork:
        own_data = any(OWN_DATA.search(block.text) for block in document.blocks if not block.quoted) or _is_report(
            document
        )
        ours = any(OUR_TEAM.search(block.text) for block in document.blocks if not block.quoted)
        return cls(sentences, toolbox, own_data, ours, beside_what_shows(document), under_own_heading(document))

    def covers(self, block: Block, sentence: Span) -> bool:
        """Whether the writer did, paid or measured what ``sentence`` tells, or said so in the sentences before it."""
        key = (id(block), sentence)
        if key not in self._known:
            self._known[key] = self._is_own(block, sentence)
        return self._known[key]

    def computes(self, block: Block, sentence: Span) -> bool:
        """Whether ``sentence`` tells what a listing or a drawing beside it shows: how fast, how large."""
        shown = COMPUTED if id(block) in self.beside else COMPARED if len(self.beside) >= SHOWS_ITS_WORK else None
        return shown is not None and shown.search(block.text, sentence.start, sentence.end) is not None

    def _is_own(self, block: Block, sentence: Span) -> bool:
        text = block.text[sentence.start : sentence.end]
        if ELLIPTIC.match(text) or SHOWN_HERE.search(text) or THANKS.search(text) or (self.ours and TEAM.search(text)):
            return True
        if OTHERS_WORK.search(text):
            return bool(MEASURED.search(text))
        if (
            id(block) in self.reported
            or self.reports_own_data
            or OWN_SHARE.search(text)
            or OURS.search(text)
            or self._measured(block) <= sentence.end
        ):
            return True
        if FIRST_PERSON.search(text):
            return self._acts(block, sentence)
        return PAST.search(text) is not None and self._follows_deed(block, sentence)

    def _follows_deed(self, block: Block, sentence: Span) -> bool:
        """Whether the sentence before tells what the writer did, and this one goes on: ‘We met. The stream had 1,600 viewers’."""
        place = self.sentences.place(block, sentence.start)
        if not place:
            return False
        before = self.sentences.of_block(block)[place - 1]
        return FIRST_PERSON.search(block.text, before.start, before.end) is not None and self._acts(block, before)

    def _measured(self, block: Block) -> int:
        """Where the block first says that the writer measured something; beyond its end where it never does."""
        if id(block) not in self._first_measured:
            found = MEASURED.search(block.text)
            self._first_measured[id(block)] = found.end() if found else len(block.text) + 1
        return self._first_measured[id(block)]

    def _acts(self, block: Block, sentence: Span) -> bool:
        """Whether “I” or “we”, or a thing of theirs, is followed by a verb in the past tense that makes a witness."""
        tokens, start, end = self.sentences.tokens(block, sentence)
        (tags,) = tags_of(self.toolbox, [(tokens.doc, start, end)])
        words = tokens.lower[start:end]
        for place, word in enumerate(words):
            if word not in SUBJECTS and word not in OWN_THING:
                continue
            reach = range(place + 1, min(len(words), place + 1 + REACH + 3 * (word in OWN_THING)))
            verb = next((after for after in reach if tags[after] in FINITE), None)
            if verb is None:
                continue
            if words[verb] in HAVING or (tags[verb] in {"VBD", "VBN"} and words[verb] not in HEARSAY):
                return True
        return False


def _is_report(document: Document) -> bool:
    """Whether the title says that the draft reports what its writer counted or measured."""
    title = next((block for block in document.blocks if block.kind in {"title", "heading"}), None)
    return title is not None and REPORT.search(title.text) is not None and title.text.count(" ") < SHORT_TITLE
