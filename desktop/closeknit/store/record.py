"""The recorder: every change of a journalled row goes through it, with its images, in the same transaction."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from closeknit.domain.ids import PersonId, StepId
from closeknit.store.images import COLUMNS, pack, pack_beside, pack_difference
from closeknit.store.tx import Tx


class Recorder:
    """Writes the rows of one step; `touched` are the people whose derived columns are to be rebuilt."""

    def __init__(self, tx: Tx, step: StepId) -> None:
        self.tx = tx
        self.step = step
        self.touched: set[PersonId] = set()
        last = tx.execute("SELECT max(seq) FROM change WHERE step_id = ?", (step,)).fetchall()[0][0]
        self._seq: int = last or 0

    @property
    def is_empty(self) -> bool:
        """Tell whether the step has written nothing yet."""
        return self._seq == 0

    def insert(self, table: str, person: PersonId | None = None, row_id: int | None = None, **values: Any) -> int:
        """Insert a row and return its id."""
        names = ("id", *values)
        blanks = ", ".join("?" * len(names))
        self.tx.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({blanks})", (row_id, *values.values()))
        new_id = row_id if row_id is not None else self.tx.last_insert_rowid()
        own = {name: value for name, value in values.items() if name in COLUMNS[table]}
        image = self._image(table, new_id, own)
        self._write(table, new_id, PersonId(new_id) if table == "person" else person, None, image)
        return new_id

    def update(self, table: str, row_id: int, person: PersonId | None = None, **values: Any) -> bool:
        """Change columns of a row; False when they were so already, and then nothing is journalled."""
        names = tuple(values)
        found = self.tx.execute(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (row_id,)).fetchall()
        before = dict(zip(names, found[0], strict=True))
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        sets = ", ".join(f"{name} = ?" for name in changed)
        self.tx.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*changed.values(), row_id))
        old, new = pack_difference({name: before[name] for name in changed}, changed)
        self._write(table, row_id, PersonId(row_id) if table == "person" else person, old, new)
        return True

    def delete(self, table: str, row_id: int, person: PersonId | None = None) -> None:
        """Delete a row."""
        names = COLUMNS[table]
        found = self.tx.execute(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (row_id,)).fetchall()
        self.tx.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        self._write(table, row_id, person, self._image(table, row_id, dict(zip(names, found[0], strict=True))), None)

    def set_many(self, table: str, ids: Sequence[int], column: str, value: int | None) -> None:
        """Set one plain column of many rows of people or cards at the speed of SQL; rows that have it are left out."""
        person = "id" if table == "person" else "person_id"
        listed = json.dumps(list(ids))
        which = f"FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND {column} IS NOT ?"
        self.tx.execute(
            "INSERT INTO change (step_id, seq, tbl, row_id, person_id, before, after) "
            f"SELECT ?, ? + row_number() OVER (ORDER BY id), ?, id, {person}, "
            f"json_object(?, {column}), json_object(?, ?) {which}",
            (self.step, self._seq, table, column, column, value, listed, value),
        )
        self._seq += self.tx.changes()
        self.tx.execute(
            f"UPDATE {table} SET {column} = ? {which.removeprefix(f'FROM {table} ')}", (value, listed, value)
        )

    def rests_on(self, table: str, row_id: int, person: PersonId | None = None) -> None:
        """Note that the step needs a row that it doesn't change, so that the step that made it stays."""
        self._write(table, row_id, person, None, None)

    def touch(self, people: Iterable[PersonId | None]) -> None:
        """Name people whose derived columns are to be rebuilt."""
        self.touched.update(person for person in people if person is not None)

    def _image(self, table: str, row_id: int, row: dict[str, Any]) -> str:
        """Pack a whole row; the bytes as last read are the card's own but for a line, and stand only once."""
        if table != "card_base":
            return pack(row)
        found = self.tx.execute("SELECT raw FROM card_text WHERE id = ?", (row_id,)).fetchall()
        return pack_beside(row, found[0][0])

    def _write(self, table: str, row_id: int, person: PersonId | None, before: str | None, after: str | None) -> None:
        self._seq += 1
        self.touch((person,))
        self.tx.execute(
            "INSERT INTO change (step_id, seq, tbl, row_id, person_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.step, self._seq, table, row_id, person, before, after),
        )
