"""Steps of the journal: begin one, take it back, do it again (architecture 3).

Undo is linear; an older step may be taken back alone only if nothing later rests on what it touched.
"""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple

from closeknit.domain.errors import UserError
from closeknit.domain.ids import CardId, PersonId, StepId
from closeknit.store import successors
from closeknit.store.derive import people_of_book, refresh, refresh_shown
from closeknit.store.images import COLUMNS, FACTS, unpack
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

#: A change of these columns alone leaves a person's text as it is.
_STATES = frozenset({"state", "is_me"})
#: A book may have been left to an import (`_left_to_import`).
_BOOK_AGAIN = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS["book"])
#: The tables of facts, as SQL lists them.
FACT_TABLES = f"({', '.join(repr(table) for table in FACTS)})"


class StepRow(NamedTuple):
    """A row of the journal's steps."""

    id: StepId
    kind: str
    params: str
    at_us: int
    state: str
    person_id: int | None
    is_spoiled: int


_STEP_COLUMNS = "id, kind, params, at_us, state, person_id, is_spoiled"


def begin_step(
    tx: Tx,
    kind: str,
    params: Mapping[str, str | int | float],
    now_us: int,
    person: PersonId | None = None,
    state: str = "done",
) -> Recorder:
    """Begin a step; what was undone before can't be redone from here on.

    `params` hold ids and plain facts, never what a card says: names are looked up when the journal is read.
    """
    drop_undone(tx)
    tx.execute(
        "INSERT INTO step (kind, params, at_us, state, person_id) VALUES (?, ?, ?, ?, ?)",
        (kind, json.dumps(dict(params), ensure_ascii=False), now_us, state, person),
    )
    return Recorder(tx, StepId(tx.last_insert_rowid()))


def drop_undone(tx: Tx) -> None:
    """Make every undone step final; the rows of its imports are purged later."""
    tx.execute("UPDATE import SET state = 'dropped' WHERE state = 'undone'")
    tx.execute("UPDATE step SET state = 'dropped', undone_seq = NULL WHERE state = 'undone'")


def finish(recorder: Recorder, known: Mapping[CardId, Any] | None = None) -> None:
    """Rebuild what is derived from the rows that the step touched."""
    refresh(recorder.tx, recorder.touched, known)
    recorder.touched.clear()


def step_row(tx: Tx, step: StepId) -> StepRow | None:
    """Read one step."""
    found = tx.execute(f"SELECT {_STEP_COLUMNS} FROM step WHERE id = ?", (step,)).fetchall()
    return StepRow(*found[0]) if found else None


def next_undo(tx: Tx) -> StepRow | None:
    """Return the newest step that is done."""
    sql = f"SELECT {_STEP_COLUMNS} FROM step WHERE state = 'done' AND is_spoiled = 0 ORDER BY id DESC LIMIT 1"
    found = tx.execute(sql).fetchall()
    return StepRow(*found[0]) if found else None


def next_redo(tx: Tx) -> StepRow | None:
    """Return the step undone last."""
    sql = f"SELECT {_STEP_COLUMNS} FROM step WHERE state = 'undone' ORDER BY undone_seq DESC LIMIT 1"
    found = tx.execute(sql).fetchall()
    return StepRow(*found[0]) if found else None


def check_undo(tx: Tx, step: StepRow) -> None:
    """Raise UserError when the step can't be taken back now."""
    if step.state != "done":
        raise UserError("step_not_done", step=step.id)
    if step.is_spoiled:
        raise UserError("step_spoiled", step=step.id)
    later = later_step(tx, step.id)
    if later is not None:
        raise UserError("step_has_later", step=step.id, later=later.id, later_kind=later.kind)


def later_step(tx: Tx, step: StepId) -> StepRow | None:
    """Find a later step, done or running, that touches or rests on rows of this one, or put others in their place."""
    newer = (
        "SELECT DISTINCT n.step_id FROM change n JOIN step t ON t.id = n.step_id "
        "WHERE n.step_id > :step AND t.state IN ('done', 'running') AND "
    )
    ways = (
        "EXISTS (SELECT 1 FROM change o WHERE o.step_id = :step AND o.tbl = n.tbl AND o.row_id = n.row_id "
        "AND (o.before IS NOT NULL OR o.after IS NOT NULL))",
        "n.tbl IN ('card', 'card_text', 'card_base') AND n.row_id IN "
        "(SELECT c.id FROM card c JOIN import i ON i.id = c.import_id WHERE i.step_id = :step)",
        "n.tbl = 'person' AND n.row_id IN "
        "(SELECT c.person_id FROM card c JOIN import i ON i.id = c.import_id WHERE i.step_id = :step)",
        f"n.tbl IN {FACT_TABLES} AND n.person_id IN "
        "(SELECT c.person_id FROM card c JOIN import i ON i.id = c.import_id WHERE i.step_id = :step)",
        f"n.tbl IN {FACT_TABLES} AND n.person_id IN (SELECT row_id FROM change o WHERE o.step_id = :step "
        "AND o.tbl = 'person' AND o.before IS NULL AND o.after IS NOT NULL)",
        "n.tbl = 'book' AND n.row_id IN "
        "(SELECT b.id FROM book b JOIN import i ON i.id = b.import_id WHERE i.step_id = :step)",
        "n.tbl = 'source' AND n.row_id IN "
        "(SELECT s.id FROM source s JOIN import i ON i.id = s.import_id WHERE i.step_id = :step)",
        *successors.WAYS,
    )
    newest = tx.execute("SELECT max(id) FROM step WHERE state IN ('done', 'running')").fetchall()[0][0]
    if newest is None or newest <= step:
        return None
    found = [row[0] for way in ways for row in tx.execute(newer + way, {"step": step})]
    return step_row(tx, StepId(min(found))) if found else None


