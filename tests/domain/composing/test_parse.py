"""What was typed is understood, and what isn't stays in the note (issue 4.3 "Composer")."""

from datetime import date, datetime, timedelta

import pytest

from closeknit.domain.composing.parse import Parsed, parse
from closeknit.domain.composing.spans import SpanKind
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Channel, StartedBy
from tests.domain.composing.book import ANA, BO, BOOK, NOW, Book
from tests.domain.composing.sentences import ENGLISH, GERMAN, MENTIONS, NAMES, Said

TWO_ANAS = Book(("Ana", "Ferreira"), ("Ana", "Pinto"), ("Bo", "Lindqvist"))


def said(text: str) -> Parsed:
    return parse(text, BOOK, NOW)


@pytest.mark.parametrize("case", [*ENGLISH, *GERMAN, *NAMES, *MENTIONS], ids=lambda case: case.text or "nothing")
def test_sentence_is_understood(case: Said) -> None:
    parsed = said(case.text)
    assert tuple(named.candidates[0].id for named in parsed.people) == case.who
    day = f"{parsed.when.day:%m-%d}" if parsed.when else None
    assert (parsed.channel, parsed.minutes, day, parsed.note) == (case.how, case.minutes, case.day, case.note)
    if parsed.when:
        assert parsed.when.day.year == 2026


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("called Bo", StartedBy.ME),
        ("I called Bo", StartedBy.ME),
        ("Bo called", StartedBy.THEM),
        ("Bo has just called", StartedBy.THEM),
        ("Bo called me yesterday", StartedBy.THEM),
        ("yesterday Bo called", StartedBy.THEM),
        ("call from Bo", StartedBy.THEM),
        ("mail to Bo", StartedBy.ME),
        ("Bo wrote", StartedBy.THEM),
        ("wrote to Bo", StartedBy.ME),
        ("Bo rief an", StartedBy.THEM),
        ("rief Bo an", StartedBy.ME),
        ("ich rief Bo gestern an", StartedBy.ME),
        ("gestern rief Bo an", None),
        ("Bo angerufen", StartedBy.ME),
        ("ich habe Bo angerufen", StartedBy.ME),
        ("Bo hat mich gestern angerufen", StartedBy.THEM),
        ("gestern hat Bo angerufen", StartedBy.THEM),
        ("Anruf von Bo", StartedBy.THEM),
        ("Brief an Bo", StartedBy.ME),
        ("wrote a letter to Bo", StartedBy.ME),
        ("signal message from Bo", StartedBy.THEM),
        ("commented on Bo", StartedBy.ME),
        ("Anruf bei Bo", StartedBy.ME),
        ("call with Bo", None),
        ("lunch with Bo", None),
    ],
)
def test_words_tell_who_began(text: str, who: StartedBy | None) -> None:
    parsed = said(text)
    assert parsed.started_by is who
    assert parsed.note in ("", "lunch")
    assert [named.candidates[0].id for named in parsed.people] == [BO]


def test_two_of_one_name_are_asked_about_and_recent_ones_come_first() -> None:
    parsed = parse("lunch with Ana and Bo", TWO_ANAS, NOW, recent=[PersonId(2)])
    assert [[found.id for found in named.candidates] for named in parsed.people] == [[2, 1], [3]]


def test_a_fuller_name_beats_a_shorter() -> None:
    parsed = parse("lunch with Ana Pinto, Ana had fish", TWO_ANAS, NOW)
    assert [[found.id for found in named.candidates] for named in parsed.people] == [[2]]
    assert parsed.note == "Ana had fish"


def test_a_weekday_that_is_a_name_is_a_person() -> None:
    book = Book(("Sunday", "Okafor"), ("Bo", "Lindqvist"))
    assert [named.words for named in parse("lunch with Sunday", book, NOW).people] == ["Sunday"]
    parsed = parse("lunch with Bo on Sunday", book, NOW)
    assert [named.words for named in parsed.people] == ["Bo"]
    assert parsed.when is not None


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("lunch with Tomasz Wieczorek and Ana", ["Tomasz Wieczorek"]),
        ("lunch with Ana and Tomasz Friday", ["Tomasz"]),
        ("lunch with Ana, Carla and Bo", ["Carla"]),
        ("lunch with tomasz yesterday", ["tomasz"]),
        ("lunch with Sunday Okafor yesterday", ["Sunday Okafor"]),
        ("Kaffee mit 山田", ["山田"]),
        ("lunch with the team", []),
        ("lunch with her", []),
        ("coffee with Zoom", []),
    ],
)
def test_unknown_names_are_reported_and_stay_in_the_note(text: str, unknown: list[str]) -> None:
    parsed = said(text)
    assert [named.words for named in parsed.unknown] == unknown
    assert all(named.words in parsed.note and named.candidates == () for named in parsed.unknown)
    assert all(text[named.start : named.end] == named.words for named in parsed.unknown)


