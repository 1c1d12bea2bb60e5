"""Into the trash and back."""

import json
from collections.abc import Sequence
from datetime import date

from closeknit.domain.ids import CardId, PersonId
from closeknit.domain.seat import LeaveReason
from closeknit.store import seats
from closeknit.store.books import local_book, place_in
from closeknit.store.derive import IN_LISTS, REMOVED_BOOKS, refresh_shown
from closeknit.store.record import Recorder


def delete(recorder: Recorder, people: Sequence[PersonId], today: date) -> None:
    """Put people into the trash; their cards stay as they are, and who sits leaves the seat first (product 4.5)."""
    _leave_seats(recorder, people, today)
    recorder.set_many("person", people, "state", 1)
    refresh_shown(recorder.tx, people)


def leave_with_book(recorder: Recorder, today: date) -> None:
    """Let those leave their seats whose cards went to the trash with a book."""
    seated = [seat.person for seat in seats.sitting(recorder.tx)]
    sql = f"SELECT p.id FROM person p WHERE p.id IN (SELECT value FROM json_each(?)) AND NOT ({IN_LISTS})"
    gone = recorder.tx.execute(sql, (json.dumps(seated),)).fetchall()
    _leave_seats(recorder, [PersonId(row[0]) for row in gone], today)


def _leave_seats(recorder: Recorder, people: Sequence[PersonId], today: date) -> None:
    gone = set(people)
    for seat in seats.sitting(recorder.tx):
        if seat.person in gone:
            seats.leave(recorder, seat, today, LeaveReason.PAUSED, "")


def restore(recorder: Recorder, people: Sequence[PersonId]) -> None:
    """Take people out of the trash, with their cards.

    Cards that were there with a removed book move to the book "On this computer".
    """
    recorder.set_many("person", people, "state", 0)
    listed = json.dumps(list(people))
    rows = recorder.tx.execute(
        "SELECT c.id FROM card c WHERE c.person_id IN (SELECT value FROM json_each(?)) AND c.state = 1 "
        "AND NOT EXISTS (SELECT 1 FROM card o WHERE o.person_id = c.person_id AND o.state = 0) ORDER BY c.id",
        (listed,),
    )
    recorder.set_many("card", [row[0] for row in rows.fetchall()], "state", 0)
    moved = recorder.tx.execute(
        "SELECT c.id, c.person_id FROM card c JOIN source s ON s.id = c.source_id JOIN person p ON p.id = c.person_id "
        f"WHERE c.person_id IN (SELECT value FROM json_each(?)) AND s.book_id IN {REMOVED_BOOKS} "
        "AND (p.book_id IS NOT NULL OR p.shown = 1) ORDER BY c.id",
        (listed,),
    ).fetchall()
    for card, person in moved:
        _move_home(recorder, CardId(card), PersonId(person))
    refresh_shown(recorder.tx, [person for person in people if person not in recorder.touched])


def _move_home(recorder: Recorder, card: CardId, person: PersonId) -> None:
    place = place_in(recorder, local_book(recorder), "")
    recorder.update("card", card, person, source_id=place.source, position=place.position)
    recorder.update("card_text", card, person, before=place.before)
    recorder.touch((person,))
