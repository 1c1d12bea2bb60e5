"""A user of two hundred people who does everything that reminders rest on, in the world and for the oracle alike."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.reliability.reminder_oracle import DAY, Facts, Oracle, wall
from tests.reliability.world import World
from tests.store.fabricate import with_lines

from closeknit.domain.ids import EntryId, ReminderId
from closeknit.domain.interaction import Channel, Interaction
from closeknit.domain.promise import By, Commitment
from closeknit.domain.reminder.habits import Habits
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.domain.seat import LeaveReason
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.seats import Leaving

PEOPLE = 200
_NEW = EntryId(0)
_CLOCKS = (None, None, time(7), time(9), time(12, 30), time(22), time(2, 30))


class User:
    """Does one thing at a time; `now` and `zone` are what the computer's clock says."""

    def __init__(self, world: World, oracle: Oracle, dice: random.Random) -> None:
        self.world, self.oracle, self.dice = world, oracle, dice
        self.now, self.zone = datetime.min, ZoneInfo("UTC")
        self._past: list[tuple[int, Facts]] = []
        self.people = self._import()

    @property
    def facts(self) -> Facts:
        return self.oracle.facts

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def act(self) -> str:
        """Do something, and tell what."""
        acts: list[tuple[int, Callable[[], object]]] = [
            *((8, self.promise), (6, self.keep), (4, self.move), (4, self.rhythm), (1, self.no_rhythm)),
            *((10, self.meet), (3, self.mail), (2, self.forget), (6, self.plan), (6, self.answer), (3, self.shift)),
            *((3, self.sit), (1, self.stand_up), (3, self.review), (1, self.end_aim), (2, self.aim)),
            *(
                (6, self.remind),
                (2, self.other_words),
                (1, self.drop),
                (6, self.done),
                (4, self.skip),
                (8, self.snooze),
            ),
            *((2, self.silence), (2, self.lift), (1, self.trash), (1, self.restore), (1, self.pause), (1, self.resume)),
            *((1, self.habits), (4, self.undo)),
        ]
        act = self.dice.choices([one for _weight, one in acts], [weight for weight, _one in acts])[0]
        before, step = self.facts.copied(), self.world.newest_step()
        act()
        newest = self.world.newest_step()
        if newest != step and act != self.undo:
            self._past.append((newest, before))
        return act.__name__

    def _import(self) -> list[int]:
        rows = []
        for number in range(PEOPLE):
            lines = []
            if number % 2:
                month, day = self.dice.choice([(2, 29), (2, 28), (12, 31), (1, 1), *((m, m + 9) for m in range(1, 13))])
                year = self.dice.choice(["1980-", "2004-", "--"]) if (month, day) != (2, 29) else "1980-"
                lines.append(f"BDAY:{year}{month:02}{'' if year == '--' else '-'}{day:02}")
            if number % 5 == 0:
                lines.append(f"item1.X-ABDATE:2010-0{number % 9 + 1}-15\r\nitem1.X-ABLABEL:First met")
            rows.append(with_lines(f"Person N{number}", *lines))
        self.world.import_cards(rows)
        with self.world.store.reading() as connection:
            people = [row[0] for row in connection.execute("SELECT id FROM person ORDER BY id").fetchall()]
        for person, row in zip(people, rows, strict=True):
            for line in row.raw.decode().split("\r\n"):
                name, _colon, value = line.partition(":")
                if name in ("BDAY", "item1.X-ABDATE"):
                    kind = "birthday" if name == "BDAY" else "other.first met"
                    month, day = value.replace("-", "")[-4:-2], value[-2:]
                    self.facts.dates.setdefault(person, []).append((kind, int(month), int(day)))
        return people

    def somebody(self) -> int:
        spoken = [one for one in self.people[:60] if one not in self.facts.gone]
        return self.dice.choice(spoken)

    def one_of(self, listed) -> int | None:
        found = sorted(listed)
        return self.dice.choice(found) if found else None

    def promise(self) -> None:
        person, by = self.somebody(), self.dice.choice(["me", "me", "them"])
        due = self.today + self.dice.randrange(-2, 30) * DAY
        whole = Commitment(_NEW, person, By(by), "send it", due, self.today)
        self.facts.promises[self.world.entries.promise(whole).entry] = [person, by, due, None]

    def _open(self) -> list[int]:
        return [entry for entry, one in self.facts.promises.items() if one[3] is None]

    def keep(self) -> None:
        if entry := self.one_of(self._open()):
            self.world.entries.done(entry)
            self.facts.promises[entry][3] = self.today

    def move(self) -> None:
        if entry := self.one_of(self._open()):
            due = self.today + self.dice.randrange(-1, 20) * DAY
            if due != self.facts.promises[entry][2]:
                self.world.entries.change(entry, lambda one: replace(one, due=due))
                self.facts.promises[entry][2] = due

    def rhythm(self) -> None:
        person, ideal = self.somebody(), self.dice.choice([3, 7, 14, 30, 60])
        paused = self.today + self.dice.randrange(1, 30) * DAY if self.dice.random() < 0.25 else None
        before = self.facts.rhythms.get(person)
        wanted = [ideal, before[1] if before else self.today, paused]
        if wanted != before:
            self.world.bonds.set_cadence(person, ideal, None, paused)
            self.facts.rhythms[person] = wanted

    def no_rhythm(self) -> None:
        if person := self.one_of(one for one in self.facts.rhythms if one not in self.facts.gone):
            self.world.bonds.clear_cadence(person)
            del self.facts.rhythms[person]

    def meet(self) -> None:
        person = self.somebody()
        day = self.today - self.dice.choice([0, 0, 0, 1, 5, 40]) * DAY
        taken = {one[1] for one in self.facts.contacts.values() if person in one[0]}
        if day not in taken:
            self._met(
                (person,), self.world.entries.log(Interaction(_NEW, (person,), Channel.IN_PERSON, When(day), 60)), day
            )

    def _met(self, people, fact, day: date) -> None:
        self.facts.contacts[fact.entry] = [people, day]

    def mail(self) -> None:
        self.world.entries.log(Interaction(_NEW, (self.somebody(),), Channel.MAIL, When(self.today)))

    def forget(self) -> None:
        if entry := self.one_of(self.facts.contacts):
            self.world.entries.remove(entry)
            del self.facts.contacts[entry]

    def plan(self) -> None:
        people = tuple(dict.fromkeys((self.somebody(), *([self.somebody()] if self.dice.random() < 0.3 else []))))
        day = self.today + self.dice.randrange(1, 20) * DAY
        moment = None if self.dice.random() < 0.3 else wall(day, time(self.dice.randrange(8, 23), 15), self.zone)
        entry = self.world.entries.log(Interaction(_NEW, people, Channel.IN_PERSON, When(day, moment))).entry
        self.facts.plans[entry] = [people, day, moment]

    def answer(self) -> None:
        over = (
            one
            for one, (_who, day, at) in self.facts.plans.items()
            if day < self.today and (at or self.now) <= self.now
        )
        if entry := self.one_of(over):
            people, day, _moment = self.facts.plans.pop(entry)
            taken = {one[1] for one in self.facts.contacts.values() if set(people) & set(one[0])}
            did = self.dice.random() < 0.7 and day not in taken
            self.world.entries.happened(entry, did)
            if did:
                self.facts.contacts[entry] = [people, day]

    def shift(self) -> None:
        if entry := self.one_of(one for one, plan in self.facts.plans.items() if plan[1] > self.today):
            day = self.today + self.dice.randrange(1, 15) * DAY
            if day != self.facts.plans[entry][1]:
                self.world.entries.change(entry, lambda one: replace(one, when=When(day)))
                self.facts.plans[entry][1:] = [day, None]

    def sit(self) -> None:
        person = self.somebody()
        taken = {seat[0] for seat in self.facts.seats.values()}
        if person in self.facts.seats or len(taken) == 20:
            return
        self.world.seats.take(person, Taking("why", is_stay_close=True))
        place = next(one for one in range(1, 21) if one not in taken)
        self.facts.seats[person] = [place, self.today, self.today]
        self.facts.aims[person] = None
        self.facts.rhythms.setdefault(person, [30, self.today, None])

    def stand_up(self) -> None:
        if person := self.one_of(self.facts.seats):
            self.world.seats.leave(Leaving(person, LeaveReason.MET))
            del self.facts.seats[person]

    def review(self) -> None:
        if (person := self.one_of(self.facts.seats)) and self.facts.seats[person][2] != self.today:
            self.world.seats.keep(person)
            self.facts.seats[person][2] = self.today

    def end_aim(self) -> None:
        if person := self.one_of(one for one in self.facts.seats if self.facts.aims.get(one, 0) is None):
            self.world.bonds.close_objective(person, is_reached=False)
            self.facts.aims[person] = self.today

    def aim(self) -> None:
        if person := self.one_of(one for one in self.facts.seats if self.facts.aims.get(one, 0) is not None):
            self.world.bonds.stay_close(person)
            self.facts.aims[person] = None

    def remind(self) -> None:
        every = self.dice.choice([None, None, None, "week", "month", "year", "day"])
        if every == "day" and sum(one[2] == "day" for one in self.facts.own.values()) > 2:
            return
        day, at = self.today + self.dice.randrange(1, 40) * DAY, self.dice.choice(_CLOCKS)
        person = self.somebody() if self.dice.random() < 0.5 else None
        reminder = Reminder(ReminderId(0), "water", day, at, every and Every(every), person)
        self.facts.own[self.world.reminders.set(reminder).reminder] = [day, at, every, person, None, None]

    def _standing_own(self) -> list[int]:
        return [n for n, (day, _at, every, who, over, _s) in self.facts.own.items()
                if who not in self.facts.gone and (every or over is None or over < day)]  # fmt: skip

    def other_words(self) -> None:
        if number := self.one_of(self._standing_own()):
            day, at = self.today + self.dice.randrange(1, 10) * DAY, self.dice.choice(_CLOCKS)
            one = self.facts.own[number]
            if [day, at] != one[:2]:
                self.world.reminders.change(number, lambda before: replace(before, day=day, at=at))
                self.facts.own[number] = [day, at, one[2], one[3], None, None]

    def drop(self) -> None:
        if number := self.one_of(self.facts.own):
            self.world.reminders.remove(number)
            del self.facts.own[number]

    def _told(self):
        """Choose one that was told and stands: its key, and the thing that it is."""
        since = self.today - 7 * DAY
        found = [one for one in self.oracle.standing(self.now, self.zone, since)
                 if one.at <= self.now and self.oracle.was_told(one.name, self.now)]  # fmt: skip
        keys = sorted({one.key for one in found})
        if not keys:
            return None
        key = self.dice.choice(keys)
        return [one for one in found if one.key == key][-1] if key.startswith("plan") else max(
            (one for one in found if one.key == key), key=lambda one: one.at
        )  # fmt: skip

    def done(self) -> None:
        if (one := self._told()) is None or one.key.startswith("plan"):
            return
        kind, number = one.key.split(":")[:2]
        if kind == "review" and self.facts.seats[int(number)][2] == self.today:
            return
        self.world.reminders.done(one.key)
        if kind in ("deliver", "ask"):
            self.facts.promises[int(number)][3] = self.today
        elif kind == "review":
            self.facts.seats[int(number)][2] = self.today
        else:
            self._put_away(one)

    def _put_away(self, one) -> None:
        if one.key.startswith("own"):
            own = self.facts.own[int(one.key.split(":")[1])]
            own[4:] = [max(one.due, own[4] or one.due), None]
        else:
            self.facts.put_away[one.key] = ("done", one.facts)

    def skip(self) -> None:
        if one := self._told():
            self.world.reminders.skip(one.key)
            self._put_away(one)

    def snooze(self) -> None:
        if one := self._told():
            hours = self.dice.choice([1, 3, 24, 24, 72, 170, 340])
            until = self.now.replace(microsecond=0) + timedelta(hours=hours)
            self.world.reminders.snooze(one.key, until)
            if one.key.startswith("own"):
                self.facts.own[int(one.key.split(":")[1])][5] = until
            else:
                self.facts.put_away[one.key] = ("until", until)

    def silence(self) -> None:
        person = self.somebody()
        if person not in self.facts.still:
            self.world.bonds.silence(person)
            self.facts.still.add(person)

    def lift(self) -> None:
        if person := self.one_of(one for one in self.facts.still if one not in self.facts.gone):
            self.world.bonds.silence(person, False)
            self.facts.still.discard(person)

    def trash(self) -> None:
        person = self.somebody()
        if person not in self.facts.seats:
            self.world.people.delete([person])
            self.facts.gone.add(person)

    def restore(self) -> None:
        if person := self.one_of(self.facts.gone):
            self.world.people.restore([person])
            self.facts.gone.discard(person)

    def pause(self) -> None:
        until = self.now.replace(microsecond=0) + timedelta(hours=self.dice.choice([2, 20, 50]))
        self.world.reminders.pause(until)
        self.facts.paused = until

    def resume(self) -> None:
        if self.facts.paused is not None:
            self.world.reminders.pause(None)
            self.facts.paused = None

    def habits(self) -> None:
        dice, ways = self.dice, self.oracle.ways
        ways.morning = dice.choice([time(9), time(8), time(10, 30)])
        ways.quiet = dice.choice([(time(21, 30), time(7, 30)), (time(12), time(13)), (time(0), time(0))])
        ways.most, ways.lead = dice.choice([0, 1, 3, 3, 5]), dice.choice([0, 1, 1, 7])
        ways.plan_lead = dice.choice([0, 30, 120])
        self.world.habits = Habits(
            morning=ways.morning,
            quiet_from=ways.quiet[0],
            quiet_until=ways.quiet[1],
            most_single=ways.most,
            dates_lead_days=ways.lead,
            plan_lead_minutes=ways.plan_lead,
        )

    def undo(self) -> None:
        """Take back the newest step, and know again what was known before it."""
        if self._past and self._past[-1][0] == self.world.newest_step():
            _step, self.oracle.facts = self._past.pop()
            self.world.journal.undo()
            self._past.clear()
