"""Whose cards are whose: join people, split a card off, remember who isn't the same (architecture 3)."""

from collections.abc import Sequence

from closeknit.domain.errors import UserError
from closeknit.domain.ids import CardId, PersonId
from closeknit.domain.parting import Facts
from closeknit.domain.seat import LeaveReason
from closeknit.store import seats
from closeknit.store.days import today_at
from closeknit.store.derive import GONE_IMPORTS
from closeknit.store.facts import join_facts
from closeknit.store.partings import former_of, give_all, give_back
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx


def require_people(tx: Tx, people: Sequence[PersonId]) -> list[PersonId]:
    """Return these people once each; raises UserError("person_gone") for one who isn't there."""
    listed = list(dict.fromkeys(people))
    for person in listed:
        found = tx.execute(
            "SELECT 1 FROM person WHERE id = ? AND shown <> 2 "
            f"AND (import_id IS NULL OR import_id NOT IN {GONE_IMPORTS})",
            (person,),
        ).fetchall()
        if not found:
            raise UserError("person_gone", person=person)
    return listed


def require_others(tx: Tx, people: Sequence[PersonId]) -> list[PersonId]:
    """As `require_people`; raises UserError("entry_of_me") for the user."""
    listed = require_people(tx, people)
    for person in listed:
        if tx.execute("SELECT 1 FROM person WHERE id = ? AND is_me = 1", (person,)).fetchall():
            raise UserError("entry_of_me")
    return listed


def join(recorder: Recorder, people: Sequence[PersonId], now_us: int) -> None:
    """Give all cards and facts to the first of these people; the others stay as empty rows and keep their ids.

    Where one of them is the user, the seat of another is left as *mistaken*: nobody is their own relationship.
    """
    tx, survivor = recorder.tx, people[0]
    recorder.rests_on("person", survivor, survivor)
    for person in people[1:]:
        cards = tx.execute("SELECT id FROM card WHERE person_id = ? ORDER BY id", (person,)).fetchall()
        for (card,) in cards:
            recorder.update("card", card, person, person_id=survivor)
        sql = "SELECT is_me, is_not_person FROM person WHERE id = ?"
        is_me, is_not_person = tx.execute(sql, (person,)).fetchall()[0]
        if is_me:
            recorder.update("person", survivor, is_me=1)
        if is_not_person:
            recorder.update("person", survivor, is_not_person=1)
        join_facts(recorder, survivor, person, today_at(now_us))
        recorder.rests_on("person", person, person)
    recorder.update("person", survivor, changed_us=now_us)
    seat = seats.seat_of(tx, survivor)
    if seat is not None and tx.execute("SELECT 1 FROM person WHERE id = ? AND is_me = 1", (survivor,)).fetchall():
        seats.leave(recorder, seat, today_at(now_us), LeaveReason.MISTAKEN, "")


def person_of(tx: Tx, card: CardId) -> PersonId:
    """Return who a card is of; raises UserError for a card that isn't there, and for a person's only one."""
    found = tx.execute("SELECT person_id FROM card WHERE id = ? AND person_id IS NOT NULL", (card,)).fetchall()
    if not found:
        raise UserError("card_gone", card=card)
    origin = PersonId(found[0][0])
    if tx.execute("SELECT count(*) FROM card WHERE person_id = ?", (origin,)).fetchall()[0][0] < 2:
        raise UserError("split_needs_two", card=card)
    return origin


def split(recorder: Recorder, card: CardId, now_us: int, facts: Facts = Facts.STAY) -> tuple[PersonId, PersonId]:
    """Give a card a person of its own, the one it had before it was joined where that one is empty.

    Returns (the card's person now, the one before). Raises UserError for a person's only card.
    """
    tx = recorder.tx
    origin, former = person_of(tx, card), former_of(tx, card)
    person = former.person if former is not None else PersonId(recorder.insert("person", changed_us=now_us))
    recorder.rests_on("person", person, person)
    recorder.update("card", card, origin, person_id=person)
    if tx.execute("SELECT prefers FROM person WHERE id = ?", (origin,)).fetchall()[0][0] == card:
        recorder.update("person", origin, prefers=None)
    recorder.touch((person,))
    if facts is Facts.ALL:
        give_all(recorder, origin, person, today_at(now_us))
    elif facts is Facts.BACK and former is not None:
        give_back(recorder, origin, former)
    return person, origin


def keep_apart(recorder: Recorder, one: PersonId, other: PersonId) -> None:
    """Remember that two people aren't the same."""
    first, second = sorted((one, other))
    sql = "SELECT 1 FROM not_same WHERE first_id = ? AND second_id = ?"
    if not recorder.tx.execute(sql, (first, second)).fetchall():
        recorder.insert("not_same", first, first_id=first, second_id=second)
        recorder.rests_on("person", second, second)
