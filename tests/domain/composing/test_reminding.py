"""What is typed to be reminded is understood in English and German; what isn't stays in the words."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.domain.composing.people import Candidate
from closeknit.domain.composing.reminding import reminding, said_anew
from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.own import Every

#: A Thursday.
NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
BOOK = {
    "sofia": [Candidate(PersonId(1), "Sofia Lindqvist")],
    "may": [Candidate(PersonId(2), "May Chen")],
    "ana": [Candidate(PersonId(3), "Ana Ferreira"), Candidate(PersonId(4), "Ana Souza")],
}


def find(key: str) -> list[Candidate]:
    return BOOK.get(key, [])


@pytest.mark.parametrize(
    ("typed", "text", "day", "at", "every"),
    [
        (
            "Remind me to ask Sofia about the proofs on Monday",
            "ask Sofia about the proofs",
            date(2026, 3, 16),
            None,
            None,
        ),
        (
            "renew the mooring permit on 16 March every year",
            "renew the mooring permit",
            date(2026, 3, 16),
            None,
            Every.YEAR,
        ),
        ("water the plants every Friday", "water the plants", date(2026, 3, 13), None, Every.WEEK),
        ("call the bank tomorrow at 10:30", "call the bank", date(2026, 3, 13), time(10, 30), None),
        ("call the bank at 3 pm", "call the bank", date(2026, 3, 12), time(15), None),
        ("call the bank at 9 am", "call the bank", date(2026, 3, 13), time(9), None),
        ("stretch in 10 minutes", "stretch", date(2026, 3, 12), time(14, 15), None),
        ("remind me in two weeks, send the minutes", "send the minutes", date(2026, 3, 26), None, None),
        ("stand up daily", "stand up", date(2026, 3, 13), None, Every.DAY),
        ("pay the rent every month on 1 April", "pay the rent", date(2026, 4, 1), None, Every.MONTH),
        ("Erinnere mich an die Proben am Montag", "die Proben", date(2026, 3, 16), None, None),
        ("Blumen gießen jeden Tag um 18 Uhr", "Blumen gießen", date(2026, 3, 12), time(18), Every.DAY),
        ("in zwei Wochen das Angebot nachfassen", "das Angebot nachfassen", date(2026, 3, 26), None, None),
        ("ask May about the boat next Friday", "ask May about the boat", date(2026, 3, 13), None, None),
        ("call the bank tomorrow, then the port", "call the bank, then the port", date(2026, 3, 13), None, None),
        ("call the bank friday 20 march", "call the bank", date(2026, 3, 20), None, None),
        ("call the bank on 20 March Friday", "call the bank Friday", date(2026, 3, 20), None, None),
        ("call the bank tonight", "call the bank", date(2026, 3, 12), time(18), None),
        ("call the bank tonight at 9", "call the bank", date(2026, 3, 12), time(21), None),
        ("call the bank tomorrow afternoon", "call the bank", date(2026, 3, 13), time(14), None),
        ("call the bank on Monday morning", "call the bank", date(2026, 3, 16), None, None),
        ("call the bank tomorrow evening at 20:15", "call the bank", date(2026, 3, 13), time(20, 15), None),
        ("am Freitagvormittag anrufen", "anrufen", date(2026, 3, 13), None, None),
        ("jeden Freitag Abend anrufen", "anrufen", date(2026, 3, 13), time(18), Every.WEEK),
        ("read the book", "read the book", None, None, None),
        ("", "", None, None, None),
    ],
)
def test_the_moment_is_taken_out_of_the_words(
    typed: str, text: str, day: date | None, at: time | None, every: Every | None
) -> None:
    found = reminding(typed, find, NOW)
    assert (found.text, found.day, found.at, found.every) == (text, day, at, every)


def test_whom_it_names_stays_in_the_words_and_two_of_one_name_are_asked() -> None:
    assert [one.candidates[0].id for one in reminding("ask Sofia about the proofs", find, NOW).people] == [1]
    (ana,) = reminding("call Ana tomorrow", find, NOW).people
    assert len(ana.candidates) == 2


@given(st.text(max_size=80))
def test_any_text_is_understood_somehow_and_no_word_is_made_up(typed: str) -> None:
    found = reminding(typed, find, NOW)
    left = found.text.split()
    rest = iter(typed.split())
    assert all(any(piece in word for word in rest) or piece in typed for piece in left)
    assert found.day is None or found.day >= NOW.date()


def test_of_words_that_are_changed_only_a_new_moment_is_taken_out() -> None:
    before = "Read of 2 May"
    same = said_anew("Read all of 2 May", before, find, NOW)
    assert (same.text, same.day, same.is_day_said) == ("Read all of 2 May", None, False)
    moved = said_anew("Read all at 11:30", before, find, NOW)
    assert (moved.text, moved.at, moved.is_day_said) == ("Read all", time(11, 30), False)
    assert said_anew("Read all on Friday", before, find, NOW).is_day_said


@pytest.mark.parametrize(
    ("typed", "morning", "day"),
    [
        ("call the bank on Thursday", time(9), date(2026, 3, 19)),
        ("am Donnerstag anrufen", time(9), date(2026, 3, 19)),
        ("call the bank on Thursday", time(15), date(2026, 3, 12)),
        ("call the bank on Thursday at 15:00", time(9), date(2026, 3, 12)),
        ("call the bank on Thursday at 13:00", time(9), date(2026, 3, 19)),
        ("call the bank on Thursday evening", time(9), date(2026, 3, 12)),
        ("water the plants every Thursday", time(9), date(2026, 3, 19)),
        ("call the bank on Thursday 12 March", time(9), date(2026, 3, 12)),
        ("call the bank today", time(9), date(2026, 3, 12)),
    ],
)
def test_a_weekday_is_the_next_one_where_the_moment_of_todays_is_past(typed: str, morning: time, day: date) -> None:
    assert reminding(typed, find, NOW, morning=morning).day == day


@pytest.mark.parametrize(
    ("typed", "before", "text", "day", "at", "every"),
    [
        ("daily report at 10:15", "daily report", "daily report", None, time(10, 15), None),
        ("Monday meeting on Friday", "Monday meeting", "Monday meeting", date(2026, 3, 13), None, None),
        (
            "notes of 2 May, 3 June at 11:30",
            "notes of 2 May, 3 June",
            "notes of 2 May, 3 June",
            None,
            time(11, 30),
            None,
        ),
        ("Remind me of him at 10:15", "Remind me of him", "Remind me of him", None, time(10, 15), None),
        ("call on 2 May 2027", "call on 2 May", "call", date(2027, 5, 2), None, None),
        ("Tuesday meeting", "Monday meeting", "meeting", date(2026, 3, 17), None, None),
        ("lunch at 12:30 at 12:45", "lunch at 12:30", "lunch at 12:30", None, time(12, 45), None),
    ],
)
def test_words_that_could_be_a_moment_stay_words_beside_a_new_one(
    typed: str, before: str, text: str, day: date | None, at: time | None, every: Every | None
) -> None:
    found = said_anew(typed, before, find, NOW)
    said = found.day if found.is_day_said else None
    assert (found.text, said, found.at, found.every) == (text, day, at, every)


@pytest.mark.parametrize(
    "typed",
    [
        "water the plants every second Friday",
        "water the plants every 2nd Friday",
        "pay the rent every last Friday of the month",
        "pay the rent every month on the first Friday",
        "bake a cake in 7973 years",
        "run every Monday and Thursday",
        "run every week on Monday and Thursday",
        "run every day except Sunday",
        "run every day until Friday",
        "run every Friday from 3 April",
        "ab Montag jeden Tag laufen",
        "call the bank on the 31st of February",
        "am 31. Februar anrufen",
        "run every Friday the 13th",
        "run every friday the 13th",
        "run on Monday of next week",
        "call every so often",
        "call the bank the Friday after next",
        "call the bank in two weeks on Monday",
        "call the bank on the 20th of next month",
        "call the bank a week tomorrow",
        "ask how last Friday went",
        "call the bank in a week or two",
        "call the bank in 2 months and 3 days",
        "call the bank 3 days before the 14th of April",
        "drei Tage vor dem 14. April anrufen",
        "jeden zweiten Freitag gießen",
        "jeden 2. Freitag gießen",
        "übernächsten Freitag anrufen",
        "Anfang nächsten Monats anrufen",
        "morgen in einer Woche anrufen",
    ],
)
def test_what_says_more_than_is_understood_stays_words(typed: str) -> None:
    found = reminding(typed, find, NOW)
    assert (found.text, found.day, found.every) == (typed, None, None)


def test_a_day_of_each_month_comes_again_and_a_monthly_thing_does_not() -> None:
    rent = reminding("pay the rent on the 31st of every month", find, NOW)
    assert (rent.text, rent.day, rent.every) == ("pay the rent", date(2026, 3, 31), Every.MONTH)
    assert reminding("am 14. jeden Monats zahlen", find, NOW).every is Every.MONTH
    report = reminding("ask about the monthly report tomorrow", find, NOW)
    assert (report.text, report.every) == ("ask about the monthly report", None)
