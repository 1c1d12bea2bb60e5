"""What is to be told, said once more by somebody else: plain dictionaries and the sentences of product 3 and 4.

Nothing of the program's rules is used here. A thing is (name, key, moment, facts); its name tells it from all others.
"""

import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


def wall(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return a wall time as a moment; one that the clocks leap over comes an hour later."""
    return datetime.combine(day, at, zone).astimezone(UTC)


@dataclass
class Ways:
    """The user's habits, in words of their own."""

    morning: time = time(9)
    quiet: tuple[time, time] = (time(21, 30), time(7, 30))
    most: int = 3
    lead: int = 1
    plan_lead: int = 30


@dataclass(frozen=True)
class Thing:
    """Something that is told at a moment."""

    name: tuple
    key: str
    at: datetime
    facts: object
    due: date


@dataclass
class Facts:
    """All that the user said, by plain ids."""

    promises: dict = field(default_factory=dict)  # entry: [person, by, due, day it was kept]
    contacts: dict = field(default_factory=dict)  # entry: [people, day], meaningful ones
    rhythms: dict = field(default_factory=dict)  # person: [ideal, since, paused until]
    plans: dict = field(default_factory=dict)  # entry: [people, day, moment or None]
    dates: dict = field(default_factory=dict)  # person: [(name, month, day)]
    seats: dict = field(default_factory=dict)  # person: [place, since, reviewed]
    aims: dict = field(default_factory=dict)  # person: day it was closed, None while it stands
    own: dict = field(default_factory=dict)  # id: [day, at, every, person, over, snoozed until]
    put_away: dict = field(default_factory=dict)  # key: ("done", facts) or ("until", moment)
    still: set = field(default_factory=set)
    gone: set = field(default_factory=set)
    paused: datetime | None = None

    def copied(self) -> "Facts":
        return copy.deepcopy(self)


class Oracle:
    """Knows the facts, what was told and when was looked; says what a look must tell."""

    def __init__(self, ways: Ways) -> None:
        self.facts, self.ways = Facts(), ways
        self.told: dict[tuple, datetime] = {}
        self.moment_of: dict[tuple, datetime] = {}
        self.claims: list[datetime] = []
        self.began: datetime | None = None
        self.kept: datetime | None = None
        self.looked: datetime | None = None
        self.had_morning: date | None = None

    def is_quiet(self, now: datetime, zone: ZoneInfo) -> bool:
        """Tell whether nothing may be told at a moment."""
        if self.facts.paused is not None and now < self.facts.paused:
            return True
        start, end = self.ways.quiet
        at = now.astimezone(zone).time()
        if start == end:
            return False
        return (at >= start or at < end) if start > end else start <= at < end

    def looked_last(self, now: datetime) -> datetime | None:
        """Return the last look that counts, a false clock's aside."""
        known = [self.kept] if self.kept is not None else []
        if known:
            known += [one for one in self.claims if one <= now]
            known += [self.began] if self.began is not None and self.began <= now else []
        if self.looked is not None and known:
            known.append(self.looked)
        return max(known, default=None)

    def must_tell(self, now: datetime, zone: ZoneInfo) -> list[Thing]:
        """Return what a look at this moment has to tell, nothing in quiet hours."""
        if self.is_quiet(now, zone):
            return []
        looked = self.looked_last(now)
        if looked is not None and looked > now + 1.5 * DAY:
            self._set_right(now)
        since = now if looked is None or looked > now else looked
        found = self.standing(now, zone, since.astimezone(zone).date())
        is_first = looked is None or looked > now
        then = self.had_morning if looked == self.looked else None
        has_morning = is_first or (then or self.morning_had(looked, zone)) < self.morning_had(now, zone)
        return [
            one
            for one in found
            if one.at <= now and not self.was_told(one.name, now) and (has_morning or one.at > looked)
        ]

    def was_told(self, name: tuple, now: datetime) -> bool:
        return name in self.told and self.told[name] <= now + 1.5 * DAY

    def note(self, now: datetime, told: list[Thing], zone: ZoneInfo) -> None:
        """Remember what was told."""
        if self.is_quiet(now, zone):
            return
        for one in told:
            self.told[one.name] = now
            self.moment_of[one.name] = one.at
        self.claims += [now] if told else []
        self.kept = now
        self.note_look(now, zone)
        self.began = self.began or now

    def _set_right(self, now: datetime) -> None:
        for name, claimed in self.told.items():
            if claimed > now + 1.5 * DAY and self.moment_of[name] <= now:
                self.told[name] = now

    def standing(self, now: datetime, zone: ZoneInfo, since: date) -> list[Thing]:
        """List all that stands or comes, whether told or not; dates since a day."""
        today = now.astimezone(zone).date()
        parts = (self._promises(zone), self._rhythms(today, zone), self._plans(today, zone))
        parts += (self._dates(today, since, zone), self._seats(today, zone), self._own(today, zone))
        return self._put_off([one for part in parts for one in part])

    def speaks_of(self, person: int | None) -> bool:
        return person is None or not (person in self.facts.still or person in self.facts.gone)

    def note_look(self, now: datetime, zone: ZoneInfo) -> None:
        """Remember a look, and which morning had come by the zone and the habits of then."""
        self.looked, self.had_morning = now, self.morning_had(now, zone)

    def morning_had(self, at: datetime, zone: ZoneInfo) -> date:
        """Return the newest day whose morning had come."""
        local = at.astimezone(zone)
        return local.date() - (local.time() < self.ways.morning) * DAY

    def _morning(self, day: date, zone: ZoneInfo) -> datetime:
        return wall(day, self.ways.morning, zone)

    def _promises(self, zone: ZoneInfo):
        for entry, (person, by, due, kept) in self.facts.promises.items():
            if kept is None and self.speaks_of(person):
                key = f"{'deliver' if by == 'me' else 'ask'}:{entry}"
                yield Thing((key, due), key, self._morning(due, zone), due, due)

    def last_contact(self, person: int) -> tuple[int, date | None]:
        days = [(day, entry) for entry, (people, day) in self.facts.contacts.items() if person in people]
        return (max(days)[1], max(days)[0]) if days else (0, None)

    def _rhythms(self, today: date, zone: ZoneInfo):
        for person, (ideal, since, paused) in self.facts.rhythms.items():
            if not self.speaks_of(person):
                continue
            entry, met = self.last_contact(person)
            start = met or since
            day = max(start + (ideal + 1) * DAY, since + DAY, paused or date.min)
            ends = [start + ideal * DAY, start + ceil(1.5 * ideal) * DAY]
            if paused is not None and today < paused:
                ends = [max(one, paused) for one in ends]
            key = f"cadence:{person}:{entry}"
            yield Thing((f"cadence:{person}", day), key, self._morning(day, zone), (entry, *ends), day)

    def _plans(self, today: date, zone: ZoneInfo):
        for entry, (people, day, moment) in self.facts.plans.items():
            if not any(self.speaks_of(person) for person in people):
                continue
            key = f"plan:{entry}"
            at = self._morning(day, zone) if moment is None else moment - timedelta(minutes=self.ways.plan_lead)
            if today <= day:
                yield Thing((key, "plan", moment or day), key, at, (day, "soon"), day)
            yield Thing((key, "happened", moment or day), key, self._morning(day + DAY, zone), (day, "over"), day)

    def _dates(self, today: date, since: date, zone: ZoneInfo):
        first = max(since, today + (self.ways.lead - 364) * DAY)
        asked = {key for key, what in self.facts.put_away.items() if key.startswith("date:") and what[0] == "until"}
        for person, listed in self.facts.dates.items():
            if not self.speaks_of(person):
                continue
            for name, month, number in listed:
                years = {*range(first.year - 1, today.year + 2), *(int(key[-10:-6]) for key in asked)}
                for year in sorted(years):
                    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
                    short = 28 if (month, number) == (2, 29) and not is_leap else number
                    day = date(year, month, short)
                    key = f"date:{person}:{name}:{day}"
                    if first <= day <= today + self.ways.lead * DAY or key in asked:
                        yield Thing((key,), key, self._morning(day - self.ways.lead * DAY, zone), day, day)

    def _seats(self, today: date, zone: ZoneInfo):
        seats = sorted(self.facts.seats.items(), key=lambda one: (one[1][2], one[1][0]))
        week = today.isocalendar()[:2]
        asked = sum(seat[2] != seat[1] and seat[2].isocalendar()[:2] == week for _person, seat in seats)
        due = [person for person, seat in seats if (today - seat[2]).days >= 90][: max(0, 2 - asked)]
        for person, (_place, since, reviewed) in seats:
            if not self.speaks_of(person):
                continue
            day = max(reviewed + 90 * DAY, today - today.weekday() * DAY)
            if person in due:
                yield Thing((f"review:{person}", reviewed), f"review:{person}", self._morning(day, zone), reviewed, day)
            closed = self.facts.aims.get(person)
            if person not in self.facts.aims or closed is not None:
                day = max(closed or since, since) + 14 * DAY
                if day <= today:
                    yield Thing((f"aim:{person}", day), f"aim:{person}", self._morning(day, zone), day, day)
            yield from self._next(person, since, zone)

    def _next(self, person: int, since: date, zone: ZoneInfo):
        with_them = [(entry, *rest) for entry, rest in self.facts.promises.items() if rest[0] == person]
        mine = [one for one in with_them if one[2] == "me"]
        if any(one[4] is None for one in mine):
            return
        day = max([since, *(one[4] for one in mine)]) + DAY
        newest = max((one[0] for one in with_them), default=0)
        yield Thing((f"next:{person}", day), f"next:{person}", self._morning(day, zone), newest, day)

    def _own(self, today: date, zone: ZoneInfo):
        for number, (day, at, every, person, over, _snoozed) in self.facts.own.items():
            if not self.speaks_of(person):
                continue
            days = [one for one in series(day, every, today) if over is None or one > over]
            ahead = next(
                (one for one in series(day, every, today + 800 * DAY) if one > max(today, over or today)), None
            )
            for one in [*days[-400:], *([] if ahead is None else [ahead])]:
                yield Thing(
                    (f"own:{number}", one, at), f"own:{number}", wall(one, at or self.ways.morning, zone), 0, one
                )

    def _put_off(self, found: list[Thing]) -> list[Thing]:
        until = {key: what[1] for key, what in self.facts.put_away.items() if what[0] == "until"}
        until |= {f"own:{number}": one[5] for number, one in self.facts.own.items() if one[5] is not None}
        kept = [one for one in found if self.facts.put_away.get(one.key) != ("done", one.facts)]
        left = []
        for one in kept:
            if one.key not in until or one.at > until[one.key]:
                left.append(one)
                continue
            same = [other for other in kept if other.key == one.key and other.at <= until[one.key]]
            if one is max(same, key=lambda other: other.at):
                moved = until[one.key]
                left.append(Thing((*one.name, moved), one.key, moved, one.facts, one.due))
        return left


def series(day: date, every: str | None, until: date) -> list[date]:
    """List the days of a reminder: the 31st comes on a shorter month's last day."""
    found, step = [], 0
    while True:
        if every in ("day", "week"):
            one = day + step * (1 if every == "day" else 7) * DAY
        else:
            months = day.year * 12 + day.month - 1 + step * (12 if every == "year" else 1)
            first = date(months // 12, months % 12 + 1, 1)
            last = (first + 31 * DAY).replace(day=1) - DAY
            one = first.replace(day=min(day.day, last.day))
        if one > until:
            return found
        found.append(one)
        if every is None:
            return found
        step += 1
