"""Scenes from stock: settings that anybody can write down without having been anywhere."""

from __future__ import annotations

SETS = {
    "season": "autumn fall winter spring summer sunday saturday october november december",
    "daytime": "morning evening afternoon day night",
    "weather": "crisp brisk chilly cold rainy sunny quiet foggy lazy golden warm balmy",
    "smell": "smell scent aroma whiff fragrance smells aromas scents",
    "fresh": "freshly fresh",
    "made": "brewed baked ground cut mown roasted cooked",
    "hot": "steaming hot warm piping",
    "cup": "cup mug",
    "drink": "coffee tea cocoa espresso",
    "pane": "window windows windowpane windowpanes roof glass",
    "soft": "gentle soft cool salty warm",
    "air": "breeze breezes",
    "busy": "bustling vibrant lively buzzing",
    "place": "market markets streets city cities café cafe marketplace metropolis",
    "birds": "birds birdsong",
    "sing": "chirping chirped sang singing",
    "lull": "rustling whispering crunching crunched",
    "fire": "fire fireplace campfire",
    "untouched": "pristine crystal-clear turquoise untouched",
    "water": "lake lakes beach beaches waters water",
    "breathless": "breathtaking majestic stunning picturesque",
    "view": "view views landscape landscapes sunset sunsets scenery vista vistas",
}
"""Alternatives for one place in a scene, by name."""

SCENES = (
    "*weather *season *daytime",
    "*smell of *fresh *made",
    "*smell of coffee",
    "*fresh *made coffee",
    "*hot *cup of *drink",
    "*cup of *hot *drink",
    "rain pattered on|against the *pane",
    "rain drumming|drummed on|against the *pane",
    "rain tapping|tapped on|against the *pane",
    "*soft *air",
    "*busy *place",
    "hustle and bustle",
    "*birds *sing",
    "the sound of birds",
    "leaves *lull",
    "waves crashing|crashed|lapping|lapped",
    "crackling *fire",
    "*fire crackled",
    "dust motes",
    "sun dipped|dipping|sank|sinking|set|setting below|behind the horizon|hills",
    "golden glow|hour|light",
    "soft glow|hum of",
    "lush greenery",
    "*untouched *water",
    "*breathless *view",
    "twinkling lights|stars",
    "cobblestone|cobbled streets|lanes",
    "world awoke|woke|slept",
)
"""Token by token: words as they stand, alternatives behind ``|``, a name of `SETS` behind ``*``."""


def scenes() -> tuple[tuple[frozenset[str], ...], ...]:
    """Each scene as the sets of lower-case words for its places."""
    sets = {name: frozenset(words.split()) for name, words in SETS.items()}
    return tuple(
        tuple(sets[part[1:]] if part.startswith("*") else frozenset(part.split("|")) for part in scene.split())
        for scene in SCENES
    )
