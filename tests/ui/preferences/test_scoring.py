"""Scoring in Preferences: every weight has a row, one accepted edit is one step, and undo shows at once (product 4)."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from closeknit.domain.weighing import PARTS, WEIGHTS
from closeknit.services.verbs import Verbs
from closeknit.store.database import Store
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.preferences.page import PreferencesPage
from closeknit.ui.preferences.scoring import ScoringSection
from closeknit.ui.preferences.weightfields import WeightField, WeightSlider
from closeknit.ui.preferences.weightwords import weight_words
from closeknit.ui.shell.window import MainWindow
from tests.clocks import Afternoon
from tests.ui.conftest import calm


@pytest.fixture
def scoring(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> ScoringSection:
    window.go("preferences")
    calm(qtbot, runner)
    assert isinstance(window.page, PreferencesPage)
    return window.page.scoring


def shares(scoring: ScoringSection) -> list[int]:
    return [round(scoring.fields[part.name].value()) for part in PARTS]


def steps(verbs: Verbs) -> int:
    return len(verbs.journal.history()) - 1  # the import


def typed(qtbot: QtBot, field: WeightField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_every_weight_has_words_and_a_field_that_a_reader_of_the_screen_hears(scoring: ScoringSection) -> None:
    assert list(scoring.fields) == [weight.name for weight in WEIGHTS]
    names = [field.accessibleName() for field in scoring.fields.values()]
    assert all(names)
    assert len(set(names)) == len(names)
    for weight in WEIGHTS:
        name, sentence = weight_words(weight)
        assert name
        assert sentence.endswith(".") or not sentence
        field = scoring.fields[weight.name]
        assert (field.minimum(), field.maximum()) == (weight.least, weight.most)


def test_a_typed_share_is_one_step_on_enter_and_the_others_make_room(
    qtbot: QtBot, scoring: ScoringSection, runner: JobRunner, verbs: Verbs
) -> None:
    assert shares(scoring) == [25, 25, 20, 20, 10]
    typed(qtbot, scoring.fields["recency"], "30")
    calm(qtbot, runner)
    assert not scoring.fields["recency"]._rest.isActive(), "a letter is no choice"
    assert steps(verbs) == 0
    qtbot.keyClick(scoring.fields["recency"], Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert shares(scoring) == [23, 30, 19, 19, 9]
    assert [scoring.sliders[part.name].value() for part in PARTS] == shares(scoring)
    assert scoring.yours.text() == "5 weights are yours"
    assert steps(verbs) == 1


def test_leaving_a_field_is_a_choice_too(
    qtbot: QtBot, scoring: ScoringSection, runner: JobRunner, verbs: Verbs
) -> None:
    typed(qtbot, scoring.fields["video"], "0.5")
    scoring.fields["phone"].setFocus()
    calm(qtbot, runner)
    assert verbs.weighing.now().weights.channels["video"] == 0.5
    assert scoring.resets["video"].isVisibleTo(scoring)
    assert scoring.resets["video"].text() == "Reset to 0.70"
    assert steps(verbs) == 1


def test_some_presses_of_an_arrow_are_one_step_after_a_moment_s_rest(
    qtbot: QtBot, scoring: ScoringSection, runner: JobRunner, verbs: Verbs
) -> None:
    slider = scoring.sliders["quality"]
    slider.setFocus()
    for _press in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert scoring.fields["quality"].value() == 23
    assert steps(verbs) == 0
    qtbot.waitUntil(lambda: steps(verbs) == 1)
    calm(qtbot, runner)
    assert shares(scoring)[2] == 23
    assert sum(shares(scoring)) == 100


def test_undo_in_a_field_takes_the_step_back(
    qtbot: QtBot, window: MainWindow, scoring: ScoringSection, runner: JobRunner
) -> None:
    field = scoring.fields["recency"]
    typed(qtbot, field, "30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    calm(qtbot, runner)
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    calm(qtbot, runner)
    assert shares(scoring) == [25, 25, 20, 20, 10]
    assert not scoring.reset_all.isEnabled()


def test_one_is_reset_and_all_are(qtbot: QtBot, scoring: ScoringSection, runner: JobRunner, verbs: Verbs) -> None:
    verbs.weighing.set({"video": 0.5, "half-life": 60})
    calm(qtbot, runner)
    assert scoring.yours.text() == "2 weights are yours"
    qtbot.mouseClick(scoring.resets["video"], Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert scoring.yours.text() == "1 weight is yours"
    assert scoring.resets["video"].isHidden()
    qtbot.mouseClick(scoring.reset_all, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert scoring.yours.text() == ""
    assert scoring.fields["half-life"].value() == 90


def test_scores_are_switched_off_and_their_parts_are_not_there(
    qtbot: QtBot, scoring: ScoringSection, runner: JobRunner, verbs: Verbs
) -> None:
    off = next(one for one in scoring.switch.findChildren(QPushButton) if one.text() == "Off")
    qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert not verbs.weighing.now().is_on
    assert scoring.closeness.isHidden()
    assert scoring.fields["in-person"].isVisible()
    verbs.journal.undo()
    calm(qtbot, runner)
    assert not off.isChecked()
    assert not scoring.closeness.isHidden()


def test_a_change_of_another_process_is_shown(
    qtbot: QtBot, window: MainWindow, scoring: ScoringSection, runner: JobRunner, home: Path
) -> None:
    other = Store.open(home / "closeknit.db", Afternoon())
    Verbs(other, lambda _fact: None).weighing.set({"half-life": 45})
    other.close()
    window.refresh()
    calm(qtbot, runner)
    assert scoring.fields["half-life"].value() == 45


def test_what_is_being_typed_stays_while_something_else_changes(
    qtbot: QtBot, scoring: ScoringSection, runner: JobRunner, verbs: Verbs
) -> None:
    field = scoring.fields["half-life"]
    typed(qtbot, field, "12")
    verbs.weighing.set({"video": 0.5})
    calm(qtbot, runner)
    assert field.lineEdit().text().startswith("12")
    assert scoring.fields["video"].value() == 0.5


def test_weights_that_can_t_be_read_are_said_and_a_reset_mends_them(
    qtbot: QtBot, scoring: ScoringSection, runner: JobRunner, verbs: Verbs
) -> None:
    verbs.weighing.set({"video": 0.5})
    verbs.weighing._store.write(lambda tx: tx.execute("UPDATE scoring SET numbers = '{'"))
    scoring._presenter.refresh()
    calm(qtbot, runner)
    assert not scoring._damaged.isHidden()
    assert scoring.fields["video"].value() == 0.7
    qtbot.mouseClick(scoring.reset_all, Qt.MouseButton.LeftButton)
    calm(qtbot, runner)
    assert scoring._damaged.isHidden()


@pytest.mark.parametrize("kind", [WeightField, WeightSlider])
def test_scrolling_over_the_page_changes_nothing(
    qtbot: QtBot, scoring: ScoringSection, kind: type[WeightField | WeightSlider]
) -> None:
    one = (scoring.fields if kind is WeightField else scoring.sliders)["circle"]
    scoring.fields["video"].setFocus()
    before = one.value()
    place = QPointF(one.rect().center())
    turn = QWheelEvent(
        place,
        QPointF(one.mapToGlobal(place.toPoint())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(one, turn)
    assert one.value() == before


def test_nothing_is_cut_in_the_smallest_window_with_the_largest_text(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, look: Look
) -> None:
    look.theme.set_text_percent(150)
    try:
        window.resize(640, 400)
        window.go("preferences")
        calm(qtbot, runner)
        page = window.page
        assert isinstance(page, PreferencesPage)
        section = page.findChild(ScoringSection)
        assert section is not None
        end = section.mapTo(window, section.rect().topRight()).x()
        assert end < window.width()
        assert all(slider.width() >= slider.minimumSizeHint().width() for slider in section.sliders.values())
    finally:
        look.theme.set_text_percent(100)
