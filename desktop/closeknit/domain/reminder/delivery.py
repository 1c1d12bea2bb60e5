"""How what is due reaches the user: a few singly, the rest together, each in exactly one record (product 4.7)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from closeknit.domain.ids import DeliveryId, PersonId
from closeknit.domain.reminder.habits import Habits, quiet_ends
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind, in_order

#: What is told later than this after its moment was missed: by sleep, quiet hours, or while nothing ran.
GRACE = timedelta(minutes=3)
#: What was told so far ahead of now was told by a clock that was wrong, and is told again at its moment.
FALSE_CLOCK = timedelta(days=1, hours=12)


class DeliveryKind(StrEnum):
    """`single` and `digest` are notifications, `banner` is the window's own where no notification can be shown."""

    SINGLE = "single"
    DIGEST = "digest"
    BANNER = "banner"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A record: claimed before anything is shown, then shown, then ended by the user or the desktop.

    `notice` is what the desktop knows it by while it is on screen.
    """

    id: DeliveryId
    kind: DeliveryKind
    told: tuple[Occurrence, ...]
    claimed: datetime
    shown: datetime | None = None
    ended: datetime | None = None
    notice: str | None = None


class Record(NamedTuple):
    """A record as it is kept; `occurrences` are the names of what it tells, `keys` and `people` in the same order."""

    id: DeliveryId
    kind: DeliveryKind
    claimed: datetime
    shown: datetime | None
    ended: datetime | None
    notice: str | None
    occurrences: tuple[str, ...]
    keys: tuple[str, ...] = ()
    people: tuple[PersonId | None, ...] = ()


class Look(NamedTuple):
    """When was looked (aware), and the day whose morning had come by then, in the zone and by the habits of then."""

    at: datetime
    day: date


def look_at(at: datetime, habits: Habits) -> Look:
    """Make a look of a moment in the user's zone."""
    return Look(at.astimezone(UTC), at.date() if at.time() >= habits.morning else at.date() - timedelta(days=1))


def due(
    found: Sequence[Occurrence], told: Collection[str], last: Look | None, now: datetime, habits: Habits
) -> list[Occurrence]:
    """Return what is to be told now and wasn't; `last` is when was looked last."""
    return in_order(one for one in found if one.at <= now and one.id not in told and not waits(one, last, now, habits))


def waits(one: Occurrence, last: Look | None, now: datetime, habits: Habits) -> bool:
    """Tell whether something waits for the next morning, since its moment is before the last look.

    A promise due today, noted today: its user just did something about it. Where the morning of another day came since,
    also by another zone or setting, nothing does.
    """
    if last is None or one.at > last.at or last.at > now:
        return False
    return look_at(now, habits).day <= last.day


def _was_quiet(at: datetime, now: datetime, habits: Habits, paused_until: datetime | None) -> bool:
    return quiet_ends(at.astimezone(now.tzinfo), habits, paused_until) is not None


def arrange(
    found: Sequence[Occurrence],
    now: datetime,
    singles_today: int,
    habits: Habits,
    can_notify: bool = True,
    paused_until: datetime | None = None,
) -> list[tuple[DeliveryKind, tuple[Occurrence, ...]]]:
    """Put what is due into records: what is timely singly, as long as the day's number allows, the rest as one digest.

    Five due at nine, with one told singly before: two singles, one digest of three. What fell into quiet hours or a
    pause that just ended isn't timely. Where no notification can be shown all of it is one banner.
    """
    if not found:
        return []
    if not can_notify:
        return [(DeliveryKind.BANNER, tuple(found))]
    kinds = list(ReminderKind)
    timely = sorted(
        (one for one in found if now - one.at <= GRACE and not _was_quiet(one.at, now, habits, paused_until)),
        key=lambda one: (kinds.index(one.kind), one.at, one.id),
    )
    singles = timely[: max(0, habits.most_single - singles_today)]
    rest = tuple(one for one in found if one not in singles)
    records: list[tuple[DeliveryKind, tuple[Occurrence, ...]]] = [(DeliveryKind.SINGLE, (one,)) for one in singles]
    return [*records, (DeliveryKind.DIGEST, rest)] if rest else records
