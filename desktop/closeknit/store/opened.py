"""Cards opened: every property of a person's cards, members of a group, the photo."""

from typing import Any

from closeknit.domain.errors import UserError
from closeknit.domain.folding import fold
from closeknit.domain.ids import BookId, CardId, PersonId
from closeknit.domain.person import StoredCard
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS, REMOVED_BOOKS

_CARDS = (
    "SELECT c.id, b.id, b.name, s.name, c.line, t.raw, c.encoding, c.read_at_us, c.edited_at_us "
    "FROM card c JOIN card_text t ON t.id = c.id JOIN source s ON s.id = c.source_id JOIN book b ON b.id = s.book_id "
    "JOIN person p ON p.id = c.person_id WHERE c.person_id = ? AND (c.state = 0 OR p.shown = 1) "
    f"AND (c.import_id IS NULL OR c.import_id NOT IN {GONE_IMPORTS}) "
    "ORDER BY c.id = coalesce(p.prefers, 0) DESC, c.fullness DESC, c.id"
)
_MEMBERS = (
    "SELECT DISTINCT o.person_id FROM card g CROSS JOIN item i ON i.card_id = g.id "
    "JOIN card o ON o.uid IN (i.normal, 'urn:uuid:' || i.normal) JOIN person p ON p.id = o.person_id "
    "WHERE g.person_id = ? AND i.field = 'member' AND i.normal <> '' AND p.shown = 0 "
    f"AND (o.import_id IS NULL OR o.import_id NOT IN {GONE_IMPORTS}) "
    f"AND (p.book_id IS NULL OR p.book_id NOT IN {REMOVED_BOOKS}) ORDER BY p.sort_key, p.id"
)


class Opened:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cards(self, person: PersonId) -> tuple[StoredCard, ...]:
        """Open the cards of a person, the preferred or else the fullest first."""
        with self._store.reading() as connection:
            rows = connection.execute(_CARDS, (person,)).fetchall()
        return tuple(map(_stored, rows))

    def members(self, group: PersonId) -> list[PersonId]:
        """List the people whom a group's cards name by UID."""
        with self._store.reading() as connection:
            return [PersonId(row[0]) for row in connection.execute(_MEMBERS, (group,))]

    def people_at(self, organisation: str) -> list[PersonId]:
        """List who works at an organisation, as their cards say, by name; a thousand at the most."""
        sql = (
            "SELECT id FROM person WHERE shown = 0 AND kind = 'person' AND is_me = 0 AND organisation_key = ? "
            "ORDER BY sort_key, id LIMIT 1000"
        )
        key = fold(organisation)
        with self._store.reading() as connection:
            return [PersonId(row[0]) for row in connection.execute(sql, (key,))] if key else []

    def photo(self, person: PersonId) -> bytes | None:
        """Return the first embedded picture among a person's cards."""
        from closeknit.vcards.photo import photo  # start-up cost: lists need no cards opened

        with self._store.reading() as connection:
            for row in connection.execute(_CARDS, (person,)):
                found = photo(row[5], row[6])
                if found is not None:
                    return found
        return None

    def person_of(self, card: CardId) -> PersonId:
        """Return whose card it is; raises UserError("card_gone")."""
        with self._store.reading() as connection:
            found = connection.execute("SELECT person_id FROM card WHERE id = ?", (card,)).fetchall()
        if not found or found[0][0] is None:
            raise UserError("card_gone", card=card)
        return PersonId(found[0][0])


def _stored(row: tuple[Any, ...]) -> StoredCard:
    from closeknit.vcards.fields.view import view  # start-up cost, as above
    from closeknit.vcards.lexer import lex

    return StoredCard(
        id=CardId(row[0]),
        book=BookId(row[1]),
        book_name=row[2],
        source_name=row[3],
        line=row[4],
        raw=row[5],
        view=view(lex(row[5], row[6])),
        read_at_us=row[7],
        edited_at_us=row[8],
    )
