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
    "dairy sugar cool sip quench refreshment citrus delicacy consumption gentleness grasp clutch bump smack thermal "
    "bakery bakeshop coffeehouse cookhouse pizzeria smokehouse eating drinking culinary gourmet candle"
)
"""Words of the senses that are figures, terms or speech more often than something perceived."""

ADJECTIVES = _words(
    "soft warm wet damp coarse rough dry smooth sweet bitter spicy salty noisy loud hot sticky fresh stale sour fuzzy bland smoother warmer colder softer rougher firm painful"
)
"""They are nouns only by a slip of the tagger."""

COPULAS = _words("was were is are 's 're been be got became")
PERCEIVING = _words("smelled smelt tasted felt sounded smells tastes sounds smell taste")
"""Verbs after which an adjective tells what was perceived; "felt" is mostly of the mind, and is judged with the rest of the sentence."""

MEALS = _words("breakfast lunch dinner brunch supper feast feasts dessert snack")
TASTING = _words(
    "ate eat eats eaten drank drink drinks drunk sip sipped sipping taste tasted tasting cook cooked cooking bake baked baking brew brewed "
    "brewing fry fried frying grill grilled grilling roasted boil boiled boiling simmer simmered stirred kneaded pour poured pouring "
    "devoured munched chewed swallowed cup cups bowl bowls mug mugs slice slices pint pints loaf loaves tablespoon tablespoons "
    "teaspoon teaspoons dough tasty delicious flavour smelled smelt smell smelling hungry thirsty recipe lunch breakfast dinner supper"
)
"""Words by which a sentence tells that food or drink was there."""
LEADING_TO_FOOD = _words("for over with after at during")
"""Before food, a drink or a meal: "over pizza", "stopped for coffee"."""
HAVING = _words(
    "had have having was were got get enjoyed shared finished brought make made making bought purchased ordered grab grabbed "
    "served serving filled filling glass glasses bottle bottles plate plates pot hand hands clutching"
)
VESSELS = _words("sandwich sandwiches cup cups bowl bowls mug glass bottle pot plate")
SMELLS = _words(
    "smell scent stench odor odour aroma fragrance stink whiff perfume fart smoke incense gunpowder skunk sewage must musk lavender"
)
"""Nouns for what is smelled and nothing else."""
HEARING = _words(
    "hear heard hearing listen listened listening play played playing plays sing sang sung singing sounded ring rang ringing blew blowing "
    "musician musicians band guitar guitars piano drums violin song songs album tune concert stage speakers headphones choir loud quiet beeps rehearse rehearsed improvised recorded strummed hummed"
)
"""Words by which a sentence tells that music or a noise was heard."""
HAPPENING = _words(
    "siren footstep footsteps thud bang clang knocking laughter applause growl howl barking scream whisper screech honk honking buzzing beep "
    "ringing cheers giggle giggling snoring roar noise creaking clapping thunderclap cackle groaning whimper shriek squeal crackling rooster roosters "
    "birdsong"
)
"""Nouns for noises that are heard where they are named; a guitar, a song or a sound is not always."""
FELT_NOUNS = _words(
    "wind winds breeze chill kneading hug hugs massage goosebumps vibration tingle warmth coldness dampness"
)
