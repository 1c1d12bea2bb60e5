"""Say what is known of a relationship as a whole (product 6: `objective` to `cadence`, and `mark`)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from closeknit.domain.cadence import check_cadence
from closeknit.domain.errors import UserError
from closeknit.domain.ids import ObjectiveId, PersonId
from closeknit.domain.promise import Objective, Progress
from closeknit.domain.proposals import last_progress
from closeknit.domain.seat import Bond, Cadence, Tie
from closeknit.services.events import Announce, BondChanged
from closeknit.services.local_time import local_now
from closeknit.store import bonds
from closeknit.store.database import Store
from closeknit.store.joins import require_others, require_people
from closeknit.store.marks import say_me, say_not_person
from closeknit.store.record import Recorder
from closeknit.store.seats import require_no_seat
from closeknit.store.steps import begin_step
from closeknit.store.tx import Tx


class Bonds:
    """Verbs of a relationship; each raises UserError, also "nothing_changed", and all but `mark` for the user."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce

    def of(self, person: PersonId) -> Bond:
        """Return what was said."""
        with self._store.reading() as connection:
            return bonds.bond_of(connection, person)

    def objectives(self, person: PersonId) -> list[Objective]:
        """List objectives, the open one first."""
        with self._store.reading() as connection:
            return bonds.objectives_of(connection, person)

    def ties(self, person: PersonId) -> list[Tie]:
        """List ties."""
        with self._store.reading() as connection:
            return bonds.ties_of(connection, person)

    def communities(self, person: PersonId) -> list[str]:
        """Name communities."""
        with self._store.reading() as connection:
            return bonds.communities_of(connection, person)

    def mark(
        self,
        person: PersonId,
        change: Callable[[Bond], Bond],
        is_me: bool | None = None,
        is_not_person: bool | None = None,
    ) -> BondChanged:
        """Change what is known of a person: role, remote, archived, unscored, zone, languages, channel, how met.

        With it, in the same step, whether the person is the user, and whether an organisation. Who sits isn't archived.
        """

        def write(recorder: Recorder) -> None:
            before = bonds.bond_of(recorder.tx, person)
            after = change(before)
            if after.is_archived and not before.is_archived:
                require_no_seat(recorder.tx, person)
            if after != before:
                bonds.put_bond(recorder, after)
            if is_me is not None:
                say_me(recorder, person, is_me)
            if is_not_person is not None:
                say_not_person(recorder, person, is_not_person)
            if recorder.is_empty:
                raise UserError("nothing_changed")

        return self._write("marked", (person,), write)

    def silence(self, person: PersonId, is_silenced: bool = True) -> BondChanged:
        """Propose nothing of a person, or again."""

        def write(recorder: Recorder) -> None:
            before = bonds.bond_of(recorder.tx, person)
            if before.is_silenced is is_silenced:
                raise UserError("nothing_changed")
            bonds.put_bond(recorder, replace(before, is_silenced=is_silenced))

        return self._write("silenced" if is_silenced else "proposed_again", (person,), write)

    def set_cadence(
        self, person: PersonId, ideal_days: int, latest_days: int | None = None, paused_until: date | None = None
    ) -> BondChanged:
        """Say how many days there may be between meaningful contacts; it counts from today where none was before."""
        check_cadence(ideal_days, latest_days)

        def write(recorder: Recorder) -> None:
            before = bonds.bond_of(recorder.tx, person)
            since = before.cadence.since if before.cadence is not None else self._today()
            cadence = Cadence(ideal_days, since, latest_days, paused_until)
            if before.cadence == cadence:
                raise UserError("nothing_changed")
            bonds.put_bond(recorder, replace(before, cadence=cadence))

        return self._write("cadence_set", (person,), write)

    def set_ideal(self, person: PersonId, ideal_days: int) -> BondChanged:
        """Say only how often; the latest stays where it still is later, and a pause goes on."""
        before = self.of(person).cadence
        if before is None:
            return self.set_cadence(person, ideal_days)
        latest = before.latest_days
        is_later = latest is not None and latest >= ideal_days
        return self.set_cadence(person, ideal_days, latest if is_later else None, before.paused_until)

    def clear_cadence(self, person: PersonId) -> BondChanged:
        """Want no rhythm with a person."""

        def write(recorder: Recorder) -> None:
            before = bonds.bond_of(recorder.tx, person)
            if before.cadence is None:
                raise UserError("nothing_changed")
            bonds.put_bond(recorder, replace(before, cadence=None, wants_no_rhythm=True))

        return self._write("cadence_cleared", (person,), write)

    def set_objective(
        self, person: PersonId, mine: str, theirs: str, measure: str = "", due: date | None = None
    ) -> BondChanged:
        """Say what both are after; the objective before is closed."""
        if not mine.strip() and not theirs.strip():
            raise UserError("objective_needs_words")
        wanted = Objective(
            ObjectiveId(0), person, mine.strip(), theirs.strip(), self._today(), measure.strip(), due, False
        )
        return self._put_objective(wanted, "objective_set")

    def change_objective(self, person: PersonId, mine: str, theirs: str, measure: str, due: date | None) -> BondChanged:
        """Say the open objective in other words, or for another day; its progress stays. Without one, set it."""
        if not mine.strip() and not theirs.strip():
            raise UserError("objective_needs_words")

        def write(recorder: Recorder) -> None:
            before = bonds.open_objective(recorder.tx, person)
            wanted = Objective(
                ObjectiveId(0), person, mine.strip(), theirs.strip(), self._today(), measure.strip(), due, False
            )
            if before is None or before.is_stay_close:
                bonds.put_objective(recorder, wanted, self._today())
            elif not bonds.change_objective(recorder, before, wanted):
                raise UserError("nothing_changed")

        return self._write("objective_set", (person,), write)

    def stay_close(self, person: PersonId) -> BondChanged:
        """Be after nothing but staying close."""
        wanted = Objective(ObjectiveId(0), person, "", "", self._today(), is_stay_close=True)

        def write(recorder: Recorder) -> None:
            before = bonds.open_objective(recorder.tx, person)
            if before is not None and before.is_stay_close:
                raise UserError("nothing_changed")
            bonds.put_objective(recorder, wanted, self._today())

        return self._write("stay_close_set", (person,), write)

    def close_objective(self, person: PersonId, is_reached: bool) -> BondChanged:
        """Close the objective as reached, which is 100 %, or removed."""

        def write(recorder: Recorder) -> None:
            objective = _require_objective(recorder.tx, person)
            if is_reached and not objective.is_stay_close and last_progress(objective)[1] < 1.0:
                bonds.add_progress(recorder, objective, Progress(self._today(), 1.0))
            bonds.close_objective(recorder, objective, self._today(), "reached" if is_reached else "removed")

        return self._write("aim_reached" if is_reached else "aim_removed", (person,), write)

    def progress(self, person: PersonId, percent: int, note: str = "") -> BondChanged:
        """Say how far the objective is, 0 to 100, by what evidence; at 100 it is reached."""
        if not 0 <= percent <= 100:
            raise UserError("progress_out_of_range")

        def write(recorder: Recorder) -> None:
            objective = _require_objective(recorder.tx, person)
            bonds.add_progress(recorder, objective, Progress(self._today(), percent / 100, note.strip()))
            if percent == 100:
                bonds.close_objective(recorder, objective, self._today(), "reached")

        return self._write("progress_made", (person,), write, percent=percent)

    def tie(self, first: PersonId, second: PersonId, kind: str) -> BondChanged:
        """Remember that two people know each other, and how."""
        word = " ".join(kind.split())
        if not word:
            raise UserError("tie_needs_kind")
        return self._write("tied", (first, second), lambda r: bonds.add_tie(r, Tie(first, second, word)))

    def untie(self, first: PersonId, second: PersonId, kind: str) -> BondChanged:
        """Forget that two people know each other so; raises UserError("tie_unknown")."""
        tie = Tie(first, second, " ".join(kind.split()))
        return self._write("untied", (first, second), lambda recorder: bonds.remove_tie(recorder, tie))

    def join_community(self, name: str, people: Sequence[PersonId]) -> BondChanged:
        """Note that people are met in a community."""
        if not name.strip():
            raise UserError("community_needs_name")

        def write(recorder: Recorder) -> None:
            if not bonds.add_members(recorder, name.strip(), people, self._today()):
                raise UserError("nothing_changed")

        return self._write("community_joined", tuple(people), write)

    def leave_community(self, name: str, people: Sequence[PersonId]) -> BondChanged:
        """Note that people aren't met in a community any more; raises UserError where none of them was."""

        def write(recorder: Recorder) -> None:
            if not bonds.drop_members(recorder, name.strip(), people):
                raise UserError("nothing_changed")

        return self._write("community_left", tuple(people), write)

    def _put_objective(self, wanted: Objective, kind: str) -> BondChanged:
        def write(recorder: Recorder) -> None:
            bonds.put_objective(recorder, wanted, self._today())

        return self._write(kind, (wanted.person,), write)

    def _write(
        self, kind: str, people: tuple[PersonId, ...], write: Callable[[Recorder], None], **params: int
    ) -> BondChanged:
        def work(tx: Tx) -> BondChanged:
            listed = tuple(require_people(tx, people) if kind == "marked" else require_others(tx, people))
            if not listed:
                raise UserError("nobody_chosen")
            now_us = self._store.clock.now_us()
            recorder = begin_step(tx, kind, {"n": len(listed), **params}, now_us, listed[0])
            write(recorder)
            return BondChanged(kind, listed, recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact

    def _today(self) -> date:
        return local_now(self._store.clock).date()


def _require_objective(tx: Tx, person: PersonId) -> Objective:
    objective = bonds.open_objective(tx, person)
    if objective is None:
        raise UserError("objective_needed")
    return objective
