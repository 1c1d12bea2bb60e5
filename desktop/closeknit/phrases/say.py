"""Put reasons into words: the one door to the sentences of every room.

`translate(context, text, disambiguation, n)` is Qt's own when called from `ui`, and `english` elsewhere.
"""

from collections.abc import Callable, Mapping
from functools import cache

from closeknit.phrases import entries, importing, relationship, reminders, selection, services, store, vcards
from closeknit.phrases.singular import SINGULAR

Params = Mapping[str, str | int | float]
Translate = Callable[..., str]
Table = Callable[[Translate, Params], dict[str, str]]


def english(_context: str, text: str, _disambiguation: str = "", n: int = -1) -> str:
    """Return the English text, singular where `n` is 1, with `%n` filled in."""
    if n < 0:
        return text
    return (SINGULAR.get(text, text) if n == 1 else text).replace("%n", f"{n:,}")


def say(kind: str, params: Params, translate: Translate = english) -> str:
    """Give the sentence for a reason; raises KeyError for a kind without words, which is a bug."""
    if params.get("name") == "":
        params = {**params, "name": translate("phrases", "someone deleted for good")}
    return _table_of(kind)(translate, params)[kind].format_map(params)


@cache
def _table_of(kind: str) -> Table:
    """Find the table with a kind, once: to translate every other costs half a millisecond a sentence."""
    for room in (vcards, store, services, importing, entries, relationship, reminders, selection):
        tables: tuple[Table, ...] = room.TABLES
        for table in tables:
            if kind in table(english, {}):
                return table
    raise KeyError(kind)
