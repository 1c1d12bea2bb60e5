"""What of Today stands where: the first acts, the sections with their beginnings, the rest on request, the week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from closeknit.domain.act import Act, ActKind
from closeknit.domain.today import Today

#: So many acts of a section are shown before the rest is asked for.
MOST_OF_SECTION = 5
WEEK_DAYS = 7
#: So much of a day of the week ahead is said; the rest is counted.
MOST_A_DAY = 4


class Section(StrEnum):
    """The sections, in the order shown."""

    FIRST = "first"
    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    QUIET = "quiet"
    DATES = "dates"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Group:
    """A section with the acts shown of it; `count` is how many it has."""

    section: Section
    acts: tuple[Act, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Arranged:
    """The groups that have anything, and how many acts `more` are shown on request."""

    groups: tuple[Group, ...]
    more: int

    @property
    def acts(self) -> list[Act]:
        """All acts that are shown."""
        return [act for group in self.groups for act in group.acts]


def arranged(found: Today, is_whole: bool) -> Arranged:
    """Return what is shown, each act once; what is also proposed says all its reasons."""
    proposed = {act.key: act for act in found.more}
    groups: list[Group] = []
    hidden = 0
    seen: set[str] = set()
    for section, acts in _sections(found):
        listed = [proposed.get(act.key, act) for act in acts if act.key not in seen]
        seen |= {act.key for act in listed}
        most = len(listed) if is_whole else MOST_OF_SECTION
        if section is Section.REST and not is_whole:
            most = 0
        hidden += max(0, len(listed) - most)
        if listed[:most]:
            groups.append(Group(section, tuple(listed[:most]), len(listed)))
    return Arranged(tuple(groups), hidden)


def week_ahead(found: Today, today: date) -> list[tuple[date, list[Act]]]:
    """Return what is due on each of the seven days from today on that has anything; choosing an act isn't due."""
    days: dict[date, dict[str, Act]] = {}
    last = today + timedelta(days=WEEK_DAYS - 1)
    for _section, acts in _sections(found):
        for act in acts:
            if act.due is not None and today <= act.due <= last and act.kind is not ActKind.CHOOSE:
                days.setdefault(act.due, {}).setdefault(act.key, act)
    return [(day, list(days[day].values())) for day in sorted(days)]


def _sections(found: Today) -> Iterable[tuple[Section, tuple[Act, ...]]]:
    return (
        (Section.FIRST, found.acts),
        (Section.LATE, found.late),
        (Section.TODAY, found.due_today),
        (Section.WEEK, found.this_week),
        (Section.QUIET, found.quiet),
        (Section.DATES, found.dates_near),
        (Section.REST, found.more),
    )
