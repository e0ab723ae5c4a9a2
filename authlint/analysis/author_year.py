"""Whether a name beside a year in brackets cites a work: ‘Smith (2019) found’ does, ‘Netflix (2006)’ only says when."""

from __future__ import annotations

import re

SEASON = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter|Early|Mid|Late|Since|From|In|Until|By|Q[1-4])"
)
"""‘(May 2019)’ is a date and names nobody."""

DATED = re.compile(rf"(?:{SEASON})\b(?! ?(?:,|and |& |et al))")
"""‘(May 2019)’ and ‘(Early 2020)’ are dates and no authors; ‘(May, 2019)’ is one."""

LONE_NAME = re.compile(r"[A-Z][\w.'’-]+ \(")
REPORTS = re.compile(
    r",? (?:also |first |later |has |have |had |further )?(?:find|found|show|argu|report|suggest|claim|note|describ|propos|conclud|estimat|observ|"
    r"demonstrat|write|wrote|say|said|call|point|defin|identif|examin|compar|measur|review|state|put|give|gave|saw|discuss|"
    r"stud(?:y|ied|ies)\b|analy[sz]|warn|see\b|saw\b|sees\b|count)"
)
POINTING = re.compile(
    r"\b(?:see|see also|cf\.|by|following|per|after|according to|reported in|as|says|said|writes|wrote|argues?|argued|notes|noted|reports|reported|finds|found|from|summari[sz]ed in) \Z",
    re.IGNORECASE,
)
"""‘Smith (2019) found’ and ‘see Smith (2019)’ cite; ‘Netflix (2006)’ and ‘Casablanca (1942)’ only say when."""

TITLE = re.compile(r"\.? {1,2}[\"“]")
SURNAME = re.compile(r"\b[A-Z][\w'’-]{1,30}, (?:[A-Z]\. ?){0,3}\Z")
"""An entry in a list of works: ‘Holm (2013) “Tides”’, ‘Codd, E. F. (1970). A relational model’."""


def names_work(text: str, found: re.Match[str]) -> bool:
    """Whether a name and a year cite: one name before the bracket does so only where words around it lean on it."""
    if DATED.match(found[0].lstrip("(")):
        return False
    if not LONE_NAME.match(found[0]):
        return True
    before = text[max(0, found.start() - 40) : found.start()]
    if REPORTS.match(text, found.end()) or POINTING.search(before) or TITLE.match(text, found.end()):
        return True
    return text.startswith(".", found.end()) and bool(SURNAME.search(before))
