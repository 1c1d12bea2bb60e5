"""Whom a text on the command line means: an id, else an exact name or e-mail (product 6)."""

import json

from closeknit.domain.composing.people import Candidate, keys_of
from closeknit.domain.errors import UserError
from closeknit.domain.folding import fold
from closeknit.domain.ids import PersonId
from closeknit.store.database import Store
from closeknit.store.derive import GONE_IMPORTS, IN_LISTS, REMOVED_BOOKS
from closeknit.store.nicknames import nicknames_of
from closeknit.store.words import match_of

_MOST_CANDIDATES = 10
#: Of a first name that more have, those beyond aren't offered: a further word narrows it down.
_MOST_LOOKED_AT = 500
_MOST_CALLED = 50
_THERE = f"(p.import_id IS NULL OR p.import_id NOT IN {GONE_IMPORTS})"
_IN_TRASH = f"(p.shown = 1 OR (p.shown = 0 AND p.book_id IN {REMOVED_BOOKS}))"


class Naming:
    """Reads on the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def resolve(self, text: str, in_trash: bool = False, everywhere: bool = False) -> PersonId:
        """Find exactly one person, in the lists or in the trash or in both; raises UserError."""
        wanted = text.strip()
        which = "p.shown <> 2" if everywhere else _IN_TRASH if in_trash else f"NOT {_IN_TRASH} AND p.shown <> 2"
        if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:
            found = self._ids(f"p.id = :text AND {which}", int(wanted))
            if found:
                return found[0]
        found = self._named(wanted, which)
        if not found:
            raise UserError("nobody", text=wanted)
        if len(found) > 1:
            raise UserError("several", text=wanted, n=len(found), candidates=self._candidates(found))
        return found[0]

    def named(self, text: str) -> list[PersonId]:
        """List those in the lists whose name or e-mail is exactly this, but for case and accents."""
        return self._named(text.strip(), f"NOT {_IN_TRASH} AND p.shown <> 2")

    def called(self, key: str) -> list[Candidate]:
        """List those in the lists of whose names `key` is one, for the composer: at most 50, by name."""
        match = match_of(key)
        if match is None:
            return []
        sql = (
            "SELECT p.id, p.name, p.native_name, p.given, p.family FROM person_text f "
            "CROSS JOIN person p ON p.id = f.rowid "
            f"WHERE f.person_text MATCH ? AND {IN_LISTS} AND p.kind = 'person' AND p.is_me = 0 AND {_THERE} LIMIT ?"
        )
        with self._store.reading() as connection:
            rows = connection.execute(sql, (match, _MOST_LOOKED_AT)).fetchall()
            nicknames = nicknames_of(connection, [PersonId(row[0]) for row in rows])
        found = [
            Candidate(PersonId(person), name)
            for person, name, native, given, family in rows
            if key in keys_of(name, given, family, [native, *nicknames.get(PersonId(person), ())])
        ]
        return sorted(found, key=lambda one: (one.name, one.id))[:_MOST_CALLED]

    def _named(self, text: str, which: str) -> list[PersonId]:
        match = match_of(text)
        if match is None:
            return []
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT p.id, p.name, p.native_name FROM person_text f CROSS JOIN person p ON p.id = f.rowid "
                f"WHERE f.person_text MATCH ? AND {which} AND {_THERE} ORDER BY p.sort_key, p.id",
                (match,),
            ).fetchall()
            emails = connection.execute(
                "SELECT c.person_id, i.normal FROM json_each(?) j CROSS JOIN card c ON c.person_id = j.value "
                "CROSS JOIN item i ON i.card_id = c.id WHERE i.field = 'email' ORDER BY j.key, c.id, i.seq",
                (json.dumps([row[0] for row in rows]),),
            ).fetchall()
        wanted = fold(text)
        by_email = {person for person, email in emails if fold(email) == wanted}
        exact = [row for row in rows if text in (row[1], row[2])]
        close = [row for row in rows if wanted in (fold(row[1]), fold(row[2])) or row[0] in by_email]
        return [PersonId(row[0]) for row in exact or close]

    def _ids(self, condition: str, text: int) -> list[PersonId]:
        sql = f"SELECT p.id FROM person p WHERE {condition} AND {_THERE} ORDER BY p.id"
        with self._store.reading() as connection:
            return [PersonId(row[0]) for row in connection.execute(sql, {"text": text})]

    def _candidates(self, people: list[PersonId]) -> tuple[str, ...]:
        sql = (
            "SELECT p.id, p.name, p.organisation FROM json_each(?) j "
            "CROSS JOIN person p ON p.id = j.value ORDER BY j.key"
        )
        with self._store.reading() as connection:
            rows = connection.execute(sql, (json.dumps(people[:_MOST_CANDIDATES]),)).fetchall()
        return tuple(f"{row[0]} {row[1]}" + (f" ({row[2]})" if row[2] else "") for row in rows)
