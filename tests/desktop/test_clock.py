"""The computer sleeps, its clock is set, summer time begins and ends, while the program runs (faketime)."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from closeknit.domain.ids import ReminderId
from closeknit.domain.reminder.own import Reminder
from tests.desktop.bus import Bus
from tests.desktop.desk import Desk
from tests.desktop.parts import Dunst
from tests.desktop.program import Facts, Program
from tests.waiting import stays, wait

BERLIN = "Europe/Berlin"
LOGIND, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SHOWN = ("single", 1, 0, 1)


class Clock:
    """The program's clock, which a test sets; what is made in the test's process has the same."""

    def __init__(self, desk: Desk, facts: Facts) -> None:
        library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
        if library is None:
            pytest.skip("faketime is not installed")
        for left in Path("/dev/shm").glob(
            "*faketime_*"
        ):  # of a process that was killed; one with its number can't start
            if not Path("/proc", left.name.rpartition("_")[2]).exists():
                left.unlink(missing_ok=True)
        self._facts, self._file = facts, desk.folder / "clock"
        desk.environment |= {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def set(self, at: datetime) -> None:
        """Set it; from here on it goes. The program never reads half of what is written."""
        self._facts.clock.behind = datetime.now(UTC) - at
        written = self._file.with_suffix(".new")
        written.write_text(f"{-self._facts.clock.behind.total_seconds():+.3f}")
        written.replace(self._file)


class Sleep:
    """logind on a bus of its own."""

    def __init__(self, desk: Desk) -> None:
        address = desk.start_bus("system")
        desk.environment["DBUS_SYSTEM_BUS_ADDRESS"] = address
        self._bus = Bus(address)
        self._bus.take(LOGIND)

    def begin(self) -> None:
        """Say that the computer goes to sleep."""
        self._say(True)

    def end(self) -> None:
        """Say that it woke up."""
        self._say(False)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _say(self, is_going: bool) -> None:
        self._bus.emit(_PATH, f"{LOGIND}.Manager", "PrepareForSleep", "b", is_going)


@pytest.fixture
def dunst(desk: Desk, bus: Bus) -> Dunst:
    return Dunst(desk, bus)


@pytest.fixture
def sleep(desk: Desk) -> Iterator[Sleep]:
    with closing(Sleep(desk)) as sleep:
        yield sleep


@pytest.fixture
def clock(desk: Desk, dunst: Dunst, facts: Facts, program: Program, monkeypatch: pytest.MonkeyPatch) -> Clock:
    desk.environment["TZ"] = BERLIN
    monkeypatch.setenv("TZ", BERLIN)
    program.settings(quiet_from="00:00", quiet_until="00:00")
    return Clock(desk, facts)


def berlin(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN), fold=fold)


def remind(facts: Facts, day: date, at: time, text: str = "call the harbour") -> None:
    facts.verbs.reminders.set(Reminder(ReminderId(0), text, day, at, None, facts.person("Ana Ferreira")))


def test_what_fell_due_while_the_computer_slept_comes_at_once_as_one_digest(
    sleep: Sleep, dunst: Dunst, clock: Clock, program: Program, facts: Facts
) -> None:
    clock.set(berlin("2026-05-04T08:00:30"))
    remind(facts, date(2026, 5, 4), time(9))
    remind(facts, date(2026, 5, 4), time(10), "renew the permit")
    program.start("--background")
    wait(lambda: program.rows("SELECT 1 FROM looked"), "a first look")
    sleep.begin()
    clock.set(berlin("2026-05-04T13:00"))
    sleep.end()
    program.has_records(("digest", 1, 0, 2))
    assert dunst.shown() == 1


def test_an_hour_that_isnt_there_is_passed_over_and_what_stands_after_it_comes_at_its_time(
    dunst: Dunst, clock: Clock, program: Program, facts: Facts
) -> None:
    clock.set(berlin("2026-03-29T01:59:57"))
    remind(facts, date(2026, 3, 29), time(3, 0))
    program.start("--background")
    program.has_records(SHOWN)
    ((claimed_us,),) = program.rows("SELECT claimed_us FROM delivery")
    assert 0 <= claimed_us / 1e6 - berlin("2026-03-29T03:00").timestamp() < 180


def test_an_hour_that_comes_twice_tells_once(
    sleep: Sleep, dunst: Dunst, clock: Clock, program: Program, facts: Facts
) -> None:
    clock.set(berlin("2026-10-25T02:29:57"))
    remind(facts, date(2026, 10, 25), time(2, 30))
    program.start("--background")
    program.has_records(SHOWN)
    clock.set(berlin("2026-10-25T02:29:58", fold=1))
    sleep.end()
    assert stays(lambda: program.records() == [SHOWN], 2.5)


def test_a_clock_set_back_and_on_tells_nothing_twice_and_loses_nothing(
    sleep: Sleep, dunst: Dunst, clock: Clock, program: Program, facts: Facts
) -> None:
    clock.set(berlin("2026-05-04T08:59:57"))
    remind(facts, date(2026, 5, 4), time(9))
    remind(facts, date(2026, 5, 4), time(10), "renew the permit")
    program.start("--background")
    program.has_records(SHOWN)
    clock.set(berlin("2026-05-04T08:00"))
    sleep.end()
    assert stays(lambda: program.records() == [SHOWN], 1.0)
    clock.set(berlin("2026-05-04T10:00:01"))
    sleep.end()
    program.has_records(SHOWN, SHOWN)


def test_a_clock_at_1970_for_a_while_tells_nothing_twice(
    sleep: Sleep, dunst: Dunst, clock: Clock, program: Program, facts: Facts
) -> None:
    clock.set(berlin("2026-05-04T08:59:57"))
    remind(facts, date(2026, 5, 4), time(9))
    remind(facts, date(2026, 5, 4), time(10), "renew the permit")
    program.start("--background")
    wait(lambda: told(program) == [SHOWN[:2]], "the first")
    clock.set(datetime(1970, 1, 2, tzinfo=UTC))
    sleep.end()
    assert stays(lambda: told(program) == [SHOWN[:2]], 1.0)
    clock.set(berlin("2026-05-04T10:00:01"))
    sleep.end()
    wait(lambda: told(program) == [SHOWN[:2], SHOWN[:2]], "the second")


def told(program: Program) -> list[tuple[object, ...]]:
    """List the records, also those that a wrong clock took for done with: kind, and whether shown."""
    return [record[:2] for record in program.records()]
