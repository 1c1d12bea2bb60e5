"""A day for the picture of Today: facts about the sample people, made by the verbs and taken back afterwards."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.domain.seating import Taking
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs

_NEW = EntryId(0)
#: Who sits, with the days ago on which they met, called and wrote.
_PAST = {
    "Ana Ferreira": ((26, 61, 95), (12,), (5,)),
    "Kwame Asante": ((63,), (90,), (9, 20)),
    "Tomasz Wieczorek": ((18, 40, 75), (30,), ()),
    "Leila Haddad": ((11, 33), (21,), (3,)),
    "Zainab Mirza": ((20, 52), (), (16,)),
    "Ingrid Solheim": ((120,), (34, 64), (15,)),
    "Elif Aydın": ((52, 83, 110), (), (14,)),
    "Olena Kovalchuk": ((24,), (45,), (6, 10)),
}
#: Who promised whom what, due in so many days.
_PROMISES = (
    ("Ana Ferreira", By.ME, "Send the field notes", -3),
    ("Kwame Asante", By.ME, "Plan the visit in Tema", -2),
    ("Leila Haddad", By.ME, "Bring the tool list", 0),
    ("Ingrid Solheim", By.ME, "Call about the report", 1),
    ("Elif Aydın", By.ME, "Bring the flood map", 4),
    ("Tomasz Wieczorek", By.ME, "Return the two probes", 9),
    ("Olena Kovalchuk", By.ME, "Ask for the score", 12),
    ("Dele Ogunbanjo", By.THEM, "send the site plan", 3),
)


class SampleDay:
    """Makes the facts, and counts the steps that undo must take back."""

    def __init__(self, verbs: Verbs, people: Sequence[PersonId]) -> None:
        self._verbs = verbs
        self._by_name = {row.name: row.id for row in verbs.people.rows(people)}
        self._now = verbs.now()
        self.steps = 0

    def make(self) -> None:
        """Put the facts in; nothing where the sample people aren't."""
        if not set(_PAST) <= set(self._by_name):
            return
        for name, (met, called, wrote) in _PAST.items():
            person = self._by_name[name]
            self._did(self._verbs.seats.take(person, Taking("We build together", is_stay_close=True)))
            for channel, minutes, days in (
                (Channel.IN_PERSON, 90, met),
                (Channel.PHONE, 40, called),
                (Channel.MAIL, None, wrote),
            ):
                for ago in days:
                    self._log(person, channel, minutes, ago)
        for name, by, text, days_ahead in _PROMISES:
            due = self._day(days_ahead)
            promise = Commitment(_NEW, self._by_name[name], by, text, due, self._day(-26))
            self._did(self._verbs.entries.promise(promise))
        self._plan_and_match()

    def _plan_and_match(self) -> None:
        entries, when = self._verbs.entries, When(self._day(-8))
        at = self._now + timedelta(hours=2)
        soon = datetime.combine(self._day(2), at.timetz()).replace(hour=12, minute=30)
        plans = (("Tomasz Wieczorek", "Coffee at the ferry", at), ("Rangi Te Whare", "Lunch", soon))
        for name, note, moment in plans:
            whom = (self._by_name[name],)
            plan = Interaction(_NEW, whom, Channel.IN_PERSON, When(moment.date(), moment), 45, note=note)
            self._did(entries.log(plan))
        self._did(entries.need(Need(_NEW, self._by_name["Priya Raghunathan"], "a used lathe", when)))
        self._did(entries.offer(Offer(_NEW, self._by_name["Mateo Quispe"], "lathe and tools", when)))
        birthday = f"1982-{self._day(2):%m-%d}"
        self._did(self._verbs.editing.edit(self._by_name["Olena Kovalchuk"], "BDAY", birthday, was="19820314"))

    def _log(self, person: PersonId, channel: Channel, minutes: int | None, ago: int) -> None:
        when = When(self._day(-ago))
        is_live = minutes is not None
        marked = frozenset({Marker.CAUGHT_UP, Marker.HELP}) if is_live else frozenset()
        starter = StartedBy.BOTH if is_live else StartedBy.ME
        rating = 4 if is_live else None
        logged = Interaction(_NEW, (person,), channel, when, minutes, rating, marked, starter)
        self._did(self._verbs.entries.log(logged))

    def _day(self, days_ahead: int) -> date:
        return self._now.date() + timedelta(days=days_ahead)

    def _did(self, _fact: object) -> None:
        self.steps += 1
