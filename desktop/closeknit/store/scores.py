"""Closeness and rung of many people: read from the cache where it is of today, computed by the rules elsewhere.

Triggers take a person's row out of the cache with every fact that changes, whoever changes it (migration 2).
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from closeknit.domain.cadence import last_meaningful
from closeknit.domain.closeness import half_life_days, score
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, StartedBy
from closeknit.domain.ladder import Ground, Rung, standing
from closeknit.domain.ledger import Totals, Worth, add_up
from closeknit.domain.meaning import Passed, Touch, touches_of
from closeknit.domain.scored import Scored
from closeknit.domain.seat import Bond
from closeknit.domain.weights import DEFAULTS, Weights
from closeknit.store.bonds import bond_from
from closeknit.store.database import Store
from closeknit.store.days import day_number, day_of
from closeknit.store.images import COLUMNS
from closeknit.store.tx import Tx

AT_ONCE = 1000
#: So many are computed in one transaction, a tenth of a second.
_KEPT_AT_ONCE = 400
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
_OTHERS = (
    "SELECT p.person_id, e.kind, e.id, e.day, e.at_us, e.direction, e.value FROM entry_person p "
    f"JOIN entry e ON e.id = p.entry_id WHERE p.person_id {_WHO} AND e.kind IN ('exchange', 'need')"
)
_BONDS = f"SELECT id, {', '.join(COLUMNS['bond'])} FROM bond WHERE id {_WHO}"
_TIES = (
    "SELECT person, count(DISTINCT other) FROM ("
    "SELECT first_id AS person, second_id AS other FROM tie UNION ALL SELECT second_id, first_id FROM tie) "
    "WHERE person IN (SELECT value FROM json_each(:who)) "
    "AND other IN (SELECT id FROM person WHERE shown = 0 AND is_me = 0) GROUP BY person"
)
_SEATED = f"SELECT person_id FROM seat WHERE left_day IS NULL AND person_id {_WHO}"
_AIMS = (
    f"SELECT person_id FROM objective WHERE closed_day IS NULL AND person_id {_WHO} "
    "AND (is_stay_close OR (mine <> '' AND theirs <> ''))"
)


class Scores:
    """Reads on the calling thread's connection; `now` gives the moment in the user's zone."""

    def __init__(self, store: Store, now: Callable[[], datetime], weights: Weights = DEFAULTS) -> None:
        self._store, self._now, self._weights = store, now, weights
        self._last = 0  # everybody up to this id was looked at

    def of(self, people: Sequence[PersonId]) -> dict[PersonId, Scored]:
        """Give everybody's figures, of now; what isn't in the cache is computed, and not kept."""
        with self._store.reading() as connection:
            now = self._now()
            found = self._cached(connection, people, now)
            missing = [person for person in people if person not in found]
            for first in range(0, len(missing), AT_ONCE):
                found |= compute(connection, missing[first : first + AT_ONCE], now, self._weights)
            return {person: found.get(person, Scored(person)) for person in people}

    def freshen(self) -> int:
        """Compute and keep a piece of what the cache lacks; returns how many people, 0 when all are of today.

        It is computed in the transaction that keeps it, so that no fact can change in between.
        """
        now = self._now()
        sql = (
            "SELECT DISTINCT p.person_id FROM entry_person p WHERE p.person_id > ? AND NOT EXISTS (SELECT 1 FROM "
            "closeness c WHERE c.id = p.person_id AND c.as_of_day = ? AND c.weights = ?) ORDER BY p.person_id LIMIT ?"
        )
        with self._store.reading() as connection:
            values = (self._last, day_number(now.date()), self._weights.version, _KEPT_AT_ONCE)
            people = [PersonId(row[0]) for row in connection.execute(sql, values).fetchall()]
        if people:
            self._store.write(lambda tx: self._keep(tx, people, now))
        elif self._last:
            self._last = 0
            return self.freshen()
        self._last = people[-1] if people else 0
        return len(people)

    def _keep(self, tx: Tx, people: Sequence[PersonId], now: datetime) -> None:
        day = day_number(now.date())
        rows = [
            (
                *(one.person, one.closeness, int(one.rung)),
                *(None if one.last_meaningful is None else day_number(one.last_meaningful), day),
                self._weights.version,
            )
            for one in compute(tx, people, now, self._weights).values()
        ]
        tx.executemany(
            "INSERT INTO closeness (id, value, rung, meaningful_day, as_of_day, weights) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET value = excluded.value, rung = excluded.rung, "
            "meaningful_day = excluded.meaningful_day, as_of_day = excluded.as_of_day, weights = excluded.weights",
            rows,
        )

    def _cached(self, connection: Tx, people: Sequence[PersonId], now: datetime) -> dict[PersonId, Scored]:
        rows = connection.execute(
            f"SELECT id, value, rung, meaningful_day FROM closeness WHERE id {_WHO} AND as_of_day = ? AND weights = ?",
            (json.dumps(list(people)), day_number(now.date()), self._weights.version),
        )
        return {
            PersonId(row[0]): Scored(PersonId(row[0]), row[1], Rung(row[2]), None if row[3] is None else day_of(row[3]))
            for row in rows.fetchall()
        }


def compute(
    connection: Tx, people: Sequence[PersonId], now: datetime, weights: Weights = DEFAULTS
) -> dict[PersonId, Scored]:
    """Apply the rules to each of these people."""
    who = json.dumps(list(people))
    passed = _passed(connection, _INTERACTIONS, (who,), now)
    others = _others(connection, who, now)
    bonds = {row[0]: bond_from(row[0], row[1:]) for row in connection.execute(_BONDS, (who,)).fetchall()}
    known = dict(connection.execute(_TIES, {"who": who}).fetchall())
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
    last = last_meaningful(touches, weights)
    day = None if last is None else last.day
    rung = standing(ground, weights).rung
    if bond is not None and bond.is_unscored:
        return Scored(person, None, rung, day)
    half_life = half_life_days(bond, weights)
    return Scored(person, score(touches, totals, both_know, half_life, weights).value, rung, day)


class Noons:
    """The seconds of a day's noon in a zone, each day asked of the zone once; today counts as now."""

    def __init__(self, now: datetime) -> None:
        self._now, self._today = now, day_number(now.date())
        self._seconds = {self._today: now.timestamp()}

    def seconds(self, day: int) -> float:
        """Return seconds since 1970, UTC."""
        found = self._seconds.get(day)
        if found is None:
            found = datetime.combine(day_of(day), time(12), self._now.tzinfo).timestamp()
            self._seconds[day] = found
        return found


