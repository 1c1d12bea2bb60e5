"""The buttons of the current row, with their keys; the same buttons go from row to row."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown, tooltip
from closeknit.ui.today.places import Places, Verb

ICONS = {Verb.LOG: "note-pencil", Verb.SNOOZE: "moon", Verb.DONE: "check", Verb.SILENCE: "x"}
KEYS = {Verb.LOG: "L", Verb.SNOOZE: "E", Verb.DONE: "D", Verb.SILENCE: ""}
#: Seen as buttons and painted as words on the other rows; the last is only ever an icon.
WORDED = (Verb.LOG, Verb.SNOOZE, Verb.DONE)


def verb_word(verb: Verb) -> str:
    """Name a verb."""
    return {
        Verb.LOG: QCoreApplication.translate("today", "Log"),
        Verb.SNOOZE: QCoreApplication.translate("today", "Snooze"),
        Verb.DONE: QCoreApplication.translate("today", "Done"),
        Verb.SILENCE: QCoreApplication.translate("today", "Not this person"),
    }[verb]


class RowButtons(QWidget):
    """Two sets, with words and with icons alone; the room decides which is shown."""

    #: a button was pressed; carries the Verb
    pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._made: list[tuple[Verb, bool, Button]] = []
        self._build()
        self.hide()

    def widths(self) -> Mapping[Verb, int]:
        """Return how wide the buttons with words are."""
        return {verb: button.sizeHint().width() for verb, is_compact, button in self._made if not is_compact}

    def put(self, name: str, row: QRect, places: Places) -> None:
        """Stand in a row, for somebody."""
        left = min(place.left() for place in places.verbs.values())
        self.setGeometry(QRect(left, row.top(), row.right() - left, row.height()))
        for verb, is_compact, button in self._made:
            words = f"{verb_word(verb)}, {name}"
            button.setAccessibleName(words)
            button.setToolTip(tooltip(f"{words} ({KEYS[verb]})" if KEYS[verb] else words))
            is_shown = verb in places.verbs and (verb is Verb.SILENCE or is_compact == places.is_compact)
            button.setVisible(is_shown)
            if is_shown:
                height = min(button.sizeHint().height(), row.height())
                place = places.verbs[verb]
                button.setGeometry(place.left() - left, (row.height() - height) // 2, place.width(), height)
        self.show()
        self.raise_()

    def below(self, verb: Verb) -> QPoint:
        """Return the point of the screen where a menu of a verb opens."""
        shown_one = next(button for one, _compact, button in self._made if one is verb and button.isVisibleTo(self))
        return shown_one.mapToGlobal(QPoint(0, shown_one.height() + 2))

    def _build(self) -> None:
        for is_compact in (False, True):
            for verb in WORDED:
                word, icon = ("", ICONS[verb]) if is_compact else (verb_word(verb), "")
                kind = "main" if verb is Verb.DONE else "rest"
                self._add(
                    verb, is_compact, Button(self._look, word, kind, icon, KEYS[verb], "small", self, shown(word))
                )
        self._add(Verb.SILENCE, False, Button(self._look, "", "quiet", ICONS[Verb.SILENCE], "", "small", self))

    def _add(self, verb: Verb, is_compact: bool, button: Button) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.pressed.emit(verb))
        self._made.append((verb, is_compact, button))
