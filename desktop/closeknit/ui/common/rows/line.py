"""The lines of a list of things to do: heads, rows, and what asks for the rest."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from closeknit.domain.person import PersonRow
from closeknit.ui.common.rows.verb import Verb


class DateWords(NamedTuple):
    """The two lines at the right of a row."""

    top: str
    below: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a section, how many it has, and a note at its end."""

    title: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """There are so many more rows than shown."""

    words: str


class RowLine:
    """A thing to do, in the words that are painted and spoken; each is made when it is first wanted."""

    #: stays the same as long as it is the same thing
    key: str
    #: what can be done with it
    verbs: frozenset[Verb] = frozenset()

    @cached_property
    def row(self) -> PersonRow | None:
        """Who it is about, if anybody."""
        return None

    @cached_property
    def title(self) -> str:
        """What to do."""
        raise NotImplementedError

    @cached_property
    def why(self) -> str:
        """Why, in one line."""
        raise NotImplementedError

    @cached_property
    def when(self) -> DateWords:
        """The two lines at the right."""
        raise NotImplementedError

    @cached_property
    def icon(self) -> str:
        """The badge."""
        raise NotImplementedError

    @cached_property
    def spoken(self) -> str:
        """The whole row."""
        raise NotImplementedError

    @property
    def closeness(self) -> float | None:
        """What the ring shows."""
        return None

    @property
    def is_ring_late(self) -> bool:
        """Tell whether the ring says late."""
        return False


Line = Head | RowLine | More
