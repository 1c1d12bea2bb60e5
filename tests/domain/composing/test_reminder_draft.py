"""What would be set: the words, unless something was chosen by hand; nobody is guessed."""

from datetime import UTC, date, datetime, time

from closeknit.domain.composing.people import Candidate, Named
from closeknit.domain.composing.reminder_draft import ReminderChips, draft_of
from closeknit.domain.composing.reminding import Reminding
from closeknit.domain.ids import PersonId, ReminderId
from closeknit.domain.reminder.own import Every, Reminder

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
ANA, BO, OTHER = (
    Candidate(PersonId(1), "Ana Ferreira"),
    Candidate(PersonId(2), "Bo Lind"),
    Candidate(PersonId(3), "Ana"),
)
_ONE, _TWO = Named(4, 7, "Ana", (ANA,)), Named(4, 7, "Ana", (ANA, OTHER))


def test_without_a_moment_it_is_tomorrow_and_nothing_is_said() -> None:
    draft = draft_of(Reminding("renew the permit"), ReminderChips(), NOW)
    assert (draft.day, draft.at, draft.is_moment_said, draft.missing) == (date(2026, 3, 13), None, False, ())
    assert draft.reminder("") == Reminder(ReminderId(0), "Renew the permit", date(2026, 3, 13))


def test_words_are_needed() -> None:
    assert draft_of(Reminding("  "), ReminderChips(), NOW).missing == ("text",)


def test_whom_and_when_are_enough_but_neither_alone() -> None:
    friday, ana = date(2026, 3, 13), ReminderChips(person=ANA.id)
    draft = draft_of(Reminding("", day=friday), ana, NOW)
    assert draft.missing == ()
    assert draft.reminder("Get in touch with Ana") == Reminder(
        ReminderId(0), "Get in touch with Ana", friday, person=ANA.id
    )
    assert draft_of(Reminding(""), ana, NOW).missing == ("text",)
    assert draft_of(Reminding("", day=friday), ReminderChips(), NOW).missing == ("text",)


def test_what_is_said_of_one_that_is_there_changes_its_day_its_time_and_how_often_each_alone() -> None:
    before = Reminder(ReminderId(7), "Ask Ana", date(2026, 3, 20), time(10), Every.WEEK, ANA.id)

    def moment(**said: object) -> tuple[date, time | None, Every | None]:
        draft = draft_of(Reminding("ask Ana", **said), ReminderChips(), NOW, before)  # type: ignore[arg-type]
        return draft.day, draft.at, draft.every

    assert moment() == (date(2026, 3, 20), time(10), Every.WEEK)
    assert moment(day=date(2026, 3, 12), at=time(16)) == (date(2026, 3, 20), time(16), Every.WEEK)
    assert moment(day=date(2026, 3, 16), is_day_said=True) == (date(2026, 3, 16), time(10), Every.WEEK)
    assert moment(day=date(2026, 3, 13), every=Every.DAY) == (date(2026, 3, 20), time(10), Every.DAY)


def test_the_first_that_is_named_is_whom_it_is_about() -> None:
    draft = draft_of(Reminding("ask Ana about Bo", (_ONE, Named(14, 16, "Bo", (BO,)))), ReminderChips(), NOW)
    assert (draft.person, draft.undecided, draft.people) == (ANA.id, None, (ANA, BO))


def test_of_two_of_one_name_nobody_is_taken_until_it_is_said() -> None:
    understood = Reminding("ask Ana", (_TWO,))
    draft = draft_of(understood, ReminderChips(), NOW)
    assert (draft.person, draft.undecided, draft.missing) == (None, _TWO, ("who",))
    chosen = draft_of(understood, ReminderChips(chosen={_TWO.key: OTHER.id}), NOW)
    assert (chosen.person, chosen.missing) == (OTHER.id, ())


def test_what_is_set_by_hand_wins() -> None:
    understood = Reminding("ask Ana", (_TWO,), date(2026, 3, 16), time(15), Every.WEEK)
    chips = ReminderChips(when=(date(2026, 4, 1), None), every=None, person=None)
    draft = draft_of(understood, chips, NOW)
    assert (draft.day, draft.at, draft.every, draft.person, draft.missing) == (date(2026, 4, 1), None, None, None, ())
