"""Something that passed between the user and one or more people, through one channel (product 3 and 4.1)."""

from dataclasses import dataclass
from enum import StrEnum

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.when import When


class Channel(StrEnum):
    """How it passed; the values are the names on the command line, in the order of presence."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PHONE = "phone"
    LETTER = "letter"
    MAIL = "mail"
    MESSAGE = "message"
    COMMENT = "comment"
    REACTION = "reaction"
    LINK = "link"


#: Channels of which the length counts.
LIVE = frozenset({Channel.IN_PERSON, Channel.VIDEO, Channel.PHONE})
#: Channels whose points are capped by the week.
WRITTEN = frozenset({Channel.MAIL, Channel.MESSAGE, Channel.COMMENT})


class Marker(StrEnum):
    """What gave it substance."""

    NEED = "need"
    HELP = "help"
    DECISION = "decision"
    INTRODUCTION = "introduction"
    CAUGHT_UP = "caught-up"


class StartedBy(StrEnum):
    """Who began it."""

    ME = "me"
    THEM = "them"
    BOTH = "both"


#: A week: the longest that an interaction can take, or what it took of the user's time.
MOST_MINUTES = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Interaction:
    """One interaction. `people` are those besides the user; `rating` is 1 to 5; `minutes` None: not known.

    A plan is an interaction to come: it counts for nothing until it happened. `answered` tells that writing was
    answered; what both started was.
    """

    id: EntryId
    people: tuple[PersonId, ...]
    channel: Channel
    when: When
    minutes: int | None = None
    rating: int | None = None
    markers: frozenset[Marker] = frozenset()
    started_by: StartedBy | None = None
    answered: bool = False
    place: str = ""
    note: str = ""
    source: str = "typed"
    is_plan: bool = False

    @property
    def is_two_way(self) -> bool:
        """Tell whether both took part: live, or writing that was answered (a letter too)."""
        if self.is_plan or self.channel in (Channel.REACTION, Channel.LINK):
            return False
        return self.channel in LIVE or self.answered or self.started_by is StartedBy.BOTH
