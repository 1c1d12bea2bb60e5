"""Who does it in a part of a sentence: the user, they, somebody by name, or nobody is said."""

from enum import Enum
from typing import NamedTuple

from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.parts import Part


class Doer(Enum):
    """Who does it."""

    ME = "me"
    THEY = "they"
    UNSAID = "unsaid"


class Subject(NamedTuple):
    """Who does it, whom a name says, and the token of the verb; `has_is`: "she's looking"."""

    doer: Doer
    names: tuple[NameFound, ...]
    verb: int
    has_is: bool = False


def subject_of(part: Part) -> Subject:
    """Read the subject at the beginning of a part, "and" and "also" aside."""
    k = part.skip(part.start, said.AND | said.BETWEEN)
    word = part.word(k)
    if word in said.ME_SUBJECT:
        return Subject(Doer.ME, (), part.skip(k + 1, said.BETWEEN))
    if word in ("who", "who's", "who’s") and part.start == k:
        return Subject(Doer.THEY, part.named_before(), part.skip(k + 1, said.BETWEEN), has_is=word != "who")
    if word in said.THEY_SUBJECT:
        return Subject(Doer.THEY, (), part.skip(k + 1, said.BETWEEN))
    if word in said.THEY_ARE:
        return Subject(Doer.THEY, (), part.skip(k + 1, said.BETWEEN), has_is=True)
    names, end = part.names(k)
    if names:
        return Subject(Doer.THEY, names, part.skip(end, said.BETWEEN))
    return Subject(Doer.UNSAID, (), k)
