"""A year with sleeps, kills, wrong clocks, travel and a user who does everything: each due thing is told once.

An oracle of its own (`reminder_oracle`) says at each look what must be told; it is compared with the records.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.reliability.amount import seeded, times
from tests.reliability.reminder_oracle import DAY, Oracle, Thing, Ways
from tests.reliability.reminder_user import User
from tests.reliability.world import World

from closeknit.domain.reminder.delivery import GRACE, Delivery, DeliveryKind
from closeknit.domain.reminder.occurrence import Occurrence
from closeknit.services.telling import Telling
from closeknit.store.database import Store

ZONES = ("Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "UTC")
START = datetime(2026, 1, 5, 11, tzinfo=UTC)


class Year:
    """The time that passes, and what the computer's clock says of it."""

    def __init__(self, folder: Path, dice: random.Random, patch: pytest.MonkeyPatch) -> None:
        self.dice, self._patch = dice, patch
        self.world = World(folder, synchronous=0)
        self.world.clock.step = 0
        self.oracle = Oracle(Ways())
        self.true, self.wrong_by = START, timedelta()
        self.count = {"looks": 0, "told": 0, "single": 0, "digest": 0, "wrong clocks": 0, "kills": 0, "acts": 0}
        self._travel("Europe/Berlin")
        self._set_clock()
        self.user = User(self.world, self.oracle, dice)
        self._set_clock()

    @property
    def now(self) -> datetime:
        return self.true + self.wrong_by

    def run(self, days: int) -> None:
        """Live for so many days."""
        self.look()
        end = self.true + days * DAY
        while self.true < end:
            self._pass(timedelta(hours=self.dice.choice([0.3, 2, 5, 9])))
            for _ in range(self.dice.choice([0, 1, 1, 2, 6])):
                self.user.act()
                self.count["acts"] += 1
            if self.dice.random() < 0.3:
                self.look()
            self._happen()
        self.check_records()
        self.world.close()

    def _happen(self) -> None:
        event = self.dice.random()
        if event < 0.08:
            self._sleep()
        elif event < 0.12:
            if self.dice.random() < 0.5:
                self.world.telling.close()
                self.oracle.kept = self.oracle.looked or self.oracle.kept
            self.world.restart()
            self.oracle.looked = None
            self.count["kills"] += 1
        elif event < 0.14:
            self._be_wrong()
        elif event < 0.16:
            self._travel(self.dice.choice(ZONES))

    def _sleep(self) -> None:
        self.true += timedelta(hours=self.dice.choice([3, 14, 50, 24 * 9, 24 * 20]))
        self._set_clock()
        self.look()

    def _be_wrong(self) -> None:
        """Let the clock be wrong for a while, and look meanwhile."""
        self.count["wrong clocks"] += 1
        wrong = self.dice.choice(["back", "on", "1970", "2099"])
        far = {"back": self.true - timedelta(hours=1), "on": self.true + timedelta(hours=1)}
        at = far.get(wrong) or datetime(int(wrong), 5, 6, 12, 0, tzinfo=UTC)
        self.wrong_by = at - self.true
        self._set_clock()
        self.look()
        self.wrong_by = timedelta()
        self.true += timedelta(minutes=2)
        self._set_clock()
        self.look()

    def _travel(self, name: str) -> None:
        self.zone = ZoneInfo(name)
        self._patch.setenv("TZ", name)
        if hasattr(self, "user"):
            self.user.zone = self.zone

    def _set_clock(self) -> None:
        self.world.clock.now = round(self.now.timestamp() * 1_000_000)
        if hasattr(self, "user"):
            self.user.now, self.user.zone = self.now, self.zone

    def _pass(self, span: timedelta) -> None:
        """Let time pass as the running program does: it looks when something is due, else each six hours."""
        end = self.true + span
        while self.true < end:
            at = self.world.telling.next_at()
            soon = max(self.true, min(end, at or end, self.true + timedelta(hours=6)))
            self.true = soon
            self._set_clock()
            if at is not None and at <= soon:
                self.look()
                assert (after := self.world.telling.next_at()) is None or after > soon, "what is due was claimed"
            else:
                self._note_look()

    def _note_look(self) -> None:
        self.world.telling.look()
        if not self.oracle.is_quiet(self.now, self.zone):
            self.oracle.note_look(self.now, self.zone)

    def look(self) -> None:
        """Claim, by one process or by two at once, and compare."""
        expected = self.oracle.must_tell(self.now, self.zone)
        found = self._claimed()
        told = [one for delivery in found for one in delivery.told]
        assert sorted(map(_name, told)) == sorted(map(_expected, expected)), self._said(told, expected)
        self._check_kinds(found)
        self.oracle.note(self.now, expected, self.zone)
        self.count["looks"] += 1
        self.count["told"] += len(told)

    def _claimed(self) -> list[Delivery]:
        if self.dice.random() > 0.05:
            return self.world.telling.claim()
        store = Store.open(self.world.folder / "closeknit.db", self.world.clock, None, 0)
        other = Telling(store, lambda: self.world.habits)
        other._looked = self.world.telling._looked
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(one.claim) for one in (self.world.telling, other)]
            found = [delivery for one in both for delivery in one.result()]
        store.close()
        return found

    def _check_kinds(self, found: list[Delivery]) -> None:
        singles = [delivery for delivery in found if delivery.kind is DeliveryKind.SINGLE]
        digests = [delivery for delivery in found if delivery.kind is DeliveryKind.DIGEST]
        assert len(digests) <= 1
        assert len(singles) + len(digests) == len(found)
        assert not found or not self.oracle.is_quiet(self.now, self.zone)
        assert all(len(delivery.told) == 1 and self.now - delivery.told[0].at <= GRACE for delivery in singles)
        assert all(not self.oracle.is_quiet(delivery.told[0].at, self.zone) for delivery in singles)
        self.count["single"] += len(singles)
        self.count["digest"] += len(digests)
        midnight = self.now.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        with self.world.store.reading() as connection:
            sql = "SELECT count(*) FROM delivery WHERE kind = 'single' AND claimed_us BETWEEN ? AND ?"
            span = (round(midnight.timestamp() * 1_000_000), round(self.now.timestamp() * 1_000_000))
            today = connection.execute(sql, span).fetchall()[0][0]
        assert not singles or today <= self.oracle.ways.most

    def check_records(self) -> None:
        """Count the records themselves: the schema keeps each name single, and the oracle knows all of them."""
        with self.world.store.reading() as connection:
            rows = connection.execute("SELECT occurrence, delivery_id FROM told ORDER BY 1").fetchall()
            empty = connection.execute("SELECT count(*) FROM told WHERE delivery_id NOT IN (SELECT id FROM delivery)")
            assert empty.fetchall() == [(0,)]
        assert len(rows) == len({row[0] for row in rows}) == len(self.oracle.told)
        assert self.world.backups.check().findings == ()

    def _said(self, told: list[Occurrence], expected: list[Thing]) -> str:
        names, wanted = {_name(one) for one in told}, {_expected(one) for one in expected}
        return f"at {self.now} ({self.zone}): told {sorted(names - wanted)}, not told {sorted(wanted - names)}"


def _name(one: Occurrence) -> str:
    return f"{one.key} {'happened ' if one.kind == 'happened' else ''}{one.due} {one.at.isoformat()}"


def _expected(one: Thing) -> str:
    return f"{one.key} {'happened ' if 'happened' in one.name else ''}{one.due} {one.at.isoformat()}"


def test_a_year_of_everything_tells_each_due_thing_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    dice = seeded("a year of reminders")
    for number in range(times(1)):
        folder = tmp_path / f"home{number}"
        folder.mkdir()
        year = Year(folder, dice, monkeypatch)
        year.run(365)
        print(f"year {number}: {year.count}")
        assert year.count["told"] > 300
        assert year.count["single"] > 20
