import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest


def test_work_runs_elsewhere_and_its_answer_comes_on_the_ui_thread(qtbot: QtBot, runner: JobRunner) -> None:
    threads: list[int] = []
    runner.run(threading.get_ident, lambda ident: threads.extend([ident, threading.get_ident()]), pytest.fail)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_a_job_that_fails_has_one_outcome(qtbot: QtBot, runner: JobRunner) -> None:
    done: list[object] = []
    failed: list[BaseException] = []
    runner.run(lambda: 1 / 0, done.append, failed.append)
    qtbot.waitUntil(lambda: runner.waiting == 0)
    assert done == []
    assert isinstance(failed[0], ZeroDivisionError)
    assert len(failed) == 1


def test_an_owner_that_is_gone_gets_no_answer(qtbot: QtBot, runner: JobRunner) -> None:
    owner = QObject()
    gate = threading.Event()
    answers: list[bool] = []
    runner.run(lambda: gate.wait(5), answers.append, pytest.fail, owner)
    owner.deleteLater()
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: runner.waiting == 0)
    assert answers == []


def test_only_the_newest_question_is_answered(qtbot: QtBot, runner: JobRunner) -> None:
    gate = threading.Event()
    asked: list[str] = []
    answers: list[str] = []
    latest = Latest(runner)

    def slow() -> str:
        gate.wait(5)
        asked.append("first")
        return "first"

    latest.ask(slow, answers.append, pytest.fail)
    for word in ("second", "third"):
        latest.ask(lambda word=word: (asked.append(word), word)[1], answers.append, pytest.fail)
    gate.set()
    qtbot.waitUntil(lambda: runner.waiting == 0)
    assert answers == ["third"]
    assert "second" not in asked


def test_after_closing_nobody_is_answered(qtbot: QtBot) -> None:
    runner = JobRunner()
    answers: list[int] = []
    runner.run(lambda: 1, answers.append, pytest.fail)
    runner.close()
    runner.run(lambda: 2, answers.append, pytest.fail)
    qtbot.wait(5)
    assert answers == []


def test_a_fact_from_another_thread_arrives_on_the_ui_thread(qtbot: QtBot, hub: EventHub) -> None:
    seen: list[tuple[object, int]] = []
    hub.happened.connect(lambda fact: seen.append((fact, threading.get_ident())))
    teller = threading.Thread(target=hub.announce, args=("fact",))
    teller.start()
    teller.join()
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("fact", threading.get_ident())]
