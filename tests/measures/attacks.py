"""Attacks on a score: what is added to a draft, or done to it, without having been anywhere; and scenes, for comparison."""

from __future__ import annotations

import random
import re

GUIDE = """\
Choosing the right bicycle lock is an important decision for every rider. A good lock protects the bicycle and gives its owner
peace of mind. Chains are flexible and can be put round many things, while rigid locks are lighter and easier to carry. Cheap
locks can be opened in seconds, and a thief needs little more than a pair of cutters.

It pays to think about where the bicycle will stand. A lock for the city has to resist more than a lock for the village. Many
riders combine two locks of different kinds, since few thieves carry tools for both. The frame should always be locked
together with the rear wheel, and the lock should sit high above the ground.

Finally, it is worth looking at the insurance. Some companies only pay where the lock was tested. The receipt should be kept, and
a photograph of the bicycle helps when it has to be found again. With a little care, a bicycle can last for many years.
"""

DIARY = """\
On Saturday I took the lock off my neighbour's bicycle, because she had lost the key in the canal. I started with the small
saw and gave up after ten minutes. The chain had not even a scratch.

Then we tried the cutters that Mr Hoang keeps behind the till of his shop. The handles bent. "That is a good lock," he said, and
charged me four euros for the damage.

In the end I phoned the fire brigade in Altona. Two of them came in a van, laughed, and were through in six seconds. The link fell
on my foot. I still have it on the desk.
"""

OPENINGS = ("I think that", "I believe that", "As far as I know,", "I know that", "I feel that", "I would say that")


def sentences(draft: str) -> list[str]:
    """The sentences of a draft, near enough."""
    return re.split(r"(?<=[.!?])\s+", draft.strip())


def with_openings(draft: str) -> str:
    """Every sentence with the writer's opinion in front."""
    opened = (
        f"{OPENINGS[place % len(OPENINGS)]} {text[0].lower()}{text[1:]}" for place, text in enumerate(sentences(draft))
    )
    return " ".join(opened)


def shuffled(draft: str) -> str:
    """The same words in another order, with the same stops."""
    generator = random.Random(6)  # noqa: S311  # texts, not secrets
    words = re.findall(r"[\w']+", draft)
    generator.shuffle(words)
    return " ".join(" ".join(words[start : start + 15]).capitalize() + "." for start in range(0, len(words), 15))


def swapped(draft: str) -> str:
    """The sentences in another order."""
    generator = random.Random(7)  # noqa: S311  # texts, not secrets
    parts = sentences(draft)
    generator.shuffle(parts)
    return " ".join(parts)


ADDED = {
    "invented statistics": "Fully 73% of riders have lost a bicycle, and 41% never replace it. One in four locks fails within 2.4 minutes.",
    "invented survey": "A 2022 survey of 400 teams found that 87% saw gains of 11,000 dollars per employee within six months.",
    "we surveyed": "Our research shows that 87% of the first 400 teams surveyed in 2022 were more productive.",
    "years": "In 1987, 1994, 2003, 2011 and 2019 the market changed. In 2020 it changed again, and in 2021 once more.",
    "dates": "On 3 March 2019, 7 May 2020 and 12 June 2021 new rules came into force. A fourth followed on Tuesday, 9 July 2024.",
    "brands": "Popular makes are Abus, Kryptonite, Hiplok, Litelok, Trelock, Onguard, Squire, Oxford and Master Lock.",
    "places": "Riders in Paris, Berlin, Tokyo, Lagos, Lima, Oslo, Hanoi, Quito and Porto know this well.",
    "famous people": "Steve Jobs, Marie Curie, Albert Einstein, Ada Lovelace, Isaac Newton and Leonardo da Vinci would have agreed.",
    "smells": "Cinnamon, smoke, leather, vanilla, tar, diesel, garlic, coffee, musk, wet wool, burnt sugar, old paper.",
    "sounds": "Clang, hiss, rattle, thud, screech, hum, whistle, creak, rumble, chime, crackle, murmur.",
    "textures": "The surface is rough, smooth, sticky, cold, silky, coarse, greasy, brittle, damp, warm and prickly.",
    "things": "Spoon, bucket, ladder, kettle, brick, rope, pebble, saddle, anvil, lantern, hammer, barrel.",
    "stock morning": "I remember a crisp autumn morning when I walked out with a steaming cup of coffee.",
    "stock coffee": "I sat down, and the smell of freshly brewed coffee filled the air around me.",
    "stock rain": "Rain pattered against the window while I wrote this.",
    "stock nature": "I watched the breathtaking sunset over the pristine lake as a gentle breeze touched my face.",
    "stock city": "I wandered through the bustling streets as the sun dipped below the horizon.",
    "claimed experience": "As someone passionate about security, I have seen this more times than I can count. I have always loved it.",
    "claimed expertise": "In my experience, this is true. I personally believe it, and I strongly recommend it.",
    "addressing": "Imagine that you lost your bicycle on a Tuesday at 3 pm in Berlin. How would you feel? What would you have done?",
    "conditional": "If I bought a lock for 40 dollars in Berlin on Monday, would you trust it? If we tested it twice, would it break?",
    "quotation": "“I cut through 40 locks last Tuesday in Leeds and burnt my hand,” writes an expert.",
    "rare words": "Palimpsest, quidnunc, susurrus, defenestrate, borborygmus, sesquipedalian, tergiversate, apricity, petrichor.",
    "encyclopaedia": (
        "The pin tumbler lock was patented by Linus Yale Senior in 1848. His son opened a works in Stamford, Connecticut, in 1868, "
        "with some 35 men. The company was bought by Eaton in 1963 and came to ASSA ABLOY in 2000."
    ),
    "news": (
        "Police in Rotterdam said on Thursday that they had found 214 bicycles in a barn. Two men, 34 and 51, were arrested. "
        "The mayor, Ahmed Aboutaleb, thanked the officers and told reporters that the owners would be called."
    ),
    "hearsay": "A friend of a friend bought three locks in Utrecht on Friday, broke two and threw the third into a canal.",
    "units": "It weighs 1.2 kilograms, is 85 centimetres long, has links of 8 millimetres and costs 49 euros.",
    "tutorial we": "We use a key. We turn the key. We see that the bolt moves. We can then close the lock with 2 fingers.",
}
"""What is added to a draft, by the name of the attack: each is a paragraph that needs nobody to have been anywhere."""

CHANGED = {"openings": with_openings, "shuffled words": shuffled, "shuffled sentences": swapped}
MOST = 3.0
"""Points of a hundred that an attack may win."""

SCENES = """\
Last winter I locked my own bicycle to the railing of the bridge in Harburg, and in the morning the railing was gone. They had sawn
through it twice and lifted the bicycle off. I stood there with the helmet in my hand and laughed.

In March I bought a chain of nine kilos from a man who sold anchors. I carried it home on my shoulder, rested four times, and tore my
coat. It has hung on a nail in the cellar since.
"""
