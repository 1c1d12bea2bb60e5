"""Closeness and rung of many people: read from the cache where it is of today, computed by the rules elsewhere.

What is kept under other weights than those in force is as stale as what is of yesterday; with scores switched off the
cache is kept up, and closeness isn't given out.

Triggers take a person's row out of the cache with every fact that changes, whoever changes it (migration 2), and name
them in `closeness_wanted` (migration 3).
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from closeknit.domain.ids import PersonId
from closeknit.domain.scored import Rung, Scored
from closeknit.domain.weights import Weights
from closeknit.store.database import Store
from closeknit.store.days import day_number, day_or_none, number_or_none
from closeknit.store.scoring import Noons, compute
from closeknit.store.tx import Tx
from closeknit.store.weighing import scoring_of

AT_ONCE = 1000
#: So many people and entries are computed in one transaction: a fifth of a second.
_KEPT_AT_ONCE = 2000
_ENTRIES_AT_ONCE = 12_000
#: So many whose facts changed are computed before a list that rests on figures: 40 ms at the most.
_MENDED_AT_ONCE = 300
_WHO = "IN (SELECT value FROM json_each(?))"


class Scores:
    """Reads on the calling thread's connection; `now` gives the moment in the user's zone."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._last = 0  # everybody up to this id was looked at
        self._noons: Noons | None = None

    def of(self, people: Sequence[PersonId]) -> dict[PersonId, Scored]:
        """Give everybody's figures, of now; what isn't in the cache is computed, and not kept.

        Of whom nothing was ever said nothing is computed: a list of people who were just read is quick.
        """
        with self._store.reading() as connection:
            now, scoring = self._now(), scoring_of(connection)
            found = _cached(connection, people, now, scoring.weights)
            unknown = [person for person in people if person not in found]
            missing = _with_facts(connection, unknown) if unknown else []
            for first in range(0, len(missing), AT_ONCE):
                found |= compute(connection, missing[first : first + AT_ONCE], now, scoring.weights)
            every = {person: found.get(person, Scored(person)) for person in people}
            return every if scoring.is_on else {one.person: replace(one, closeness=None) for one in every.values()}

    def freshen(self) -> int:
        """Compute and keep a piece of what the cache lacks; returns how many people, 0 when all are of today.

        It is computed in the transaction that keeps it, so that no fact can change in between. With all of them of
        today the month's snapshot is taken, once (product 4.3).
        """
        now = self._now()
        with self._store.reading() as connection:
            people = self._stale(connection, now)
        if people:
            self._last = people[-1]
            self._noons = self._noons or Noons(now)
            self._store.write(lambda tx: self._keep(tx, people, now))
            return len(people)
        if self._last:
            self._last = 0
            return self.freshen()
        self._noons = None
        self._store.write(lambda tx: _take_snapshot(tx, now))
        return 0

    def mend(self) -> int:
        """Compute and keep the figures of those whose facts changed, as lists rest on the cache; of a few hundred.

        Returns how many there were. After a change of more people than that `freshen` brings the others within
        minutes.
        """
        with self._store.reading() as connection:
            wanted = len(_wanted(connection))
        if wanted:
            now = self._now()
            self._store.write(lambda tx: self._keep(tx, _wanted(tx), now))
        return wanted

    def _stale(self, connection: Tx, now: datetime) -> list[PersonId]:
        """List the next people without figures of today, as many as have not too many entries together."""
        sql = (
            "SELECT p.person_id, count(*) FROM entry_person p WHERE p.person_id > ? AND NOT EXISTS (SELECT 1 FROM "
            "closeness c WHERE c.id = p.person_id AND c.as_of_day = ? AND c.weights = ?) "
            "GROUP BY p.person_id ORDER BY p.person_id LIMIT ?"
        )
        values = (self._last, day_number(now.date()), scoring_of(connection).weights.version, _KEPT_AT_ONCE)
        people: list[PersonId] = []
        entries = 0
        for person, count in connection.execute(sql, values).fetchall():
            entries += count
            if people and entries > _ENTRIES_AT_ONCE:
                break
            people.append(PersonId(person))
        return people

    def _keep(self, tx: Tx, people: Sequence[PersonId], now: datetime) -> None:
        day, weights = day_number(now.date()), scoring_of(tx).weights
        rows = [
            (
                *(one.person, one.closeness, int(one.rung)),
                *(number_or_none(one.last_meaningful), number_or_none(one.last_met), day),
                weights.version,
            )
            for one in compute(tx, people, now, weights, self._noons).values()
        ]
        tx.executemany(
            "INSERT INTO closeness (id, value, rung, meaningful_day, met_day, as_of_day, weights) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value, rung = excluded.rung, "
            "meaningful_day = excluded.meaningful_day, met_day = excluded.met_day, as_of_day = excluded.as_of_day, "
            "weights = excluded.weights",
            rows,
        )
        tx.execute(f"DELETE FROM closeness_wanted WHERE id {_WHO}", (json.dumps(list(people)),))


def _cached(connection: Tx, people: Sequence[PersonId], now: datetime, weights: Weights) -> dict[PersonId, Scored]:
    rows = connection.execute(
        f"SELECT id, value, rung, meaningful_day, met_day FROM closeness "
        f"WHERE id {_WHO} AND as_of_day = ? AND weights = ?",
        (json.dumps(list(people)), day_number(now.date()), weights.version),
    )
    return {
        PersonId(row[0]): Scored(PersonId(row[0]), row[1], Rung(row[2]), day_or_none(row[3]), day_or_none(row[4]))
        for row in rows.fetchall()
    }


def _with_facts(connection: Tx, people: Sequence[PersonId]) -> list[PersonId]:
    """Leave out those with whom nothing ever passed: they neither are in the cache nor are to be computed."""
    sql = (
        "SELECT j.value FROM json_each(?) j WHERE j.value IN (SELECT id FROM closeness) "
        "OR j.value IN (SELECT id FROM closeness_wanted) ORDER BY j.key"
    )
    return [PersonId(row[0]) for row in connection.execute(sql, (json.dumps(list(people)),)).fetchall()]


def _wanted(connection: Tx) -> list[PersonId]:
    sql = (
        f"SELECT w.id FROM closeness_wanted w CROSS JOIN person p ON p.id = w.id ORDER BY w.id LIMIT {_MENDED_AT_ONCE}"
    )
    return [PersonId(row[0]) for row in connection.execute(sql).fetchall()]


def snapshot_of(connection: Tx, person: PersonId, day: date) -> float | None:
    """Return the closeness that was kept in the month of a day."""
    sql = "SELECT value FROM snapshot WHERE person_id = ? AND month = ?"
    found = connection.execute(sql, (person, _month(day))).fetchall()
    return float(found[0][0]) if found else None


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _take_snapshot(tx: Tx, now: datetime) -> None:
    month = _month(now)
    if not tx.execute("SELECT 1 FROM snapshot WHERE month = ? LIMIT 1", (month,)).fetchall():
        tx.execute(
            "INSERT INTO snapshot (person_id, month, value) SELECT id, ?, value FROM closeness WHERE value IS NOT NULL",
            (month,),
        )
