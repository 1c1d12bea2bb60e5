"""Seats for the pictures: sample people with meetings, gifts and promises, counted back from today."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs

#: Days since the last meeting, rhythm, given, received, written touches, aim, next action, days until it is due.
SEATS: tuple[tuple[int, int, int, int, int, str, str, int], ...] = (
    (26, 21, 5, 4, 6, "40 river sensors by October", "Send the field notes", -3),
    (63, 30, 2, 5, 12, "One shared buoy design", "Plan the visit to Tema", -2),
    (6, 21, 3, 6, 4, "40 river sensors by October", "Coffee at the ferry", 0),
    (4, 14, 6, 5, 2, "Workshop open by September", "Bring the tool list", 0),
    (34, 30, 4, 1, 11, "Second-year grant", "Call about the report", 1),
    (3, 14, 7, 7, 1, "", "Dinner with the children", 1),
    (8, 21, 5, 6, 3, "", "Birthday call", 2),
    (11, 21, 4, 2, 3, "Workshop open by September", "Walk the site with him", 3),
    (29, 30, 3, 1, 6, "A quay without cars", "Show her the flood map", 4),
    (9, 21, 3, 3, 7, "Five years on one battery", "Test the new board", 5),
    (16, 30, 2, 3, 4, "River by-law passed", "Lunch after the hearing", 6),
    (18, 30, 1, 3, 10, "Workshop open by September", "Ask for his lathe plans", 6),
    (24, 30, 5, 1, 8, "Six programmes on estuaries", "Pitch programme two", 7),
    (13, 21, 2, 6, 8, "The second book", "Send chapter four", 8),
    (38, 45, 0, 3, 5, "River by-law passed", "Thank him, bring bread", 9),
    (41, 45, 2, 2, 9, "Exchange for ten pupils", "Send the drawings", 11),
    (52, 60, 1, 2, 12, "The Turkish edition", "Answer his questions", 14),
    (20, 21, 4, 4, 2, "Run the autumn supper", "", 0),
)


def seat_people(verbs: Verbs, people: Sequence[PersonId]) -> int:
    """Seat eighteen of these people and let another be suggested; returns how many steps undo has to take back."""
    if len(people) <= 2 * len(SEATS):
        return 0
    steps = 0

    def do(verb: Callable[[], object]) -> None:
        nonlocal steps
        verb()
        steps += 1

    today = verbs.now().date()
    for number, seat in enumerate(SEATS):
        _seat(verbs, people[2 * number], seat, today, do)
    newcomer = people[2 * len(SEATS)]
    for days in (10, 31, 68):
        do(partial(verbs.entries.log, _met(newcomer, today, days, Channel.IN_PERSON)))
    do(lambda: verbs.entries.need(Need(EntryId(0), newcomer, "A boat for two days in May", _on(today, 10))))
    do(lambda: verbs.entries.offer(Offer(EntryId(0), None, "a boat and its crew", _on(today, 40))))
    return steps


def _seat(
    verbs: Verbs,
    person: PersonId,
    seat: tuple[int, int, int, int, int, str, str, int],
    today: date,
    do: Callable[[Callable[[], object]], None],
) -> None:
    last, rhythm, given, received, written, aim, action, due = seat
    for back in range(6):
        channel = Channel.PHONE if back % 3 == 2 else Channel.IN_PERSON
        days = last + back * rhythm
        do(partial(verbs.entries.log, _met(person, today, days, channel)))
    for back in range(written):
        do(partial(verbs.entries.log, _wrote(person, today, 2 + 9 * back)))
    for direction, times in ((Direction.GAVE, given), (Direction.RECEIVED, received)):
        for back in range(times):
            exchange = Exchange(
                EntryId(0), person, direction, ExchangeKind.ADVICE, _on(today, 5 + 20 * back), 1 + back % 3
            )
            do(partial(verbs.entries.record, exchange))
    taking = Taking("We do this together", aim, aim, is_stay_close=not aim, cadence_days=rhythm)
    do(lambda: verbs.seats.take(person, taking))
    if action:
        kept = Commitment(EntryId(0), person, By.ME, action, today + timedelta(days=due), today - timedelta(days=9))
        do(lambda: verbs.entries.promise(kept))


def _on(today: date, days: int) -> When:
    return When(today - timedelta(days=days))


def _met(person: PersonId, today: date, days: int, channel: Channel) -> Interaction:
    markers = frozenset({Marker.CAUGHT_UP, Marker.HELP})
    starter = StartedBy.ME if days % 2 else StartedBy.THEM
    return Interaction(EntryId(0), (person,), channel, _on(today, days), 90, 4, markers, starter)


def _wrote(person: PersonId, today: date, days: int) -> Interaction:
    return Interaction(EntryId(0), (person,), Channel.MAIL, _on(today, days), started_by=StartedBy.BOTH, answered=True)
