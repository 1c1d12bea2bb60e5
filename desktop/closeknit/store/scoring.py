"""Closeness and rung of many people out of their rows, by the rules (product 4.2 and 4.3)."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from closeknit.domain.cadence import last_meaningful, last_met
from closeknit.domain.closeness import half_life_days, score
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, StartedBy
from closeknit.domain.ladder import Ground, standing
from closeknit.domain.ledger import Totals, Worth, add_up
from closeknit.domain.meaning import Passed, Touch, touches_of
from closeknit.domain.scored import Scored
from closeknit.domain.seat import Bond
from closeknit.domain.weights import Weights
from closeknit.store.bonds import bond_from, circles_of
from closeknit.store.days import day_number, day_of
from closeknit.store.images import COLUMNS
from closeknit.store.tx import Tx

_CHANNELS = {channel.value: channel for channel in Channel}
_STARTERS = {one.value: one for one in StartedBy}
_WHO = "IN (SELECT value FROM json_each(?))"
_INTERACTIONS = (
    "SELECT p.person_id, e.id, e.at_us, e.day, e.channel, e.minutes, e.rating, e.markers, "
    "(SELECT count(*) FROM entry_person o WHERE o.entry_id = e.id), e.started_by, e.answered "
    "FROM entry_person p JOIN entry e ON e.id = p.entry_id "
    f"WHERE p.person_id {_WHO} AND e.kind = 'interaction' AND e.is_plan = 0 ORDER BY p.person_id"
)
_RECENT = _INTERACTIONS.replace(" ORDER BY", " AND p.day >= ? ORDER BY")
#: Since the last meaningful contact as far as the cache knows it, whose rows are gone once a fact changes; else all.
_LATEST = _INTERACTIONS.replace(
    " ORDER BY",
    " AND p.day >= coalesce((SELECT c.meaningful_day FROM closeness c WHERE c.id = p.person_id AND c.weights = ?), 0) "
    "ORDER BY",
)
_OTHERS = (
    "SELECT p.person_id, e.kind, e.id, e.day, e.at_us, e.direction, e.value FROM entry_person p "
    f"JOIN entry e ON e.id = p.entry_id WHERE p.person_id {_WHO} AND e.kind IN ('exchange', 'need')"
)
_BONDS = f"SELECT id, {', '.join(COLUMNS['bond'])} FROM bond WHERE id {_WHO}"
_SEATED = f"SELECT person_id FROM seat WHERE left_day IS NULL AND person_id {_WHO}"
_AIMS = (
    f"SELECT person_id FROM objective WHERE closed_day IS NULL AND person_id {_WHO} "
    "AND (is_stay_close OR (mine <> '' AND theirs <> ''))"
)


class Noons:
    """Each day with the seconds of its noon in a zone, asked of the zone once; today counts as now."""

    def __init__(self, now: datetime) -> None:
        self._zone, self._today = now.tzinfo, -1
        self._days: dict[int, tuple[date, float]] = {}
        self.move_to(now)

    def move_to(self, now: datetime) -> None:
        """Let today be the day of `now`; its zone is that of the first one."""
        self._days.pop(self._today, None)
        self._today = day_number(now.date())
        self._days[self._today] = (now.date(), now.timestamp())

    def at(self, number: int) -> tuple[date, float]:
        """Return the day, and seconds since 1970, UTC."""
        found = self._days.get(number)
        if found is None:
            day = day_of(number)
            found = self._days[number] = (day, datetime.combine(day, time(12), self._zone).timestamp())
        return found


def compute(
    connection: Tx, people: Sequence[PersonId], now: datetime, weights: Weights, noons: Noons | None = None
) -> dict[PersonId, Scored]:
    """Apply the rules to each of these people; `noons` can be used again for the next."""
    who, noons = json.dumps(list(people)), noons or Noons(now)
    noons.move_to(now)
    passed = _passed(connection, _INTERACTIONS, (who,), noons)
    others = _others(connection, who, now, noons)
    bonds = {row[0]: bond_from(row[0], row[1:]) for row in connection.execute(_BONDS, (who,)).fetchall()}
    known = circles_of(connection, people)
    seated = {row[0] for row in connection.execute(_SEATED, (who,)).fetchall()}
    aims = {row[0] for row in connection.execute(_AIMS, (who,)).fetchall()}
    now_s = now.timestamp()
    found = {}
    for person in people:
        bond = bonds.get(person)
        touches = touches_of(passed.get(person, ()), now_s, weights)
        given, received, needs, worths = others.get(person, ((), (), (), ()))
        ground = Ground(
            touches, given, received, needs, person in seated, person in aims, bond is not None and bond.is_remote
        )
        found[person] = _scored(person, touches, add_up(worths, weights), known.get(person, 0), bond, ground, weights)
    return found


def _scored(
    person: PersonId,
    touches: Sequence[Touch],
    totals: Totals,
    both_know: int,
    bond: Bond | None,
    ground: Ground,
    weights: Weights,
) -> Scored:
    last, met = last_meaningful(touches, weights), last_met(touches)
    value = None
    if bond is None or not bond.is_unscored:
        value = score(touches, totals, both_know, half_life_days(bond, weights), weights).value
    rung = standing(ground, weights).rung
    return Scored(person, value, rung, None if last is None else last.day, None if met is None else met.day)


def recent_touches(
    connection: Tx, people: Sequence[PersonId], since: date, now: datetime, weights: Weights
) -> dict[PersonId, list[Touch]]:
    """Give what counts since a day of each of these people, newest first."""
    values = (json.dumps(list(people)), day_number(since))
    found = _passed(connection, _RECENT, values, Noons(now))
    return {person: touches_of(rows, now.timestamp(), weights) for person, rows in found.items()}


def latest_touches(
    connection: Tx, people: Sequence[PersonId], now: datetime, weights: Weights
) -> dict[PersonId, list[Touch]]:
    """Give at least what counts since the last meaningful contact of each of these people, newest first."""
    found = _passed(connection, _LATEST, (json.dumps(list(people)), weights.version), Noons(now))
    return {person: touches_of(rows, now.timestamp(), weights) for person, rows in found.items()}


def _passed(connection: Tx, sql: str, values: Sequence[object], noons: Noons) -> dict[PersonId, list[Passed]]:
    at = noons.at
    found: dict[PersonId, list[Passed]] = {}
    for person, rows in groupby(connection.execute(sql, values), key=_person_of):
        found[person] = [
            Passed(
                entry,
                at(day)[1] if at_us is None else at_us / 1_000_000,
                at(day)[0],
                _CHANNELS[channel],
                minutes,
                rating,
                len(markers.split()) if markers else 0,
                people,
                _STARTERS.get(starter),
                bool(answered),
            )
            for _, entry, at_us, day, channel, minutes, rating, markers, people, starter, answered in rows
        ]
    return found


_Others = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[Worth, ...]]


def _others(connection: Tx, who: str, now: datetime, noons: Noons) -> dict[PersonId, _Others]:
    """Give the rows given, received and needed up to now, and what was given and received is worth."""
    now_s = now.timestamp()
    found: dict[PersonId, _Others] = {}
    for person, kind, entry, day, at_us, direction, value in connection.execute(_OTHERS, (who,)):
        age = (now_s - (noons.at(day)[1] if at_us is None else at_us / 1_000_000)) / 86_400
        if age < 0:
            continue
        given, received, needs, worths = found.get(person, ((), (), (), ()))
        if kind == "need":
            found[person] = (given, received, (*needs, entry), worths)
        elif direction == "gave":
            found[person] = ((*given, entry), received, needs, (*worths, Worth(True, value, age)))
        else:
            found[person] = (given, (*received, entry), needs, (*worths, Worth(False, value, age)))
    return found


def _person_of(row: Sequence[Any]) -> PersonId:
    return PersonId(row[0])
