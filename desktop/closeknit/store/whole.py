"""Everything as one JSON document, and back into an empty home with all ids and the journal (product 6, `export`).

What can be rebuilt from cards (names in lists, items, search) isn't written. Bytes are text where they are
UTF-8, else base64.
"""

import json
from hashlib import blake2b
from typing import Any, BinaryIO

import apsw

from closeknit.domain.errors import OutsideProblem, UserError
from closeknit.domain.ids import PersonId
from closeknit.store.database import Store
from closeknit.store.derive import refresh
from closeknit.store.images import COLUMNS, FACTS
from closeknit.store.jsonfile import bytes_of, bytes_out, load, write_list
from closeknit.store.tx import Tx

FORMAT = "closeknit everything"
_VERSION = 5
#: The version that has what Catch up keeps; what earlier ones didn't write, and what stands for it.
_CAUGHT_UP = 3
_ADDED = {"person": {"is_not_person": 0}, "bond": {"has_never_met": 0, "wants_no_rhythm": 0}}
#: What was told: neither facts nor in the journal, but told twice without.
_TOLD = ("delivery", "told", "looked")
#: The version that first wrote a table; the other facts came with the second.
_SINCE = {"scoring": 4, "snapshot": 4, **dict.fromkeys(("reminder", "pause", *_TOLD), 5)}
_REFRESHED_AT_ONCE = 1000

#: Tables in the order in which their rows may be inserted.
_TABLES: dict[str, tuple[str, ...]] = {
    "step": ("id", "kind", "params", "at_us", "state", "person_id", "is_spoiled", "undone_seq"),
    "import": ("id", "step_id", "book_id", "is_new_book", "state", "started_us", "sources"),
    **{name: ("id", *COLUMNS[name]) for name in ("book", "source", "person", "card", "card_text", "card_base")},
    **{name: ("id", *COLUMNS[name]) for name in ("not_same", *FACTS)},
    "snapshot": ("person_id", "month", "value"),
    "delivery": ("id", "kind", "claimed_us", "shown_us", "ended_us", "notice"),
    "told": ("occurrence", "delivery_id", "act", "person_id", "at_us"),
    "looked": ("id", "at_us", "began_us"),
    "problem": ("id", "import_id", "source", "line", "kind", "params", "card_id"),
    "change": ("step_id", "seq", "tbl", "row_id", "person_id", "before", "after"),
    "sqlite_sequence": ("name", "seq"),
}
_BYTES = frozenset({"raw", "before", "tail", "digest"})


def write_everything(store: Store, stream: BinaryIO) -> int:
    """Write all books, cards, people and the journal, one row a line; returns how many cards."""
    cards = 0
    with store.reading() as connection:
        connection.execute("BEGIN")  # one snapshot
        try:
            stream.write(b'{"format": %s, "version": %d' % (json.dumps(FORMAT).encode(), _VERSION))
            for table, columns in _TABLES.items():
                order = "step_id, seq" if table == "change" else columns[0]
                rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}")
                stream.write(b",\n%s: " % json.dumps(table).encode())
                count = write_list(stream, ({n: _out(v) for n, v in zip(columns, row, strict=True)} for row in rows))
                cards = count if table == "card" else cards
            stream.write(b"\n}\n")
        finally:
            connection.execute("ROLLBACK")
    return cards


def read_everything(store: Store, stream: BinaryIO) -> int:
    """Fill an empty home; returns how many cards. Raises UserError("home_not_empty" or "whole_unknown")."""
    document = _document_of(stream)
    rows = {table: _rows_of(document, table) for table in _TABLES}

    def work(tx: Tx) -> int:
        for table in ("step", "book", "person", "card"):
            if tx.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall():
                raise UserError("home_not_empty")
        for table, columns in _TABLES.items():
            if table == "sqlite_sequence":
                tx.execute("DELETE FROM sqlite_sequence")
            blanks = ", ".join("?" * len(columns))
            tx.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({blanks})", rows[table])
        tx.execute("UPDATE delivery SET notice = NULL")  # another desktop's
        _check_digests(tx)
        _refresh_all(tx)
        return len(rows["card"])

    try:
        return store.write(work)
    except (apsw.ConstraintError, apsw.MismatchError, TypeError, ValueError) as error:
        raise UserError("whole_unknown") from error  # rows that no home ever had


def _document_of(stream: BinaryIO) -> dict[str, Any]:
    document = load(stream)
    version = document.get("version")
    if document.get("format") != FORMAT or isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UserError("whole_unknown")
    if version > _VERSION:
        raise UserError("whole_newer")
    missing = [table for table in (*FACTS, "snapshot", *_TOLD) if version < _SINCE.get(table, 2)]
    return {**dict.fromkeys(missing, ()), **document}  # the first were written before there was anything but cards


def _rows_of(document: dict[str, Any], table: str) -> list[tuple[Any, ...]]:
    columns = _TABLES[table]
    try:
        return [tuple(_in(table, name, row[name]) for name in columns) for row in _whole_rows(document, table)]
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("whole_unknown") from error


def _whole_rows(document: dict[str, Any], table: str) -> list[dict[str, Any]]:
    added = _ADDED.get(table, {}) if document["version"] < _CAUGHT_UP else {}
    return [{**added, **row} for row in document[table]]


def _in(table: str, name: str, value: Any) -> Any:
    if (table, name) == ("snapshot", "value"):
        if isinstance(value, float | int) and 0.0 <= value <= 100.0:
            return float(value)
        raise UserError("whole_unknown")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63):
        return value
    if name in _BYTES and isinstance(value, dict):
        return bytes_of(value)
    if not isinstance(value, str):
        raise UserError("whole_unknown")
    value.encode("utf-8")  # a lone surrogate raises a ValueError
    return value


def _out(value: Any) -> Any:
    return bytes_out(value) if isinstance(value, bytes) else value


def _check_digests(tx: Tx) -> None:
    for digest, raw in tx.execute("SELECT c.digest, t.raw FROM card c JOIN card_text t ON t.id = c.id ORDER BY c.id"):
        if blake2b(raw, digest_size=16).digest() != digest:
            raise OutsideProblem("whole_damaged")


def _refresh_all(tx: Tx) -> None:
    people = [PersonId(row[0]) for row in tx.execute("SELECT id FROM person ORDER BY id").fetchall()]
    for first in range(0, len(people), _REFRESHED_AT_ONCE):
        refresh(tx, people[first : first + _REFRESHED_AT_ONCE])
