"""Who may be suggested for a free seat, found without opening everybody (product 4.5).

The cache of closeness names those with a meaningful contact within 90 days, the closest first; the few whom it
doesn't hold yet are looked at besides. The number that counts is computed by the rules.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.matching import Match, Provides, Source, index, matches
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import Need, Offer
from closeknit.domain.scored import Scored
from closeknit.domain.seating import SUGGEST_CONTACTS, SUGGEST_DAYS, Candidate, recent_contacts
from closeknit.domain.weights import Scoring, Weights
from closeknit.store.asked import Asked
from closeknit.store.days import day_number
from closeknit.store.entries import MINE, OPEN, entries_where
from closeknit.store.scoring import recent_touches
from closeknit.store.search import conditions_of
from closeknit.store.tx import Tx

#: So many are looked at in one go; the first go with anybody to suggest ends the search.
_AT_ONCE = 20
#: So many whom the cache doesn't hold are looked at besides.
_MOST_UNCACHED = 30

Figures = Callable[[Sequence[PersonId]], Mapping[PersonId, Scored]]


def candidates(connection: Tx, now: datetime, figures: Figures, scoring: Scoring) -> list[Candidate]:
    """List those unseated for whom something speaks, of contacts alone only the closest."""
    asked = _unseated(connection)
    met = _matched(connection, asked)
    contacts = _closest_in_touch(connection, asked, now, scoring)
    people = sorted(contacts.keys() | met.keys())
    scored = figures(people)
    return [
        Candidate(person, scored[person].closeness, met.get(person, ()), contacts.get(person, ())) for person in people
    ]


def _unseated(connection: Tx) -> Asked:
    """Ask for those whom lists show, but who neither sit nor are silenced."""
    asked = conditions_of(connection, PeopleQuery())
    asked.add("p.id NOT IN (SELECT person_id FROM seat WHERE left_day IS NULL)")
    asked.add("NOT EXISTS (SELECT 1 FROM bond b WHERE b.id = p.id AND (b.is_archived = 1 OR b.is_silenced = 1))")
    return asked


def _closest_in_touch(connection: Tx, asked: Asked, now: datetime, scoring: Scoring) -> dict[PersonId, tuple[int, ...]]:
    """Find the closest with enough contacts, and whoever isn't in the cache and has them too.

    Where scores are switched off, those with the latest contacts stand for the closest.
    """
    weights, first = scoring.weights, "value IS NULL, value DESC" if scoring.is_on else "meaningful_day DESC"
    found = _speaking(connection, _uncached(connection, asked, now), now, weights)
    sql = f"SELECT id FROM closeness WHERE meaningful_day >= ? ORDER BY {first}, id LIMIT {_AT_ONCE} OFFSET ?"
    offset = 0
    while True:
        rows = connection.execute(sql, (_since(now), offset)).fetchall()
        people = _of_those(connection, asked, [row[0] for row in rows])
        closest = _speaking(connection, people, now, weights)
        if closest or len(rows) < _AT_ONCE:
            return found | closest
        offset += _AT_ONCE


def _of_those(connection: Tx, asked: Asked, people: Sequence[int]) -> list[PersonId]:
    """Leave out who sits, is archived or isn't shown."""
    sql = f"SELECT p.id FROM person p WHERE p.id IN (SELECT value FROM json_each(:who)) AND {asked.where}"
    rows = connection.execute(sql, {**asked.values, "who": json.dumps(people)}).fetchall()
    return [PersonId(row[0]) for row in rows]


def _uncached(connection: Tx, asked: Asked, now: datetime) -> list[PersonId]:
    sql = (
        "SELECT p.id FROM closeness_wanted w CROSS JOIN person p ON p.id = w.id WHERE EXISTS "
        "(SELECT 1 FROM entry_person t WHERE t.person_id = p.id AND t.day >= :since) "
        f"AND {asked.where} ORDER BY p.id LIMIT {_MOST_UNCACHED}"
    )
    rows = connection.execute(sql, {**asked.values, "since": _since(now)}).fetchall()
    return [PersonId(row[0]) for row in rows]


def _speaking(
    connection: Tx, people: Sequence[PersonId], now: datetime, weights: Weights
) -> dict[PersonId, tuple[int, ...]]:
    contacts = _contacts(connection, people, now, weights)
    return {person: rows for person, rows in contacts.items() if len(rows) >= SUGGEST_CONTACTS}


def _contacts(
    connection: Tx, people: Sequence[PersonId], now: datetime, weights: Weights
) -> dict[PersonId, tuple[int, ...]]:
    since = now.date() - timedelta(days=SUGGEST_DAYS + 1)
    touches = recent_touches(connection, people, since, now, weights) if people else {}
    return {person: recent_contacts(found, weights) for person, found in touches.items()}


def _since(now: datetime) -> int:
    return day_number(now.date() - timedelta(days=SUGGEST_DAYS + 1))


def _matched(connection: Tx, asked: Asked) -> dict[PersonId, tuple[Match, ...]]:
    """Find whose need my offer meets, and who offers what I need."""
    mine = entries_where(connection, f"{OPEN} AND {MINE}")
    offers = [one for one in mine if isinstance(one, Offer)]
    needs = [one for one in mine if isinstance(one, Need)]
    found: dict[PersonId, list[Match]] = {}
    if offers:
        mine_by_word = index(Provides(None, Source.OFFER, one.text, one.id) for one in offers)
        for entry, person, text in _theirs(connection, "need", asked):
            for match in matches(text, person, mine_by_word):
                rows = (entry, *match.rows)
                met = Match(person, match.words, match.sources, rows, match.reason)
                found.setdefault(person, []).append(met)
    if needs:
        offered = _theirs(connection, "offer", asked)
        theirs = index(Provides(person, Source.OFFER, text, entry) for entry, person, text in offered)
        for need in needs:
            for match in matches(need.text, None, theirs):
                if match.person is not None:
                    found.setdefault(match.person, []).append(match)
    return {person: tuple(met) for person, met in found.items()}


def _theirs(connection: Tx, kind: str, asked: Asked) -> list[tuple[EntryId, PersonId, str]]:
    sql = (
        "SELECT e.id, p.id, e.note FROM entry e CROSS JOIN entry_person t ON t.entry_id = e.id "
        "CROSS JOIN person p ON p.id = t.person_id "
        f"WHERE {OPEN} AND e.kind = :entry_kind AND {asked.where} ORDER BY e.id"
    )
    rows = connection.execute(sql, {**asked.values, "entry_kind": kind}).fetchall()
    return [(EntryId(row[0]), PersonId(row[1]), str(row[2])) for row in rows]
