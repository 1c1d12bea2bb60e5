"""Two years with the sample people, counted back from today, so that every page is alive in the demo.

The people and their cards are in `resources/sample`; all are made up, and the dice always fall alike.
"""

import random
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from closeknit.domain.entry import Note
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, PersonId, ReminderId
from closeknit.domain.interaction import LIVE, Channel, Interaction, Marker, StartedBy
from closeknit.domain.person import PeopleQuery
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.reminder.occurrence import ReminderKind
from closeknit.domain.reminder.own import Every, Reminder
from closeknit.domain.seating import Taking
from closeknit.domain.snooze import Snooze, until
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs

_NEW = EntryId(0)
_TWO_YEARS = 730


class Friend(NamedTuple):
    """A relationship: days since the last meeting, its rhythm, the aim, and the next action with the days to it."""

    name: str
    last: int
    rhythm: int
    aim: str
    theirs: str
    action: str = ""
    due: int = 0


_SEATED = (
    Friend("Ana Ferreira", 26, 21, "40 river sensors by October", "A working station", "Send the field notes", -3),
    Friend("Kwame Asante", 63, 30, "One shared buoy design", "Parts from our shop", "Plan the visit to Tema", -2),
    Friend("Tomasz Wieczorek", 6, 21, "40 river sensors by October", "A summer course", "Return the two probes", 9),
    Friend("Leila Haddad", 4, 14, "Workshop open by September", "Tools for the class", "Bring the tool list", 0),
    Friend("Ingrid Solheim", 34, 30, "Second-year grant", "Three case studies", "Call about the report", 1),
    Friend("Minh Châu Nguyễn", 3, 14, "", "", "Dinner with the children", 1),
    Friend("Olena Kovalchuk", 24, 21, "Spring concert on the quay", "A hall for Lypa", "Ask for the score", 12),
    Friend("Dele Ogunbanjo", 11, 21, "Workshop open by September", "A second site", "Walk the site with him", 3),
    Friend("Elif Aydın", 29, 30, "A quay without cars", "Flood data by street", "Show her the flood map", 4),
    Friend("Priya Raghunathan", 9, 21, "Five years on one battery", "Field tests", "Test the new board", 5),
    Friend("Rangi Te Whare", 16, 30, "River by-law passed", "Measurements in court", "Lunch after the hearing", 6),
    Friend("Mateo Quispe", 18, 30, "Workshop open by September", "Apprentices", "Ask for his lathe plans", 6),
    Friend("Claire Moreau-Ndiaye", 24, 30, "Six programmes on estuaries", "Voices", "Pitch programme two", 7),
    Friend("Sofia Lindqvist", 13, 21, "The second book", "A reader she trusts", "Send chapter four", 8),
    Friend("Gabriel O’Shea", 38, 45, "River by-law passed", "Clear tables", "Thank him, bring bread", 9),
    Friend("Hana Kobayashi", 41, 45, "Exchange for ten pupils", "Drawings of the weir", "Send the drawings", 11),
    Friend("Yusuf Karaca", 52, 60, "The Turkish edition", "A note for readers", "Answer his questions", 14),
    Friend("Zainab Mirza", 20, 21, "", ""),
)
_OTHERS = (
    Friend("Beatriz Amaral", 10, 30, "", ""),
    Friend("Samuel Okoye", 45, 0, "", ""),
    Friend("Bashir Noorzai", 70, 60, "", ""),
    Friend("Wanjiru Kamau", 33, 0, "", ""),
    Friend("Haruto Senda", 120, 60, "", ""),
    Friend("Márta Szilágyi", 95, 90, "", ""),
    Friend("Callum Baird", 200, 0, "", ""),
    Friend("Petra Lindgren", 150, 0, "", ""),
)
_LIVE = (
    (Channel.IN_PERSON, "Coffee at the ferry terminal", 50),
    (Channel.PHONE, "Call about the ferry route", 25),
    (Channel.IN_PERSON, "Walk along the upper weir", 90),
    (Channel.VIDEO, "", 40),
    (Channel.IN_PERSON, "Lunch at Cais 9", 75),
)
_WRITTEN = ("Permits for the upper estuary", "“The crew will carry the boxes.”", "", "Dates for the spring", "")
_WORDS = (
    "The delay is a funding gap, not a parts gap.",
    "Would like to travel less next year.",
    "We drew the whole plan on one napkin.",
    "",
    "",
)
_NEEDS = (
    ("Ana Ferreira", "A second flow meter before May", 26),
    ("Ana Ferreira", "Someone who writes grants", 60),
    ("Priya Raghunathan", "A used lathe", 9),
    ("Beatriz Amaral", "A boat for two days in May", 10),
    ("Rangi Te Whare", "A lawyer for water rights", 16),
)
_OFFERS = (
    ("Mateo Quispe", "A lathe and tools", 40),
    ("Ingrid Solheim", "Reads grants before they are sent", 90),
    ("", "A boat and its crew", 40),
    ("", "Sensors to borrow", 200),
)
#: The user's own words: about whom, what, days to it, the hour, how often.
_OWN = (
    ("", "Renew the mooring permit", 4, None, Every.YEAR),
    ("", "Empty the rain gauge", 2, time(18), Every.WEEK),
    ("Sofia Lindqvist", "Ask about the proofs of chapter three", 3, time(10, 30), None),
    ("Kwame Asante", "Look for the ferry to Tema", 11, None, None),
)
_GIVEN = (
    (ExchangeKind.INTRODUCTION, "Brought two people to one table"),
    (ExchangeKind.HELP, "Lent the flow meter"),
    (ExchangeKind.ADVICE, "Went through the contract"),
    (ExchangeKind.INFORMATION, ""),
)


