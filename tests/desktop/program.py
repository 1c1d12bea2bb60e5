"""The program as its user starts it, on a home with people and with what is due."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from closeknit.domain.ids import EntryId, PersonId, ReminderId
from closeknit.domain.promise import By, Commitment
from closeknit.domain.reminder.own import Reminder
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.store.database import Store
from tests.desktop.desk import Desk
from tests.waiting import PATIENCE_S, wait


class Earlier:
    """A clock that is behind, by which something is set that is due by now."""

    def __init__(self) -> None:
        self.behind = timedelta(hours=1)

    def now_us(self) -> int:
        return round((datetime.now(UTC) - self.behind).timestamp() * 1_000_000)


class Program:
    """Starts the program on one home; ends with the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.home = desk, desk.folder / "home"
        self.home.mkdir(mode=0o700)
        self.settings(welcome_done=True, me_offered=True)
        self.process: subprocess.Popen[bytes] | None = None

    def settings(self, **values: object) -> None:
        """Change settings, before a start."""
        SettingsStore(self.home / "settings.toml").change(**values)

    def start(self, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        """Start it, and wait until it listens to later starts."""
        self.process = self.desk.start(*self._command(arguments), environment=environment)
        wait(lambda: next(self.desk.runtime.glob("closeknit-*/window"), None), "the program listening")

    def command(self, *words: str) -> str:
        """Run a command beside it, or a later start that hands over."""
        return self.desk.run(*self._command(words))

    def is_running(self) -> bool:
        """Tell whether it runs."""
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """End it with no chance to do anything."""
        assert self.process is not None
        self.send(signal.SIGKILL)
        self.process.wait()
        for left in self.desk.runtime.glob("closeknit-*/window"):
            left.unlink()  # so that `start` waits for the next one's

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self.process is not None
        os.kill(self.process.pid, number)

    def ended(self, patience_s: float = PATIENCE_S) -> int:
        """Wait until it ends by itself; returns its status."""
        process = self.process
        assert process is not None
        wait(lambda: process.poll() is not None, "the program's end", patience_s)
        return int(process.returncode)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Read from the database beside it."""
        with closing(sqlite3.connect(f"file:{self.home / 'closeknit.db'}?mode=ro", uri=True, timeout=10)) as found:
            return found.execute(sql, values).fetchall()

    def records(self) -> list[tuple[Any, ...]]:
        """List the delivery records: kind, whether shown, whether ended, and how much they tell."""
        return self.rows(
            "SELECT d.kind, d.shown_us IS NOT NULL, d.ended_us IS NOT NULL, "
            "(SELECT count(*) FROM told t WHERE t.delivery_id = d.id) FROM delivery d ORDER BY d.id"
        )

    def has_records(self, *wanted: tuple[Any, ...]) -> None:
        """Wait until these are the delivery records, as `records` lists them."""
        wait(lambda: self.records() == list(wanted), lambda: f"{list(wanted)}\nbut {self.records()}\n{self.said()}")

    def timeline(self, person: PersonId) -> list[tuple[Any, ...]]:
        """List what stands on somebody's timeline: kind and note."""
        sql = "SELECT e.kind, e.note FROM entry e JOIN entry_person p ON p.entry_id = e.id WHERE p.person_id = ?"
        return self.rows(f"{sql} ORDER BY e.id", person)

    def said(self) -> str:
        """Return what the program wrote into its log."""
        log = self.home / "cache" / "closeknit.log"
        return log.read_text() if log.exists() else ""

    def _command(self, arguments: Sequence[str]) -> list[str]:
        return [sys.executable, "-m", "closeknit", "--home", str(self.home), *arguments]


class Facts:
    """Makes people and what is due, in this process, before the program starts or beside it."""

    def __init__(self, home: Path) -> None:
        self.clock = Earlier()
        self._store = Store.open(home / "closeknit.db", self.clock)
        self.verbs = Verbs(self._store, lambda _fact: None)

    def person(self, name: str) -> PersonId:
        """Make somebody."""
        return self.verbs.people.create(name).person

    def promised(self, who: PersonId, text: str, days_ago: int = 2) -> EntryId:
        """Promise what is late by now."""
        day = date.today() - timedelta(days=days_ago)
        return self.verbs.entries.promise(Commitment(EntryId(0), who, By.ME, text, day, day)).entry

    def reminded(self, text: str, who: PersonId | None = None, in_s: float | None = None) -> str:
        """Set a reminder that is due since this minute began, or in some seconds; returns its key."""
        now = self.verbs.now() + self.clock.behind
        reminder = Reminder(ReminderId(0), text, now.date(), time(now.hour, now.minute), None, who)
        key = f"own:{self.verbs.reminders.set(reminder).reminder}"
        if in_s is not None:
            self.verbs.reminders.snooze(key, now + timedelta(seconds=in_s))
        return key

    def seen_every(self, who: PersonId, days: int) -> None:
        """Set a rhythm that ran out by now."""
        self.clock.behind += timedelta(days=days + 3)
        self.verbs.bonds.set_cadence(who, days)
        self.clock.behind -= timedelta(days=days + 3)

    def close(self) -> None:
        """Close the database."""
        self.verbs.importing.close()
        self._store.close()
