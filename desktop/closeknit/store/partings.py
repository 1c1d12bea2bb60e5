"""Facts of a person one of whose cards is split off: those that a join brought go back, or all go (decision 014)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from closeknit.domain.ids import CardId, PersonId, StepId
from closeknit.domain.seat import Bond
from closeknit.store.bonds import bond_of, put_bond
from closeknit.store.facts import join_facts
from closeknit.store.images import COLUMNS, unpack
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

#: Tables of a person's facts, each with a column `person_id`.
_OF_PERSON = ("entry_person", "member", "seat", "objective", "hidden_act", "reminder")


class Former(NamedTuple):
    """Who a card was of before the join that still stands, and that join."""

    person: PersonId
    step: StepId


def former_of(tx: Tx, card: CardId) -> Former | None:
    """Find who a card was of, where nobody else's card is theirs by now."""
    found = tx.execute(
        "SELECT p.id, c.step_id FROM change c JOIN step t ON t.id = c.step_id "
        "JOIN person p ON p.id = json_extract(c.before, '$.person_id') "
        "WHERE c.tbl = 'card' AND c.row_id = ? AND t.state = 'done' AND t.kind = 'joined' "
        "AND NOT EXISTS (SELECT 1 FROM card o WHERE o.person_id = p.id) ORDER BY c.step_id DESC LIMIT 1",
        (card,),
    ).fetchall()
    return Former(PersonId(found[0][0]), StepId(found[0][1])) if found else None


def count_of(tx: Tx, person: PersonId) -> int:
    """Count a person's facts, and the bond as one."""
    owned = [f"SELECT id FROM {table} WHERE person_id = ?1" for table in _OF_PERSON]
    rows = " UNION ALL ".join((*owned, "SELECT id FROM tie WHERE first_id = ?1 OR second_id = ?1"))
    count: int = tx.execute(f"SELECT count(*) FROM ({rows})", (person,)).fetchall()[0][0]
    return count + (bond_of(tx, person) != Bond(person))


def count_back(tx: Tx, former: Former) -> int:
    """Count the facts that a join brought with a person."""
    return len({(table, row) for table, row, _before, _after in _brought(tx, former)})


def give_all(recorder: Recorder, origin: PersonId, person: PersonId, today: date) -> None:
    """Give every fact to the person of the card that was split off."""
    join_facts(recorder, person, origin, today)
    if bond_of(recorder.tx, origin) != Bond(origin):
        put_bond(recorder, Bond(origin))


def give_back(recorder: Recorder, origin: PersonId, former: Former) -> None:
    """Put what the join brought back as it was, as far as nobody changed it since; a taken place stays taken."""
    for table, row, before, after in _brought(recorder.tx, former):
        if after is None:
            _restore(recorder, table, row, former.person, before)
        else:
            _reverse(recorder, table, row, former.person, before, after)
    _reverse_bond(recorder, origin, former)


def _brought(tx: Tx, former: Former) -> list[tuple[str, int, dict[str, Any], dict[str, Any] | None]]:
    """List the changes that the join made to one person's facts, the newest first; of a deleted row `after` is None."""
    tables = ", ".join(repr(table) for table in (*_OF_PERSON, "tie"))
    rows = tx.execute(
        f"SELECT tbl, row_id, before, after FROM change WHERE step_id = ? AND person_id = ? AND tbl IN ({tables}) "
        "AND before IS NOT NULL ORDER BY seq DESC",
        (former.step, former.person),
    ).fetchall()
    return [(row[0], row[1], unpack(row[2]), None if row[3] is None else unpack(row[3])) for row in rows]


def _reverse(
    recorder: Recorder, table: str, row: int, person: PersonId, before: dict[str, Any], after: dict[str, Any]
) -> None:
    now = _now(recorder.tx, table, row, tuple(after))
    if now is None or now != after:
        return
    if table == "seat" and before.get("left_day", 0) is None and not _is_free(recorder.tx, row, person):
        return
    recorder.update(table, row, person, **before)


def _restore(recorder: Recorder, table: str, row: int, person: PersonId, image: dict[str, Any]) -> None:
    """Insert again what stood twice after the join: an entry with both, a tie between them."""
    tx = recorder.tx
    whole = {"entry_person": "entry", "member": "community"}.get(table)
    if whole is not None:
        is_there = tx.execute(f"SELECT 1 FROM {whole} WHERE id = ?", (image[f"{whole}_id"],)).fetchall()
        if not is_there:
            return
    unique = ("first_id", "second_id", "kind") if table == "tie" else (f"{whole}_id", "person_id")
    same = " AND ".join(f"{name} = ?" for name in unique)
    values = tuple(image[name] for name in unique)
    if not tx.execute(f"SELECT 1 FROM {table} WHERE id = ? OR ({same})", (row, *values)).fetchall():
        recorder.insert(table, person, row_id=row, **image)


def _reverse_bond(recorder: Recorder, origin: PersonId, former: Former) -> None:
    """Take back what the join filled in from the other, where it still says so."""
    tx, columns = recorder.tx, COLUMNS["bond"]
    theirs, mine = _now(tx, "bond", former.person, columns), _now(tx, "bond", origin, columns)
    if theirs is None or mine is None:
        return
    rows = tx.execute(
        "SELECT before, after FROM change WHERE step_id = ? AND tbl = 'bond' AND row_id = ? AND after IS NOT NULL "
        "ORDER BY seq DESC",
        (former.step, origin),
    ).fetchall()
    changed: dict[str, Any] = {}
    for before, after in rows:
        filled = unpack(after)
        was = _empty(tx, columns) if before is None else unpack(before)
        changed |= {
            name: was[name] for name, value in filled.items() if mine[name] == value == theirs[name] != was[name]
        }
    if changed:
        recorder.update("bond", origin, origin, **changed)


def _empty(tx: Tx, columns: Sequence[str]) -> dict[str, Any]:
    """Give the columns of a bond that says nothing."""
    found = tx.execute("SELECT name, dflt_value FROM pragma_table_info('bond')").fetchall()
    defaults: dict[str | None, Any] = {"0": 0, "''": "", None: None}
    return {name: defaults[default] for name, default in found if name in columns}


def _is_free(tx: Tx, seat: int, person: PersonId) -> bool:
    sql = (
        "SELECT 1 FROM seat o WHERE o.left_day IS NULL AND (o.person_id = ? OR o.place = (SELECT place FROM seat "
        "WHERE id = ?))"
    )
    return not tx.execute(sql, (person, seat)).fetchall()


def _now(tx: Tx, table: str, row: int, columns: Sequence[str]) -> dict[str, Any] | None:
    found = tx.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row,)).fetchall()
    return dict(zip(columns, found[0], strict=True)) if found else None
