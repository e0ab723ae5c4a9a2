"""What is marked as a detail of which kind, and what only looks like one."""

from __future__ import annotations

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.details import Details
from authlint.formats import parse
from authlint.source import SourceFile

LEFT_OUT = {"self", "thing"}
"""Kinds that are never pointed at."""


def found(text: str, ending: str = "md") -> set[tuple[str, str]]:
    details = Analysis(parse(SourceFile(f"draft.{ending}", text)), Toolbox()).view(Details)
    return {(one.kind, one.tokens.words(one.start, one.end)) for one in details.found if one.kind not in LEFT_OUT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I opened the door and the cellar smelled of vinegar.", ("sense", "vinegar")),
        ("I poured the soup into a cold bowl.", ("sense", "cold")),
        ("I woke because I heard footsteps above me.", ("sense", "footsteps")),
        ("I asked twice, and my sister laughed.", ("event", "laughed")),
        ("I asked twice, and my sister laughed.", ("deed", "asked")),
        ("I sat down and wrote the letter.", ("deed", "wrote")),
        ("We waited twenty-five minutes at the gate.", ("quantity", "twenty-five minutes")),
        ("I carried 12 kg of flour home.", ("quantity", "12 kg")),
        ("I walked the trail with the Harz Local Club in May.", ("name", "Harz Local Club")),
        ("I bought an X10SLM-F board for the server.", ("name", "X10SLM-F")),
        ("Last year I moved to Bremen.", ("time", "year")),
        ("Today I broke the lamp in the hall.", ("time", "Today")),
        ("I queued until they let us in at 9:00 AM.", ("time", "9:00 AM")),
        ("I sat in the hall, and the man who had the key told me to wait.", ("event", "told")),
        ("I oiled the lock that tripped me up.", ("event", "tripped")),
        ("I kept the shop, and I lost the key in the canal.", ("turn", "lost")),
        ("I asked, and he called it “rather brave” to my face.", ("speech", "“rather brave”")),
        ("I opened the box, and it turned out that the key was gone.", ("turn", "turned out")),
        ("I came two hours late to the rehearsal.", ("turn", "hours late")),
        ("I did some searching and found the mill.", ("deed", "did")),
        ("We had to leave before the rain.", ("deed", "leave")),
        ("I walked along the Street of Cups in Leeds.", ("name", "Street of Cups")),
        ("I deleted the file with `rm -r notes` by mistake.", ("artefact", "\ufffc")),
        ("I read the log of that night twice.", ("artefact", "log")),
        ("I asked for the way. “Left at the mill,” she said.", ("speech", "“Left at the mill,”")),
        ("We stopped for coffee in the yard.", ("sense", "coffee")),
        ("I sat in the hall and listened to the piano upstairs.", ("sense", "piano")),
        ("I rode home with the wind behind me.", ("sense", "wind")),
        ("I wrote the decorator `memo-field` that night.", ("artefact", "\ufffc")),
        ("I got my foot stuck between two planks.", ("turn", "stuck")),
        ("I forgot the key and walked back.", ("turn", "forgot")),
        ("I had lost the key and walked back.", ("turn", "lost")),
        ("I carried half a dozen planks home.", ("quantity", "half a dozen planks")),
        ("I paid for the yard with a Raspberry Pi 4 in May.", ("name", "Raspberry Pi 4")),
        ("I signed the Statement of Candidacy in May.", ("name", "Statement of Candidacy")),
        ("I went down to the mill (it is closed!), and then tried the gate.", ("deed", "tried")),
        ("I sold Is It Keto in May.", ("name", "Is It Keto")),
        ("I have been tiling the bath since May.", ("deed", "tiling")),
        ("I packed for 7 to 10 days.", ("quantity", "7 to 10 days")),
        ("We both worked at the mill and left in May.", ("deed", "worked")),
    ],
)
def test_a_detail_is_marked(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I met the team and got some really cool responses.", "sense"),
        ("I gave a talk and had a long discussion with the others.", "sense"),
        ("I thanked them for the warm smiles and the warm welcome.", "sense"),
        ("I was burnt out, so I left the firm.", "sense"),
        ("I deployed it and had no handle on the traffic.", "sense"),
        ("I wrote it in teamLab and merged it.", "quantity"),
        ("I got up at 5 am and left.", "quantity"),
        ("I got up at 5am and left.", "quantity"),
        ("I booked a tour rated 5 stars by 34 reviewers.", "quantity"),
        ("I read “How to bake bread in 24 hours” and gave it away.", "quantity"),
        ("I wrote to our provider (MSSP) and waited.", "name"),
        ("I fixed the API and the URL by hand.", "name"),
        ("Note: I changed it by hand.", "name"),
        ("After years I moved, and before weeks had gone I came back.", "time"),
        ("I wrote pages in plain markup, and they still work today.", "time"),
        ("Finally, I typed in the name of the router.", "turn"),
        ("I baked the loaf and it turned out well.", "turn"),
        ("I framed the drawing and told her how it turned out.", "turn"),
        ("I wrote it late in April and sent it off.", "turn"),
        ("I answered them by email and went home.", "artefact"),
        ("I read about it at <https://example.org/china> and agreed.", "artefact"),
        ("I opened the door and left.", "event"),
        ("I kept the charts scoped to one house, and I sold the rest.", "event"),
        ("I wrote to a man called Ahab.", "event"),
        ("Building on the old shed, I put up a wall.", "name"),
        ("I took on a milk subscription and paid for a year.", "sense"),
        ("I moved my hand across the touchpad and cut the noise in the inbox.", "sense"),
        ("I gave warm thanks and wrote to them.", "sense"),
        ("I followed the advice and annoyed a senior PM.", "time"),
        ("I ran it at 9:47 min/mile and drank a lot.", "time"),
        ("I read the filings of the 2004 cycle and took notes.", "time"),
        ("I wrote down each single point of failure.", "turn"),
        ("I wrote it so that, if it crashed, somebody would see.", "turn"),
        ("I wrote down a rule that stuck with me.", "turn"),
        ("I broke the plan down and sent it off.", "turn"),
        ("I asked the night shift for the key.", "time"),
        ("I heard of it, and it was music to my ears.", "sense"),
        ("I added MFA and DLQ to the list.", "name"),
        ("I have broken the page up into five and saved them.", "turn"),
        ("I published a text on error handling and left.", "artefact"),
        ("I would have bought one if they offered it in Kiel, and I told them.", "event"),
        ("I wrote down the metals that only came from two mines.", "event"),
        ("I walked to the house that belonged to the mill.", "event"),
        ("We released Rust 2018 and went home.", "time"),
        ("We planned the Rust 2021 Edition and wrote that down.", "quantity"),
        ("We asked the team, and this is what they had to say.", "turn"),
        ("I wrote a tool so that nobody resets lost passwords by hand.", "turn"),
        ("I took charge of the success or failure of the plan.", "turn"),
        ("I used our “purchase authority” and told the others weeks before.", "speech"),
        ("I read the SCONE paper and wrote to its authors.", "sense"),
        ("I wrote a plan and had a solid grasp of the tools.", "sense"),
        ("I walked past lorries that were loaded with beer.", "sense"),
        ("I moved house and did not bring the guitar.", "sense"),
        ("I planted oats and vetch behind the shed.", "sense"),
        ("I wrote that I wanted a life in music.", "sense"),
        ("I worked on `1.0` and left.", "artefact"),
        ("I read about `strace` in bed.", "artefact"),
        ("I joined the chat via OpenAI's `chat.create` and left.", "artefact"),
        ("I made a bit of a logistics error and went home.", "artefact"),
        ("I did not take any photos and walked on.", "artefact"),
        ("I went to the bank and saw the branch close.", "artefact"),
        ("I lost 20 lbs and bought new trousers.", "turn"),
        ("I read Paradise Lost and gave it away.", "turn"),
        ("I wasted little time and left.", "turn"),
        ("I missed that part on purpose and left.", "turn"),
        ("I wrote it, and it turned out to be true.", "turn"),
        ("I asked her, and nothing crashed.", "turn"),
        ("I wrote a hook that refused and sent it off.", "turn"),
        ("I bought a mill and called this year “Year Nought, the first of them”.", "speech"),
        ("I wrote “Lazy Loading of Route Components in Angular” last year.", "speech"),
        ("I read the logs that said “200 OK and all is well”.", "speech"),
        ("I went on at the slow march of a snail.", "time"),
        ("I hosted a game night and went to bed.", "time"),
        ("I watched the 2015-16 season and wrote to them.", "time"),
        ("I lost my job over an old PAN and moved.", "name"),
        ("Fun fact: I wrote it by hand.", "name"),
        ("I read about the problems they found and wrote to them.", "event"),
        ("I worked late, not because the pump stopped in the cellar.", "event"),
        ("I wrote about the old law, managed by hand.", "event"),
        ("I read that the rule helped sales.", "event"),
        ("I threw caution to the wind and left.", "sense"),
        ("I bought a coffee table and went home.", "sense"),
        ("I read about the fireworks and wrote to them.", "sense"),
        ("I ran it in 1:48:12 and went home.", "time"),
        ("I bought the switch for two reasons and left.", "quantity"),
        ("I bought the 4GB models and left.", "quantity"),
        ("I went on to Mile 24 and lay down.", "name"),
        ("I wrote down the failed states and left.", "turn"),
        ("I ended up buying the lamp.", "turn"),
    ],
)
def test_what_only_looks_like_one(text: str, kind: str) -> None:
    """The sentence tells a deed, so that the finder of the kind has looked."""
    assert "deed" in {one for one, _ in found(text)}
    assert kind not in {one for one, _ in found(text)}