class SampleHistory:
    """Makes everything by the verbs, as a person would."""

    def __init__(self, verbs: Verbs) -> None:
        self._verbs, self._dice = verbs, random.Random(20)
        self._now = verbs.now()
        found = verbs.people.find(PeopleQuery())
        self._by_name = {row.name: row.id for row in verbs.people.rows(found.ids)}

    def make(self) -> None:
        """Make two years with those of the sample people who are here."""
        for place, friend in enumerate(_SEATED):
            if friend.name in self._by_name:
                self._seat(friend, place)
        for friend in _OTHERS:
            if friend.name in self._by_name:
                self._meet(friend, 4)
                if friend.rhythm:
                    self._verbs.bonds.set_cadence(self._by_name[friend.name], friend.rhythm)
        self._say()
        self._tie()
        self._plan()
        self._remind()

    def _seat(self, friend: Friend, place: int) -> None:
        person = self._by_name[friend.name]
        self._meet(friend, 24)
        self._write(person, 3 + 5 * (place % 4))
        for direction, times in ((Direction.GAVE, 2 + place % 4), (Direction.RECEIVED, 1 + place % 3)):
            for number in range(times):
                kind, note = _GIVEN[(place + number) % len(_GIVEN)]
                when = self._day(20 + 70 * number + 3 * place)
                self._verbs.entries.record(Exchange(_NEW, person, direction, kind, when, 2 + number % 3, note=note))
        taking = Taking("We do this together", friend.aim, friend.theirs, not friend.aim, friend.rhythm)
        self._verbs.seats.take(person, taking)
        if friend.aim and place % 3 != 1:
            self._verbs.bonds.progress(person, 15 + 12 * (place % 6))
        if friend.action:
            due, made = self._day(-friend.due).day, self._day(friend.last).day
            self._verbs.entries.promise(Commitment(_NEW, person, By.ME, friend.action, due, made))

    def _meet(self, friend: Friend, most: int) -> None:
        days, number = friend.last, 0
        while days < _TWO_YEARS and number < most:
            channel, words, minutes = _LIVE[number % len(_LIVE)]
            self._log(self._by_name[friend.name], channel, days, words, minutes, number)
            days += round((friend.rhythm or 60) * self._dice.uniform(0.7, 1.5))
            number += 1

    def _write(self, person: PersonId, times: int) -> None:
        for number in range(times):
            days = 5 + round(number * self._dice.uniform(20, 40))
            channel = Channel.MAIL if number % 3 else Channel.MESSAGE
            self._log(person, channel, days, _WRITTEN[number % len(_WRITTEN)], None, number)

    def _log(self, person: PersonId, channel: Channel, days: int, words: str, minutes: int | None, number: int) -> None:
        is_live = channel in LIVE
        detail = _WORDS[self._dice.randrange(len(_WORDS))] if is_live else ""
        markers = self._dice.sample(sorted(Marker), self._dice.choice((0, 1, 1, 2))) if is_live else ()
        starter = self._dice.choice((StartedBy.ME, StartedBy.THEM, StartedBy.BOTH))
        self._verbs.entries.log(
            Interaction(
                _NEW,
                (person,),
                channel,
                self._day(days),
                minutes,
                self._dice.choice((3, 4, 4, 5)) if is_live and number % 4 != 3 else None,
                frozenset(markers),
                starter,
                not is_live,
                note="\n".join(filter(None, (words, detail))),
            )
        )

    def _say(self) -> None:
        entries = self._verbs.entries
        for name, text, days in self._known(_NEEDS):
            entries.need(Need(_NEW, self._by_name[name], text, self._day(days)))
        for name, text, days in _OFFERS:
            if not name or name in self._by_name:
                entries.offer(Offer(_NEW, self._by_name.get(name), text, self._day(days)))
        for name, text in (("Ana Ferreira", "Prefers calls before ten"), ("Elif Aydın", "Her sister runs the archive")):
            if name in self._by_name:
                entries.note(Note(_NEW, self._by_name[name], text, self._day(90)))
        if "Dele Ogunbanjo" in self._by_name:
            due = self._day(-3).day
            whom = self._by_name["Dele Ogunbanjo"]
            entries.promise(Commitment(_NEW, whom, By.THEM, "Send the site plan", due, self._day(11).day))

    def _tie(self) -> None:
        names = [friend.name for friend in (*_SEATED, *_OTHERS) if friend.name in self._by_name]
        for number, name in enumerate(names):
            other = names[(number * 7 + 3) % len(names)]
            if other != name:
                self._verbs.bonds.tie(self._by_name[name], self._by_name[other], "knows" if number % 3 else "friend")
        crew = [self._by_name[name] for name in names[:6]]
        if crew:
            self._verbs.bonds.join_community("River forum", crew)

    def _plan(self) -> None:
        lunch = datetime.combine(self._day(-7).day, time(12, 30), self._now.tzinfo)
        plans = (("Ana Ferreira", "Lunch at Cais 9", lunch), ("Tomasz Wieczorek", "Coffee at the ferry", lunch))
        for number, (name, words, at) in enumerate(plans):
            if name in self._by_name:
                moment = at - timedelta(days=5 * number)
                whom = (self._by_name[name],)
                plan = Interaction(_NEW, whom, Channel.IN_PERSON, When(moment.date(), moment), 60, note=words)
                self._verbs.entries.log(plan)

    def _remind(self) -> None:
        """Set some reminders of one's own; what is due was told, one of it is snoozed, one person is silenced."""
        for name, text, days, at, every in _OWN:
            if not name or name in self._by_name:
                day = self._day(-days).day
                own = Reminder(ReminderId(0), text, day, at, every, self._by_name.get(name))
                self._verbs.reminders.set(own)
        self._verbs.telling.claim()
        quiet = [one for one in self._verbs.telling.overview().told if one.kind is ReminderKind.CHECK_IN]
        for one in quiet[:2]:
            moment = until(Snooze.THREE_DAYS, self._now, morning=self._verbs.habits().morning)
            self._verbs.reminders.snooze(one.key, moment)
        if "Haruto Senda" in self._by_name:
            self._verbs.bonds.silence(self._by_name["Haruto Senda"])

    def _known(self, rows: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
        return [row for row in rows if row[0] in self._by_name]

    def _day(self, days_ago: int) -> When:
        day: date = self._now.date() - timedelta(days=days_ago)
        return When(day)
