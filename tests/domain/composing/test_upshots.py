"""What was given, got, needed and promised is understood, and a word too little leaves it in the note (issue 4.3)."""

from datetime import date
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.domain.composing.parse import Parsed, parse
from closeknit.domain.composing.spans import SpanKind
from closeknit.domain.composing.upshots.upshot import UpshotKey, UpshotKind
from closeknit.domain.interaction import Channel
from closeknit.domain.promise import By
from closeknit.domain.reminder.own import Every
from tests.domain.composing.book import ANA, BO, BOOK, NOW
from tests.domain.composing.upshot_sentences import GIVEN, INTENDED, NEEDED, NOTHING, RECEIVED, REMINDED, Came
from tests.growth import grows_no_faster

ALL = (*GIVEN, *RECEIVED, *NEEDED, *INTENDED, *REMINDED)
_WORDS = sorted(
    {word for case in ALL for word in case.text.split()} | {word for text in NOTHING for word in text.split()}
)


def said(text: str, *left: UpshotKey) -> Parsed:
    return parse(text, BOOK, NOW, left=left)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.text)
def test_what_came_of_it_is_understood(case: Came) -> None:
    (one,) = said(case.text).upshots
    assert (one.key.kind, one.text, one.exchange, one.minutes) == (case.kind, case.words, case.what, case.minutes)
    assert tuple(named.candidates[0].id for named in one.people) == case.who
    assert tuple(named.candidates[0].id for named in one.others) == case.others
    assert (f"{one.due:%m-%d}" if one.due else None) == case.due


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_it_stays_in_the_note(text: str) -> None:
    parsed = said(text)
    assert parsed.upshots == ()
    rest = text.partition(", ")[2] or text.removeprefix("Ana ").removeprefix("Bo ")
    assert rest.split()[0].strip('":') in parsed.note


def test_several_are_read_in_one_breath() -> None:
    text = "lunch with Ana: gave her advice on the lease and got a referral, she needs a CFO, will send it by Friday"
    text += ", remind me in two weeks"
    parsed = said(text.replace("send it", "send the list"))
    kinds = [one.key for one in parsed.upshots]
    assert kinds == [UpshotKey(kind, 0) for kind in UpshotKind]
    assert (parsed.note, parsed.channel) == ("lunch", Channel.IN_PERSON)
    twice = said("lunch with Ana, gave her a tip, gave her the list")
    assert [one.key.number for one in twice.upshots] == [0, 1]


def test_words_that_are_understood_leave_the_note_and_others_stay() -> None:
    parsed = said("lunch with Ana at the pier, gave her a tip, the ferry was late")
    assert parsed.note == "at the pier, the ferry was late"


def test_a_reminder_has_its_time_and_the_day_of_the_meeting_is_another() -> None:
    evening = said("coffee with Ana, remind me tomorrow evening to call her")
    assert evening.upshots[0].at == clock(18)
    for at, day in (("at 23:59", 15), ("at 0:01", 16), ("every day at 23:59", 15)):
        alone = said(f"coffee with Ana, remind me {at}").upshots[0]
        assert alone.due == date(2026, 3, day), "the day on which it comes next"
    parsed = said("coffee with Ana yesterday, remind me on Monday at 15:00 to call her")
    assert parsed.when is not None
    assert (f"{parsed.when.day:%m-%d}", parsed.note) == ("03-14", "coffee")
    (one,) = parsed.upshots
    assert (one.text, f"{one.due:%m-%d}", f"{one.at:%H:%M}") == ("call her", "03-16", "15:00")


@pytest.mark.parametrize(
    ("text", "every", "due", "words"),
    [
        ("coffee with Ana, remind me every month to call", Every.MONTH, None, "call"),
        ("coffee with Ana, remind me to call every Friday at 10:00", Every.WEEK, "03-20", "call"),
        ("erinnere mich jede Woche an den Vertrag", Every.WEEK, None, "den Vertrag"),
    ],
)
def test_a_reminder_may_come_again(text: str, every: Every, due: str | None, words: str) -> None:
    (one,) = said(text).upshots
    assert (one.every, f"{one.due:%m-%d}" if one.due else None, one.text) == (every, due, words)