def test_a_picture_that_counts_readers_shows_nothing() -> None:
    """A picture of one point is for the shop, not for the reader; any other is shown."""
    hidden = '<p>I ordered the reader<img src="https://shop.example/ir?t=1" width="1" height="1" alt=""> in May.</p>'
    seen = '<p>I drew the harbour <img src="harbour.png" width="400" alt="Boats in a harbour"> in May.</p>'
    assert "artefact" not in {kind for kind, _ in found(hidden, "html")}
    assert "artefact" in {kind for kind, _ in found(seen, "html")}


@pytest.mark.parametrize(
    "text",
    [
        "In the example above, we have specified five of them.",
        "We store the cookie so that we know when we've received the reply.",
        "We can compute others if we saved the forecasts.",
        "In this article, I listed what I find bad.",
        "I'm not even going into a school of writing.",
        "I'm going to keep the list, and I haven't received an answer.",
        "I was received by the mayor.",
        "I've included some references below.",
        "I've been meaning to get the table.",
        "I did not invent the lock.",
        "I kept wishing for a lamp when I was there.",
        "When I'm working on the list, I drink tea.",
        "We introduced the class above and saved it.",
        "By following this guide you saw how we saved the file.",
        "In the previous section we saved the file.",
    ],
)
def test_the_text_and_the_lesson_do_no_deeds(text: str) -> None:
    """Nor does a plan that is denied."""
    assert not {word for kind, word in found(text) if kind == "deed"} & {
        "specified", "received", "saved", "listed", "going", "included", "introduced", "meaning", "been", "invent", "kept", "working",
    }  # fmt: skip


