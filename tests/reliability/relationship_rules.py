"""What is done to relationships, as rules for the state machine of undo."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.services.chosen import bring, exported

from closeknit.domain.catch_up import HowOften, LastMet, Verdict
from closeknit.domain.entry import Note
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.seat import SEATS, LeaveReason, Role
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.relationships import Relationships
from closeknit.services.seats import Leaving
from closeknit.store.purge import Purge

_PICK = st.integers(0, 1_000)
_DAYS = st.integers(-20, 400)
_NEW = EntryId(0)


class RelationshipRules:
    """Needs `world`, `done` and `person` of the machine."""

    def day(self, days_ago: int) -> When:
        return When(local_now(self.world.store.clock).date() - timedelta(days=days_ago))

    def entry(self, pick: int) -> EntryId | None:
        with self.world.store.reading() as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM entry ORDER BY id").fetchall()]
        return EntryId(ids[pick % len(ids)]) if ids else None

    @rule(
        picks=st.lists(_PICK, min_size=1, max_size=3),
        channel=st.sampled_from(Channel),
        days=_DAYS,
        rating=st.none() | st.integers(1, 5),
        markers=st.frozensets(st.sampled_from(Marker)),
        starter=st.none() | st.sampled_from(StartedBy),
    )
    def log(self, picks, channel, days, rating, markers, starter) -> None:
        if self.person(0) is not None:
            people = tuple(self.person(pick) for pick in picks)
            logged = Interaction(_NEW, people, channel, self.day(days), None, rating, markers, starter, note="n")
            self.done(lambda: self.world.entries.log(logged))

    @rule(is_read=st.booleans(), is_idle=st.booleans())
    def pass_by(self, is_read, is_idle) -> None:
        """Keep what lists and idle moments compute; it is no step, and stands in the way of none."""
        relationships = Relationships(self.world.store)
        if is_read:
            relationships.mend_all()
        if is_idle:
            relationships.freshen_all()
            Purge(self.world.store).some()

    @rule(pick=_PICK, days=_DAYS, which=st.integers(0, 4))
    def say(self, pick, days, which) -> None:
        person, when = self.person(pick), self.day(days)
        if person is None:
            return
        verbs = self.world.entries
        acts = (
            lambda: verbs.record(Exchange(_NEW, person, Direction.GAVE, ExchangeKind.HELP, when, 3)),
            lambda: verbs.need(Need(_NEW, person if pick % 3 else None, "a boat", when)),
            lambda: verbs.offer(Offer(_NEW, person if pick % 3 else None, "a crew", when)),
            lambda: verbs.note(Note(_NEW, person, "likes chess", when)),
            lambda: verbs.promise(Commitment(_NEW, person, By.ME, "write", when.day, when.day)),
        )
        self.done(acts[which])

    @rule(pick=_PICK, other=_PICK, which=st.integers(0, 4))
    def change_entry(self, pick, other, which) -> None:
        entry = self.entry(pick)
        if entry is None or self.person(other) is None:
            return
        verbs = self.world.entries

        def moved(before):
            if isinstance(before, Interaction):
                return replace(before, people=(self.person(other),), when=self.day(other % 50))
            return replace(before, person=self.person(other))

        acts = (
            lambda: verbs.change(entry, moved),
            lambda: verbs.remove(entry),
            lambda: verbs.done(entry),
            lambda: verbs.met(entry),
            lambda: verbs.happened(entry, bool(other % 2)),
        )
        self.done(acts[which])

    @rule(pick=_PICK, days=st.integers(1, 90))
    def set_cadence(self, pick, days) -> None:
        if (person := self.person(pick)) is not None:
            self.done(lambda: self.world.bonds.set_cadence(person, days))

    @rule(pick=_PICK, which=st.integers(0, 4))
    def mark_bond(self, pick, which) -> None:
        person = self.person(pick)
        if person is None:
            return
        bonds = self.world.bonds
        acts = (
            lambda: bonds.mark(person, lambda bond: replace(bond, role=Role.FRIEND, languages=("pt",))),
            lambda: bonds.mark(person, lambda bond: replace(bond, is_remote=not bond.is_remote)),
            lambda: bonds.set_objective(person, "mine", "theirs"),
            lambda: bonds.progress(person, pick % 101),
            lambda: bonds.close_objective(person, is_reached=False),
        )
        self.done(acts[which])

    @rule(pick=_PICK, answer=st.sampled_from((*LastMet, *HowOften, *Verdict)))
    def catch_up(self, pick, answer) -> None:
        if (person := self.person(pick)) is not None:
            self.done(lambda: self.world.catch_up.answer(person, answer))

    @rule(pick=_PICK, is_not_person=st.booleans())
    def mark_not_person(self, pick, is_not_person) -> None:
        if (person := self.person(pick)) is not None:
            self.done(lambda: self.world.people.mark_not_person(person, is_not_person))

    @rule(one=_PICK, other=_PICK, kind=st.sampled_from(("knows", "friend")))
    def tie(self, one, other, kind) -> None:
        if self.person(0) is not None:
            self.done(lambda: self.world.bonds.tie(self.person(one), self.person(other), kind))

    @rule(one=_PICK, other=_PICK, kind=st.sampled_from(("knows", "friend")))
    def untie(self, one, other, kind) -> None:
        if self.person(0) is not None:
            self.done(lambda: self.world.bonds.untie(self.person(one), self.person(other), kind))

    @rule(picks=st.lists(_PICK, min_size=1, max_size=3), name=st.sampled_from(("Choir", "Forum")))
    def community(self, picks, name) -> None:
        if self.person(0) is not None:
            self.done(lambda: self.world.bonds.join_community(name, [self.person(pick) for pick in picks]))

    @rule(picks=st.lists(_PICK, min_size=1, max_size=3), name=st.sampled_from(("Choir", "Forum")))
    def leave_community(self, picks, name) -> None:
        if self.person(0) is not None:
            self.done(lambda: self.world.bonds.leave_community(name, [self.person(pick) for pick in picks]))

    @rule(picks=st.lists(_PICK, min_size=1, max_size=3), is_apart=st.booleans())
    def bring_selection(self, picks, is_apart) -> None:
        if self.person(0) is not None:
            content = exported(self.world, [self.person(pick) for pick in picks])
            book = f"Chosen {self.world.imports_seen()}" if is_apart else None
            self.done(lambda: bring(self.world, content, "chosen.json", book))

    @rule(pick=_PICK, other=_PICK)
    def take_seat(self, pick, other) -> None:
        person, sitting = self.person(pick), self.world.seats.sitting()
        if person is None:
            return
        leaving = Leaving(sitting[other % len(sitting)].person, LeaveReason.MET) if sitting and other % 2 else None
        self.done(lambda: self.world.seats.take(person, Taking("why", is_stay_close=True), leaving))

    @rule(pick=_PICK)
    def leave_seat(self, pick) -> None:
        sitting = self.world.seats.sitting()
        if sitting:
            person = sitting[pick % len(sitting)].person
            self.done(lambda: self.world.seats.leave(Leaving(person, LeaveReason.PAUSED, "x")))

    @rule(name=st.sampled_from(("recency", "circle", "in-person", "half-life")), value=st.integers(0, 100))
    def weigh(self, name, value) -> None:
        self.done(lambda: self.world.weighing.set({name: value}))

    @rule(which=st.integers(0, 2))
    def switch_scores(self, which) -> None:
        weighing = self.world.weighing
        acts = (lambda: weighing.switch(False), lambda: weighing.switch(True), lambda: weighing.reset())
        self.done(acts[which])

    @invariant()
    def no_more_than_twenty_sit_and_nobody_twice(self) -> None:
        sitting = self.world.seats.sitting()
        assert len(sitting) <= SEATS
        assert len({seat.person for seat in sitting}) == len(sitting)
