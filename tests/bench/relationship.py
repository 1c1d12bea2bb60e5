"""A million interactions with a hundred thousand people: log, why, Today and scoring everybody."""

import json
import random
import time
from collections.abc import Callable
from datetime import time as time_of_day
from datetime import timedelta
from pathlib import Path

from closeknit import paths
from closeknit.app import opened
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.person import PeopleQuery
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.local_time import local_now
from closeknit.services.verbs import Verbs
from closeknit.store.clock import SystemClock
from closeknit.store.database import Store
from closeknit.store.days import day_number

Row = tuple[str, float, str, str]
_CHANNELS = ("in-person", "phone", "mail", "mail", "message", "video", "mail", "comment", "message", "in-person")
_AT_ONCE = 50_000
_PEOPLE_PER_TIE = 5


def fill(home: Path, interactions: int) -> None:
    """Write interactions straight into the tables, the same each time; a tenth of the people have most of them."""
    store = Store.open(home / "closeknit.db", SystemClock())
    dice = random.Random(7)
    today = day_number(local_now(store.clock).date())
    with store.reading() as connection:
        people = [row[0] for row in connection.execute("SELECT id FROM person WHERE shown = 0 ORDER BY id").fetchall()]
    for first in range(0, interactions, _AT_ONCE):
        entries, whom = [], []
        for number in range(first, min(interactions, first + _AT_ONCE)):
            person = people[int(len(people) * dice.random() ** 2)]
            day, channel = today - dice.randrange(1100), _CHANNELS[number % 10]
            minutes = 30 + number % 90 if channel in ("in-person", "phone", "video") else None
            entries.append((number + 1, day, channel, minutes, (None, 3, 4, 5)[number % 4] if minutes else None))
            whom.append((number + 1, person, day))
        store.write(lambda tx, entries=entries, whom=whom: _insert(tx, entries, whom))
    ties = {tuple(sorted(dice.sample(people, 2))) for _ in range(len(people) // _PEOPLE_PER_TIE)}
    sql = "INSERT INTO tie (first_id, second_id, kind) VALUES (?, ?, 'colleague')"
    store.write(lambda tx: tx.executemany(sql, sorted(ties)))
    store.close()


def _insert(tx, entries, whom) -> None:  # type: ignore[no-untyped-def]
    tx.executemany(
        "INSERT INTO entry (id, kind, day, made_us, channel, minutes, rating) "
        "VALUES (?1, 'interaction', ?2, 0, ?3, ?4, ?5)",
        entries,
    )
    tx.executemany("INSERT INTO entry_person (entry_id, person_id, day) VALUES (?, ?, ?)", whom)


def relating(work: Path, runs: int, interactions: int) -> list[Row]:
    """Measure on a home that has people already."""
    fill(work / "home", interactions)
    with opened(paths.home(str(work / "home")), lambda _fact: None) as verbs:
        people = list(verbs.people.find(PeopleQuery()).ids)
        rows = [_rescored(verbs)]
        dice = random.Random(3)
        some = [people[int(len(people) * dice.random() ** 2)] for _ in range(200 * runs)]
        for person in some[:20]:
            verbs.seats.take(person, Taking("bench", is_stay_close=True)) if _is_free(verbs, person) else None
        rows.append(
            ("why, p99 of 200 people, median of the runs", _p99(verbs.relationships.of, some, runs), "ms", "≤ 10 ms |")
        )
        rows.append(("log until it is on the disk, p99", _p99(lambda one: _log(verbs, one), some, runs), "ms", "|"))
        rows.append(("Today", _p99(lambda _one: verbs.agenda.today(), some[: 20 * runs], runs), "ms", "≤ 100 ms |"))
        rows += _told(verbs, runs)
        rows.append(
            ("the board of twenty", _p99(lambda _one: verbs.board.twenty(), some[: 20 * runs], runs), "ms", "|")
        )
        return rows


def _rescored(verbs: Verbs) -> Row:
    began, longest = time.perf_counter(), 0.0
    while True:
        piece = time.perf_counter()
        if not verbs.relationships.freshen():
            break
        longest = max(longest, time.perf_counter() - piece)
    print(f"rescoring held the writer for at most {longest * 1000:.0f} ms at a time")
    return ("rescoring everyone", time.perf_counter() - began, "s", "≤ 15 s |")


def _told(verbs: Verbs, runs: int) -> list[Row]:
    """Look for what is due, with a rhythm for nearly everybody; nothing is quiet, whatever the hour is.

    The rhythms are gone afterwards: what is measured next is the home that the issue before was measured on.
    """
    verbs.telling._habits = lambda: Habits(quiet_from=time_of_day(0), quiet_until=time_of_day(0))
    store, today, dice = verbs.telling._store, day_number(verbs.now().date()), random.Random(11)

    def put(tx) -> None:  # type: ignore[no-untyped-def]
        ids = tx.execute("SELECT id FROM person WHERE shown = 0 AND is_me = 0 ORDER BY id").fetchall()
        some = ids[: len(ids) * 94 // 100]
        rows = [(row[0], dice.choice((30, 60, 90, 365)), today - dice.randrange(400)) for row in some]
        sql = "INSERT OR IGNORE INTO bond (id, cadence_days, cadence_since_day) VALUES (?, ?, ?)"
        tx.executemany(sql, rows)

    with store.reading() as connection:
        known = [row[0] for row in connection.execute("SELECT id FROM bond").fetchall()]
    store.write(put)
    verbs.relationships.freshen_all()
    began = time.perf_counter()
    verbs.telling.claim()
    rows: list[Row] = [("the first look ever at what is due", (time.perf_counter() - began) * 1000, "ms", "≤ 500 ms |")]
    rounds = [PersonId(0)] * 20 * runs
    for name, act, bound in (
        ("when something is due next", verbs.telling.next_at, "≤ 50 ms |"),
        ("claiming what is due", verbs.telling.claim, "≤ 50 ms |"),
        ("the page of reminders", verbs.telling.overview, "≤ 100 ms |"),
    ):
        rows.append((f"{name}, p99", _p99(lambda _one, act=act: act(), rounds, runs), "ms", bound))
    sql = "DELETE FROM bond WHERE id NOT IN (SELECT value FROM json_each(?))"
    store.write(lambda tx: tx.execute(sql, (json.dumps(known),)))
    verbs.relationships.freshen_all()
    return rows


def _is_free(verbs: Verbs, person: PersonId) -> bool:
    sitting = verbs.seats.sitting()
    return len(sitting) < 20 and person not in {seat.person for seat in sitting}


def _log(verbs: Verbs, person: PersonId) -> None:
    when = When(verbs.now().date() - timedelta(days=1))
    verbs.entries.log(Interaction(EntryId(0), (person,), Channel.PHONE, when, 30))


def _p99(act: Callable[[PersonId], object], people: list[PersonId], runs: int) -> float:
    size, worst = len(people) // runs, []
    for run in range(runs):
        times = []
        for person in people[run * size : (run + 1) * size]:
            began = time.perf_counter()
            act(person)
            times.append((time.perf_counter() - began) * 1000)
        worst.append(sorted(times)[int(len(times) * 0.99)])
    return sorted(worst)[len(worst) // 2]