def recent_touches(
    connection: Tx, people: Sequence[PersonId], since: date, now: datetime, weights: Weights = DEFAULTS
) -> dict[PersonId, list[Touch]]:
    """Give what counts since a day of each of these people, newest first."""
    values = (json.dumps(list(people)), day_number(since))
    found = _passed(connection, _RECENT, values, now)
    return {person: touches_of(rows, now.timestamp(), weights) for person, rows in found.items()}


def _passed(connection: Tx, sql: str, values: Sequence[object], now: datetime) -> dict[PersonId, list[Passed]]:
    noons = Noons(now)
    found: dict[PersonId, list[Passed]] = {}
    for person, rows in groupby(connection.execute(sql, values), key=_person_of):
        found[person] = [
            Passed(
                entry,
                noons.seconds(day) if at_us is None else at_us / 1_000_000,
                day_of(day),
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


def _others(connection: Tx, who: str, now: datetime) -> dict[PersonId, _Others]:
    """Give the rows given, received and needed up to now, and what was given and received is worth."""
    noons, now_s = Noons(now), now.timestamp()
    found: dict[PersonId, _Others] = {}
    for person, kind, entry, day, at_us, direction, value in connection.execute(_OTHERS, (who,)):
        age = (now_s - (noons.seconds(day) if at_us is None else at_us / 1_000_000)) / 86_400
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
