"""Small closed sets of words that decide whether a word of the senses is meant as one."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VAGUE = _words(
    "thing things people person world piece pieces work size way part parts feel feeling feelings felt touch contact life body home "
    "community human humans web network comfortable user users"
)
"""Words that the norms call concrete and texts use for anything."""

FIGURES = _words(
    # speech and what carries it: the norms call them heard, texts tell of what was said
    "advertising adviser announcement annunciation babbler band babytalk boast brag call caller calling chant chat chatting comment "
    "commentator commotion communication complainer conversation counseling criticism dialect dialogue dictation discussion duet "
    "entertainment explanation folktale funnyman goofiness gossiper instructor intercommunication itunes joke jokester language "
    "lecture lingo mention monologue movie narrative naysayer news newscaster outburst outspoken pod podcast poem porn profanity propaganda "
    "pun radiocast ranting rebroadcast recital reply rhyme rumor sarcasm saying shoptalk sitcom slang speaker story storyteller tale "
    "tales talk talker talking talks telecast telecommunication teleconference television tone tv verbal voice voiced voicemail wisecrack "
    "wittiness yiddish radio echo drip drum harmony rapping movie subwoofer "
    # said of programs, plans and people
    "catching compress contact cracker cushion delicate dial feel feeling flavor flavoring flavorless gas generic grab grip "
    "gripping handful handle hard holding hump keystroke lever padding pat poke press pressing prod prick pull pulling pulse punching push "
    "pushing rib snug solidity squash sponge texture tightness touch touching tug wedgie heating breeze loosen "
    "noise song lyric lyrics itch speak warming cheers clang thorny nudge verbose audio touchpad trackpad pool pools hearing listening listen eat heat bean cookie fig jam java salt seasoned skittle skittles sodium taste taster tasteless "
    "fishy rotten rot rotting spoiling soiled shit poo poop crap burnt baking bake baked roast dumpster fire smoke dine ingredient "
    "dairy sugar cool sip quench refreshment citrus delicacy consumption gentleness"
)
"""Words of the senses that are figures, terms or speech more often than something perceived."""

ADJECTIVES = _words(
    "soft warm wet damp coarse rough dry smooth sweet bitter spicy salty noisy loud hot sticky fresh stale sour fuzzy bland smoother warmer colder softer rougher firm painful"
)
"""They are nouns only by a slip of the tagger."""

COPULAS = _words("was were is are 's 're been be got became")
PERCEIVING = _words("smelled smelt tasted felt sounded smells tastes sounds smell taste")
"""Verbs after which an adjective tells what was perceived; "felt" is mostly of the mind, and is judged with the rest of the sentence."""
