"""The facts that Today is made of, of those people only of whom there is anything to say (product 4.7)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from closeknit.domain.act import Hidden, PersonFacts
from closeknit.domain.cadence import pace
from closeknit.domain.entry import Entry
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.matching import Match, Provides, Source, index, matches
from closeknit.domain.meaning import touches
from closeknit.domain.occasion import Occasion
from closeknit.domain.promise import Commitment, Need, Offer
from closeknit.domain.reminder.habits import DatesOf
from closeknit.domain.stems import stems
from closeknit.domain.weights import Weights
from closeknit.store import bonds, seats
from closeknit.store.days import day_number, micros, moment_at
from closeknit.store.derive import IN_LISTS
from closeknit.store.entries import OPEN, entries_of, entries_where
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx
from closeknit.store.yearly import occasions_between, occasions_of

#: So many of those past their rhythm are looked at, the longest overdue first.
_MOST_QUIET = 300
#: So many of those with a date near are looked at, the nearest first.
_MOST_NEAR = 60
_THERE = f"{IN_LISTS} AND p.is_me = 0"
#: CROSS JOIN keeps the order: a planner without statistics would begin with everybody, 3 s for a million entries.
_IN_PLAY = (
    "SELECT s.person_id FROM seat s CROSS JOIN person p ON p.id = s.person_id "
    f"WHERE s.left_day IS NULL AND {_THERE} "
    "UNION SELECT t.person_id FROM entry e CROSS JOIN entry_person t ON t.entry_id = e.id "
    f"CROSS JOIN person p ON p.id = t.person_id WHERE {OPEN} AND e.kind <> 'offer' AND {_THERE} "
    "UNION SELECT t.person_id FROM entry e CROSS JOIN entry_person t ON t.entry_id = e.id "
    f"CROSS JOIN person p ON p.id = t.person_id WHERE e.is_plan = 1 AND {_THERE} "
    "UNION SELECT o.person_id FROM objective o CROSS JOIN person p ON p.id = o.person_id "
    f"WHERE o.closed_day IS NULL AND o.is_stay_close = 0 AND {_THERE}"
)
_QUIET = (
    "SELECT b.id, (:today - coalesce(c.meaningful_day, b.cadence_since_day)) * 1.0 / b.cadence_days AS times "
    "FROM bond b CROSS JOIN person p ON p.id = b.id LEFT JOIN closeness c ON c.id = b.id "
    f"WHERE b.cadence_days IS NOT NULL AND b.is_archived = 0 AND b.is_silenced = 0 AND {_THERE} "
    "AND (c.id IS NULL OR times > 1) ORDER BY c.id IS NULL DESC, times DESC, b.id LIMIT :most"
)
_ARCHIVED = "SELECT id FROM bond WHERE is_archived = 1"

#: What those provide who can be introduced: not who is archived or in the trash.
_OFFERED = (
    f"{OPEN} AND e.kind = 'offer' AND NOT EXISTS (SELECT 1 FROM entry_person t JOIN person p ON p.id = t.person_id "
    f"WHERE t.entry_id = e.id AND (NOT ({IN_LISTS}) OR p.id IN ({_ARCHIVED})))"
)
_ROLES = (
    "SELECT b.id, b.role FROM bond b CROSS JOIN person p ON p.id = b.id "
    f"WHERE b.role IS NOT NULL AND b.is_archived = 0 AND {_THERE} ORDER BY b.id"
)


def people_in_play(connection: Tx, today: date) -> list[PersonId]:
    """List who sits, has a rhythm that ran out, or anything open."""
    found = {row[0] for row in connection.execute(_IN_PLAY).fetchall()}
    values = {"today": day_number(today), "most": _MOST_QUIET}
    found |= {row[0] for row in connection.execute(_QUIET, values).fetchall()}
    return [PersonId(person) for person in sorted(found)]


def facts_of_dates(connection: Tx, known: Collection[PersonId], today: date, near_days: int) -> list[PersonFacts]:
    """Gather whose date is near, of those who aren't known to be in play: the date is all there is to say of them."""
    found: dict[PersonId, list[Occasion]] = {}
    for ahead in range(near_days + 1):
        day = today + timedelta(days=ahead)
        for person, dates in occasions_between(connection, day, day, DatesOf.EVERYONE).items():
            if person not in known:
                found.setdefault(person, []).extend(dates)
        if len(found) >= _MOST_NEAR:
            break
    return [PersonFacts(person, occasions=tuple(dates)) for person, dates in list(found.items())[:_MOST_NEAR]]


