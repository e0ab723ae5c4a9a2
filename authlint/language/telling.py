"""Small closed sets of words by which first-hand telling is known, and what only looks like it."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPEAKER = _words("i we")
OWN = _words("i we me us my our mine ours myself ourselves")

POSSESSIVES = _words("my mine me")

STATES = _words(
    "was were had 'd did thought believed felt wanted knew hoped loved liked needed believe think felt seemed guessed wondered "
    "assumed considered preferred enjoyed disliked hated feared cherished treasured recognized recognised valued dreaded cared meant saw found loved appreciated understood agreed wished trusted could would "
    "expected happened imagined discovered learned learnt realised realized covered encountered gained experienced explored embarked recommended mentioned discussed"
)
"""Past forms that tell of a mind or a condition: said of anything, they show nothing."""

DEED_ONLY_WITH = {"figured": "out"}
"""Past forms that tell of a mind but before this word."""

LAPSES = _words("forgot forgotten")
"""Verbs that tell a turn and no deed."""

LASTING = _words(
    "belonged looked seemed appeared contained consisted included involved meant required needed had was were became remained stayed lay "
    "stood existed depended differed resembled represented covered lacked mattered owned cost weighed allowed enabled haunted bothered worried motivated scratched focused aimed called named "
    "entitled titled dubbed sounded tended skewed mandated affected explained claimed implied suggested relied supported provided "
    "featured held varied ranged applied implemented offered"
)
"""Past forms that tell how things are and not what happened, where somebody or something else is their subject."""

OF_SOMEBODY = _words("made helped inspired led filled pointed")
"""Past forms that tell what happened only where it happened to the writer: "it helped me", and not "it helped sales"."""

CONDITIONS = frozenset({"if", "unless", "whether", "how"})

OF_ITSELF = _words("article post section example tutorial chapter essay guide")
"""After "this" they are the text: what it does is no deed."""
TEXT_DOES = _words(
    "listed wrote described covered explained presented introduced showed shown discussed started began specified defined created used "
    "claimed promised outlined focused walked looked talked set made chose"
)
"""What a text says of itself that it does."""
NEWS = _words("announced released launched introduced published committed unveiled proposed passed said wrote")
"""What others did far away, where nobody says "me" or "our"."""
LESSONS = _words("guide tutorial lesson exercise article chapter section walkthrough")
"""After "this" they are a text that teaches."""
LESSON = _words("example snippet examples snippets")
POINTED_AT = _words("above below this following next previous these")
KEEPING = _words("have has having keep keeps kept keeping get gets leave leaves want wants need needs")
"""Before a noun and a participle they tell how it is: "keep charts scoped"."""

FINDING = _words("found saw noticed")
"""Past forms that tell a deed where they have one thing for their object: "found a bug", but "found it peaceful"."""

OF_THE_TEXT = frozenset(
    {("went", "over"), ("looked", "at"), ("talked", "about"), ("spoke", "about"), ("covered", "in")}
)
"""What a text says that it did itself."""

OPINIONS = _words(
    "think believe hope recommend love like know feel want mean guess wonder suppose see say suggest find understand must need "
    "agree prefer wish appreciate encourage urge invite expect assume doubt admit imagine consider ask promise offer strive "
    "commit thank look strongly care marvel contemplate welcome provide support define call discuss describe assert recall remember"
)
"""Present forms that tell an opinion or address the reader."""

MEANING = _words(
    "getting feeling becoming referring talking assuming saying wondering thinking hoping suggesting proposing guessing looking speaking arguing "
    "observing noting pointing kidding joking comparing meaning intending wishing wanting planning"
)
"""What goes on in a mind or in the text: "I am referring to"."""

CLAIMED = _words(
    "experienced seen found learned noticed discovered discussed covered explored mentioned shown described defined always "
    "long talked spoken gained become been read hinted said noted alluded stated argued promised heard included excluded "
    "listed linked outlined summarised summarized provided attached embedded omitted referenced"
)
"""Participles of claims to experience ("as I have personally experienced"), or of the text about itself."""

TURNS = (
    "did n't work", "does n't work", "not work", "did not work", "turned out", "turns out", "by accident", "gave up", "ran out",
    "wrong turn", "to my surprise", "changed my mind", "ended up", "bit me", "should have", "should 've",
    "broke", "broken", "failed", "failure", "crashed", "accidentally", "unfortunately", "mistake", "mistakenly", "surprised",
    "surprise", "oops", "sadly", "lost", "forgot", "stuck", "struggled", "struggling", "wrong", "regret", "embarrassed", "frustrated",
    "frustrating", "annoying", "luckily", "refused", "refuses", "too late", "hours late", "days late", "minutes late", "weeks late",
    "months late", "a year late", "years late", "arrived late", "were late", "was late", "wasted", "burnt", "missed", "backtrack",
    "too thin", "horrific",
)  # fmt: skip
"""Failure, surprise and changes of mind: words of their own, and tokens that stand together."""

EXPECTED = _words(
    "well great good nice nicely fine okay ok perfect perfectly beautifully amazing wonderful lovely . ! , ;"
)
"""After "turned out" they tell an outcome, and no surprise."""

EXACT_TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december yesterday today tonight morning evening night noon midnight weekend"
)
RELATIVE_TIMES = _words("last next")
PERIODS = _words("day days week weeks weekend month months year years hour hours minute minutes night nights")
NOW = _words("today tonight")
"""They tell a day beside the past tense or what goes on, and "nowadays" beside the present."""
UNITS = _words(
    "second minute hour day week month year mile km kilometre kilometer metre meter foot inch pound kilo gram g ml lb ounce euro dollar "
    "quid cent degree page line commit people person time attempt machine server test request row file mb gb kb ms mm cm mi "
    "post email tablespoon teaspoon cup loaf night box"
)
NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty hundred "
    "dozen half couple"
)
AUTHORITIES = _words(
    "research researchers study studies survey surveyed surveys experts expert statistics data report reports percent % respondents analysts "
    "scientists teams companies managers users industry average rated rating ratings stars reviews reviewers top"
)
"""Near a number they make it somebody else's count."""