def test_a_verb_joined_to_another_clause_is_not_the_writers() -> None:
    """The orbit reached the point, whoever spent the hours."""
    assert ("deed", "reached") not in found("I spent hours, but every orbit was periodic or reached a fixed point.")


def points_of(text: str) -> float:
    return Analysis(parse(SourceFile("draft.md", text)), Toolbox()).view(Details).points


def test_a_my_in_passing_is_worth_nothing() -> None:
    """However often: only what is told counts."""
    passing = "My favourite sport is swimming, and it is good for the body. "
    assert points_of(passing * 8) == 0.0


def test_one_deed_without_particulars_is_a_trace_and_a_scene_is_not() -> None:
    """What any guide says of its writer in one sentence gives no points."""
    guide = "A good lock resists for some minutes. It is made of steel. Chains are lighter. Cutters open most of them. "
    assert points_of(f"{guide} I decided to write about it.") == 0.0
    assert points_of(f"{guide} On Sunday I sawed through one of nine kilos, cut my thumb and gave up.") > 10


def test_a_lesson_tells_nothing() -> None:
    """What "we" do beside the text's own example is the lesson; what "I" did is told."""
    lesson = "In the example above, we defined a `Person` with two fields. We then created a `Greeter` for it."
    assert not found(lesson)
    assert ("quantity", "two hours") in found(f"{lesson} I spent two hours on it.")