def test_what_is_left_by_hand_is_note() -> None:
    parsed = said("lunch with Ana, gave her a tip, she needs a CFO", UpshotKey(UpshotKind.GAVE, 0))
    assert [one.key.kind for one in parsed.upshots] == [UpshotKind.NEED]
    assert parsed.note == "gave her a tip"
    assert parsed.left == {UpshotKey(UpshotKind.GAVE, 0)}
    assert said("lunch with Ana", UpshotKey(UpshotKind.GAVE, 0)).left == frozenset()


def test_who_is_named_in_it_took_no_part() -> None:
    parsed = said("lunch with Ana, gave Bo the map")
    assert [named.candidates[0].id for named in parsed.people] == [ANA]
    assert [named.candidates[0].id for named in parsed.upshots[0].people] == [BO]


def test_day_length_and_channel_behind_it_are_the_meeting_s() -> None:
    parsed = said("gave Ana an intro to Bo over lunch yesterday, 45 min")
    assert (parsed.channel, parsed.minutes) == (Channel.IN_PERSON, 45)
    assert parsed.when is not None
    assert parsed.when.day.day == 14


def test_a_channel_s_verb_with_will_is_still_a_plan() -> None:
    parsed = said("will call Ana tomorrow")
    assert (parsed.upshots, parsed.channel, parsed.is_plan) == ((), Channel.PHONE, True)


def test_only_the_word_that_says_it_is_tinted() -> None:
    text = "coffee with Ana, gave her the number. next: call"
    spans = [(text[span.start : span.end], span.kind) for span in said(text).spans]
    assert spans[2:] == [("gave", SpanKind.EXCHANGE), ("next", SpanKind.NEXT)]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_WORDS), st.sampled_from([",", ".", ":", '"', "?"])), max_size=25))
def test_any_text_gives_upshots_in_order_whose_words_stand_there(pieces: list[str]) -> None:
    text = " ".join(pieces)
    parsed = said(text)
    end = 0
    for one in parsed.upshots:
        assert end <= one.start <= one.lead_start < one.lead_end <= one.end <= len(text)
        end = one.end
        assert all(word in text[one.start : one.end] for word in one.text.split())
        assert one.text or one.exchange is not None


@pytest.mark.parametrize("shape", ["gave her ", "and gave ", "needs a ", "gave: ", "will send ", "Ana, ", "habe ihr "])
def test_time_grows_with_the_text_and_no_faster(shape: str) -> None:
    grows_no_faster(lambda length: lambda: said((shape * length)[:length]), 20_000)


@pytest.mark.parametrize(
    ("text", "by", "words", "who", "due"),
    [
        ("promised Ana to send the contract by Wednesday", By.ME, "send the contract", (ANA,), "03-18"),
        ("lunch with Ana, I promised to call the bank", By.ME, "call the bank", (), None),
        ("Ana promised to send the contract by Wednesday", By.THEM, "send the contract", (ANA,), "03-18"),
        ("lunch with Ana, she has promised me to introduce us", By.THEM, "introduce us", (), None),
        ("lunch with Ana. They promised: send the plans by Friday", By.THEM, "send the plans", (), "03-20"),
        ("lunch with Ana, will send the offer by Friday", By.ME, "send the offer", (), "03-20"),
    ],
)
def test_who_promised_is_understood(text: str, by: By, words: str, who: tuple[int, ...], due: str | None) -> None:
    (one,) = said(text).upshots
    assert (one.key.kind, one.by, one.text) == (UpshotKind.NEXT, by, words)
    assert tuple(named.candidates[0].id for named in one.people) == who
    assert (f"{one.due:%m-%d}" if one.due else None) == due


@pytest.mark.parametrize(
    "text",
    [
        "lunch with Ana, promised much",
        "Ana promised Bo to send the contract",
        "lunch with Ana, promised me to call",
        "lunch with Ana, she promised to be good",
    ],
)
def test_what_is_no_promise_stays_in_the_note(text: str) -> None:
    assert said(text).upshots == ()


@pytest.mark.parametrize("moment", ["every second Friday", "every Monday and Thursday", "the Friday after next"])
def test_of_a_reminder_a_moment_that_says_more_than_is_understood_stays_words(moment: str) -> None:
    (one,) = said(f"coffee with Ana, remind me to call her {moment}").upshots
    assert (one.text, one.due, one.every) == (f"call her {moment}", None, None)
