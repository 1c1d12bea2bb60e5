"""One hash over all that a person can see of the store, for tests of undo."""

from hashlib import blake2b

from closeknit.store.database import Store
from closeknit.store.images import COLUMNS, FACTS
from closeknit.store.tx import Tx

_GONE = "(SELECT id FROM import WHERE state IN ('undone', 'dropped'))"
_PERSON = (
    "SELECT p.id, p.state, p.shown, p.is_me, p.prefers, p.kind, p.name, p.native_name, p.family, p.given, p.sort_key, "
    "p.organisation, p.organisation_key, p.title, p.has_email, p.has_phone, p.has_photo, p.changed_us, p.book_id, "
    "(SELECT text FROM person_text WHERE rowid = p.id) FROM person p "
    f"WHERE p.shown <> 2 AND (p.import_id IS NULL OR p.import_id NOT IN {_GONE}) ORDER BY p.id"
)
_CARD = (
    "SELECT c.id, c.person_id, c.source_id, c.position, c.line, c.state, c.encoding, c.read_at_us, c.edited_at_us, "
    "c.digest, c.uid, c.version, c.status, c.kind, c.revision, c.fullness, t.before, t.raw, x.raw "
    "FROM card c JOIN card_text t ON t.id = c.id LEFT JOIN card_base x ON x.id = c.id "
    f"WHERE c.import_id IS NULL OR c.import_id NOT IN {_GONE} ORDER BY c.id"
)
_ITEM = (
    "SELECT i.card_id, i.seq, i.field, i.label, i.value, i.normal FROM item i JOIN card c ON c.id = i.card_id "
    f"WHERE c.import_id IS NULL OR c.import_id NOT IN {_GONE} ORDER BY i.card_id, i.seq"
)
_BOOK = f"SELECT id, name, kind, path, state FROM book WHERE import_id IS NULL OR import_id NOT IN {_GONE} ORDER BY id"
_SOURCE = (
    "SELECT id, book_id, name, path, position, encoding, line_end, tail FROM source "
    f"WHERE import_id IS NULL OR import_id NOT IN {_GONE} ORDER BY id"
)
_APART = "SELECT first_id, second_id FROM not_same ORDER BY first_id, second_id"
_FACTS = tuple(f"SELECT id, {', '.join(COLUMNS[table])} FROM {table} ORDER BY id" for table in FACTS)


def state_hash(store: Store) -> str:
    """Hash every visible row of the store."""
    with store.reading() as connection:
        return hash_of(connection)


def hash_of(connection: Tx, of_cards_only: bool = False) -> str:
    """Hash every visible row that a connection sees; of cards only, as an earlier program had them."""
    total = blake2b(digest_size=16)
    for sql in (_PERSON, _CARD, _ITEM, _BOOK, _SOURCE, _APART, *(() if of_cards_only else _FACTS)):
        for row in connection.execute(sql):
            total.update(repr(row).encode("utf-8", "surrogatepass"))
        total.update(b"|")
    return total.hexdigest()
