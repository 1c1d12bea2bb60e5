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
    assert draft.reminder() == Reminder(ReminderId(0), "Renew the permit", date(2026, 3, 13))


def test_words_are_needed() -> None:
    assert draft_of(Reminding("  "), ReminderChips(), NOW).missing == ("text",)


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