def test_spans_say_what_each_stretch_is() -> None:
    text = "coffee with Ana yesterday at 9:30, 45 min"
    spans = [(text[span.start : span.end], span.kind) for span in said(text).spans]
    assert spans == [
        ("coffee", SpanKind.CHANNEL),
        ("Ana", SpanKind.PERSON),
        ("yesterday", SpanKind.DAY),
        ("at 9:30", SpanKind.TIME),
        ("45 min", SpanKind.MINUTES),
    ]


def test_a_time_joins_its_day() -> None:
    parsed = said("call Bo at 3pm tomorrow")
    assert parsed.when is not None
    assert parsed.when.at == datetime(2026, 3, 16, 15, tzinfo=NOW.tzinfo)
    assert parsed.is_plan
    assert said("call with Bo at 9:30").when == (
        date(2026, 3, 15),
        datetime(2026, 3, 15, 9, 30, tzinfo=NOW.tzinfo),
        False,
    )


@pytest.mark.parametrize(
    ("text", "is_plan"),
    [
        ("plan lunch with Bo", True),
        ("lunch with Bo tomorrow", True),
        ("lunch with Bo at 18:00", True),
        ("lunch with Bo today", False),
        ("lunch with Bo yesterday", False),
        ("lunch with Bo", False),
    ],
)
def test_what_is_to_come_is_a_plan(text: str, is_plan: bool) -> None:
    assert said(text).is_plan is is_plan


def test_a_planned_weekday_is_the_next_one() -> None:
    when = said("plan lunch with Bo Friday").when
    assert when is not None
    assert when.day == date(2026, 3, 20)


def test_weeks_and_months_in_words_are_approximate_days() -> None:
    for text, day in (
        ("last month", date(2026, 2, 15)),
        ("a year ago", date(2025, 3, 15)),
        ("last week", date(2026, 3, 8)),
    ):
        when = said(f"lunch with Bo {text}").when
        assert when is not None
        assert (when.day, when.is_approximate) == (day, True)
    exact = said("lunch with Bo two weeks ago").when
    assert exact is not None
    assert not exact.is_approximate


def test_a_plain_word_in_the_middle_is_nobody() -> None:
    book = Book(("Ida", "Tower"))
    assert parse("we climbed the tower yesterday", book, NOW).people == ()
    assert [named.words for named in parse("we climbed, Tower came too", book, NOW).people] == ["Tower"]


def test_a_word_that_says_how_or_how_long_is_nobody_though_somebody_is_called_so() -> None:
    book = Book(("Ida", "Long"), ("Bo", "Hour"), ("Ana", "Along"), ("Art", "Two"))
    for text in ("Long lunch with Ana", "we walked along the weir for two hours with Ana", "lunch with Ana an hour"):
        assert [named.words for named in parse(text, book, NOW).people] == ["Ana"]
    assert [named.words for named in parse("lunch with Long", book, NOW).people] == ["Long"]


@pytest.mark.parametrize("text", ["it looks like rain", "she signed the text", "they had no signal there"])
def test_a_plain_word_in_the_middle_is_no_channel(text: str) -> None:
    parsed = said(text)
    assert (parsed.channel, parsed.note) == (None, text)


def test_the_activity_is_kept_beside_the_channel() -> None:
    parsed = said("Mittagessen mit Ana am Hafen")
    assert (parsed.activity, parsed.channel, parsed.note) == ("Mittagessen", Channel.IN_PERSON, "am Hafen")


def test_the_book_is_asked_by_words_and_not_read_through() -> None:
    book = Book(("Ana", "Ferreira"))
    parse("lunch with Ana Ferreira and talked about the boat", book, NOW)
    assert "ana ferreira" in book.asked
    assert len(book.asked) == len(set(book.asked))
    assert len(book.asked) < 20
    assert max(len(words.split()) for words in book.asked) <= 4


def test_nobody_is_a_participant_twice() -> None:
    parsed = said("Ana Ferreira, Ana and Ana")
    assert [named.candidates[0].id for named in parsed.people] == [ANA]


@pytest.mark.parametrize(
    ("text", "channel", "who"),
    [
        ("wrote Ana a letter last week", Channel.LETTER, StartedBy.ME),
        ("Bo wrote me a postcard", Channel.LETTER, StartedBy.THEM),
        ("schrieb Ana gestern einen Brief", Channel.LETTER, StartedBy.ME),
        ("Ana eine Postkarte geschrieben", Channel.LETTER, None),
        ("wrote Bo a text", Channel.MESSAGE, StartedBy.ME),
        ("wrote to Ana that the letter was late", Channel.MAIL, StartedBy.ME),
        ("wrote to Ana about the letter", Channel.MAIL, StartedBy.ME),
        ("wrote Ana yesterday", Channel.MAIL, StartedBy.ME),
    ],
)
def test_what_was_written_says_more_than_that_it_was(text: str, channel: Channel, who: StartedBy | None) -> None:
    parsed = said(text)
    assert parsed.channel is channel
    assert who is None or parsed.started_by is who