WEIGHTS_OF_A_BODY = _words("weight lbs lb pounds kg kilos kilograms")
"""Near "lost" they tell what was lost on purpose."""

SPEAKING_OF = _words(
    "explained discussed described mentioned looked saw covered introduced showed said learned heard read wondered liked loved joined "
    "switched migrated upgraded expanded suggested talked know knew think thought"
)
"""What somebody does to code without having it at hand."""

ARTEFACTS = _words(
    "screenshot photo photograph photos picture log logs stacktrace traceback error commit patch script notebook diary notes recording "
    "message voicemail email receipt config branch prototype repo dotfiles"
)
DETERMINERS = _words(
    "a an the this that these those my our his her their its your another one two three no any some each every"
)
"""Before a word for an artefact they make it a certain one: "the log", and not "by email"."""

ACRONYMS = _words(
    "api apis url urls html css js json pr prs ai ml llm llms ui ux ci cd cli gui ide os cpu cpus gpu gpus ram ssd hdd usb pdf sql http https "
    "dns ssh vm vms tv ceo cto cio faq qa mvp sdk orm dom rest xml yaml csv ascii utc ip id ids seo rss tdd dsl oop io diy crud sso "
    "saas midi paas iaas iot it hr pm pms db tls ssl vpn svg png jpg jpeg gif rfc rfcs todo tl;dr readme ok okay faqs dvd cd-rom atm gps sms pin "
    "mfa dlq otp 2fa kyc sre ttl eta asap fyi imo imho btw lol omg wtf op-ed to-do to-dos todos"
)
"""Capitals of common nouns: no names."""

TITLED = _words("post article book talk topic paper essay section chapter titled entitled song album mine blog story")
"""Beside a quotation they make it a title."""

SPEECH = _words("said asked told replied wrote messaged answered shouted whispered called yelled texted tweeted")
