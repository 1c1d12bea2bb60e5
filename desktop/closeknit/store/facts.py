"""Facts of people who are joined, and of people who are deleted for good."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from closeknit.domain.ids import PersonId
from closeknit.domain.seat import LeaveReason
from closeknit.store import seats
from closeknit.store.bonds import bond_of, close_objective, open_objective, put_bond
from closeknit.store.record import Recorder
from closeknit.store.told import KINDS_OF_PERSON, erase_told, join_told
from closeknit.store.tx import Tx

#: Tables of rows that are one person's alone.
_OWNED = ("seat", "objective", "hidden_act", "reminder")


def join_facts(recorder: Recorder, survivor: PersonId, other: PersonId, today: date) -> None:
    """Give one person's facts to another; of two seats and two objectives the survivor's own stay."""
    tx = recorder.tx
    seat, objective = seats.seat_of(tx, other), open_objective(tx, other)
    if seat is not None and seats.seat_of(tx, survivor) is not None:
        seats.leave(recorder, seat, today, LeaveReason.MISTAKEN, "")
    if objective is not None and open_objective(tx, survivor) is not None:
        close_objective(recorder, objective, today, "removed")
    _join_acts(recorder, survivor, other)
    join_told(tx, survivor, other)
    for table in _OWNED:
        for (row,) in tx.execute(f"SELECT id FROM {table} WHERE person_id = ? ORDER BY id", (other,)).fetchall():
            recorder.update(table, row, other, person_id=survivor)
    _join_members(recorder, "entry_person", "entry_id", survivor, other)
    _join_members(recorder, "member", "community_id", survivor, other)
    _join_ties(recorder, survivor, other)
    _join_bonds(recorder, survivor, other)


def erase_facts(tx: Tx, people: Sequence[PersonId]) -> None:
    """Remove all facts of people, and their images; an entry with others stays with those."""
    values = {"who": json.dumps(list(people))}
    who = "IN (SELECT value FROM json_each(:who))"
    alone = [
        row[0]
        for row in tx.execute(
            f"SELECT DISTINCT entry_id FROM entry_person WHERE person_id {who} AND NOT EXISTS (SELECT 1 FROM "
            f"entry_person o WHERE o.entry_id = entry_person.entry_id AND NOT o.person_id {who})",
            values,
        )
    ]
    objectives = [row[0] for row in tx.execute(f"SELECT id FROM objective WHERE person_id {who}", values)]
    tx.execute(f"DELETE FROM entry_person WHERE person_id {who}", values)
    for table, column, ids in (("entry", "id", alone), ("progress", "objective_id", objectives)):
        tx.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    for table in (*_OWNED, "member"):
        tx.execute(f"DELETE FROM {table} WHERE person_id {who}", values)
    tx.execute(f"DELETE FROM tie WHERE first_id {who} OR second_id {who}", values)
    tx.execute(f"DELETE FROM bond WHERE id {who}", values)
    tx.execute(f"DELETE FROM closeness WHERE id {who}", values)
    erase_told(tx, values["who"])
    tx.execute(f"DELETE FROM snapshot WHERE person_id {who}", values)
    # entries that were removed before have only their images left, which name the people of each in the same step
    tx.execute(
        "UPDATE change SET before = NULL, after = NULL WHERE tbl = 'entry' AND row_id IN "
        "(SELECT value FROM json_each(:alone)) OR tbl = 'tie' AND row_id NOT IN (SELECT id FROM tie)",
        {"alone": json.dumps(alone)},
    )


def _join_acts(recorder: Recorder, survivor: PersonId, other: PersonId) -> None:
    """Let what was put away of the other be put away of the survivor, where it isn't already."""
    tx = recorder.tx
    for row, act in tx.execute("SELECT id, act FROM hidden_act WHERE person_id = ? ORDER BY id", (other,)).fetchall():
        kind, _colon, rest = act.partition(":")
        number, colon, about = rest.partition(":")
        renamed = f"{kind}:{survivor}{colon}{about}"
        is_theirs = kind in KINDS_OF_PERSON and number == str(other)
        if is_theirs and not tx.execute("SELECT 1 FROM hidden_act WHERE act = ?", (renamed,)).fetchall():
            recorder.update("hidden_act", row, other, act=renamed)


def _join_members(recorder: Recorder, table: str, whole: str, survivor: PersonId, other: PersonId) -> None:
    """Put the survivor in the other's place in each entry or community, once."""
    tx = recorder.tx
    both = f"SELECT {whole} FROM {table} WHERE person_id = :survivor"
    values = {"other": other, "survivor": survivor}
    twice = f"SELECT id FROM {table} WHERE person_id = :other AND {whole} IN ({both}) ORDER BY id"
    for (row,) in tx.execute(twice, values).fetchall():
        recorder.delete(table, row, other)
    rows = tx.execute(f"SELECT id FROM {table} WHERE person_id = :other ORDER BY id", values).fetchall()
    recorder.set_many(table, [row[0] for row in rows], "person_id", survivor)


def _join_ties(recorder: Recorder, survivor: PersonId, other: PersonId) -> None:
    tx = recorder.tx
    rows = tx.execute(
        "SELECT id, first_id, second_id, kind FROM tie WHERE first_id = :other OR second_id = :other ORDER BY id",
        {"other": other},
    ).fetchall()
    for row, *ends, kind in rows:
        first, second = sorted(survivor if end == other else end for end in ends)
        known = "SELECT 1 FROM tie WHERE first_id = ? AND second_id = ? AND kind = ?"
        if first == second or tx.execute(known, (first, second, kind)).fetchall():
            recorder.delete("tie", row, other)
        else:
            recorder.update("tie", row, other, first_id=first, second_id=second)


def _join_bonds(recorder: Recorder, survivor: PersonId, other: PersonId) -> None:
    """Fill in what was said of the other only."""
    mine, theirs = bond_of(recorder.tx, survivor), bond_of(recorder.tx, other)
    filled = replace(
        mine,
        role=mine.role or theirs.role,
        is_remote=mine.is_remote or theirs.is_remote,
        is_unscored=mine.is_unscored or theirs.is_unscored,
        is_archived=mine.is_archived and theirs.is_archived,
        is_silenced=mine.is_silenced or theirs.is_silenced,
        cadence=mine.cadence or theirs.cadence,
        zone=mine.zone or theirs.zone,
        languages=mine.languages or theirs.languages,
        prefers=mine.prefers or theirs.prefers,
        met=mine.met or theirs.met,
        has_never_met=mine.has_never_met or theirs.has_never_met,
        wants_no_rhythm=mine.wants_no_rhythm or theirs.wants_no_rhythm,
    )
    if filled != mine:
        put_bond(recorder, filled)
