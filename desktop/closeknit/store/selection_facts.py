"""Put the facts of a selection to the people they belong to here; what is here already stays (decision 015)."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from closeknit.domain.ids import PersonId
from closeknit.domain.reason import Reason
from closeknit.domain.seat import SEATS, LeaveReason, Tie
from closeknit.store import bonds, joins, seats
from closeknit.store.days import day_number, day_of
from closeknit.store.record import Recorder
from closeknit.store.selection_form import FORMS, columns
from closeknit.store.selection_in import Row, Said, Selection, Someone, Tied
from closeknit.store.selection_known import KnownEntries, was_written
from closeknit.store.tx import Tx

Act = Callable[[Recorder], None]
_CADENCE = ("cadence_days", "latest_days", "cadence_since_day", "paused_until_day")


class Facts:
    """`people` are those of the file by number, each with who they are here, most often one.

    `acts` gives one short piece of work after another, all for the recorder of one step; `added` and `problems` grow.
    """

    def __init__(
        self, tx: Tx, selection: Selection, people: Mapping[int, Sequence[PersonId]], now_us: int, today: date
    ):
        self._selection, self._now_us, self._today = selection, now_us, day_number(today)
        self._people = people
        self._names = {one.number: one.name or one.cards[0].name for one in selection.people}
        self._shut = _shut(tx, [person for group in people.values() for person in group])
        self._entries = KnownEntries(tx, [person for group in people.values() for person in group])
        self.added = 0
        self.problems: list[Reason] = []

    def acts(self) -> Iterator[Act]:
        """Give all that is to be done, in order."""
        for number in self._people:
            person = self._people[number][0]
            if person in self._shut:
                kind = "selection_person_is_me" if self._shut[person] else "selection_person_in_trash"
                self._tell(kind, person, number)
        for someone in self._selection.people:
            whose = self._open(someone.number)
            if whose is not None:
                yield partial(self._put_person, person=whose, someone=someone)
        for said in self._selection.entries:
            yield partial(self._put_entry, said=said)
        for tied in dict.fromkeys(self._selection.ties):
            yield partial(self._put_tie if tied.second is not None else self._put_mention, tied=tied)
        for pair in self._selection.apart:
            yield partial(self._put_apart, pair=pair)

    def _open(self, number: int) -> PersonId | None:
        """Return who somebody of the file is here, unless nothing may be said of them."""
        person = self._people[number][0]
        return None if person in self._shut else person

    def _put_person(self, recorder: Recorder, person: PersonId, someone: Someone) -> None:
        if someone.is_not_person:
            self.added += recorder.update("person", person, is_not_person=1)
        if someone.bond is not None:
            self._put_bond(recorder, person, someone)
        for row in someone.communities:
            self.added += bonds.add_members(recorder, row["name"], [person], day_of(row["since_day"]))
        self._put_objectives(recorder, person, someone)
        self._put_seats(recorder, person, someone)
        self._put_reminders(recorder, person, someone)

    def _put_bond(self, recorder: Recorder, person: PersonId, someone: Someone) -> None:
        """Say what wasn't said here; of what both say, what stands here stays."""
        said = someone.bond or {}
        names = columns("bond")
        found = recorder.tx.execute(f"SELECT {', '.join(names)} FROM bond WHERE id = ?", (person,)).fetchall()
        if not found:
            recorder.insert("bond", person, row_id=person, **said)
            self.added += 1
            return
        before = dict(zip(names, found[0], strict=True))
        usual = {name: shape.default for name, shape in FORMS["bond"].items()}
        after = {name: said[name] if before[name] == usual[name] else before[name] for name in names}
        if before["cadence_days"] is not None:
            after |= {name: before[name] for name in _CADENCE}
        after["wants_no_rhythm"] = int(bool(after["wants_no_rhythm"]) and after["cadence_days"] is None)
        self.added += recorder.update("bond", person, **after) if after != before else 0
        if any(after[name] != said[name] != usual[name] for name in names):
            self._tell("selection_bond_differs", person, someone.number)

    def _put_objectives(self, recorder: Recorder, person: PersonId, someone: Someone) -> None:
        taken: set[int] = set()  # two of the same day and words, as a join leaves them, are two
        for row, steps in someone.objectives:
            found = recorder.tx.execute(
                "SELECT id FROM objective WHERE person_id = ? AND made_day = ? AND mine = ? AND theirs = ? "
                "AND is_stay_close = ? ORDER BY id",
                (person, row["made_day"], row["mine"], row["theirs"], row["is_stay_close"]),
            ).fetchall()
            same = next((one for (one,) in found if one not in taken), None)
            objective = self._put_objective(recorder, person, someone, row) if same is None else int(same)
            taken.add(objective)
            for step in steps:
                known = "SELECT 1 FROM progress WHERE objective_id = ? AND day = ? AND percent = ? AND note = ?"
                values = (objective, step["day"], step["percent"], step["note"])
                if not recorder.tx.execute(known, values).fetchall():
                    recorder.rests_on("objective", objective, person)
                    recorder.insert("progress", person, objective_id=objective, **step)
                    self.added += 1

    def _put_objective(self, recorder: Recorder, person: PersonId, someone: Someone, row: Row) -> int:
        """Insert an objective; of two that stand, the one here stays and the file's is closed as removed."""
        if row["closed_day"] is None and bonds.open_objective(recorder.tx, person) is not None:
            row = row | {"closed_day": max(self._today, row["made_day"]), "outcome": "removed"}
            self._tell("selection_objective_two", person, someone.number)
        self.added += 1
        return recorder.insert("objective", person, person_id=person, **row)

    def _put_reminders(self, recorder: Recorder, person: PersonId, someone: Someone) -> None:
        """Insert reminders that come from today on; one that stands here or was removed here isn't brought again."""
        known = (
            "SELECT 1 FROM reminder WHERE person_id = :person AND made_us = :made UNION ALL SELECT 1 FROM change "
            "WHERE tbl = 'reminder' AND after IS NULL AND json_extract(before, '$.made_us') = :made LIMIT 1"
        )
        for row in someone.reminders:
            is_past = row["every"] is None and row["day"] < self._today
            if is_past or recorder.tx.execute(known, {"person": person, "made": row["made_us"]}).fetchall():
                continue
            over = [row["over_day"]] if row["over_day"] is not None else []
            if row["day"] < self._today:
                over.append(self._today - 1)
            recorder.insert("reminder", person, person_id=person, **row | {"over_day": max(over, default=None)})
            self.added += 1

    def _put_seats(self, recorder: Recorder, person: PersonId, someone: Someone) -> None:
        """Insert seats; one that can't be taken is kept as a seat that was left, with the reason."""
        here = [(day_number(seat.since), seat.why) for seat in seats.seats_of(recorder.tx, person)]
        for row in someone.seats:
            if (row["since_day"], row["why"]) in here:
                here.remove((row["since_day"], row["why"]))
                continue
            if row["left_day"] is None:
                row = self._seated(recorder.tx, person, someone, row)
            recorder.insert("seat", person, person_id=person, **row)
            self.added += 1

    def _seated(self, tx: Tx, person: PersonId, someone: Someone, row: Row) -> Row:
        sitting = seats.sitting(tx)
        taken = {seat.place for seat in sitting}
        left_day = max(self._today, row["since_day"])
        if any(seat.person == person for seat in sitting):
            self._tell("selection_seat_two", person, someone.number)
            return row | {"left_day": left_day, "reason": LeaveReason.MISTAKEN.value}
        if len(taken) == SEATS:
            self._tell("selection_seats_full", person, someone.number)
            return row | {"left_day": left_day, "reason": LeaveReason.PAUSED.value}
        if row["place"] in taken:
            return row | {"place": min(set(range(1, SEATS + 1)) - taken)}
        return row

    def _put_entry(self, recorder: Recorder, said: Said) -> None:
        people = list(dict.fromkeys(one for n in said.people if (one := self._open(n)) is not None))
        if not people:
            return
        shut = (self._names[number] for number in said.people if self._open(number) is None)
        mentioned = [*said.others, *shut]
        row = said.row | {"note": _mentioning(said.row["note"], mentioned)}
        whose = {person for number in said.people for person in self._people[number]}
        known = self._entries.take(row["made_us"], row["kind"], whose)
        if known is not None:
            if known.row is not None and not _is_alike(known.row, said.row, row["note"]):
                self._tell("selection_entry_differs", people[0], said.people[0], day=str(day_of(row["day"])))
            return
        entry = recorder.insert("entry", people[0], **row)
        for person in people:
            recorder.insert("entry_person", person, entry_id=entry, person_id=person, day=row["day"])
        self.added += 1

    def _put_tie(self, recorder: Recorder, tied: Tied) -> None:
        ends = [self._open(number) for number in (tied.first, tied.second or 0)]
        first, second = sorted(end or PersonId(0) for end in ends)
        known = "SELECT 1 FROM tie WHERE first_id = ? AND second_id = ? AND kind = ?"
        if not first or first == second or recorder.tx.execute(known, (first, second, tied.kind)).fetchall():
            return
        bonds.add_tie(recorder, Tie(first, second, tied.kind, tied.source))
        self.added += 1

    def _put_mention(self, recorder: Recorder, tied: Tied) -> None:
        """Keep a tie with somebody who isn't in the file as a note; one that was written before stays as it became."""
        person, note = self._open(tied.first), f"{tied.kind}: {tied.other}"
        if person is None or _is_tied(recorder.tx, person, tied) or was_written(recorder.tx, person, note):
            return
        entry = recorder.insert("entry", person, kind="note", day=self._today, made_us=self._now_us, note=note)
        recorder.insert("entry_person", person, entry_id=entry, person_id=person, day=self._today)
        self.added += 1

    def _put_apart(self, recorder: Recorder, pair: tuple[int, int]) -> None:
        one, other = self._people[pair[0]][0], self._people[pair[1]][0]
        if one != other:
            joins.keep_apart(recorder, one, other)

    def _tell(self, kind: str, person: PersonId, number: int, **params: str) -> None:
        self.problems.append(Reason(kind, {"person": person, "name": self._names[number], **params}))


