"""Rows of cards: the hot path that adds them, and what the other writers of cards share."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from closeknit.domain.card import CardRow, CardStatus
from closeknit.domain.ids import BookId, CardId, ImportId, PersonId, SourceId
from closeknit.store.derive import fullness_of, organisation_key
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx


class Owner(NamedTuple):
    """Where new cards belong, and when they were read."""

    import_id: ImportId | None
    book: BookId
    source: SourceId
    now_us: int


_PERSON = (
    "INSERT INTO person (id, shown, kind, name, native_name, family, given, sort_key, organisation, organisation_key, "
    "title, has_email, has_phone, has_photo, changed_us, import_id, book_id) "
    "VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CARD = (
    "INSERT INTO card (id, person_id, source_id, position, line, encoding, import_id, read_at_us, "
    "digest, uid, version, status, kind, revision, fullness) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TEXT = "INSERT INTO card_text (id, before, raw) VALUES (?, ?, ?)"
_ITEM = "INSERT INTO item (card_id, seq, field, label, value, normal) VALUES (?, ?, ?, ?, ?, ?)"
_SEARCH = "INSERT INTO person_text (rowid, text) VALUES (?, ?)"


def insert(tx: Tx, owner: Owner, rows: Sequence[tuple[int, CardRow]]) -> int:
    """Add cards with a person each; ids are counted here, so that no row costs a round trip."""
    card, person = _last_id(tx, "card"), _last_id(tx, "person")
    batch = _Batch([], [], [], [], [])
    keys: dict[str, str] = {}
    for position, row in rows:
        card += 1
        own = None
        if row.status != CardStatus.UNREADABLE:
            own = person = person + 1
        _add(batch, owner, keys, position, card, own, row)
    for sql, bindings in zip((_PERSON, _CARD, _TEXT, _ITEM, _SEARCH), batch, strict=True):
        tx.executemany(sql, bindings)
    return len(batch.cards)


class _Batch(NamedTuple):
    """What one transaction inserts, a list for each table."""

    people: list[tuple[Any, ...]]
    cards: list[tuple[Any, ...]]
    texts: list[tuple[Any, ...]]
    items: list[tuple[Any, ...]]
    search: list[tuple[Any, ...]]


def _add(
    batch: _Batch, owner: Owner, keys: dict[str, str], position: int, card: int, person: int | None, row: CardRow
) -> None:
    """Spread one row over the tables: unpacked once, since this runs for every card of a book."""
    raw, before, digest, line, uid, version, encoding, status, kind, name, native_name, family, given = row[:13]
    sort_key, organisation, title, has_photo, revision, items, text, _reasons = row[13:]
    import_id, book, source, now = owner
    has_email = has_phone = False
    for seq, (item_field, label, value, normal) in enumerate(items):
        batch.items.append((card, seq, item_field, label, value, normal))
        has_email = has_email or item_field == "email"
        has_phone = has_phone or item_field == "phone"
    if person is not None:
        key = keys.get(organisation)
        if key is None:
            key = keys[organisation] = organisation_key(organisation)
        named = (person, kind, name, native_name, family, given, sort_key, organisation, key, title)
        batch.people.append((*named, has_email, has_phone, has_photo, now, import_id, book))
        batch.search.append((person, text))
    place = (card, person, source, position, line, encoding, import_id, now)
    batch.cards.append((*place, digest, uid, version, status, kind, revision, fullness_of(row)))
    batch.texts.append((card, before, raw))


def _last_id(tx: Tx, table: str) -> int:
    found = tx.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchall()
    return int(found[0][0]) if found else 0


def columns_of(row: CardRow) -> dict[str, Any]:
    """Give the columns of a card that follow from its text."""
    return {
        "digest": row.digest,
        "uid": row.uid,
        "version": row.version,
        "encoding": row.encoding,
        "status": row.status,
        "kind": row.kind,
        "revision": row.revision,
        "fullness": fullness_of(row),
    }


def person_of(tx: Tx, card: CardId) -> PersonId | None:
    """Return whose card it is; None for a span that couldn't be read."""
    found = tx.execute("SELECT person_id FROM card WHERE id = ?", (card,)).fetchall()
    return PersonId(found[0][0]) if found and found[0][0] is not None else None


def people_of(tx: Tx, cards: Sequence[CardId]) -> list[PersonId]:
    """List whose cards these are."""
    rows = tx.execute(
        "SELECT DISTINCT person_id FROM card WHERE id IN (SELECT value FROM json_each(?)) AND person_id IS NOT NULL",
        (json.dumps(list(cards)),),
    )
    return [PersonId(row[0]) for row in rows.fetchall()]


def set_base(recorder: Recorder, card: CardId, base: bytes | None, person: PersonId | None) -> None:
    """Keep the bytes as last read of a card that was edited here, or forget them when they're the card's own."""
    found = recorder.tx.execute("SELECT 1 FROM card_base WHERE id = ?", (card,)).fetchall()
    if base is None and found:
        recorder.delete("card_base", card, person)
    elif base is not None and found:
        recorder.update("card_base", card, person, raw=base)
    elif base is not None:
        recorder.insert("card_base", person, card, raw=base)


def insert_recorded(recorder: Recorder, owner: Owner, position: int, row: CardRow, person: PersonId | None) -> CardId:
    """Add one card through the journal."""
    place = {"person_id": person, "source_id": owner.source, "position": position, "line": row.line}
    came = {"import_id": owner.import_id, "read_at_us": owner.now_us}
    card = CardId(recorder.insert("card", person, None, **place, **came, **columns_of(row)))
    recorder.insert("card_text", person, card, before=row.before, raw=row.raw)
    return card