def facts_of(connection: Tx, people: Sequence[PersonId], now: datetime, weights: Weights) -> list[PersonFacts]:
    """Gather what Today may speak of."""
    places = {seat.person: seat.place for seat in seats.sitting(connection)}
    histories = {person: entries_of(connection, person) for person in people}
    needs = [one for person in people for one in histories[person] if isinstance(one, Need) and one.met_day is None]
    met = _matches(connection, needs)
    near = occasions_of(connection, people, now.date())
    return [
        _facts(connection, person, histories[person], places.get(person), met, near.get(person, ()), now, weights)
        for person in people
    ]


def hidden_acts(connection: Tx) -> Hidden:
    """Give the acts put away by Done and by Snooze."""
    rows = connection.execute("SELECT act, digest, until_us FROM hidden_act ORDER BY id").fetchall()
    done = {row[0]: row[1] for row in rows if row[2] is None}
    snoozed = {row[0]: moment_at(row[2]) for row in rows if row[2] is not None}
    return Hidden(done, snoozed)


def hide(recorder: Recorder, act: str, person: PersonId, facts: str, until: datetime | None) -> None:
    """Put an act away by its key, until its facts change (None), or until a moment."""
    until_us = None if until is None else micros(until)
    found = recorder.tx.execute("SELECT id FROM hidden_act WHERE act = ?", (act,)).fetchall()
    if found:
        recorder.update("hidden_act", found[0][0], person, digest=facts, until_us=until_us)
    else:
        recorder.insert("hidden_act", person, act=act, person_id=person, digest=facts, until_us=until_us)


def _facts(
    connection: Tx,
    person: PersonId,
    entries: Sequence[Entry],
    place: int | None,
    met: dict[EntryId, tuple[Match, ...]],
    near: tuple[Occasion, ...],
    now: datetime,
    weights: Weights,
) -> PersonFacts:
    bond = bonds.bond_of(connection, person)
    interactions = [one for one in entries if isinstance(one, Interaction)]
    counted = touches(interactions, now, weights)
    return PersonFacts(
        person,
        place,
        bond,
        None if bond.cadence is None else pace(bond.cadence, counted, now, weights),
        tuple(one for one in entries if isinstance(one, Commitment)),
        tuple(one for one in entries if isinstance(one, Need)),
        met,
        bonds.open_objective(connection, person),
        near,
        tuple(one for one in interactions if one.is_plan),
        bool(counted),
    )


def _matches(connection: Tx, needs: Sequence[Need]) -> dict[EntryId, tuple[Match, ...]]:
    """Find who could meet each need, by offers, roles, and those categories that share a word with any need."""
    if not needs:
        return {}
    offers = [one for one in entries_where(connection, _OFFERED) if isinstance(one, Offer)]
    provided = [Provides(one.person, Source.OFFER, one.text, one.id) for one in offers]
    roles = connection.execute(_ROLES).fetchall()
    provided += [Provides(PersonId(row[0]), Source.ROLE, row[1]) for row in roles]
    wanted = {stem for need in needs for stem, _word in stems(need.text)}
    tags = connection.execute("SELECT DISTINCT normal FROM item WHERE field = 'category' ORDER BY normal").fetchall()
    for (tag,) in tags:
        if any(stem in wanted for stem, _word in stems(tag)):
            provided += [Provides(person, Source.TAG, tag) for person in _tagged(connection, tag)]
    found = index(provided)
    return {need.id: tuple(matches(need.text, need.person, found)) for need in needs}


def _tagged(connection: Tx, tag: str) -> list[PersonId]:
    sql = (
        "SELECT DISTINCT c.person_id FROM item i JOIN card c ON c.id = i.card_id JOIN person p ON p.id = c.person_id "
        f"WHERE i.field = 'category' AND i.normal = ? AND {_THERE} AND p.id NOT IN ({_ARCHIVED}) ORDER BY c.person_id"
    )
    return [PersonId(row[0]) for row in connection.execute(sql, (tag,)).fetchall()]
