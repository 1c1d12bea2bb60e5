"""The buttons of the current row, with their keys; the same buttons go from row to row."""

from collections.abc import Mapping, Set

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.look import Look
from closeknit.ui.common.rows.places import Places
from closeknit.ui.common.rows.verb import ICON_ONLY, ICONS, KEYS, MAIN, Columns, Verb, verb_word
from closeknit.ui.common.text import shown, tooltip


class RowButtons(QWidget):
    """Two sets, with words and with icons alone; the room decides which is shown."""

    #: a button was pressed; carries the Verb
    pressed = Signal(object)

    def __init__(self, look: Look, columns: Columns, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._made: list[tuple[Verb, bool, Button]] = []
        self._build([verb for column in columns for verb in column])
        self.hide()

    def widths(self) -> Mapping[Verb, int]:
        """Return how wide the buttons with words are."""
        return {verb: button.sizeHint().width() for verb, is_compact, button in self._made if not is_compact}

    def put(self, name: str, verbs: Set[Verb], row: QRect, places: Places) -> None:
        """Stand in a row with what can be done there, for somebody or something."""
        left = min(place.left() for place in places.verbs.values())
        self.setGeometry(QRect(left, row.top(), row.right() - left, row.height()))
        for verb, is_compact, button in self._made:
            words = ", ".join(filter(None, (verb_word(verb), name)))
            button.setAccessibleName(words)
            button.setToolTip(tooltip(f"{words} ({KEYS[verb]})" if KEYS[verb] else words))
            is_there = verb in verbs and verb in places.verbs
            is_shown = is_there and (verb in ICON_ONLY or is_compact == places.is_compact)
            button.setVisible(is_shown)
            if is_shown:
                height = min(button.sizeHint().height(), row.height())
                place = places.verbs[verb]
                button.setGeometry(place.left() - left, (row.height() - height) // 2, place.width(), height)
        self.show()
        self.raise_()

    def below(self, verb: Verb) -> QPoint:
        """Return the point of the screen where a menu of a verb opens."""
        there = (button for one, _compact, button in self._made if one is verb and button.isVisibleTo(self))
        anchor: QWidget = next(there, self)
        return anchor.mapToGlobal(QPoint(0, anchor.height() + 2))

    def _build(self, verbs: list[Verb]) -> None:
        for is_compact in (False, True):
            for verb in (verb for verb in verbs if verb not in ICON_ONLY):
                word, icon = ("", ICONS[verb]) if is_compact else (verb_word(verb), "")
                kind = "main" if verb in MAIN else "rest"
                name = shown(verb_word(verb))
                self._add(verb, is_compact, Button(self._look, word, kind, icon, KEYS[verb], "small", self, name))
        for verb in (verb for verb in verbs if verb in ICON_ONLY):
            self._add(verb, False, Button(self._look, "", "quiet", ICONS[verb], "", "small", self))

    def _add(self, verb: Verb, is_compact: bool, button: Button) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.pressed.emit(verb))
        self._made.append((verb, is_compact, button))
