"""Whose cards are whose: join people, split a card off, remember who isn't the same (architecture 3)."""

from collections.abc import Sequence

from closeknit.domain.errors import UserError
from closeknit.domain.ids import CardId, PersonId
from closeknit.store.days import today_at
from closeknit.store.derive import GONE_IMPORTS
from closeknit.store.facts import join_facts
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
    """Give all cards and facts to the first of these people; the others stay as empty rows and keep their ids."""
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


def split(recorder: Recorder, card: CardId, now_us: int) -> tuple[PersonId, PersonId]:
    """Give a card a person of its own, the one it had before it was joined where that one is empty.

    Returns (the card's person now, the one before). Raises UserError for a person's only card.
    """
    tx = recorder.tx
    found = tx.execute("SELECT person_id FROM card WHERE id = ? AND person_id IS NOT NULL", (card,)).fetchall()
    if not found:
        raise UserError("card_gone", card=card)
    origin = PersonId(found[0][0])
    if tx.execute("SELECT count(*) FROM card WHERE person_id = ?", (origin,)).fetchall()[0][0] < 2:
        raise UserError("split_needs_two", card=card)
    former = _former_person(tx, card)
    person = former if former is not None else PersonId(recorder.insert("person", changed_us=now_us))
    recorder.rests_on("person", person, person)
    recorder.update("card", card, origin, person_id=person)
    if tx.execute("SELECT prefers FROM person WHERE id = ?", (origin,)).fetchall()[0][0] == card:
        recorder.update("person", origin, prefers=None)
    recorder.touch((person,))
    return person, origin


def _former_person(tx: Tx, card: CardId) -> PersonId | None:
    found = tx.execute(
        "SELECT p.id FROM change c JOIN step t ON t.id = c.step_id "
        "JOIN person p ON p.id = json_extract(c.before, '$.person_id') "
        "WHERE c.tbl = 'card' AND c.row_id = ? AND t.state = 'done' AND t.kind = 'joined' "
        "AND NOT EXISTS (SELECT 1 FROM card o WHERE o.person_id = p.id) ORDER BY c.step_id DESC LIMIT 1",
        (card,),
    ).fetchall()
    return PersonId(found[0][0]) if found else None


def keep_apart(recorder: Recorder, one: PersonId, other: PersonId) -> None:
    """Remember that two people aren't the same."""
    first, second = sorted((one, other))
    sql = "SELECT 1 FROM not_same WHERE first_id = ? AND second_id = ?"
    if not recorder.tx.execute(sql, (first, second)).fetchall():
        recorder.insert("not_same", first, first_id=first, second_id=second)
        recorder.rests_on("person", second, second)
