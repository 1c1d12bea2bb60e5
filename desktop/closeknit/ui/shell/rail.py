"""The rail: the pages that exist, preferences at its foot; narrow windows show no words."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from closeknit.ui.common import paint
from closeknit.ui.common.buttons import boxed
from closeknit.ui.common.logo import Logo
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import tooltip


class NavButton(QPushButton):
    """An icon over its word; filled while its page is shown."""

    def __init__(self, look: Look, text: str, icon: str, key: str, has_word: bool, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon = icon
        self._has_word = has_word
        self._is_narrow = False
        self._count = 0
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tooltip(f"{text} ({key})"))
        look.theme.changed.connect(self.updateGeometry)

    def show_count(self, count: int) -> None:
        """Show a number beside the icon, none for 0."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(self.tr("{0}, %n due", "", count).format(self.text()) if count else self.text())
            self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the word out, or not."""
        self._is_narrow = is_narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """54 x 50, 34 high without a word; 40 x 36 in a narrow window; larger with larger text."""
        px = self._look.theme.px
        if self._is_narrow:
            return QSize(max(40, px(36)), max(36, px(30)))
        return QSize(max(54, px(54)), px(50) if self._has_word else max(34, px(34)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box by the style, then icon and word."""
        painter = boxed(self)
        self._paint_inside(painter)

    def _paint_inside(self, painter: QPainter) -> None:
        theme = self._look.theme
        is_on = self.isChecked()
        ink = "accent" if is_on else "ink2"
        has_word = self._has_word and not self._is_narrow
        size = 20 if self._has_word else 18
        name = f"{self._icon}-fill" if is_on and self._has_word else self._icon
        picture = self._look.icons.pixmap(name, ink, size, self.devicePixelRatioF())
        side = theme.px(size)
        words = theme.px(16) if has_word else 0
        top = (self.height() - side - words) // 2
        painter.drawPixmap(QRect((self.width() - side) // 2, top, side, side), picture)
        if self._count:
            self._paint_count(painter, (self.width() + side) // 2 + 1, max(1, top - theme.px(4)), ink)
        if has_word:
            weight = QFont.Weight.DemiBold if is_on else QFont.Weight.Normal
            place = QRect(0, top + side + 2, self.width(), theme.px(15))
            paint.text(painter, place, self.text(), theme.font(11, weight), theme.colour(ink), paint.CENTRE)

    def _paint_count(self, painter: QPainter, beside: int, top: int, ink: str) -> None:
        """Paint the number beside the icon, or over its corner where there is no room."""
        theme = self._look.theme
        most = 9 if self._is_narrow else 99
        number = str(self._count) if self._count <= most else f"{most}+"
        font = theme.font(10, QFont.Weight.Medium)
        wide = theme.metrics(font).horizontalAdvance(number)
        place = QRect(min(beside, self.width() - wide - 2), top, wide + 2, theme.px(13))
        if place.left() < beside:
            ground = "surface" if self.isChecked() else "hover" if self.underMouse() else "rail"
            painter.fillRect(place.adjusted(-2, 1, -2, 0), theme.colour(ground))
        paint.text(painter, place, number, font, theme.colour(ink))


class Rail(QFrame):
    """A column of navigation buttons."""

    #: a page is wanted; carries its name
    page_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[str, NavButton] = {}
        self.setProperty("ground", "rail")
        self.setProperty("edge", "right")
        self.setAccessibleName(self.tr("Pages"))
        self._build()

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def show_count(self, name: str, count: int) -> None:
        """Show how much is due on a page."""
        self._buttons[name].show_count(count)

    def set_narrow(self, is_narrow: bool) -> None:
        """48 wide without words, or 64; wider with larger text."""
        px = self._look.theme.px
        self.setFixedWidth(max(48, px(42)) if is_narrow else max(64, px(64)))
        for button in self._buttons.values():
            button.set_narrow(is_narrow)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 10)
        box.setSpacing(4)
        middle = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(Logo(self._look), 0, middle)
        box.addSpacing(10)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        box.addWidget(self._add("today", self.tr("Today"), "sun-horizon", "1", has_word=True), 0, middle)
        box.addWidget(self._add("twenty", self.tr("Twenty"), "grid-four", "2", has_word=True), 0, middle)
        box.addWidget(self._add("people", self.tr("People"), "address-book", "4", has_word=True), 0, middle)
        box.addStretch(1)
        gear = self._add("preferences", self.tr("Preferences"), "gear-six", "Ctrl+,", has_word=False)
        box.addWidget(gear, 0, middle)
        self.set_narrow(False)

    def _add(self, name: str, text: str, icon: str, key: str, has_word: bool) -> NavButton:
        button = NavButton(self._look, text, icon, key, has_word, self)
        button.clicked.connect(lambda: self._on_clicked(name))
        self._buttons[name] = button
        return button

    def _on_clicked(self, name: str) -> None:
        self._buttons[name].setChecked(True)
        self.page_requested.emit(name)
