"""Answers are kept one after the other, whatever the pool of threads would do."""

from collections.abc import Iterable
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.domain.catch_up import Answer, HowOften, Known, LastMet
from closeknit.domain.ids import PersonId, StepId
from closeknit.services.catch_up import CatchUp
from closeknit.services.events import CaughtUp
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.catchup.presenter import CatchUpPresenter
from tests.ui.catchup.test_session import known
from tests.ui.conftest import calm


class SlowCatchUp(CatchUp):
    """Keeps nothing, and holds the first answer until it is let go."""

    def __init__(self) -> None:
        self.begun: list[Answer] = []
        self.is_let_go = Event()

    def waiting(self) -> int:
        return 3

    def next(self, limit: int, passed: Iterable[PersonId] = ()) -> list[Known]:
        return [known(number) for number in (1, 2, 3) if number not in set(passed)][:limit]

    def answer(self, person: PersonId, answer: Answer) -> CaughtUp:
        self.begun.append(answer)
        if len(self.begun) == 1:
            assert self.is_let_go.wait(10)
        return CaughtUp(person, answer, StepId(len(self.begun)))


@pytest.fixture
def slow() -> SlowCatchUp:
    return SlowCatchUp()


def test_the_next_person_comes_at_once_and_the_second_answer_waits_for_the_first(
    qtbot: QtBot, qapp: QApplication, slow: SlowCatchUp, verbs: Verbs, runner: JobRunner, hub: EventHub
) -> None:
    presenter = CatchUpPresenter(slow, verbs.journal, verbs.now, runner, hub)
    presenter.start()
    calm(qtbot, runner)
    presenter.choose(LastMet.YEAR)
    presenter.choose(HowOften.NONE)
    qtbot.waitUntil(lambda: bool(slow.begun))
    assert presenter.session.current is not None
    assert presenter.session.current.row.id == 2
    assert presenter.session.is_at_end, "nobody is being read"
    assert runner.waiting == 1
    assert slow.begun == [LastMet.YEAR]
    slow.is_let_go.set()
    calm(qtbot, runner)
    assert slow.begun == [LastMet.YEAR, HowOften.NONE]
    assert [given.step for given in presenter.session.given] == [1, 2]
