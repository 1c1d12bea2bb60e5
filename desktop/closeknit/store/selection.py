"""Bring the people of a selection in: new cards, who they belong to, and their facts, all in one import's step."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import islice

from closeknit.domain.card import CardRow
from closeknit.domain.ids import CardId, ImportId, PersonId, SourceId
from closeknit.domain.reason import Reason
from closeknit.store.cardrows import person_of
from closeknit.store.database import Store
from closeknit.store.imports import Begun, Imports
from closeknit.store.record import Recorder
from closeknit.store.selection_facts import Act, Facts
from closeknit.store.selection_in import Selection, Someone
from closeknit.store.tx import Tx

_AT_ONCE = 400
_CARDS_AT_ONCE = 2000

#: For each person of the file and each of their cards: the card here, or None for one that is new.
Paired = Sequence[Sequence[CardId | None]]


def add_new_cards(store: Store, begun: Begun, source: SourceId, selection: Selection, paired: Paired) -> Paired:
    """Add the cards that aren't here; returns the pairs with every card known."""
    wanted = [(at, card) for at, cards in enumerate(paired) for card in range(len(cards)) if cards[card] is None]
    position = store.write(lambda tx: _next_position(tx, source))
    rows: list[CardRow] = []
    for number, (at, card) in enumerate(wanted):
        before = b"\r\n" if position or number else b""
        rows.append(selection.people[at].cards[card]._replace(before=before))
    for first in range(0, len(rows), _CARDS_AT_ONCE):
        some = rows[first : first + _CARDS_AT_ONCE]
        Imports(store).add_cards(begun.import_id, begun.book_id, source, position + first, some)
    made = dict(zip(wanted, store.write(lambda tx: _made(tx, begun.import_id)), strict=True))
    return [
        [made[at, number] if card is None else card for number, card in enumerate(cards)]
        for at, cards in enumerate(paired)
    ]


def add_facts(
    store: Store,
    begun: Begun,
    selection: Selection,
    paired: Paired,
    is_new: Sequence[Sequence[bool]],
    today: date,
    between: Callable[[], object],
) -> tuple[int, list[Reason]]:
    """Give cards to their people, then facts, a short transaction at a time; returns how many facts, and problems.

    `is_new` tells which of the cards came with this import; `between` is called ahead of each transaction.
    """
    imports, now_us = Imports(store), store.clock.now_us()
    people: dict[int, tuple[PersonId, ...]] = {}

    everybody = iter(zip(selection.people, paired, is_new, strict=True))

    def gather(recorder: Recorder) -> None:
        for someone, cards, news in islice(everybody, _AT_ONCE):
            people[someone.number] = _gather(recorder, someone, cards, news)

    while len(people) < len(selection.people):
        between()
        imports.record(begun.import_id, gather)
    with store.reading() as connection:  # reading all that is known of many takes longer than others may wait
        facts = Facts(connection, selection, people, now_us, today)
    acts = facts.acts()
    while batch := list(islice(acts, _AT_ONCE)):
        between()
        imports.record(begun.import_id, partial(_do, batch))
    return facts.added, facts.problems


def came_by_selection(store: Store, card: CardId) -> bool:
    """Tell whether a card was brought by a selection: its step counts facts."""
    sql = (
        "SELECT 1 FROM card c JOIN import i ON i.id = c.import_id JOIN step t ON t.id = i.step_id "
        "WHERE c.id = ? AND json_extract(t.params, '$.facts') IS NOT NULL"
    )
    with store.reading() as connection:
        return bool(connection.execute(sql, (card,)).fetchall())


def _do(acts: Sequence[Act], recorder: Recorder) -> None:
    for act in acts:
        act(recorder)


def _gather(
    recorder: Recorder, someone: Someone, cards: Sequence[CardId | None], is_new: Sequence[bool]
) -> tuple[PersonId, ...]:
    """Say who somebody of the file is here: whose cards these are, in the lists first; new cards go to the first."""
    tx = recorder.tx
    known = [person_of(tx, card) for card, new in zip(cards, is_new, strict=True) if card is not None and not new]
    here = list(dict.fromkeys(person for person in known if person is not None))
    here.sort(key=lambda person: not _is_listed(tx, person))
    news = [card for card, new in zip(cards, is_new, strict=True) if card is not None and new]
    if not here:
        here = [person for card in news[:1] if (person := person_of(tx, card)) is not None]
        if someone.prefers is not None:
            recorder.update("person", here[0], prefers=cards[someone.prefers])
    for card in news:
        own = person_of(tx, card)
        if recorder.update("card", card, here[0], person_id=here[0]):
            recorder.touch((own,))
    return tuple(here)


def _is_listed(tx: Tx, person: PersonId) -> bool:
    return bool(tx.execute("SELECT 1 FROM person WHERE id = ? AND shown = 0", (person,)).fetchall())


def _next_position(tx: Tx, source: SourceId) -> int:
    found = tx.execute("SELECT max(position) FROM card WHERE source_id = ?", (source,)).fetchall()[0][0]
    return 0 if found is None else int(found) + 1


def _made(tx: Tx, import_id: ImportId) -> list[CardId]:
    rows = tx.execute("SELECT id FROM card WHERE import_id = ? ORDER BY position, id", (import_id,)).fetchall()
    return [CardId(row[0]) for row in rows]
