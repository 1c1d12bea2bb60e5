import sys

import pytest
from pytestqt.qtbot import QtBot

from closeknit.ui.shell.faults import FaultCatcher, report


def fail_with(secret: str) -> Exception:
    try:
        try:
            raise ValueError(secret)
        except ValueError as error:
            raise RuntimeError(f"while handling {secret}") from error
    except RuntimeError as error:
        return error


def test_a_report_says_where_and_names_nobody() -> None:
    text = report(fail_with("Ana Ferreira, ana@ribeira.example"), "0.1")
    assert "Ana" not in text
    assert "ribeira" not in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "test_faults.py:" in text


def test_what_nobody_expected_is_caught_and_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_args: None)
    catcher = FaultCatcher("0.1")
    catcher.install()
    try:
        problem = fail_with("secret")
        with qtbot.waitSignal(catcher.caught) as told:
            sys.excepthook(type(problem), problem, problem.__traceback__)
        assert "secret" not in told.args[0]
    finally:
        catcher.remove()
