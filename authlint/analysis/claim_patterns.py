"""How a statement looks that rests on somebody's finding or on somebody's word."""

from __future__ import annotations

import re

FINDS = (
    r"(?:show(?:s|n|ed)?|find(?:s)?|found|suggest(?:s|ed)?|indicate(?:s|d)?|reveal(?:s|ed)?|demonstrate(?:s|d)?|confirm(?:s|ed)?|"
    r"prove(?:s|d|n)?|report(?:s|ed)?|estimate(?:s|d)?|conclude(?:s|d)?|link(?:s|ed)?)"
)
WORK = r"(?:stud(?:y|ies)|research|surveys?|polls?|meta-analys[ei]s|clinical trials?|trials|experiments|evidence|data|statistics|reports?)"
QUANTITY = r"(?:a|one|another|some|many|several|numerous|countless|multiple|most|recent|new|the latest|modern|more and more|a recent|a new|a growing body of|two|three|scientific|academic|industry)"
FINDING = re.compile(
    rf"\b(?:{QUANTITY} ){{1,3}}{WORK} (?:[a-z]+ly |have |has |also |consistently |on [a-z]+ ){{0,2}}{FINDS}\b"
    rf"|\b(?:studies|research|surveys|polls|statistics|evidence) (?:[a-z]+ly |have |has |also ){{0,2}}{FINDS} (?:that|how|a|the|it|[a-z]+s\b)"
    r"|\baccording to (?:(?:a|an|some|many|several|recent|new|various|numerous|the latest|one|industry|scientific) ){1,3}"
    r"(?:[a-z]+ )?(?:stud(?:y|ies)|research|surveys?|polls?|reports?|estimates?|analys[ei]s)\b"
    r"|\baccording to (?:research|studies|statistics|estimates|scientists|researchers)\b"
    r"|\bit (?:has been|is|was) (?:scientifically |well |clinically |widely )(?:proven|established|documented|shown)\b",
    re.IGNORECASE,
)
WHO = (
    r"(?:experts|scientists|researchers|doctors|physicians|psychologists|economists|historians|analysts|critics|observers|nutritionists|"
    r"specialists|scholars|industry (?:insiders|experts|leaders)|insiders|health professionals|authorities)"
)
ATTRIBUTION = re.compile(
    rf"\b(?:(?:many|most|some|several|leading|top|other|security|health|medical|legal|financial|industry) ){{0,2}}{WHO} "
    r"(?:[a-z]+ly |now |also |often |have (?:long )?){0,2}"
    r"(?:agree|say|believe|recommend|warn|argue|suggest|advise|predict|note|claim|estimate|consider|point out|emphasi[sz]e|expect|think|"
    r"agreed|said|warned|argued|suggested|predicted|noted|claimed)\b"
    rf"|\baccording to (?:(?:many|most|some|several|leading|top|industry|health|security) ){{0,2}}{WHO}\b"
    r"|\bit is (?:widely|generally|commonly|often) (?:believed|accepted|said|known|thought|agreed|considered|regarded)\b"
    r"|\b(?:some|many) (?:people )?(?:have )?(?:argued?|claim(?:ed)?|sa(?:y|id)) that\b",
    re.IGNORECASE,
)
