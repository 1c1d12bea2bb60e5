"""Read what exact doubles are found by."""

from closeknit.domain.double import Double, NameParts
from closeknit.domain.doubles import find_doubles
from closeknit.domain.ids import PersonId
from closeknit.domain.person import PeopleQuery
from closeknit.store.database import Store
from closeknit.store.search import conditions_of

_VALUES = (
    "SELECT i.field, i.normal, c.person_id FROM item i CROSS JOIN card c ON c.id = i.card_id "
    "WHERE i.field IN ('email', 'phone') AND i.normal <> '' AND c.state = 0 AND c.person_id IS NOT NULL "
    "ORDER BY i.card_id, i.seq"
)


class Doubles:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Double]:
        """Return every pair of people in the lists who look like one, without those known not to be."""
        with self._store.reading() as connection:
            asked = conditions_of(connection, PeopleQuery())
            sql = f"SELECT p.id, p.family, p.given FROM person p WHERE {asked.where} ORDER BY p.id"
            rows = connection.execute(sql, asked.values)
            names = {PersonId(row[0]): NameParts(row[1], row[2]) for row in rows if row[1] and row[2]}
            rows = connection.execute("SELECT first_id, second_id FROM not_same ORDER BY id")
            apart = {(PersonId(row[0]), PersonId(row[1])) for row in rows}
            return find_doubles(connection.execute(_VALUES), names, apart)
