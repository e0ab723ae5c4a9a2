"""The forms of an English verb or noun, so that a card writes it once."""

from __future__ import annotations

IRREGULAR_VERBS = {
    "arise": "arises arose arisen arising",
    "be": "am is are was were been being 's 're 'm",
    "bear": "bears bore borne bearing",
    "beat": "beats beaten beating",
    "become": "becomes became becoming",
    "begin": "begins began begun beginning",
    "bend": "bends bent bending",
    "bind": "binds bound binding",
    "bite": "bites bit bitten biting",
    "bleed": "bleeds bled bleeding",
    "blow": "blows blew blown blowing",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "burst": "bursts bursting",
    "buy": "buys bought buying",
    "cast": "casts casting",
    "catch": "catches caught catching",
    "choose": "chooses chose chosen choosing",
    "cling": "clings clung clinging",
    "come": "comes came coming",
    "cost": "costs costing",
    "creep": "creeps crept creeping",
    "cut": "cuts cutting",
    "deal": "deals dealt dealing",
    "dig": "digs dug digging",
    "do": "does did done doing",
    "draw": "draws drew drawn drawing",
    "dream": "dreams dreamed dreamt dreaming",
    "drink": "drinks drank drunk drinking",
    "drive": "drives drove driven driving",
    "eat": "eats ate eaten eating",
    "fall": "falls fell fallen falling",
    "feed": "feeds fed feeding",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "flee": "flees fled fleeing",
    "fling": "flings flung flinging",
    "fly": "flies flew flown flying",
    "forget": "forgets forgot forgotten forgetting",
    "forgive": "forgives forgave forgiven forgiving",
    "freeze": "freezes froze frozen freezing",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "grind": "grinds ground grinding",
    "grow": "grows grew grown growing",
    "hang": "hangs hung hanging",
    "have": "has had having 've",
    "hear": "hears heard hearing",
    "hide": "hides hid hidden hiding",
    "hit": "hits hitting",
    "hold": "holds held holding",
    "hurt": "hurts hurting",
    "keep": "keeps kept keeping",
    "kneel": "kneels knelt kneeling",
    "know": "knows knew known knowing",
    "lay": "lays laid laying",
    "lead": "leads led leading",
    "leap": "leaps leapt leaped leaping",
    "learn": "learns learned learnt learning",
    "leave": "leaves left leaving",
    "lend": "lends lent lending",
    "let": "lets letting",
    "lie": "lies lay lain lying",
    "light": "lights lit lighted lighting",
    "lose": "loses lost losing",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "pay": "pays paid paying",
    "put": "puts putting",
    "quit": "quits quitting",
    "read": "reads reading",
    "ride": "rides rode ridden riding",
    "ring": "rings rang rung ringing",
    "rise": "rises rose risen rising",
    "run": "runs ran running",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "set": "sets setting",
    "shake": "shakes shook shaken shaking",
    "shed": "sheds shedding",
    "shine": "shines shone shined shining",
    "shoot": "shoots shot shooting",
    "show": "shows showed shown showing",
    "shrink": "shrinks shrank shrunk shrinking",
    "shut": "shuts shutting",
    "sing": "sings sang sung singing",
    "sink": "sinks sank sunk sinking",
    "sit": "sits sat sitting",
    "sleep": "sleeps slept sleeping",
    "slide": "slides slid sliding",
    "speak": "speaks spoke spoken speaking",
    "spend": "spends spent spending",
    "spin": "spins spun spinning",
    "split": "splits splitting",
    "spread": "spreads spreading",
    "spring": "springs sprang sprung springing",
    "stand": "stands stood standing",
    "steal": "steals stole stolen stealing",
    "stick": "sticks stuck sticking",
    "strike": "strikes struck stricken striking",
    "strive": "strives strove striven striving",
    "sweep": "sweeps swept sweeping",
    "swim": "swims swam swum swimming",
    "swing": "swings swung swinging",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tear": "tears tore torn tearing",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "understand": "understands understood understanding",
    "underlie": "underlies underlay underlain underlying",
    "undergo": "undergoes underwent undergone undergoing",
    "undertake": "undertakes undertook undertaken undertaking",
    "wake": "wakes woke woken waking",
    "wear": "wears wore worn wearing",
    "weave": "weaves wove woven weaved weaving",
    "win": "wins won winning",
    "wind": "winds wound winding",
    "write": "writes wrote written writing",
}
"""Verbs whose forms no spelling rule gives; the base form itself is left out."""

DOUBLING = frozenset(
    "admit bar beg blur brag chat clap commit compel control cram defer drag drop embed emit equip excel expel fit grab grin grip hop "
    "hug incur jog knit nod occur omit pat pin plan plot plug pop prefer propel ram rebut refer regret rip rob rub scan shop skip "
    "slam slap slip snap spot stem step stir stop strip stun swap tag tap thin tip top transfer transmit trap trim unplug wrap zip".split()
)
"""Verbs that double their last consonant before -ed and -ing."""

PRESENT = frozenset({"am", "are", "been", "'re", "'m", "'ve"})
PAST = frozenset(
    form
    for base, forms in IRREGULAR_VERBS.items()
    for others in [[form for form in forms.split() if not form.endswith(("ing", "s")) and form not in PRESENT]]
    for form in (*others, *([base] if all(form.startswith(base) for form in others) else []))
) | {"was", "come", "become", "run", "overcome"}
"""Every form of an irregular verb that can be its past or its participle, whatever else it can be."""


def can_be_past(word: str) -> bool:
    """Whether a word in lower case can be a verb in the past tense, by its look alone."""
    return word.endswith("ed") or word in PAST or word in {"d", "'d", "’d"}


IRREGULAR_NOUNS = {
    "analysis": "analyses",
    "basis": "bases",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "foot": "feet",
    "half": "halves",
    "hypothesis": "hypotheses",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "man": "men",
    "person": "people",
    "phenomenon": "phenomena",
    "shelf": "shelves",
    "thief": "thieves",
    "wolf": "wolves",
    "woman": "women",
    "yourself": "yourselves",
}

VOWELS = frozenset("aeiou")


def verb_forms(base: str) -> tuple[str, ...]:
    """The base form and its third person, past, participle and -ing forms, each once."""
    if base in IRREGULAR_VERBS:
        return (base, *IRREGULAR_VERBS[base].split())
    stem = base + base[-1] if base in DOUBLING else base
    if base.endswith("e"):
        past = base + "d"
        ing = (
            base + "ing"
            if base.endswith(("ee", "oe", "ye"))
            else f"{base[:-2]}ying"
            if base.endswith("ie")
            else base[:-1] + "ing"
        )
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    return (base, _with_s(base), past, ing)


def noun_forms(base: str) -> tuple[str, ...]:
    """Singular and plural."""
    return (base, IRREGULAR_NOUNS.get(base) or _with_s(base))


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
