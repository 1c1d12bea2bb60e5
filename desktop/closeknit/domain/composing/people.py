"""The people whom a text may name, and the lookup that the parser asks (product 6: never guess)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from closeknit.domain.composing.tokens import name_key
from closeknit.domain.folding import is_wide
from closeknit.domain.ids import PersonId


class Candidate(NamedTuple):
    """Somebody who is called so."""

    id: PersonId
    name: str


#: Given a `name_key`, lists everybody of whom it is a key (see `keys_of`), in a stable order.
Find = Callable[[str], Sequence[Candidate]]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: one candidate is known, several are to be asked about, none is unknown."""

    start: int
    end: int
    words: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def key(self) -> str:
        """Return the form under which a choice between several is remembered."""
        return name_key(self.words)


def keys_of(full: str, given: str = "", family: str = "", nicknames: Iterable[str] = ()) -> frozenset[str]:
    """Return all keys under which a person is found; names in scripts without spaces also in one piece."""
    texts = [full, given, family, *nicknames]
    if given and family:
        texts += [f"{given} {family}", f"{family} {given}"]
    keys = {name_key(text) for text in texts}
    return frozenset(keys | {joined(key) for key in keys}) - {""}


def joined(key: str) -> str:
    """Leave out the spaces of a key that is all in a script without spaces; other keys stay."""
    bare = key.replace(" ", "")
    return bare if bare and not bare.isascii() and all(map(is_wide, bare)) else key