def take_back(tx: Tx, step: StepId, state: str = "undone") -> None:
    """Put every row back as it was before the step."""
    people, cards = _apply(tx, step, is_undo=True)
    _flip_imports(tx, step, state)
    _rebuild(tx, people, cards)
    tx.execute(
        "UPDATE step SET state = ?, undone_seq = (SELECT coalesce(max(undone_seq), 0) + 1 FROM step) WHERE id = ?",
        (state, step),
    )


def do_again(tx: Tx, step: StepId) -> None:
    """Put every row back as it was after the step."""
    people, cards = _apply(tx, step, is_undo=False)
    _flip_imports(tx, step, "done")
    _rebuild(tx, people, cards)
    tx.execute("UPDATE step SET state = 'done', undone_seq = NULL WHERE id = ?", (step,))


def _flip_imports(tx: Tx, step: StepId, state: str) -> None:
    tx.execute("UPDATE import SET state = ? WHERE step_id = ?", (state, step))


def _rebuild(tx: Tx, people: set[PersonId], whole: set[PersonId]) -> None:
    refresh(tx, whole)
    refresh_shown(tx, sorted(people - whole))


def _apply(tx: Tx, step: StepId, is_undo: bool) -> tuple[set[PersonId], set[PersonId]]:
    """Write the images back; returns the people touched, and those whose cards' text or owner changed."""
    order = "DESC" if is_undo else "ASC"
    rows = tx.execute(
        "SELECT tbl, row_id, person_id, before, after FROM change "
        f"WHERE step_id = ? AND (before IS NOT NULL OR after IS NOT NULL) ORDER BY seq {order}",
        (step,),
    ).fetchall()
    people: set[PersonId] = set()
    whole: set[PersonId] = set()
    for table, group in groupby(rows, key=lambda row: str(row[0])):
        listed = list(group)
        if table in FACTS:
            for row in listed:
                _put(tx, table, row[1], row[4] if is_undo else row[3], row[3] if is_undo else row[4])
            continue
        found = {PersonId(row[2]) for row in listed if row[2] is not None}
        people |= found
        plain = _put_states(tx, table, listed, is_undo)
        if not plain:
            whole |= found
            for row in listed:
                whole |= _owners(tx, table, row[1])
                _put(tx, table, row[1], row[4] if is_undo else row[3], row[3] if is_undo else row[4])
                whole |= _owners(tx, table, row[1])
    return people, whole


def _owners(tx: Tx, table: str, row_id: int) -> set[PersonId]:
    if table == "book":
        return set(people_of_book(tx, row_id))
    if not table.startswith("card"):
        return set()
    found = tx.execute("SELECT person_id FROM card WHERE id = ? AND person_id IS NOT NULL", (row_id,)).fetchall()
    return {PersonId(row[0]) for row in found}


def _put_states(tx: Tx, table: str, rows: list[Any], is_undo: bool) -> bool:
    """Write back many changes of one and the same plain column at once; False when they aren't of that kind."""
    if table not in ("person", "card") or any(row[3] is None or row[4] is None for row in rows):
        return False
    images = [json.loads(row[3] if is_undo else row[4]) for row in rows]
    names = set().union(*images)
    if len(names) != 1 or not names <= _STATES:
        return False
    (name,) = names
    tx.executemany(
        f"UPDATE {table} SET {name} = ? WHERE id = ?",
        [(image[name], row[1]) for image, row in zip(images, rows, strict=True)],
    )
    return True


def _beside(tx: Tx, table: str, row_id: int) -> dict[str, bytes] | None:
    """Give the bytes that an image of a card's text as last read was cut from."""
    if table != "card_base":
        return None
    return {"raw": tx.execute("SELECT raw FROM card_text WHERE id = ?", (row_id,)).fetchall()[0][0]}


def _left_to_import(tx: Tx, book: int) -> bool:
    """Leave a book to the first import that was taken back and read into it; tells whether there is one.

    A redo of both needs its rows; the book goes with them when they are purged.
    """
    sources = "FROM source WHERE book_id = ?1"
    sql = f"UPDATE book SET import_id = (SELECT min(import_id) {sources}) WHERE id = ?1 AND EXISTS (SELECT 1 {sources})"
    tx.execute(sql, (book,))
    return tx.changes() > 0


def _put(tx: Tx, table: str, row_id: int, image_now: str | None, image_then: str | None) -> None:
    if image_then is None:
        if table == "card":
            tx.execute("DELETE FROM item WHERE card_id = ?", (row_id,))  # derived, so not in the journal
        if table != "book" or not _left_to_import(tx, row_id):
            tx.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        return
    if image_now is None:
        values = unpack(image_then, _beside(tx, table, row_id))
        names = ", ".join(("id", *values))
        again = f" ON CONFLICT (id) DO UPDATE SET {_BOOK_AGAIN}" if table == "book" else ""
        tx.execute(f"INSERT INTO {table} ({names}) VALUES (?{', ?' * len(values)}){again}", (row_id, *values.values()))
        return
    names_now = tuple(name for name in COLUMNS[table] if name in json.loads(image_then))
    found = tx.execute(f"SELECT {', '.join(names_now)} FROM {table} WHERE id = ?", (row_id,)).fetchall()
    if found:
        values = unpack(image_then, dict(zip(names_now, found[0], strict=True)))
        sets = ", ".join(f"{name} = ?" for name in values)
        tx.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), row_id))
