"""The people whom a text may name, and the lookup that the parser asks (product 6: never guess)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from closeknit.domain.composing.tokens import name_key
from closeknit.domain.composing.words import PARTICLES
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


_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_UMLAUT = re.compile("([aou])e")


def keys_of(full: str, given: str = "", family: str = "", nicknames: Iterable[str] = ()) -> frozenset[str]:
    """Return all keys under which a person is found; names in scripts without spaces also in one piece.

    Of names of several words each that matters counts too ("Mary", "Berg", "García"), and initials: "Ana P", "J Smith".
    """
    texts = [full, given, family, *nicknames]
    if given and family:
        initials = name_key(given).replace(" ", "") if max(map(len, name_key(given).split() or [""])) == 1 else given
        givens, families = {given, given[:1], _first(given), initials}, {family, family[:1], *_parts(family)}
        texts += [f"{one} {other}" for one in givens for other in families if len(one) > 1 or len(other) > 1]
        texts += [f"{family} {given}", _first(given), *_parts(family)]
    keys = {name_key(text) for text in texts}
    return frozenset(keys | {joined(key) for key in keys}) - {""}


def _first(given: str) -> str:
    return given.split()[0] if given.strip() else ""


def _parts(family: str) -> list[str]:
    """List the words of a name of several, without "van der"."""
    found = [word for word in family.split() if name_key(word) not in PARTICLES]
    return found if len(family.split()) > 1 else []


def spelled_out(text: str) -> str:
    """Write umlauts as Germans do without them: "Joerg Mueller"."""
    return text.translate(_SPELLED_OUT)


def with_umlauts(key: str) -> list[str]:
    """Return the keys of names whose umlauts may have been written out: for "joerg" also "jorg"."""
    found = product(*(dict.fromkeys((word, _UMLAUT.sub(r"\1", word))) for word in key.split()))
    return [" ".join(words) for words in found][1:]


def joined(key: str) -> str:
    """Leave out the spaces of a key that is all in a script without spaces; other keys stay."""
    bare = key.replace(" ", "")
    return bare if bare and not bare.isascii() and all(map(is_wide, bare)) else key
