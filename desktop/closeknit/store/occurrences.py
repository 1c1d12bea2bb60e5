"""All that is to be told up to a day, of those people only of whom anything calls for it (product 3, *Reminder*)."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import NamedTuple

from closeknit.domain.act import Hidden
from closeknit.domain.cadence import pace
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.promise import Commitment
from closeknit.domain.reminder import sources
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.reminder.occurrence import Occurrence, in_order, put_off
from closeknit.domain.seating import due_for_review
from closeknit.domain.weights import Weights
from closeknit.store import bonds, seats
from closeknit.store.days import day_number
from closeknit.store.deliveries import false_from_us
from closeknit.store.derive import IN_LISTS
from closeknit.store.entries import entries_where
from closeknit.store.reminders import open_reminders
from closeknit.store.scoring import latest_touches
from closeknit.store.tx import Tx
from closeknit.store.yearly import occasions_between

#: So many rhythms that ran out are told at once, those that ran out last first.
_MOST_QUIET = 500
#: So many of those that run out next are looked at for when that is.
_NEXT_QUIET = 50
#: Of more dates than that, those of further days aren't listed as coming.
_MOST_COMING = 500
#: Of those that ran out before reminders were ever looked for, so many: the others stand on Today.
_MOST_AT_FIRST = 100
#: A plan may be told of a day ahead, and its day be that of a zone to the east.
_PLANS_AHEAD = timedelta(days=2)
_SPOKEN = (
    f"{IN_LISTS} AND p.is_me = 0 AND NOT EXISTS "
    "(SELECT 1 FROM bond b WHERE b.id = p.id AND (b.is_archived = 1 OR b.is_silenced = 1))"
)
_SPOKEN_OF = (
    "EXISTS (SELECT 1 FROM entry_person t CROSS JOIN person p ON p.id = t.person_id "
    f"WHERE t.entry_id = e.id AND {_SPOKEN})"
)
#: INDEXED BY: without it a planner that knows no numbers walks all entries.
_COMMITMENTS = (
    "e.id IN (SELECT o.id FROM entry o INDEXED BY entry_open WHERE o.kind IN ('need', 'offer', 'commitment') "
    f"AND o.kind = 'commitment' AND o.closed_day IS NULL AND o.due_day <= ?) AND {_SPOKEN_OF}"
)
_PLANS = f"e.id IN (SELECT o.id FROM entry o INDEXED BY entry_plan WHERE o.is_plan = 1 AND o.day <= ?) AND {_SPOKEN_OF}"
_RAN_OUT = (
    "SELECT r.id FROM rhythm r INDEXED BY {index} CROSS JOIN person p ON p.id = r.id "
    f"WHERE {{which}} AND r.day BETWEEN :since AND :until AND {_SPOKEN} ORDER BY r.day {{order}} LIMIT :most"
)
_TO_TELL = _RAN_OUT.format(index="rhythm_to_tell", which="r.told_day IS NOT r.day", order="DESC")
_TO_COME = _RAN_OUT.format(index="rhythm_to_tell", which="r.told_day IS NOT r.day", order="ASC")
_TOLD = _RAN_OUT.format(index="rhythm_told", which="r.told_day IS r.day", order="DESC")


class Asked(NamedTuple):
    """What is looked for: up to which day, dates of cards since which, and whether also what was told already.

    `began` is when reminders were first looked for; with `key` only what that is about. `snoozed` are keys of acts that
    are to be told again. With `has_all_own` the user's own reminders are there however far ahead they are.
    """

    now: datetime
    until: date
    dates_since: date
    is_told: bool
    habits: Habits
    weights: Weights
    began: date | None = None
    key: str = ""
    snoozed: frozenset[str] = frozenset()
    has_all_own: bool = False


def occurrences(connection: Tx, asked: Asked, hidden: Hidden) -> list[Occurrence]:
    """List what is to be told, in order; without what is done with, and later what is snoozed."""
    rooms = {
        _promised: ("deliver", "ask"),
        _planned: ("plan",),
        _quiet: ("cadence",),
        _dated: ("date",),
        _seated: ("review", "aim", "next"),
        _own: ("own",),
    }
    asked = asked._replace(snoozed=frozenset(_snoozed(connection, asked.now)))
    kind = asked.key.partition(":")[0]
    wanted = [room for room, kinds in rooms.items() if not kind or kind in kinds]
    found = [one for room in wanted for one in room(connection, asked) if not asked.key or one.key == asked.key]
    return in_order(put_off(found, hidden))


def _promised(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    for entry in entries_where(connection, _COMMITMENTS, (day_number(asked.until),)):
        if isinstance(entry, Commitment):
            yield sources.of_commitment(entry, asked.now, asked.habits)


def _planned(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    plans = [
        entry
        for entry in entries_where(connection, _PLANS, (day_number(asked.until + _PLANS_AHEAD),))
        if isinstance(entry, Interaction)
    ]
    spoken = _spoken(connection, [person for plan in plans for person in plan.people])
    for plan in plans:
        person = next(one for one in plan.people if one in spoken)
        found = sources.of_plan(plan, person, asked.now, asked.habits)
        yield from (one for one in found if one.at.astimezone(asked.now.tzinfo).date() <= asked.until)


def _quiet(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    untold, others = _whose_rhythm(connection, asked)
    people = list(dict.fromkeys((*untold, *others)))
    touches = latest_touches(connection, people, asked.now, asked.weights)
    for person in people:
        cadence = bonds.bond_of(connection, person).cadence
        if cadence is not None:
            found = pace(cadence, touches.get(person, ()), asked.now, asked.weights)
            one = sources.of_cadence(person, cadence, found, asked.now, asked.habits)
            is_older = asked.began is not None and one.due < asked.began and person not in others
            if one.due <= asked.until and not is_older:
                yield one


def _whose_rhythm(connection: Tx, asked: Asked) -> tuple[list[PersonId], set[PersonId]]:
    """Return whose rhythm is to be told, and whose was told or is asked for by its key."""

    def of(sql: str, since: int, until: int, most: int = _MOST_QUIET) -> list[PersonId]:
        rows = connection.execute(sql, {"since": since, "until": until, "most": most}).fetchall()
        return [PersonId(row[0]) for row in rows]

    keys = [asked.key] if asked.key else [key for key in asked.snoozed if key.startswith("cadence:")]
    numbers = [key.split(":")[1] for key in keys]
    others = _spoken(connection, [PersonId(int(one)) for one in numbers if one.isdecimal() and len(one) < 19])
    if asked.key:
        return [], others
    today = day_number(asked.now.date())
    if asked.is_told:
        others |= set(of(_TOLD, 1, today))
    began, most = (1, _MOST_AT_FIRST) if asked.began is None else (day_number(asked.began), _MOST_QUIET)
    coming = _MOST_QUIET if asked.is_told else _NEXT_QUIET
    ahead = of(_TO_COME, today + 1, day_number(asked.until), coming) if asked.until > asked.now.date() else []
    return [*of(_TO_TELL, began, today, most), *of(_TO_TELL, 0, 0), *ahead], others


def _dated(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    found: dict[str, Occurrence] = {}

    def read(first: date, last: date) -> list[Occurrence]:
        rows = occasions_between(connection, first, last, asked.habits.dates_of)
        dates = [(person, one) for person, listed in rows.items() for one in listed]
        return [sources.of_occasion(person, one, asked.now, asked.habits) for person, one in dates]

    day = asked.now.date() + timedelta(days=asked.habits.dates_lead_days)
    if not asked.key:
        found |= {one.id: one for one in read(asked.dates_since, day)}
    until = day if asked.key else day + (asked.until - asked.now.date())
    while day < until and len(found) < _MOST_COMING:
        day += timedelta(days=1)
        found |= {one.id: one for one in read(day, day)}
    for named in _days_of([asked.key, *asked.snoozed]):
        found |= {one.id: one for one in read(named, named) if one.key == asked.key or one.key in asked.snoozed}
    yield from found.values()


def _days_of(keys: Iterable[str]) -> list[date]:
    """Return the days that keys of dates end with."""
    days = []
    for key in keys:
        kind, _colon, rest = key.partition(":")
        with suppress(ValueError):
            days += [date.fromisoformat(rest.rpartition(":")[2])] if kind == "date" else []
    return sorted(set(days))


def _seated(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    sitting = seats.sitting(connection)
    due = due_for_review(sitting, asked.now, asked.weights)
    spoken = _spoken(connection, [seat.person for seat in sitting])
    for seat in sitting:
        if seat.person not in spoken:
            continue
        review = sources.of_review(seat, due, asked.now, asked.weights, asked.habits)
        if review is not None and review.due <= asked.until:
            yield review
        objectives = bonds.objectives_of(connection, seat.person)
        yield from sources.of_seat(seat, objectives, _commitments(connection, seat.person), asked.now, asked.habits)


def _commitments(connection: Tx, person: PersonId) -> Sequence[Commitment]:
    with_them = "e.id IN (SELECT t.entry_id FROM entry_person t WHERE t.person_id = ?) AND +e.kind = 'commitment'"
    return [one for one in entries_where(connection, with_them, (person,)) if isinstance(one, Commitment)]


def _own(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    listed = open_reminders(connection)
    spoken = _spoken(connection, [one.person for one in listed if one.person is not None])
    for reminder in listed:
        if reminder.person is None or reminder.person in spoken:
            found = sources.of_own(reminder, asked.now, asked.habits)
            yield from (one for one in found if asked.has_all_own or one.due <= asked.until)


def _snoozed(connection: Tx, now: datetime) -> list[str]:
    """Return the keys of snoozed acts that weren't told at the moment they come back."""
    sql = (
        "SELECT h.act FROM hidden_act h WHERE h.until_us NOT NULL AND NOT EXISTS (SELECT 1 FROM told t "
        "CROSS JOIN delivery d ON d.id = t.delivery_id WHERE t.person_id = h.person_id AND t.act = h.act "
        "AND t.at_us = h.until_us AND d.claimed_us <= ?)"
    )
    return [str(row[0]) for row in connection.execute(sql, (false_from_us(now),)).fetchall()]


def _spoken(connection: Tx, people: Sequence[PersonId]) -> set[PersonId]:
    """Return those of these people of whom anything is told: in the lists, and neither archived nor silenced."""
    sql = f"SELECT p.id FROM json_each(?) j CROSS JOIN person p ON p.id = j.value WHERE {_SPOKEN}"
    return {PersonId(row[0]) for row in connection.execute(sql, (json.dumps(people),)).fetchall()}
