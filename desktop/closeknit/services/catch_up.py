"""Catch up: say of people what the cards can't, one key each, so that nobody starts with an empty book."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from closeknit.domain.card import Field
from closeknit.domain.catch_up import (
    Answer,
    Holding,
    HowOften,
    Known,
    LastMet,
    Verdict,
    day_met,
    meeting,
    revised,
    rhythm_days,
)
from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.person import PersonRow, StoredCard
from closeknit.domain.seat import Cadence
from closeknit.domain.when import When
from closeknit.services.events import Announce, CaughtUp
from closeknit.services.local_time import local_now
from closeknit.store import bonds, entries
from closeknit.store.catch_up import count_people, meetings_of, next_people
from closeknit.store.database import Store
from closeknit.store.days import today_at
from closeknit.store.joins import require_others
from closeknit.store.marks import say_not_person
from closeknit.store.opened import Opened
from closeknit.store.people import PeopleRows
from closeknit.store.record import Recorder
from closeknit.store.seats import require_no_seat
from closeknit.store.steps import begin_step
from closeknit.store.tx import Tx


class CatchUp:
    """Each answer is one step; another answer to the same question replaces what the first one kept."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce
        self._rows, self._opened = PeopleRows(store), Opened(store)

    def waiting(self) -> int:
        """Count the people in the lists of whom nothing is known: no interaction, no cadence, no answer."""
        with self._store.reading() as connection:
            return count_people(connection)

    def next(self, limit: int, passed: Iterable[PersonId] = ()) -> list[Known]:
        """Return who comes next, the most on their cards first, without those passed over."""
        with self._store.reading() as connection:
            return self._known(connection, next_people(connection, limit, passed))

    def known(self, person: PersonId) -> Known:
        """Return what the cards say of one person; raises UserError("person_gone")."""
        with self._store.reading() as connection:
            found = self._known(connection, [person])
        if not found:
            raise UserError("person_gone", person=person)
        return found[0]

    def answer(self, person: PersonId, answer: Answer) -> CaughtUp:
        """Keep an answer; raises UserError, "nothing_changed" where it was given before."""
        kinds: dict[Answer, str] = {
            LastMet.NEVER: "caught_up_never",
            HowOften.NONE: "cadence_cleared",
            Verdict.ARCHIVED: "archived",
            Verdict.NOT_A_PERSON: "put_to_organisations",
        }
        kind = kinds.get(answer, "caught_up_met" if isinstance(answer, LastMet) else "cadence_set")

        def work(tx: Tx) -> CaughtUp:
            require_others(tx, (person,))
            now_us = self._store.clock.now_us()
            recorder = begin_step(tx, kind, {"n": 1}, now_us, person)
            self._write(recorder, person, answer, now_us)
            if recorder.is_empty:
                raise UserError("nothing_changed")
            return CaughtUp(person, answer, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

    def _write(self, recorder: Recorder, person: PersonId, answer: Answer, now_us: int) -> None:
        today = local_now(self._store.clock).date()
        bond = bonds.bond_of(recorder.tx, person)
        match answer:
            case LastMet():
                day = day_met(answer, today)
                _put_meeting(recorder, person, day, now_us)
                after = replace(bond, has_never_met=day is None)
            case HowOften():
                days = rhythm_days(answer)
                since = today if bond.cadence is None else bond.cadence.since
                cadence = None if days is None else Cadence(days, since)
                after = replace(bond, cadence=cadence, wants_no_rhythm=days is None)
            case Verdict.ARCHIVED:
                require_no_seat(recorder.tx, person)
                after = replace(bond, is_archived=True)
            case Verdict.NOT_A_PERSON:
                say_not_person(recorder, person, True)
                return
        if after != bond:
            bonds.put_bond(recorder, after)

    def _known(self, connection: Tx, people: Sequence[PersonId]) -> list[Known]:
        rows = {row.id: row for row in self._rows.rows(people)}
        return [self._of(connection, rows[person]) for person in people if person in rows]

    def _of(self, connection: Tx, row: PersonRow) -> Known:
        cards = self._opened.cards(row.id)
        others = {
            end: tie.kind
            for tie in bonds.ties_of(connection, row.id)
            for end in (tie.first, tie.second)
            if end != row.id
        }
        ties = tuple((others[other.id], other.name) for other in self._rows.rows(sorted(others)))
        return Known(row, len(cards), row.books, _changed(cards), _holds(row, cards), ties)


def _put_meeting(recorder: Recorder, person: PersonId, day: date | None, now_us: int) -> None:
    """Keep one meeting, move the one that is kept, or take it away; raises UserError where more is known."""
    kept, others = meetings_of(recorder.tx, person)
    if others:
        raise UserError("catch_up_knows")
    if day is None:
        if kept is not None:
            entries.remove(recorder, kept)
    elif kept is None:
        entries.add(recorder, meeting(person, day), now_us)
    else:
        entries.change(recorder, kept, _moved(kept, day))


def _moved(kept: Interaction, day: date) -> Interaction:
    return replace(kept, when=When(day, None, True))


def _changed(cards: Sequence[StoredCard]) -> date | None:
    edits = [today_at(card.edited_at_us) for card in cards if card.edited_at_us is not None]
    return max([*edits, *filter(None, (revised(card.view.revision) for card in cards))], default=None)


def _holds(row: PersonRow, cards: Sequence[StoredCard]) -> tuple[tuple[Holding, int], ...]:
    """Count values, not lines: the same address on two cards is one."""
    lines = {(one.field, one.name.upper(), one.text.strip()) for card in cards for one in card.view.properties}
    fields = Counter(field for field, _name, _text in lines)
    counts = {
        Holding.MAIL: len(row.emails),
        Holding.PHONE: len(row.phones),
        Holding.ADDRESS: fields[Field.ADDRESS],
        Holding.BIRTHDAY: int(any(name == "BDAY" for _field, name, _text in lines)),
        Holding.NOTE: fields[Field.NOTE],
    }
    return tuple((holding, counts[holding]) for holding in Holding if counts[holding])
