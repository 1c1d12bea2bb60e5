"""A sitting's own rules, without window or disk."""

import pytest

from closeknit.domain.card import Kind
from closeknit.domain.catch_up import HowOften, Known, LastMet, Verdict
from closeknit.domain.ids import PersonId, StepId
from closeknit.domain.person import PersonRow
from closeknit.ui.catchup.session import Given, Session


def known(number: int) -> Known:
    row = PersonRow(PersonId(number), Kind.PERSON, f"Person {number}", "", "", "", (), (), (), (), False)
    return Known(row, 1, ("Book",), None, (), ())


@pytest.fixture
def session() -> Session:
    session = Session()
    session.fill(map(known, (1, 2, 3)))
    return session


def asked(session: Session) -> int:
    assert session.current is not None
    return session.current.row.id


def answer(session: Session, *answers: LastMet | HowOften | Verdict) -> list[Given]:
    made = [given for one in answers if (given := session.give(one)) is not None]
    if session.chosen(made[-1].person).is_whole:
        session.advance()
    return made


def test_who_came_once_doesnt_come_again(session: Session) -> None:
    session.fill(map(known, (3, 2, 4)))
    assert asked(session) == 1
    assert [one.row.id for one in session.queue] == [2, 3, 4]


def test_both_questions_or_a_verdict_are_the_whole_answer(session: Session) -> None:
    for whole in ((LastMet.NEVER, HowOften.NONE), (Verdict.ARCHIVED,), (Verdict.NOT_A_PERSON,)):
        person = asked(session)
        answer(session, *whole)
        assert session.current is None or asked(session) != person
    assert session.place == 4


def test_the_same_answer_again_is_none_and_another_one_holds(session: Session) -> None:
    answer(session, LastMet.MONTH)
    assert session.give(LastMet.MONTH) is None
    answer(session, LastMet.YEAR)
    assert session.chosen(PersonId(1)).met is LastMet.YEAR
    last = session.last()
    assert last is not None
    session.take_back(last)
    assert session.chosen(PersonId(1)).met is LastMet.MONTH


def test_who_is_taken_back_comes_now_unless_somebody_is_answered_in_part(session: Session) -> None:
    first = answer(session, Verdict.ARCHIVED)[0]
    session.take_back(first)
    assert (asked(session), session.place) == (1, 1)
    answer(session, LastMet.YEAR, HowOften.NONE)
    answer(session, LastMet.MONTH)
    session.take_back(session.lines(6)[1].last)
    assert (asked(session), session.queue[0].row.id) == (2, 1)


def test_what_is_done_again_passes_on(session: Session) -> None:
    given = answer(session, Verdict.ARCHIVED)[0]
    given.step = StepId(7)
    session.take_back(given)
    assert session.of_step(StepId(7)) is given
    session.give_again(given)
    assert (asked(session), list(session.passed)) == (2, [1])


def test_the_lines_are_the_last_first_with_what_undo_takes_back(session: Session) -> None:
    answer(session, LastMet.YEAR, HowOften.NONE)
    answer(session, Verdict.NOT_A_PERSON)
    answer(session, LastMet.NEVER)
    assert [line.known.row.id for line in session.lines(6)] == [3, 2, 1]
    assert session.lines(6)[2].last.answer is HowOften.NONE
    assert session.counts() == (3, 1, 1, 0, 1)
    assert [line.known.row.id for line in session.lines(2)] == [3, 2]


def test_those_read_ahead_are_dropped_but_not_who_came_back_half_answered(session: Session) -> None:
    answer(session, LastMet.YEAR, HowOften.NONE)
    answer(session, LastMet.MONTH)
    session.take_back(session.lines(6)[1].last)
    session.drop_waiting()
    assert [one.row.id for one in session.queue] == [1]
    session.fill(map(known, (3,)))
    assert [one.row.id for one in session.queue] == [1, 3]