def test_tomorrow_may_be_short() -> None:
    parsed = said("lunch w/ Ana tmrw 12:30")
    assert parsed.when is not None
    assert (parsed.when.day, parsed.is_plan, parsed.note) == (NOW.date() + timedelta(days=1), True, "lunch")


@pytest.mark.parametrize(
    "text",
    [
        "haven't met Bo since May",
        "Bo didn’t call",
        "did not call Bo",
        "no lunch with Bo today",
        "kein Kaffee mit Bo",
        "Bo nicht angerufen",
        "lunch with Bo was cancelled",
        "Mittagessen mit Bo abgesagt",
        "need to call Bo",
        "I must write to Bo",
        "would like to meet Bo",
        "muss Bo anrufen",
        "möchte Bo gern mal wieder treffen",
    ],
)
def test_what_did_not_happen_is_no_meeting(text: str) -> None:
    parsed = said(text)
    assert parsed.channel is None
    assert parsed.note


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("coffee with Bo, she did not like the plan", Channel.IN_PERSON),
        ("met Bo, not Ana", Channel.IN_PERSON),
        ("lunch with Bo, the concert was cancelled", Channel.IN_PERSON),
        ("called Bo, no answer", Channel.PHONE),
        ("met Bo. I must write more often", Channel.IN_PERSON),
        ("ran into Bo at the station", Channel.IN_PERSON),
        ("will call Bo tomorrow", Channel.PHONE),
    ],
)
def test_a_no_elsewhere_takes_nothing_away(text: str, channel: Channel) -> None:
    assert said(text).channel is channel


def test_and_may_be_short_in_german() -> None:
    assert [one.words for one in said("Kaffee mit Ana u. Bo").people] == ["Ana", "Bo"]


def test_a_name_like_a_weekday_is_a_person_where_a_message_goes_to() -> None:
    book = Book(("Mo", "Salah"))
    assert [named.words for named in parse("LinkedIn message to Mo", book, NOW).people] == ["Mo"]
    assert [named.words for named in parse("WhatsApp an Mo", book, NOW).people] == ["Mo"]
    assert not parse("offen von Mo bis Fr", book, NOW).people


def test_a_known_name_after_in_is_a_month_and_of_two_with_one_first_name_neither_is_taken() -> None:
    book = Book(("Thomas", "März"), ("Thomas", "Huber"))
    named = parse("Kaffee mit Thomas im März", book, NOW).people
    assert [(one.words, len(one.candidates)) for one in named] == [("Thomas", 2)]


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Ana F.", 1),
        ("Ana P", 2),
        ("A. Ferreira", 1),
        ("JR Smith", 8),
        ("Berg", 3),
        ("Pieter Berg", 3),
        ("José García", 4),
        ("Mary", 5),
        ("Mary Jones", 5),
        ("Joerg Mueller", 6),
        ("Jürgen Ölz", 7),
    ],
)
def test_a_name_is_understood_short_and_with_umlauts_written_out(words: str, person: int) -> None:
    book = Book(
        ("Ana", "Ferreira"), ("Ana", "Pinto"), ("Pieter", "van der Berg"), ("José", "García López"),
        ("Mary Ann", "Jones"), ("Jörg", "Müller"), ("Juergen", "Oelz"), ("J. R.", "Smith"),
    )  # fmt: skip
    parsed = parse(f"lunch with {words} yesterday", book, NOW)
    assert [[one.id for one in named.candidates] for named in parsed.people] == [[person]]
    assert parsed.note == "lunch"


def test_letters_that_only_look_like_written_out_umlauts_are_nobody() -> None:
    assert not parse("lunch with Samuel", Book(("Samul", "Kask")), NOW).people


def test_a_part_of_the_day_says_which_half_an_hour_is_of() -> None:
    for text in ("dinner with Bo yesterday evening at 8", "Bier mit Bo gestern Abend um 8"):
        when = said(text).when
        assert when is not None
        assert when.at is not None
        assert (when.day.day, when.at.hour) == (14, 20)


def test_a_sunny_day_is_nobody() -> None:
    assert not parse("sunny day, so I ran", Book(("Sunny", "Patel")), NOW).people


def test_a_name_of_six_words_is_one_name() -> None:
    book = Book(("Juan Carlos", "de Borbón y Borbón"), ("Eva", "Borbón"))
    parsed = parse("lunch with Juan Carlos de Borbón y Borbón yesterday", book, NOW)
    assert ([named.words for named in parsed.people], parsed.note) == (["Juan Carlos de Borbón y Borbón"], "lunch")
