"""Rows of cards: the hot path that adds them, and what the other writers of cards share."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from closeknit.domain.card import CardRow, CardStatus
from closeknit.domain.ids import BookId, CardId, ImportId, PersonId, SourceId
from closeknit.store.derive import KEPT_ITEMS, fullness_of, organisation_key
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
    card = _last_id(tx, "card")
    person = _last_id(tx, "person")
    people: list[tuple[Any, ...]] = []
    cards: list[tuple[Any, ...]] = []
    texts: list[tuple[Any, ...]] = []
    items: list[tuple[Any, ...]] = []
    search: list[tuple[int, str]] = []
    folded: dict[str, str] = {}
    import_id, _book, source, now = owner
    for position, row in rows:
        card += 1
        own = None
        if row.status != CardStatus.UNREADABLE:
            person += 1
            own = person
            people.append(_person(person, row, folded, owner))
            search.append((person, row.text))
        cards.append(
            (
                *(card, own, source, position, row.line, row.encoding, import_id, now, row.digest, row.uid),
                *(row.version, row.status, row.kind, row.revision, fullness_of(row)),
            )
        )
        texts.append((card, row.before, row.raw))
        items.extend([(card, seq, *item) for seq, item in enumerate(row.items) if item[0] in KEPT_ITEMS])
    tx.executemany(_PERSON, people)
    tx.executemany(_CARD, cards)
    tx.executemany(_TEXT, texts)
    tx.executemany(_ITEM, items)
    tx.executemany(_SEARCH, search)
    return len(cards)


def _person(person: int, row: CardRow, folded: dict[str, str], owner: Owner) -> tuple[Any, ...]:
    organisation = row.organisation
    key = folded.get(organisation)
    if key is None:
        key = folded[organisation] = organisation_key(organisation)
    fields = {item[0] for item in row.items}
    return (
        *(person, row.kind, row.name, row.native_name, row.family, row.given, row.sort_key, organisation, key),
        *(row.title, "email" in fields, "phone" in fields, row.has_photo, owner.now_us, owner.import_id, owner.book),
    )


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
