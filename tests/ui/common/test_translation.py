from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from closeknit.ui.common.figures import number
from closeknit.ui.common.look import Look


def test_counts_have_their_singular_and_their_separators(qapp: QApplication, look: Look) -> None:
    speaker = QObject()
    assert speaker.tr("%n people", "", 1) == "1 person"
    assert speaker.tr("%n people", "", 12480) == "12,480 people"
    assert speaker.tr("No count here") == "No count here"


def test_numbers_are_written_with_separators_also_without_a_locale(qapp: QApplication, look: Look) -> None:
    assert number(100342) == "100,342"
