"""All that is to be told up to a day, of those people only of whom anything calls for it (product 3, *Reminder*)."""

import json
from collections.abc import Iterator, Sequence
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
from closeknit.store.entries import entries_where
from closeknit.store.reminders import open_reminders
from closeknit.store.scoring import recent_touches
from closeknit.store.tx import Tx
from closeknit.store.yearly import occasions_between

#: So many rhythms that ran out are looked at in one go, those that ran out last first; the others come after them.
_MOST_QUIET = 500
_SPOKEN = (
    "EXISTS (SELECT 1 FROM entry_person t CROSS JOIN person p ON p.id = t.person_id LEFT JOIN bond b ON b.id = p.id "
    "WHERE t.entry_id = e.id AND p.shown = 0 AND p.is_me = 0 "
    "AND coalesce(b.is_archived, 0) = 0 AND coalesce(b.is_silenced, 0) = 0)"
)
_COMMITMENTS = f"e.kind = 'commitment' AND e.closed_day IS NULL AND e.due_day <= ? AND {_SPOKEN}"
_PLANS = f"e.is_plan = 1 AND e.day <= ? AND {_SPOKEN}"
_STILL = "SELECT b.id FROM bond b WHERE b.is_silenced = 1 OR b.is_archived = 1"
#: The first day on which a rhythm is quiet, as far as the cache knows; an unknown last contact may be any.
_QUIET_DAY = (
    "max(coalesce(c.meaningful_day, b.cadence_since_day) + b.cadence_days + 1, "
    "CASE WHEN b.paused_until_day > :today THEN b.paused_until_day ELSE 0 END)"
)
_QUIET = (
    f"SELECT b.id FROM bond b CROSS JOIN person p ON p.id = b.id LEFT JOIN closeness c ON c.id = b.id "
    "WHERE b.cadence_days IS NOT NULL AND b.is_archived = 0 AND b.is_silenced = 0 AND p.shown = 0 AND p.is_me = 0 "
    f"AND (c.id IS NULL OR c.weights <> :weights OR {_QUIET_DAY} <= :until) AND (:is_told OR NOT EXISTS "
    "(SELECT 1 FROM told t WHERE t.person_id = b.id AND t.occurrence GLOB 'cadence:' || b.id || ':*:' || "
    f"date({_QUIET_DAY} * 86400, 'unixepoch'))) ORDER BY {_QUIET_DAY} DESC, b.id LIMIT :most"
)


class Asked(NamedTuple):
    """What is looked for: up to which day, dates of cards since which, and whether also what was told already.

    With `has_all_own` the user's own reminders are there however far ahead they are.
    """

    now: datetime
    until: date
    dates_since: date
    is_told: bool
    habits: Habits
    weights: Weights
    has_all_own: bool = False


def occurrences(connection: Tx, asked: Asked, hidden: Hidden) -> list[Occurrence]:
    """List what is to be told, in order; without what is done with, and later what is snoozed."""
    rooms = (_promised, _planned, _quiet, _dated, _seated, _own)
    return in_order(put_off([one for room in rooms for one in room(connection, asked)], hidden))


def _promised(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    for entry in entries_where(connection, _COMMITMENTS, (day_number(asked.until),)):
        if isinstance(entry, Commitment):
            yield sources.of_commitment(entry, asked.now, asked.habits)


def _planned(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    for entry in entries_where(connection, _PLANS, (day_number(asked.until),)):
        if isinstance(entry, Interaction):
            yield from sources.of_plan(entry, asked.now, asked.habits)


def _quiet(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    values = {
        "today": day_number(asked.now.date()),
        "until": day_number(asked.until),
        "weights": asked.weights.version,
        "is_told": asked.is_told,
        "most": _MOST_QUIET,
    }
    people = [PersonId(row[0]) for row in connection.execute(_QUIET, values).fetchall()]
    touches = recent_touches(connection, people, date.min, asked.now, asked.weights)
    for person in people:
        cadence = bonds.bond_of(connection, person).cadence
        if cadence is not None:
            found = pace(cadence, touches.get(person, ()), asked.now, asked.weights)
            one = sources.of_cadence(person, cadence, found, asked.now, asked.habits)
            if one.due <= asked.until:
                yield one


def _dated(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    lead = timedelta(days=asked.habits.dates_lead_days)
    found = occasions_between(connection, asked.dates_since, asked.until + lead, asked.habits.dates_of)
    for person, occasions in found.items():
        for occasion in occasions:
            yield sources.of_occasion(person, occasion, asked.now, asked.habits)


def _seated(connection: Tx, asked: Asked) -> Iterator[Occurrence]:
    sitting = seats.sitting(connection)
    due = due_for_review(sitting, asked.now, asked.weights)
    still = {row[0] for row in connection.execute(_STILL).fetchall()}
    for seat in sitting:
        if seat.person in still:
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
    still = {row[0] for row in connection.execute(_STILL).fetchall()}
    gone = _gone(connection, [one.person for one in open_reminders(connection) if one.person is not None])
    for reminder in open_reminders(connection):
        if reminder.person in still or reminder.person in gone:
            continue
        for one in sources.of_own(reminder, asked.now, asked.habits):
            if asked.has_all_own or one.due <= asked.until:
                yield one


def _gone(connection: Tx, people: Sequence[PersonId]) -> set[PersonId]:
    """Return those of these people who are in no list any more."""
    sql = "SELECT p.id FROM json_each(?) j CROSS JOIN person p ON p.id = j.value WHERE p.shown <> 0"
    return {PersonId(row[0]) for row in connection.execute(sql, (json.dumps(people),)).fetchall()}