def _mentioning(note: str, names: Sequence[str]) -> str:
    """Write the names of those who aren't in the file below a note; a sign, since it is nobody's sentence."""
    known = ", ".join(filter(None, names))
    return "\n".join(filter(None, (note, f"+ {known}"))) if known else note


def _is_tied(tx: Tx, person: PersonId, tied: Tied) -> bool:
    """Tell whether a person is tied so with somebody of that name here."""
    sql = (
        "SELECT 1 FROM tie t JOIN person o ON o.id = CASE t.first_id WHEN :person THEN t.second_id ELSE t.first_id END "
        "WHERE (t.first_id = :person OR t.second_id = :person) AND t.kind = :kind AND o.name = :name"
    )
    values = {"person": person, "kind": tied.kind, "name": tied.other}
    return bool(tx.execute(sql, values).fetchall())


def _is_alike(here: Mapping[str, Any], said: Row, mentioning: str) -> bool:
    return all(here[name] == said[name] for name in said if name != "note") and here["note"] in (
        said["note"],
        mentioning,
    )


def _shut(tx: Tx, people: Sequence[PersonId]) -> dict[PersonId, bool]:
    """Name those of whom nothing may be said, who is in the trash and the user; True for the user."""
    rows = tx.execute(
        "SELECT id, is_me FROM person WHERE id IN (SELECT value FROM json_each(?)) AND (shown <> 0 OR is_me = 1)",
        (json.dumps(list(people)),),
    )
    return {PersonId(row[0]): bool(row[1]) for row in rows.fetchall()}
