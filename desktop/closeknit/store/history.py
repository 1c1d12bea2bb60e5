"""The journal as a person reads it; names are looked up when it is read, so that the journal itself holds none."""

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from closeknit.domain.history import Step, StepState
from closeknit.domain.ids import PersonId, StepId
from closeknit.domain.reason import Reason
from closeknit.store.database import Store
from closeknit.store.line_edits import edits_since
from closeknit.store.steps import StepRow, next_redo, next_undo, step_row
from closeknit.store.tx import Tx

_COLUMNS = "t.id, t.kind, t.params, t.at_us, t.state, t.person_id, t.is_spoiled"
_OF_PERSON = (
    "t.id IN (SELECT step_id FROM change WHERE person_id = :person UNION "
    "SELECT i.step_id FROM card c JOIN import i ON i.id = c.import_id WHERE c.person_id = :person)"
)


class History:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def steps(self, person: PersonId | None, limit: int, kinds: Collection[str] | None = None) -> list[Step]:
        """List steps, the newest first; of one person, those that touched the person or brought a card, with lines."""
        which = "1" if person is None else _OF_PERSON
        if kinds is not None:
            which += " AND t.kind IN (SELECT value FROM json_each(:kinds))"
        sql = f"SELECT {_COLUMNS} FROM step t WHERE {which} ORDER BY t.id DESC LIMIT :limit"
        values: dict[str, Any] = {"limit": limit, "person": person, "kinds": json.dumps(sorted(kinds or ()))}
        with self._store.reading() as connection:
            found = [told(connection, StepRow(*row)) for row in connection.execute(sql, values).fetchall()]
            if person is None or not found:
                return found
            edits = edits_since(connection, person, found[-1].id)
            return [replace(step, lines=tuple(edits.get(step.id, ()))) for step in found]

    def next_undo(self) -> Step | None:
        """Return the step that `undo` takes back."""
        with self._store.reading() as connection:
            row = next_undo(connection)
            return None if row is None else told(connection, row)

    def next_redo(self) -> Step | None:
        """Return the step that `redo` does again."""
        with self._store.reading() as connection:
            row = next_redo(connection)
            return None if row is None else told(connection, row)

    def step(self, step: StepId) -> Step | None:
        """Return one step."""
        with self._store.reading() as connection:
            row = step_row(connection, step)
            return None if row is None else told(connection, row)


def told(connection: Tx, row: StepRow) -> Step:
    """Fill in the names that a step speaks of."""
    params = json.loads(row.params)
    if row.person_id is not None:
        params["name"] = _value(connection, "SELECT name FROM person WHERE id = ?", row.person_id)
    if "book_id" in params:
        params["book"] = _value(connection, "SELECT name FROM book WHERE id = ?", params["book_id"])
    can_undo = row.state == StepState.DONE and not row.is_spoiled
    return Step(row.id, row.at_us, StepState(row.state), Reason(row.kind, params), can_undo)


def _value(connection: Tx, sql: str, row_id: int) -> str:
    found = connection.execute(sql, (row_id,)).fetchall()
    return str(found[0][0]) if found else ""
