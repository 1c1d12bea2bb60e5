"""Put reasons into words: the one door to the sentences of every room.

`translate(context, text, disambiguation, n)` is Qt's own when called from `ui`, and `english` elsewhere.
"""

from collections.abc import Callable, Mapping

from closeknit.phrases import entries, importing, relationship, services, store, vcards
from closeknit.phrases.singular import SINGULAR

Params = Mapping[str, str | int | float]
Translate = Callable[..., str]


def english(_context: str, text: str, _disambiguation: str = "", n: int = -1) -> str:
    """Return the English text, singular where `n` is 1, with `%n` filled in."""
    if n < 0:
        return text
    return (SINGULAR.get(text, text) if n == 1 else text).replace("%n", f"{n:,}")


def say(kind: str, params: Params, translate: Translate = english) -> str:
    """Give the sentence for a reason; raises KeyError for a kind without words, which is a bug."""
    for room in (vcards, store, services, importing, entries, relationship):
        words: str | None = room.words(translate, kind, params)
        if words is not None:
            return words
    raise KeyError(kind)
