"""What of the reminders stands where: coming, told, snoozed, and who is silenced."""

from collections.abc import Sequence
from enum import StrEnum

from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.services.telling import Overview

#: So many to come are shown before all are asked for.
MOST_COMING = 5


class Section(StrEnum):
    """The sections, in the order shown."""

    COMING = "coming"
    TOLD = "told"
    SNOOZED = "snoozed"
    PAUSED = "paused"


def coming(overview: Overview) -> list[Occurrence]:
    """Return what comes; a plan that is to come asks whether it happened only once it was told."""
    planned = {one.key for one in overview.coming if one.kind is ReminderKind.PLAN}
    return [one for one in overview.coming if one.kind is not ReminderKind.HAPPENED or one.key not in planned]


def standing_keys(overview: Overview) -> frozenset[str]:
    """Return the keys of what was told or snoozed: of those a verb means the time that stands, not the next one."""
    return frozenset(one.key for one in (*overview.told, *overview.snoozed))


def shown_of(found: Sequence[Occurrence], is_whole: bool) -> Sequence[Occurrence]:
    """Return all of what comes, or the first few where there are more."""
    return found if is_whole else found[:MOST_COMING]
