"""Who is said to have said a quotation: patterns for the words before it, behind it, and below it."""

from __future__ import annotations

import re

NO_NAME = (
    r"(?!(?:As|But|And|The|In|When|While|Then|Even|Though|So|Here|This|That|My|Our|For|At|On|By|With|If|After|Before|Like|To|From|"
    r"According|One|An|It|He|She|They|We|You|I|Its|His|Her|Their|What|Why|How|Who|Where|Update|Note|Nobody|Everybody|Everyone|Yes|No|Not)\b)"
)
NAME = rf"{NO_NAME}[A-Z][\w’'-]{{1,30}}"
TITLE = r"(?:Dr|Prof|Professor|President|Senator|Judge|Justice|Sir|Dame|Pope|Minister|Governor|General|Mayor|Captain|Mr|Mrs|Ms)\.?"
FULL_NAME = rf"(?:{TITLE}\s)?{NAME}(?:\s(?:[A-Z]\.|(?:de|van|von|der|da|bin|al)(?=\s)|{NAME})){{1,4}}"
TRADE = (
    r"(?:engineers?|developers?|designers?|managers?|founders?|users?|customers?|clients?|researchers?|scientists?|analysts?|consultants?|officials?|"
    r"spokes(?:man|woman|person)|teachers?|students?|residents?|patients?|doctors?|nurses?|professors?|economists?|authors?|critics?|reviewers?|"
    r"commenters?|investors?|executives?|employees?|workers?|owners?|members?|parents?|participants?|respondents?|veterans?|travell?ers?|guests?|"
    r"locals?|experts?|psychologists?|veterinarians?|partners?|contributors?|CEO|CTO|CISO)"
)
SOMEBODY = rf"(?:[Oo]ne|[Aa]n?|[Aa]nother|[Ss]ome) (?:[\w’'-]{{1,30}} ){{0,3}}{TRADE}"
VERB = (
    r"(?:says?|said|writes?|wrote|argue[sd]|explain(?:s|ed)|note[sd]|observe[sd]|remark(?:s|ed)|declare[sd]|warn(?:s|ed)|quip(?:s|ped)|"
    r"state[sd]|recall(?:s|ed)|add(?:s|ed)|comment(?:s|ed)|admit(?:s|ted)|claim(?:s|ed)|insist(?:s|ed)|conclude[sd]|tweet(?:s|ed)|"
    r"muse[sd]|point(?:s|ed) out|puts? it|predict(?:s|ed)|suggest(?:s|ed)|caution(?:s|ed)|reflect(?:s|ed)|stress(?:es|ed))"
)
FAMOUSLY = r"(?:once|famously|also|later|himself|herself|reportedly|recently)"
ASIDE = r"(?:,\s(?!(?:there|and|but|I|we|he|she|they|it|you)\b)[^.,;:?!“”\"]{1,80}(?:, [^.,;:?!“”\"]{1,60})?,?)?"
"""Who the speaker is, between commas: ‘, a professor at the university of Oslo,’."""

BEFORE = re.compile(
    rf"(?P<speaker>{FULL_NAME}|{SOMEBODY}){ASIDE}(?: {FAMOUSLY})? {VERB}"
    rf"(?: (?:that|of [\w ]{{1,40}}|in (?:19|20)\d\d|simply|it (?:this way|best|well)))?[,:]?\s*\Z"
    rf"|(?P<single>{NAME}) (?:once|famously|reportedly) {VERB}(?: that)?[,:]?\s*\Z"
    rf"|(?:[Aa]ccording to|[Ii]n the words of|[Tt]o quote|[Qq]uote (?:from|by)) (?P<credited>{FULL_NAME}){ASIDE}[,:]?\s*\Z"
)
AFTER = re.compile(
    rf"[,.]?\s*(?:{FAMOUSLY} )?{VERB} (?P<speaker>{FULL_NAME}|{SOMEBODY})\b"
    rf"|(?<![.][”\"’'»]),?\s*(?P<named>{FULL_NAME}|{SOMEBODY}){ASIDE}(?: {FAMOUSLY})? {VERB}\b(?!(?: that)?[:,]?\s*[“\"‘«])"
    rf"|(?<![.][”\"’'»]),?\s*(?:as )?(?P<single>{NAME}) (?:once|famously|reportedly) {VERB}\b"
)
"""Behind a full stop a name opens the next sentence; before another quotation it belongs to that one."""

SIGNED = re.compile(
    rf"\s*\(?[—–―-]{{1,3}}\s*(?P<speaker>{FULL_NAME}|{NAME}|(?:[\w’'-]{{1,30}} ){{0,4}}{TRADE})\.?"
    r"(?P<rest>(?:[,;(—\n][^“”\"]{0,120})?)\)?\s*\Z"
)
"""‘— Mark Twain’ and what follows it to the end of the block."""

OFFICE = re.compile(
    rf"\b(?:{TRADE}|administrator|director|president|chief|head|lead|officer|secretary|poet|writer|actor|philosopher|physicist|artist|"
    r"architect|composer|novelist|programmer|vp|minister|senior|associate|inc|ltd|llc)\b",
    re.IGNORECASE,
)
"""What a signature says of the speaker; anything else behind the name is the work that the words stand in."""

NO_PERSON = re.compile(
    r"\b(?:Law|Act|Code|Guide|Manual|Documentation|Docs|Policy|License|Report|Principle|Bible|Dictionary|Wikipedia)\Z"
)
"""The last word of a name that is no person's: a text that can be looked up by its name."""

IN_WORK = re.compile(
    r"(?i:\b(?:in|from|on|during|at) (?:his|her|their|the|a|an|one of (?:his|her|their)|this|that) (?:[\w’'-]{1,20} ){0,3}(?:book|memoirs?|essay|"
    r"papers?|article|talk|speech|lecture|letter|interview|post|tweet|blog|podcast|novel|poem|autobiography|keynote|testimony|column|"
    r"editorial|address|episode|documentary|film|biography|thread|email|memo|manifesto)\b)"
    r"|\b(?:newspaper|magazine|quarterly|gazette)\b|\bquoted (?:in|by)\b|\btold (?:the )?[A-Z]|\b(?:book|essay|article|novel|memoir|paper|poem|column)[,:]? [“\"‘A-Z*_]",
)
"""Where the words stand, as a sentence tells it: ‘in her speech at Oslo’, ‘told the Guardian’."""

TOLD_ME = re.compile(
    r"\b(?:told|tells?|says? to|said to|wrote to|writes to|emailed|texted|answered|replied to|reminded) (?:me|us)\b"
    r"|\b(?:I|we)(?:[’'](?:ve|d))? (?:\w{1,15} ){0,2}?(?:interviewed|spoke|talked|chatted|sat down|caught up|asked|polled)\b(?! (?:ourselves|myself))"
    r"|\b(?:my|our) (?:\w{1,15} )?(?:interview|conversation|chat|discussion|call)s? with\b"
    r"|\b(?:interview|conversation|Q ?& ?A) with\b",
    re.IGNORECASE,
)
"""A draft that says so was told the words by those it quotes."""
