"""What the user said about a relationship as a whole: role, cadence, objective, ties, communities (product 3)."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from closeknit.domain.errors import UserError
from closeknit.domain.ids import ObjectiveId, PersonId
from closeknit.domain.interaction import Channel
from closeknit.domain.promise import Objective, Progress
from closeknit.domain.seat import Bond, Cadence, Role, Tie
from closeknit.store.days import day_number, day_of, day_or_none, number_or_none
from closeknit.store.derive import IN_LISTS
from closeknit.store.images import COLUMNS
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

_BOND = COLUMNS["bond"]
_OBJECTIVE = ("id", *COLUMNS["objective"])


def bond_of(tx: Tx, person: PersonId) -> Bond:
    """Read what was said; an empty bond where nothing was."""
    found = tx.execute(f"SELECT {', '.join(_BOND)} FROM bond WHERE id = ?", (person,)).fetchall()
    return bond_from(person, found[0]) if found else Bond(person)


def bond_from(person: PersonId, row: Sequence[Any]) -> Bond:
    """Make a bond of its columns in the order of `COLUMNS`."""
    values = dict(zip(_BOND, row, strict=True))
    cadence = None
    if values["cadence_days"] is not None:
        cadence = Cadence(
            values["cadence_days"],
            day_of(values["cadence_since_day"]),
            values["latest_days"],
            day_or_none(values["paused_until_day"]),
        )
    return Bond(
        person,
        None if values["role"] is None else Role(values["role"]),
        bool(values["is_remote"]),
        bool(values["is_unscored"]),
        bool(values["is_archived"]),
        bool(values["is_silenced"]),
        cadence,
        values["zone"],
        tuple(values["languages"].split()),
        None if values["prefers"] is None else Channel(values["prefers"]),
        values["met"],
        bool(values["has_never_met"]),
        bool(values["wants_no_rhythm"]),
    )


def put_bond(recorder: Recorder, bond: Bond) -> None:
    """Write a bond whole; only what differs is journalled."""
    person, cadence = bond.person, bond.cadence
    values = {
        "role": None if bond.role is None else bond.role.value,
        "is_remote": int(bond.is_remote),
        "is_unscored": int(bond.is_unscored),
        "is_archived": int(bond.is_archived),
        "is_silenced": int(bond.is_silenced),
        "cadence_days": None if cadence is None else cadence.ideal_days,
        "latest_days": None if cadence is None else cadence.latest_days,
        "cadence_since_day": None if cadence is None else day_number(cadence.since),
        "paused_until_day": number_or_none(None if cadence is None else cadence.paused_until),
        "zone": bond.zone,
        "languages": " ".join(bond.languages),
        "prefers": None if bond.prefers is None else bond.prefers.value,
        "met": bond.met,
        "has_never_met": int(bond.has_never_met),
        "wants_no_rhythm": int(bond.wants_no_rhythm and cadence is None),
    }
    if recorder.tx.execute("SELECT 1 FROM bond WHERE id = ?", (person,)).fetchall():
        recorder.update("bond", person, person, **values)
    else:
        recorder.insert("bond", person, row_id=person, **values)


def objectives_of(tx: Tx, person: PersonId) -> list[Objective]:
    """List objectives, the open one first, then those closed last."""
    rows = tx.execute(
        f"SELECT {', '.join(_OBJECTIVE)} FROM objective WHERE person_id = ? "
        "ORDER BY closed_day IS NOT NULL, closed_day DESC, id DESC",
        (person,),
    ).fetchall()
    return [_objective(tx, dict(zip(_OBJECTIVE, row, strict=True))) for row in rows]


def open_objective(tx: Tx, person: PersonId) -> Objective | None:
    """Return the objective that stands."""
    return next((objective for objective in objectives_of(tx, person) if objective.closed is None), None)


def change_objective(recorder: Recorder, before: Objective, wanted: Objective) -> bool:
    """Say an objective in other words; False where it says so already."""
    values = {"mine": wanted.mine, "theirs": wanted.theirs, "measure": wanted.measure}
    return recorder.update("objective", before.id, before.person, due_day=number_or_none(wanted.due), **values)


def put_objective(recorder: Recorder, objective: Objective, today: date) -> ObjectiveId:
    """Set a person's objective; the one before is closed as removed."""
    before = open_objective(recorder.tx, objective.person)
    if before is not None:
        close_objective(recorder, before, today, "removed")
    return ObjectiveId(
        recorder.insert(
            "objective",
            objective.person,
            person_id=objective.person,
            mine=objective.mine,
            theirs=objective.theirs,
            measure=objective.measure,
            due_day=number_or_none(objective.due),
            made_day=day_number(objective.made),
            is_stay_close=int(objective.is_stay_close),
        )
    )


def close_objective(recorder: Recorder, objective: Objective, today: date, outcome: str) -> None:
    """Close an objective; `outcome` is "reached" or "removed"."""
    recorder.update("objective", objective.id, objective.person, closed_day=day_number(today), outcome=outcome)


