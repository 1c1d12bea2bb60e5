"""Judge what a name or a channel's word has to do with what is logged, by the words before it.

A name is *linked* at the start of a sentence, after "with", or when only understood words, "and", commas and words
such as "a quick" stand between it and one of these. After other words it is *loose*: "lunch with Ana, told her that
Bo is ill" logs no lunch with Bo. After "about" it is *never* one of the participants.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from closeknit.domain.composing import words
from closeknit.domain.composing.channel_words import MEDIA
from closeknit.domain.composing.channels import ChannelFound
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.tokens import Line
from closeknit.domain.interaction import Channel


class Rank(IntEnum):
    """How firmly something belongs to what is logged; a possessive ("Bo's photo") only where nobody else is named."""

    NEVER = 0
    POSSESSIVE = 1
    LOOSE = 2
    LINKED = 3


def rank(
    line: Line, names: Sequence[NameFound], channels: Sequence[ChannelFound], others: Mapping[int, int]
) -> dict[int, Rank]:
    """Return the rank of each name and channel by its first token; `others` are understood stretches, start to end."""
    names_at = {name.start: name for name in names}
    channels_at = {channel.start: channel for channel in channels}
    ranks: dict[int, Rank] = {}
    state, i = Rank.LINKED, 0
    while i < len(line):
        state = Rank.LINKED if line.is_first(i) else state
        if i in names_at:
            ranks[i] = _of_name(line, names_at[i], state)
            state = state if names_at[i].candidates else max(state, Rank.LOOSE)
            i = names_at[i].end
        elif i in channels_at:
            ranks[i] = _of_channel(line, channels_at[i], state, names_at)
            state = Rank.LINKED if ranks[i] is not Rank.NEVER else min(state, Rank.LOOSE)
            i = channels_at[i].end
        elif i in others:
            state = state if state is Rank.NEVER else Rank.LINKED
            i = others[i]
        else:
            state = _after(line, i, state)
            i += 1
    return ranks


def _of_name(line: Line, name: NameFound, state: Rank) -> Rank:
    if name.is_possessive:
        return min(state, Rank.POSSESSIVE)
    is_plain = name.end == name.start + 1 and not line.tokens[name.start].is_capital
    return Rank.NEVER if is_plain and state is Rank.LOOSE else state


def _of_channel(line: Line, channel: ChannelFound, state: Rank, names_at: Mapping[int, NameFound]) -> Rank:
    after = line.word(channel.end)
    is_on = channel.channel is Channel.COMMENT and after in words.NEAR | {"on"}
    says_whom = channel.end in names_at or after in words.WITH | words.TO | words.FROM or is_on
    if state is Rank.LOOSE and (says_whom or channel.is_means):
        return Rank.LINKED
    return Rank.NEVER if channel.is_shy and state is not Rank.LINKED else state


def _after(line: Line, i: int, state: Rank) -> Rank:
    word = line.tokens[i].word
    if word in words.WITH:
        return Rank.LINKED
    if word in words.ABOUT and line.word(i + 1) not in MEDIA:
        return Rank.NEVER
    if word in words.COMMAS:
        return max(state, Rank.LOOSE)
    is_open = word in words.NEUTRAL or word in words.TITLES or line.tokens[i].kind in ("mark", "number")
    return state if is_open else min(state, Rank.LOOSE)
