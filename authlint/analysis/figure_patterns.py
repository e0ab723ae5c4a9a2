"""What a figure looks like, by kind: shares, ratios, multiples, sums, counts of people and of other things.

Patterns alone; what the sentence around a figure says of it is a matter of `authlint.analysis.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

FigureKind = Literal["percent", "one-in-n", "fraction", "multiple", "money-per", "money", "count", "things"]

ONES = "one|two|three|four|five|six|seven|eight|nine|ten"
TENS = "twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{ONES}|{TENS})"
MAGNITUDE = r"(?:\s(?:thousand|million|billion|trillion|lakh|crore)|(?:k|m|bn|mn)\b|[KMB]\b)"
ROUND = r"(?:tens of |hundreds of )?(?:dozens|hundreds|thousands|millions|billions)"
PEOPLE = (
    "people|persons|users|customers|consumers|clients|workers|employees|staff|managers|executives|leaders|companies|firms|"
    "businesses|organi[sz]ations|enterprises|startups|teams|students|pupils|learners|instructors|teachers|patients|doctors|nurses|"
    "adults|children|kids|parents|families|households|homeowners|developers|engineers|programmers|professionals|marketers|"
    "respondents|participants|contributors|volunteers|members|americans|europeans|women|men|voters|residents|citizens|locals|"
    "travell?ers|tourists|visitors|guests|viewers|listeners|drivers|investors|shoppers|readers|victims|deaths|jobs|subscribers|"
    "recruiters|hospitals|schools|websites|sites|apps|cases|hospitali[sz]ations"
)
CURRENCY = r"(?:(?:US|A|C|NZ|HK)?[$€£¥₹]\s?|\b(?:USD|EUR|GBP|INR|JPY|CHF|CAD|AUD|Rs\.?)\s)"
CURRENCY_WORD = r"(?:dollars|euros?|pounds sterling|yen|rupees|francs|kronor|cents|USD|EUR|GBP|INR|CHF)"
PER = r"(?:\s?(?:per|a|an|each|every|for every) [a-z]+\b| ?/ ?[a-z]+\b| (?:each|monthly|annually|yearly|apiece)\b)"
NO_THING = (
    "times|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|decades?|centuries|ago|ms|"
    "milliseconds?|microseconds?|nanoseconds?|bits?|bytes?|kilobytes?|megabytes?|gigabytes?|terabytes?|pixels?|px|points?|dots?|"
    "inches|feet|foot|metres|meters|miles|kilomet(?:re|er)s?|kilograms?|grams?|pounds?|lbs?|ounces?|litres?|liters?|degrees|"
    "calories|watts?|volts?|amps|hertz|percents?|steps?|columns?|levels?|lines?|chars?|characters?|iterations?|epochs?|threads?|process|"
    "cores?|errors?|status|access|class|cups?|tbsps?|tsps?|tablespoons?|teaspoons?|cloves?|slices?|pieces?|servings?|parts|frames|"
    "cents|pence|is|was|as|has|does|this|its|his|us|plus|versus|less|unless|across|always|perhaps|thus|towards|besides|values?|digits|"
    "parameters|equals|means|requests|queries|functions|variables|integers|strings|bugs|dozens|hundreds|thousands|millions|billions|dollars|"
    "euros|yen|rupees|francs"
)
"""What a number stands before that is no count of things in the world: units, positions, parts of a program, other words."""
THINGS = (
    "reviews|ratings|species|packages|repositories|repos|commits|pull requests|PRs|issues|downloads|visits|views|followers|events|"
    "countries|cities|states|languages|books|papers|articles|posts|pages|songs|photos|images|products|stores|restaurants|hotels|poems|"
    "texts|words|messages|emails|transactions|vulnerabilities|attacks|incidents|accidents|vehicles|cars|homes|acres|tons|tonnes|"
    "islands|trees|stars|modules|tests|samples|festivals|conferences|registrations|builds|instructions|recipes|tokens|data cent(?:er|re)s"
)
FILLER = "of|and|or|in|on|to|for|with|that|which|who|is|are|was|were|the|a|an|these|those|them|from|by|at"
APPROXIMATE = r"(?:an estimated|estimated|nearly|almost|over|more than|fewer than|less than|at least|about|around|some|roughly|approximately|up to|as many as|close to)"
ALONE = r"(?<![\w.,$€£₹#/:-])"
"""Nothing before a number that makes it part of another: a sign, a path, a range."""
EXACT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|{NUMBER} (?:thousand|million|billion))"
GAIN = "improvements?|speed-?ups?|performance|growth|gains?|increases?|reductions?|odds|returns?|throughput|speeds?"
MORE = r"(?:as|more|less|fewer|higher|lower|faster|slower|greater|larger|bigger|better|worse|likelier|cheaper|longer|smaller|the|those|that of|what)"

PATTERNS: Mapping[FigureKind, re.Pattern[str]] = {
    "percent": re.compile(
        rf"(?<![\w.,%/=(:>≥-])(?<![>≥] )(?:{NUMBER}\s?(?:%\s?)?(?:[-–—]|to)\s?|between {NUMBER}\s?%? and )?{NUMBER}\s?(?:%|per\s?cent\b|percentage points\b|basis points\b|pc\b)(?![\w;])(?! (?:confidence|credible))"
        rf"|\b(?:{TENS}|\d0)(?:-odd|-something|-plus) per\s?cent\b"
        rf"|(?<=\(){NUMBER}(?:[-–]{NUMBER})?%(?= [a-z])|(?<=[a-z] \(){NUMBER}%(?=\))|(?<=\([~≈+-]){NUMBER}(?:[-–]{NUMBER})?%",
        re.IGNORECASE,
    ),
    "one-in-n": re.compile(
        rf"(?<![\d.,–-])\b(?:{ONES}|\d{{1,3}}) (?:in|out of)(?: every)? (?:{ONES}|\d{{1,3}}(?:,\d{{3}})*)\b(?![-:/.%]?\d)"
        rf"|\b(?:one|two|three|1|2|3) of every (?:{ONES}|{TENS}|\d{{1,3}})\b|\b\d{{1,3}} of (?:the )?\d{{1,3}} (?={PEOPLE}\b)"
        rf"|\boutnumber(?:s|ed)? (?:[a-z]+ ){{1,4}}(?:by )?(?:(?:{ONES}|\d{{1,3}})[ -]to[ -]one|\d{{1,3}}:1)\b"
        r"|\bevery (?:second|third|fourth|fifth|tenth) (?:person|household|family|adult|child|woman|man|home|company|worker|american|european|voter|patient|student)\b",
        re.IGNORECASE,
    ),
    "fraction": re.compile(
        r"\b(?:(?:almost|nearly|about|over|more than|less than|roughly|fully|some) )?(?:half|(?:a|one)[- ](?:third|quarter|fifth|tenth)|"
        rf"(?:two|three|four)[- ](?:thirds|quarters|fifths)) of (?:all (?:the )?[a-z]+|(?:the |[a-z]+ )?(?:[a-z]+ )?(?:{PEOPLE}))\b"
        r"|\b(?:fell|falls|fallen|dropped|drops|rose|risen|grew|grown|declined|shrank|shrunk|cut|reduced|increased|decreased|jumped|climbed|down|up) "
        r"(?:[a-z]+ ){0,3}by (?:about |nearly |almost |over |more than |roughly )?(?:(?:a|one)[- ](?:third|quarter|fifth|tenth)|half)\b"
        r"|\b(?:was|were|been|is|are) (?:nearly |almost |roughly )?cut in half\b"
        r"|\b(?:almost|nearly|over|more than|less than|just under|just over|at least|fully|roughly) (?:half|(?:a|one)[- ](?:third|quarter|fifth|tenth)|"
        r"(?:two|three)[- ](?:thirds|quarters|fifths))(?: of)?(?: (?:all|the|its|their|my|our))? [a-z]+\b"
        r"|(?<!other )(?<!second )(?<!first )\b(?:half|two-thirds|a third|a quarter) of (?:my|our|their|which|whom)\b"
        r"|\ba (?:third|quarter|fifth) of (?:all|the) (?:[a-z]+ )?[a-z]+s\b|\b(?:about|nearly|almost|over|more than) half of (?:that|this|it|them|these|those)\b"
        r"|\b(?:half|a quarter|three[- ]quarters) of a (?:million|billion) [a-z]+",
        re.IGNORECASE,
    ),
    "multiple": re.compile(
        r"\b(?:\d+(?:\.\d+)?(?: times|x|-fold|×)|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|several)(?: times|-fold|×))"
        rf"(?= {MORE}\b)"
        rf"|(?<![\w.,])\d[\d,.]*(?:x|×)(?= (?:for\b|on\b|different\b|[a-z-]* ?(?:{GAIN})\b))"
        rf"|\b(?:{GAIN}|factor) of (?:about |over |up to )?\d+(?:\.\d+)?x\b"
        r"|(?<=[a-z] )\d+(?:\.\d+)?(?:x|×)(?= \()"
        r"|\b\d+\.\d+ times\b|\b(?:(?:about|more than|nearly|almost|roughly) )?(?:twice (?:as [a-z]+|what|that|the [a-z]+)|half as (?:many|much|likely|often)|double the (?:[a-z]+ )?(?:number|amount|price|cost|rate|size|share|average|risk|salary|wage))\b(?: [a-z]+ as\b)?"
        r"|\b(?:two|three|four|five|six|ten)fold\b|\b\d+(?:\.\d+)?-fold\b"
        r"|\b(?:more than|nearly|almost|roughly|has|have|had) (?:doubled|tripled|quadrupled|halved)\b(?! in (?:size|volume|bulk)| -| –)",
        re.IGNORECASE,
    ),
    "money-per": re.compile(
        rf"{CURRENCY}{NUMBER}(?:[-–]{CURRENCY}?{NUMBER})?{MAGNITUDE}?(?: USD)?{PER}", re.IGNORECASE
    ),
    "money": re.compile(
        rf"(?<!\w)(?<!under )(?<!below ){CURRENCY}(?:\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+(?:\.\d+)?){MAGNITUDE}?(?:\s?[-–—]\s?{CURRENCY}?(?:\d{{1,3}}(?:,\d{{2,3}})+|\d+(?:\.\d+)?){MAGNITUDE}?)?(?![\d\w])"
        rf"|(?<![\w.,-])(?:{NUMBER} (?:to|or|and) )?{NUMBER}(?: (?:thousand|million|billion|trillion))? {CURRENCY_WORD}\b"
        rf"|\b{ROUND} (?:or {ROUND} )?of {CURRENCY_WORD}\b(?: in [a-z]+)?",
        re.IGNORECASE,
    ),
    "count": re.compile(
        rf"\b(?:{ALONE}(?:(?:{EXACT}|\d{{3,}}|\d+(?:\.\d+)?[MKk])\+? (?:[a-z-]+ ){{0,2}}(?:{PEOPLE})\b"
        rf"|\d{{2}}\+? (?:[a-z-]+ )?(?:people|persons|employees|participants|attendees|patients|volunteers|contributors|engineers|developers)\b)"
        rf"|{ROUND} of (?:[a-z-]+ ){{0,2}}?(?:{PEOPLE})\b|{ROUND} of [a-z]+ (?:and|or) (?:{PEOPLE})\b"
        rf"|{ALONE}{EXACT} of (?:the|these|those|them|all|our|their|us)\b(?: [a-z]+)?"
        rf"|\b(?:(?:about|over|more than|nearly|almost|around|some|half|a quarter of) )?an? (?:thousand|million|billion|hundred) (?:[a-z-]+ ){{0,2}}(?:{PEOPLE})\b"
        rf"|\bpopulation (?:of |is |was |, )?(?:{APPROXIMATE} )?{EXACT}|\bpopulation,? {EXACT}|\b(?:crowd|audience|readership|following|membership|workforce|staff) of (?:{APPROXIMATE} )?(?:{EXACT}|\d{{2,}})"
        rf"|{ALONE}(?:{EXACT}|\d{{3,}})[ -](?:member|strong|seat|employee|person)\b|\bemploy(?:s|ed|ing)? (?:{APPROXIMATE} )?(?:{EXACT}|\d{{2,}})(?: (?:{PEOPLE}))?\b(?![.,:]?\d|%)"
        rf"|\b{APPROXIMATE} (?:{EXACT}|\d\d,\d{{3}})(?= (?:die|died|were|are|have|had|live|lived|attended|took|came|fled|lost|suffer|suffered)\b)"
        r"|(?:more than|over|nearly|almost|some|about) \d{2,} of (?:the|its|their|our) [a-z’']+)",
        re.IGNORECASE,
    ),
    "things": re.compile(
        rf"\b(?:{ALONE}(?:(?:{EXACT}|\d{{2,}}|\d+(?:\.\d+)?[MKk])\+? (?:[a-z-]+ ){{0,2}}?(?:{THINGS})\b"
        rf"|{EXACT}\+? (?:lines of code|time series|(?:(?!(?:{NO_THING}|{FILLER})\b)[a-z-]+ ){{0,2}}?(?!(?:{NO_THING}|{FILLER})\b)[a-z][a-z-]*(?:s|ren))\b"
        rf"|\d{{3}}\+? (?!(?:{NO_THING})\b)[a-z][a-z-]*[a-z]s\b"
        rf"|\d+\.\d+ (?:{THINGS}) (?:a|per) [a-z]+"
        rf"|\d{{2,}}-plus (?:[a-z]+ )?[a-z]+s\b|\d+(?:\.\d+)? (?:lakh|crore) [a-z]+s\b)"
        rf"|\b{APPROXIMATE} \d{{2}}\+? (?!(?:hundred|thousand|million|billion|trillion|lakh|crore)\b)(?:(?!(?:{NO_THING}|{FILLER})\b)[a-z][\w-]* ){{0,2}}?(?!(?:{NO_THING}|{FILLER})\b)[a-z][a-z-]*[a-rt-z]s\b"
        r"|\b(?:(?:more than|over|nearly|almost|about|around|some) )?a (?:dozen|hundred|thousand|million|billion) (?:[a-z-]+ )?(?:countries|cities|states|species|languages|copies|books|stars|downloads|trees|homes|cars|sites|packages)\b"
        rf"|\b(?:dozens|hundreds|thousands|millions) of times(?! (?:a|per|each|every)\b)"
        rf"|{ROUND} of (?:lines of code|(?:(?!(?:{NO_THING}|{FILLER})\b)[a-z-]+ ){{0,3}}?(?!(?:{NO_THING}|{FILLER})\b)[a-z-]+s)\b"
        rf"|{ROUND} (?:or (?:even )?{ROUND} )?of times (?:a|per|each|every) [a-z]+"
        r"|\d{1,3}(?:,\d{3})+(?= (?:created|sold|downloaded|registered|built|visited|were|of them)\b))",
        re.IGNORECASE,
    ),
}
SIGNS: Mapping[FigureKind, re.Pattern[str]] = {
    "percent": re.compile(r"%|per\s?cent|basis points|pc\b"),
    "one-in-n": re.compile(
        r" (?:in|out of|of) (?:every |the )?(?:\d|[otfsen])|outnumber|every (?:second|third|fourth|fifth|tenth) "
    ),
    "fraction": re.compile(r"half|third|quarter|fifth|tenth"),
    "multiple": re.compile(r"times|twice|fold|×|\dx|double|tripled|quadrupled|hal[fv]"),
    "money-per": re.compile(r"[$€£¥₹]|\b(?:usd|eur|gbp|inr|jpy|chf|cad|aud|rs\.?)\s"),
    "money": re.compile(
        r"[$€£¥₹]|\b(?:usd|eur|gbp|inr|jpy|chf|cad|aud|rs\.?)\s|dollars|euro|pounds|\byen|rupees|francs|kronor|cents| (?:usd|eur|gbp|inr|chf)\b"
    ),
    "count": re.compile(r"\d\d|\d[mk]|dozens|hundred|thousand|million|billion"),
    "things": re.compile(r"\d\d|\d[mk]|\d\.\d|dozen|hundred|thousand|million|billion|\d (?:lakh|crore)"),
}
"""What a text in lower case holds if it holds a figure of the kind: a cheap first look."""
YEARS = re.compile(r"\b(?:in|of) (?:1[89]|20)\d\d$", re.IGNORECASE)
YEAR_FIRST = re.compile(r"^(?:1[6-9]|20)\d\d [a-z]", re.IGNORECASE)
"""A number of four digits before a word is a year more often than a count: ‘2014 participants’."""
IDLE = re.compile(
    r"^(?:100|110|101|200)\s?%|^(?:one|two|three) in one$|^one in (?:the|a)\b|^(?:one|1) out of (?:one|1)$|^\$[01]$",
    re.IGNORECASE,
)
"""Ways of speaking: ‘100 %’, ‘three in one’; and the variables of a shell."""
