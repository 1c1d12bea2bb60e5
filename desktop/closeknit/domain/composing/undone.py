"""Tell what did not happen: "haven't met Bo", "lunch was cancelled", "must call Bo", "Bo nicht angerufen"."""

from closeknit.domain.composing.tokens import Line
from closeknit.domain.composing.wordset import wordset

_NOT = wordset(
    """
    not never no without missed nicht kein keine keinen keinem keiner nie niemals ohne verpasst
    """
)
_CANCELLED = wordset(
    """
    cancelled canceled postponed rescheduled abgesagt abgeblasen ausgefallen verschoben
    """
)
#: Wishes and duties; the English ones of two words want their "to".
_SHOULD = wordset(
    """
    must should shall muss mussen musste sollte sollten soll sollen mochte mochten wollte wollten wurde
    """
)
_SHOULD_TO = wordset("need needs want wants wanted have has like plan plans planned hope hoping plan planning intend")
#: So many words before a channel's word are looked at for a "not" and for a wish, and around it for a cancellation.
_NOT_BEFORE, _WISH_BEFORE, _AROUND = 3, 5, 8


def is_undone(line: Line, i: int) -> bool:
    """Tell whether the words around a channel's word say that it didn't pass; a comma ends their reach."""
    before, after = _reach(line, i, -1, _AROUND), _reach(line, i, 1, _AROUND)
    return (
        any(_is_not(line.word(k)) for k in before[:_NOT_BEFORE])
        or any(_is_wish(line, k) for k in before[:_WISH_BEFORE])
        or any(line.word(k) in _CANCELLED for k in (*before, *after))
    )


def _reach(line: Line, i: int, step: int, most: int) -> list[int]:
    found = []
    for k in range(i + step, i + step * (most + 1), step):
        if not 0 <= k < len(line) or line.sentences[k] != line.sentences[i] or line.tokens[k].kind == "mark":
            break
        found.append(k)
    return found


def _is_not(word: str) -> bool:
    return word in _NOT or word.endswith(("n't", "n’t"))


def _is_wish(line: Line, k: int) -> bool:
    word = line.word(k)
    return word in _SHOULD or (word in _SHOULD_TO and line.word(k + 1) == "to")
