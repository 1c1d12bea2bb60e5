"""A question and its answers: five buttons with word, consequence and key, and what is kept below (language 4)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from closeknit.domain.catch_up import HowOften, LastMet
from closeknit.ui.catchup.wording import consequence, kept, word
from closeknit.ui.common import paint
from closeknit.ui.common.buttons import boxed
from closeknit.ui.common.keys import caps
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown


class AnswerButton(QPushButton):
    """58 high. Only the page chooses: a click asks for the answer, and what is chosen isn't unchosen by one."""

    def __init__(self, look: Look, answer: LastMet | HowOften, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.answer, self._action = look, answer, action
        self._consequence = ""
        self.setProperty("kind", "answer")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setText(word(answer))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)

    def put(self, question: str, whom: str, today: date, is_chosen: bool) -> None:
        """Show what it comes to, and whether it stands; `whom` is spoken only."""
        self._consequence = consequence(self.answer, today)
        self.setAccessibleName(f"{question} {self.text()}, {self._consequence}")
        self.setAccessibleDescription(shown(whom))
        self.setChecked(is_chosen)
        self.update()

    def nextCheckState(self) -> None:
        """Stay as it is."""

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        px = self._look.theme.px
        return QSize(px(124), px(58))

    def minimumSizeHint(self) -> QSize:
        """The words elide."""
        px = self._look.theme.px
        return QSize(px(72), px(58))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the word with its key, and the consequence."""
        painter = boxed(self)
        theme, px = self._look.theme, self._look.theme.px
        is_on = self.isChecked()
        strong = theme.font(13, theme.font().Weight.Medium)
        room = self.width() - px(12) - px(10)
        key, width = self._cap(room - theme.metrics(strong).horizontalAdvance(self.text()))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        first = QRect(px(12), px(11), room - (width + px(4) if key else 0), px(18))
        second = QRect(px(12), px(32), room, px(15))
        align = paint.RIGHT if is_mirrored else paint.LEFT
        if is_mirrored:
            first.moveRight(self.width() - px(12))
            second.moveRight(self.width() - px(12))
        paint.text(painter, first, self.text(), strong, theme.colour("accent" if is_on else "ink"), align)
        paint.text(painter, second, self._consequence, theme.font(11), theme.colour("ink2" if is_on else "ink3"), align)
        if key:
            left = px(8) if is_mirrored else self.width() - px(8) - width
            ink, line = theme.colour("ink2"), theme.colour("line_strong")
            paint.cap(painter, left, px(20), key, self._look, ink, line)

    def _cap(self, room: int) -> tuple[str, int]:
        """Return the key and its width; no key where the word needs the room: the keys stand in the hint bar too."""
        key = (caps(self._action) or [""])[0]
        width = paint.cap_width(self._look, key) if key else 0
        return (key, width) if width + self._look.theme.px(4) <= room else ("", 0)


class Question(QWidget):
    """Title, answers side by side, and the sentence that says what is kept of the chosen one."""

    #: an answer was clicked; carries it
    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        title: str,
        answers: Sequence[LastMet | HowOften],
        actions: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._title = look, title
        self.setAccessibleName(title)
        self._buttons = [AnswerButton(look, answer, action) for answer, action in zip(answers, actions, strict=True)]
        self._build()
        for button in self._buttons:
            button.clicked.connect(self._on_clicked)

    @property
    def buttons(self) -> Sequence[AnswerButton]:
        """The answers."""
        return self._buttons

    def put(self, answer: LastMet | HowOften | None, whom: str, today: date) -> None:
        """Show which answer stands; `whom` is who is asked about."""
        for button in self._buttons:
            button.put(self._title, whom, today, button.answer == answer)
        self._kept.put(kept(answer, today))
        self._tick.setVisible(answer is not None)

    def focus_first(self) -> None:
        """Give the keyboard to the first answer."""
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(PlainLabel(self._title, "card"))
        box.addSpacing(px(11))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in self._buttons:
            row.addWidget(button, 1)
        box.addLayout(row)
        box.addSpacing(px(9))
        line = QHBoxLayout()
        line.setSpacing(px(6))
        self._tick = PlainLabel()
        self._tick.setPixmap(self._look.icons.pixmap("check", "accent", 14, 2.0))
        self._look.theme.changed.connect(self._on_theme)
        self._kept = PlainLabel("", "third", wraps=True)
        self._kept.setMinimumHeight(px(18))
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._kept, 1)
        box.addLayout(line)

    def _on_theme(self) -> None:
        self._tick.setPixmap(self._look.icons.pixmap("check", "accent", 14, 2.0))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, AnswerButton):
            self.chosen.emit(button.answer)
