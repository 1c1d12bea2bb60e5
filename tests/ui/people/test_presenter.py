"""When the list of people is asked for: once at the start, and anew where something happened meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from closeknit.domain.person import PeopleQuery
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.people.presenter import Answer, PeoplePresenter
from tests.ui.conftest import calm

MINE = PeopleQuery()


@pytest.fixture
def presenter(verbs: Verbs, runner: JobRunner, hub: EventHub) -> Iterator[PeoplePresenter]:
    parent = QObject()
    yield PeoplePresenter(
        *(verbs.people, verbs.books, verbs.joining, lambda: verbs.relationships, verbs.now, runner, hub, parent)
    )
    runner.close()
    delete(parent)


@pytest.fixture
def answers(presenter: PeoplePresenter) -> list[Answer]:
    found: list[Answer] = []
    presenter.answered.connect(found.append)
    return found


def test_what_was_asked_for_while_the_page_was_built_is_not_asked_for_again(
    qtbot: QtBot, presenter: PeoplePresenter, answers: list[Answer], runner: JobRunner
) -> None:
    presenter.begin()
    presenter.wake(MINE)
    calm(qtbot, runner)
    assert [len(answer.found.ids) for answer in answers] == [4]


def test_it_is_asked_for_anew_where_somebody_came_before_the_page_was_looked_at(
    qtbot: QtBot, presenter: PeoplePresenter, answers: list[Answer], verbs: Verbs, runner: JobRunner
) -> None:
    presenter.begin()
    calm(qtbot, runner)
    verbs.people.create("Zora Neal")
    calm(qtbot, runner)
    presenter.wake(MINE)
    calm(qtbot, runner)
    assert [len(answer.found.ids) for answer in answers] == [4, 5]


def test_another_question_than_the_first_is_asked(
    qtbot: QtBot, presenter: PeoplePresenter, answers: list[Answer], runner: JobRunner
) -> None:
    presenter.begin()
    presenter.wake(PeopleQuery(text="ferr"))
    calm(qtbot, runner)
    assert len(answers[-1].found.ids) == 1


def test_figures_and_the_preview_come_once_names_are_painted(
    qtbot: QtBot, presenter: PeoplePresenter, runner: JobRunner
) -> None:
    order: list[str] = []
    presenter.answered.connect(lambda _answer: (order.append("names"), presenter.preview(_answer.found.ids[0])))
    presenter.figures_came.connect(lambda _figures: order.append("figures"))
    presenter.person_came.connect(lambda previewed: order.append(f"preview {previewed.found is not None}"))
    presenter.wake(MINE)
    calm(qtbot, runner)
    assert order[0] == "names"
    assert sorted(order[1:]) == ["figures", "preview True"]
