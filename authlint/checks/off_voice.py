"""A draft that has moved away from how the author's own old posts were written."""

from collections.abc import Iterator

from authlint.analysis.words import RunningProse, Words
from authlint.profile import Measurements
from authlint.rule import Match, check
from authlint.voice import OwnVoice


@check("off-voice")
def off_voice(
    own: OwnVoice,
    measurements: Measurements,
    prose: RunningProse,
    words: Words,
    *,
    words_from: int,
    least: int,
    most: int,
) -> Iterator[Match]:
    """Yield one match, at the first block of a draft of ``words_from`` words and more, where at least ``least`` measures lie
    outside of its author's own old posts; it names the ``most`` that lie furthest out. Silent without a voice to compare with."""
    if own.voice is None or len(words) < words_from or not prose.blocks:
        return
    found = own.moved({name: measurements[name].measurement.value for name in own.voice.ranges})
    if len(found) >= least:
        told = "; ".join(each.sentence() for each in found[:most])
        fields = {
            "sentences": told,
            "posts": str(own.voice.posts),
            "before": own.voice.before,
            "count": str(len(found)),
        }
        first = prose.blocks[0]
        yield Match(
            first.block, first.span(0, len(first.doc)), fields, weight=sum(abs(each.deviations) for each in found)
        )
