"""First start: three ways to bring people in or look around, and what the program believes."""

from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from closeknit.ui.common import paint
from closeknit.ui.common.buttons import Button, boxed
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.logo import Logo
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page


class Choice(QPushButton):
    """A card with an icon, a name, a sentence and a key."""

    def __init__(
        self, look: Look, icon: str, name: str, sentence: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._look, self._icon, self._sentence, self._key = look, icon, sentence, key
        self.setProperty("kind", "choice")
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """66 high."""
        return QSize(self._look.theme.px(420), self._look.theme.px(66))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box by the style, then its parts."""
        painter = boxed(self)
        theme, px = self._look.theme, self._look.theme.px
        middle = self.height() // 2
        icon = self._look.icons.pixmap(self._icon, "ink2", 24, self.devicePixelRatioF())
        painter.drawPixmap(QRect(px(18), middle - px(12), px(24), px(24)), icon)
        width = paint.cap_width(self._look, self._key)
        ink, line = theme.colour("ink2"), theme.colour("line_strong")
        paint.cap(painter, self.width() - px(16) - width, middle, self._key, self._look, ink, line)
        room = QRect(px(58), middle - px(18), self.width() - px(90) - width, px(18))
        paint.text(painter, room, self.text(), theme.font(13, QFont.Weight.DemiBold), theme.colour("ink"))
        room.translate(0, px(18))
        paint.text(painter, room, self._sentence, theme.font(12), theme.colour("ink2"))


class Rings(QWidget):
    """Three circles around "You" with free places: what the program is for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setMinimumSize(120, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint dotted circles, free places and the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        whole = min(self.width(), self.height()) - 40
        centre = QPointF(self.width() / 2, self.height() / 2)
        places = ((70, (270, 30, 150)), (118, (340, 60, 120, 200)), (166, (250, 300, 355, 40, 95, 145, 185, 220)))
        for radius, angles in places:
            r = radius * whole / 372
            painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, r, r)
            painter.setBrush(theme.colour("window"))
            for angle in angles:
                spot = _on_circle(centre, r, angle)
                painter.setPen(QPen(theme.colour("line_strong"), 1.2, Qt.PenStyle.DashLine))
                painter.drawEllipse(spot, 15 * whole / 372, 15 * whole / 372)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("main"))
        painter.drawEllipse(centre, 24, 24)
        font = theme.font(13, QFont.Weight.DemiBold)
        width = QFontMetrics(font).horizontalAdvance(self.tr("You"))
        place = QRect(int(centre.x()) - width, int(centre.y()) - 12, 2 * width, 24)
        paint.text(painter, place, self.tr("You"), font, theme.colour("on_main"), paint.CENTRE)


def _on_circle(centre: QPointF, radius: float, degrees: int) -> QPointF:
    return centre + QPointF(radius * cos(radians(degrees)), radius * sin(radians(degrees)))


class WelcomePage(Page):
    """Has the window for itself."""

    #: a file should be chosen
    file_requested = Signal()
    #: a folder should be chosen
    folder_requested = Signal()
    #: the sample people should be shown, in a home of their own
    sample_requested = Signal()
    #: the program should start empty
    empty_requested = Signal()

    def __init__(self, look: Look, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._keys = look, keys
        self.setAccessibleName(self.tr("Welcome"))
        self._build()
        self._connect()

    def entered(self) -> None:
        """Take the keyboard."""
        self._file.setFocus()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QWidget()
        left.setProperty("ground", "surface")
        box = QVBoxLayout(left)
        self._left_box = box
        box.setSpacing(9)
        box.addStretch(1)
        box.addLayout(self._head())
        box.addSpacing(16)
        box.addWidget(PlainLabel(self.tr("Keep twenty relationships alive."), "huge", wraps=True))
        lead = self.tr("Bring the people you know. Every card is kept as it is, byte for byte.")
        box.addWidget(PlainLabel(lead, "lead", wraps=True))
        box.addSpacing(12)
        look = self._look
        words = self.tr("A vCard file, .vcf, of any version. You can drop it here.")
        self._file = Choice(look, "file-arrow-up", self.tr("Open a file"), words, "1")
        words = self.tr("A folder of .vcf files, one for each person or many.")
        self._folder = Choice(look, "folder-open", self.tr("Open a folder"), words, "2")
        words = self.tr("Invented people, in a home of their own; yours stays empty.")
        self._sample = Choice(look, "users-three", self.tr("Look around with sample people"), words, "3")
        for choice in (self._file, self._folder, self._sample):
            box.addWidget(choice)
        box.addSpacing(10)
        self._empty = Button(look, self.tr("Start empty"), "quiet", size="large")
        box.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)
        box.addLayout(self._promise())
        area = QScrollArea()
        area.setWidget(left)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row.addWidget(area, 55)
        self._right = QWidget()
        self._right.setProperty("ground", "window")
        row.addWidget(self._right, 45)
        self._fill_right()

    def resizeEvent(self, event: object) -> None:
        """Leave the right half out where the window is narrow."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # an event like any other
        is_narrow = self.width() < 860
        self._right.setVisible(not is_narrow)
        side, top = (24, 16) if is_narrow else (96, 24)
        self._left_box.setContentsMargins(side, top, side, top)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Logo(self._look, 36))
        head.addWidget(PlainLabel("Closeknit", "title"), 1)
        return head

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        lock = QLabel()
        lock.setPixmap(self._look.icons.pixmap("lock-simple", "ink3", 14, 2.0))
        words = self.tr("Everything stays on this computer, in one folder. Back up makes one file of it.")
        row.addWidget(lock)
        row.addWidget(PlainLabel(words, "second", wraps=True), 1)
        return row

    def _fill_right(self) -> None:
        box = QVBoxLayout(self._right)
        box.setContentsMargins(76, 60, 76, 80)
        box.setSpacing(0)
        box.addWidget(Rings(self._look), 1)
        box.addSpacing(24)
        beliefs = (
            (
                "circle-half",
                self.tr("A link is not a relationship"),
                self.tr("A relationship takes time, and meetings."),
            ),
            ("scales", self.tr("Give and take"), self.tr("What you gave, what you got, what they need.")),
            ("arrow-right", self.tr("Less talk, more action"), self.tr("One next action for each, with a date.")),
        )
        for icon, title, words in beliefs:
            box.addWidget(Rule())
            line = QHBoxLayout()
            line.setContentsMargins(0, 10, 0, 10)
            line.setSpacing(12)
            picture = QLabel()
            picture.setPixmap(self._look.icons.pixmap(icon, "accent", 18, 2.0))
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(PlainLabel(title, "strong"))
            texts.addWidget(PlainLabel(words, "second", wraps=True))
            line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(texts, 1)
            box.addLayout(line)
        box.addWidget(Rule())

    def _connect(self) -> None:
        wishes = ((self._file, self.file_requested), (self._folder, self.folder_requested))
        for button, wish in (*wishes, (self._sample, self.sample_requested), (self._empty, self.empty_requested)):
            button.clicked.connect(wish)
        for key, choice in (("1", self._file), ("2", self._folder), ("3", self._sample)):
            self._keys.action(self, choice.text(), choice.click, key)
