"""Read how it passed: "coffee", "video call", "coffee on Zoom", "WhatsApp-Anruf" (product 4.1, C)."""

from typing import NamedTuple

from closeknit.domain.composing.channel_words import (
    ACTIVITIES,
    BY_MEANS,
    CALLS,
    CHANNELS,
    MEDIA,
    PARTICIPLES,
    PARTICLES,
    PHRASES,
    SHY,
    VERBS,
)
from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.undone import is_undone
from closeknit.domain.composing.words import FROM, TO, WITH
from closeknit.domain.interaction import Channel


class ChannelFound(NamedTuple):
    """A channel and its tokens; `word` says it, `is_activity`: it says more than the channel.

    What `is_means` ("on Zoom") wins over another; what `is_shy` is a plain word where nothing speaks for it.
    """

    start: int
    end: int
    channel: Channel
    word: str
    is_activity: bool = False
    is_means: bool = False
    is_shy: bool = False


def channel_at(line: Line, i: int) -> ChannelFound | None:
    """Read a channel that begins at a token, with the words that belong to it."""
    means = _means_at(line, i) or _phrase_at(line, i)
    if means is not None:
        return means
    word = line.word(i)
    channel = _channel(word)
    is_plain = (word == "brief" and _is_english(line, i)) or (word == "like" and line.word(i + 1) == "to")
    if channel is None or is_plain or is_undone(line, i):
        return None
    end = i + 1
    while _belongs(line, i, end):
        channel = _with_call(channel, line.word(end))
        end += 1
    is_shy = word in SHY and end == i + 1
    end += _is_particle(line, word, end)
    return ChannelFound(i, end, channel, word, word in ACTIVITIES, is_shy=is_shy)


def _is_english(line: Line, i: int) -> bool:
    """Tell a "brief chat" from a "Brief"."""
    return not line.tokens[i].is_capital and line.word(i + 1) not in TO | FROM | WITH


def _channel(word: str) -> Channel | None:
    if word in CHANNELS or "-" not in word:
        return CHANNELS.get(word)
    first, last = (CHANNELS.get(part) for part in (word.split("-")[0], word.split("-")[-1]))
    return _with_call(first, word.split("-")[-1]) if first and last else None


def _means_at(line: Line, i: int) -> ChannelFound | None:
    k = i + 2 if line.word(i + 1) in ("the", "dem") else i + 1
    word = line.word(k)
    if line.word(i) not in BY_MEANS or word not in MEDIA:
        return None
    return ChannelFound(i, k + 1, CHANNELS[word], word, is_means=True)


def _is_particle(line: Line, verb: str, k: int) -> bool:
    """Tell the "into" of "ran into Bo", the "up" of "met up with Bo" from "met up north"."""
    if line.is_last(k) or line.word(k) not in PARTICLES.get(verb, ()):
        return False
    is_end = line.is_last(k + 1) or line.tokens[k + 1].kind == "mark"
    if line.word(k) == "into":
        return not is_end and (not line.word(k + 1) or line.tokens[k + 1].is_capital)
    return is_end or line.word(k + 1) in WITH | {"for"}


def _phrase_at(line: Line, i: int) -> ChannelFound | None:
    for size in (2, 3):
        said = tuple(line.word(k) for k in range(i, i + size))
        if said in PHRASES and not line.is_last(i + size - 1) and not is_undone(line, i):
            return ChannelFound(i, i + size, PHRASES[said], " ".join(said), is_means=True)
    return None


def _belongs(line: Line, i: int, k: int) -> bool:
    """Tell whether the next word is one with the channel's: "phone call", "lunch meeting"."""
    word = line.word(k)
    return k < i + 3 and not line.is_last(k) and word in CHANNELS and word not in VERBS | PARTICIPLES | {"met"}


def _with_call(channel: Channel, word: str) -> Channel:
    """Make a call of a messenger a call."""
    if channel is not Channel.MESSAGE:
        return channel
    return Channel.PHONE if word in CALLS else Channel.VIDEO if CHANNELS.get(word) is Channel.VIDEO else channel
