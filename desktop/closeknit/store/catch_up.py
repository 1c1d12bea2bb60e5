"""Who is to be asked about in Catch up: those in the lists of whom nothing is known but their cards."""

import json
from collections.abc import Iterable, Sequence

from closeknit.domain.catch_up import is_kept_meeting
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.store.asked import Asked
from closeknit.store.entries import entries_of
from closeknit.store.search import conditions_of, count_of
from closeknit.store.tx import Tx

_NOTHING_KNOWN = (
    "NOT EXISTS (SELECT 1 FROM entry_person t JOIN entry e ON e.id = t.entry_id "
    "WHERE t.person_id = p.id AND e.kind = 'interaction')",
    "NOT EXISTS (SELECT 1 FROM bond b WHERE b.id = p.id "
    "AND (b.cadence_days IS NOT NULL OR b.has_never_met = 1 OR b.wants_no_rhythm = 1))",
)


def unasked(connection: Tx) -> Asked:
    """Put into SQL who is to be asked about."""
    asked = conditions_of(connection, PeopleQuery())
    for condition in _NOTHING_KNOWN:
        asked.add(condition)
    return asked


def next_sql(asked: Asked) -> str:
    """Walk the cards from the fullest on, as far as people are wanted; a person comes with the fullest of theirs.

    CROSS JOIN keeps the order: the planner would rather begin with everybody. The index isn't named, since a
    home whose cards were damaged when it was migrated has none.
    """
    return (
        "SELECT p.id FROM card c CROSS JOIN person p ON p.id = c.person_id "
        f"WHERE {asked.where} AND p.id NOT IN (SELECT value FROM json_each(:passed)) "
        "ORDER BY c.fullness DESC, c.person_id LIMIT :limit"
    )


def next_people(connection: Tx, limit: int, passed: Iterable[PersonId]) -> list[PersonId]:
    """List who comes next, without those passed over; fewer than `limit` only at the end."""
    asked = unasked(connection)
    sql, without = next_sql(asked), list(passed)
    found: list[PersonId] = []
    while len(found) < limit:
        values = {**asked.values, "passed": json.dumps([*without, *found]), "limit": limit - len(found)}
        rows = [PersonId(row[0]) for row in connection.execute(sql, values).fetchall()]
        if not rows:
            break
        found.extend(dict.fromkeys(rows))  # somebody of several cards comes once for each
    return found


def count_people(connection: Tx) -> int:
    """Count who is to be asked about."""
    return count_of(connection, unasked(connection))


def meetings_of(connection: Tx, person: PersonId) -> tuple[Interaction | None, Sequence[Interaction]]:
    """Return the meeting that an answer made, and all other interactions of a person."""
    passed = [one for one in entries_of(connection, person) if isinstance(one, Interaction)]
    kept = next((one for one in passed if is_kept_meeting(one)), None)
    return kept, [one for one in passed if one is not kept]
