"""Tell from the words who began it: "called Bo" (me), "Bo called" (them), "mail from Bo" (them), "rief Bo an" (me)."""

from closeknit.domain.composing import words
from closeknit.domain.composing.channel_words import PARTICIPLES, SENDINGS, VERBS
from closeknit.domain.composing.channels import ChannelFound
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.tokens import Line
from closeknit.domain.interaction import StartedBy

_I = frozenset({"i", "ich", "we", "wir"})
_HAVE_I = frozenset({"habe", "hab", "hatten"}) | _I
_HAS = frozenset({"hat", "hatte", "haben"})
#: Between a verb and whom it reaches: "wrote to Bo", "rang up Bo".
_TOWARDS = words.TO | {"up", "back", "zuruck", "on", "a", "an", "another", "einen", "eine"}


def starter(line: Line, channel: ChannelFound, names: list[NameFound]) -> StartedBy | None:
    """Return who began it, None where the words don't say."""
    ends = {name.end: name for name in names}
    starts = {name.start for name in names}
    if channel.word in PARTICIPLES:
        return _of_participle(line, channel, ends, starts)
    if channel.word in VERBS:
        return _of_verb(line, channel, ends, starts)
    is_sent = any(line.word(k) in SENDINGS for k in range(channel.start, channel.end))
    if is_sent and channel.end + 1 in starts:
        after = line.word(channel.end)
        is_to = after in words.TO or (after == "bei" and line.word(channel.end - 1) == "anruf")
        return StartedBy.THEM if after in words.FROM else StartedBy.ME if is_to else None
    return None


def _of_verb(line: Line, channel: ChannelFound, ends: dict[int, NameFound], starts: set[int]) -> StartedBy | None:
    k = channel.start
    while line.word(k - 1) in words.ADVERBS:
        k -= 1
    if line.word(k - 1) in _I:
        return StartedBy.ME
    if k in ends:
        return None if line.word(ends[k].start - 1) in words.WITH else StartedBy.THEM
    after = channel.end
    while line.word(after) in _TOWARDS or (after > channel.end and line.word(after) in SENDINGS):  # "wrote a letter to"
        after += 1
    if after not in starts:
        return None
    is_inverted = channel.word in ("rief", "riefen", "schrieb", "besuchte") and not line.is_first(channel.start)
    return None if is_inverted else StartedBy.ME


def _of_participle(line: Line, channel: ChannelFound, ends: dict[int, NameFound], starts: set[int]) -> StartedBy | None:
    """Judge by the auxiliary in the same sentence: "ich habe", "Bo hat", "hat Bo"; without any it is the user."""
    first = channel.start
    while not line.is_first(first):
        first -= 1
    before = range(first, channel.start)
    if any(line.word(k) in _HAVE_I for k in before):
        return StartedBy.ME
    if any(line.word(k) in _HAS and (k in ends or k + 1 in starts) for k in before):
        return StartedBy.THEM
    if any(line.word(k) in words.FROM and k + 1 in starts for k in before):
        return StartedBy.THEM
    return StartedBy.ME if any(name.start in before for name in ends.values()) else None