def add_progress(recorder: Recorder, objective: Objective, progress: Progress) -> None:
    """Note how far an objective is."""
    recorder.rests_on("objective", objective.id, objective.person)
    recorder.insert(
        "progress",
        objective.person,
        objective_id=objective.id,
        day=day_number(progress.day),
        percent=round(progress.share * 100),
        note=progress.note,
    )


def ties_of(tx: Tx, person: PersonId) -> list[Tie]:
    """List a person's ties by kind."""
    rows = tx.execute(
        "SELECT first_id, second_id, kind, source FROM tie WHERE first_id = :person OR second_id = :person "
        "ORDER BY kind, id",
        {"person": person},
    )
    return [Tie(PersonId(row[0]), PersonId(row[1]), row[2], row[3]) for row in rows.fetchall()]


def circles_of(tx: Tx, people: Sequence[PersonId]) -> dict[PersonId, int]:
    """Count the people whom both know: those tied to each of these who stand in the user's lists; none is left out.

    CROSS JOIN keeps the order: without statistics the planner would begin with every person there is.
    """
    sql = (
        "SELECT t.person, count(DISTINCT p.id) FROM (SELECT first_id AS person, second_id AS other FROM tie "
        "UNION ALL SELECT second_id, first_id FROM tie) t CROSS JOIN person p ON p.id = t.other "
        f"WHERE t.person IN (SELECT value FROM json_each(?)) AND {IN_LISTS} AND p.is_me = 0 GROUP BY t.person"
    )
    return {PersonId(row[0]): int(row[1]) for row in tx.execute(sql, (json.dumps(list(people)),)).fetchall()}


def add_tie(recorder: Recorder, tie: Tie) -> None:
    """Remember a tie; raises UserError where it is known already, or both are one."""
    if tie.first == tie.second:
        raise UserError("tie_needs_two")
    first, second = sorted((tie.first, tie.second))
    known = "SELECT 1 FROM tie WHERE first_id = ? AND second_id = ? AND kind = ?"
    if recorder.tx.execute(known, (first, second, tie.kind)).fetchall():
        raise UserError("tie_known", tie=tie.kind)
    recorder.insert("tie", first, first_id=first, second_id=second, kind=tie.kind, source=tie.source)
    recorder.rests_on("person", second, second)


def remove_tie(recorder: Recorder, tie: Tie) -> None:
    """Forget a tie; raises UserError where there is none."""
    first, second = sorted((tie.first, tie.second))
    sql = "SELECT id FROM tie WHERE first_id = ? AND second_id = ? AND kind = ?"
    found = recorder.tx.execute(sql, (first, second, tie.kind)).fetchall()
    if not found:
        raise UserError("tie_unknown", tie=tie.kind)
    recorder.delete("tie", found[0][0], first)


def communities_of(tx: Tx, person: PersonId) -> list[str]:
    """Name the communities of a person."""
    sql = "SELECT c.name FROM member m JOIN community c ON c.id = m.community_id WHERE m.person_id = ? ORDER BY c.name"
    return [str(row[0]) for row in tx.execute(sql, (person,)).fetchall()]


def add_members(recorder: Recorder, name: str, people: Sequence[PersonId], today: date) -> int:
    """Put people into a community, made if need be; returns how many weren't in it."""
    tx = recorder.tx
    found = tx.execute("SELECT id FROM community WHERE name = ?", (name,)).fetchall()
    community = found[0][0] if found else recorder.insert("community", name=name)
    new = 0
    for person in people:
        known = "SELECT 1 FROM member WHERE community_id = ? AND person_id = ?"
        if not tx.execute(known, (community, person)).fetchall():
            recorder.insert("member", person, community_id=community, person_id=person, since_day=day_number(today))
            new += 1
    if found and new:
        recorder.rests_on("community", community)
    return new


def drop_members(recorder: Recorder, name: str, people: Sequence[PersonId]) -> int:
    """Take people out of a community; returns how many were in it."""
    sql = (
        "SELECT m.id, m.person_id FROM member m JOIN community c ON c.id = m.community_id "
        "WHERE c.name = ? AND m.person_id IN (SELECT value FROM json_each(?)) ORDER BY m.id"
    )
    rows = recorder.tx.execute(sql, (name, json.dumps(list(people)))).fetchall()
    for member, person in rows:
        recorder.delete("member", member, PersonId(person))
    return len(rows)


def _objective(tx: Tx, values: dict[str, Any]) -> Objective:
    rows = tx.execute(
        "SELECT day, percent, note FROM progress WHERE objective_id = ? ORDER BY day, id", (values["id"],)
    ).fetchall()
    return Objective(
        ObjectiveId(values["id"]),
        PersonId(values["person_id"]),
        values["mine"],
        values["theirs"],
        day_of(values["made_day"]),
        values["measure"],
        day_or_none(values["due_day"]),
        bool(values["is_stay_close"]),
        tuple(Progress(day_of(row[0]), row[1] / 100, row[2]) for row in rows),
        day_or_none(values["closed_day"]),
    )
