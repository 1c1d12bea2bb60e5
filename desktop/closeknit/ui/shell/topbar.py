"""The top bar: title, where one is, the page's own buttons, and the way to the palette."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QStyle, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import ElidedLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page


class FindButton(QPushButton):
    """Looks like a field; opens the palette."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self._is_narrow = False
        self.setProperty("kind", "find")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the glass alone, or all."""
        self._is_narrow = is_narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """212 wide, a square in a narrow window."""
        px = self._look.theme.px
        return QSize(px(28) if self._is_narrow else px(212), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, the glass, the words and the key."""
        painter = QPainter(self)
        theme, px = self._look.theme, self._look.theme.px
        ground = theme.colour("hover" if self.underMouse() else "surface")
        paint.pill(painter, self.rect().toRectF(), 6, ground, theme.colour("control"))
        side = px(14)
        glass = self._look.icons.pixmap("magnifying-glass", "ink3", 14, self.devicePixelRatioF())
        left = (self.width() - side) // 2 if self._is_narrow else px(9)
        painter.drawPixmap(self._placed(left, side, side), glass)
        if self._is_narrow:
            return
        wide = paint.cap_width(self._look, "Ctrl K")
        key = self.width() - px(8) - wide
        start = left + side + px(6)
        words = self._placed(start, key - start, self.height())
        paint.text(painter, words, self.text(), theme.font(12), theme.colour("ink3"))
        ink, line = theme.colour("ink2"), theme.colour("line_strong")
        at = self._placed(key, wide, self.height()).left()
        paint.cap(painter, at, self.height() // 2, "Ctrl K", self._look, ink, line)

    def _placed(self, left: int, width: int, height: int) -> QRect:
        """Return where a part stands that begins so far from the start, in the middle of the height."""
        place = QRect(left, (self.height() - height) // 2, width, height)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class TopBar(QFrame):
    """56 high, 44 in a narrow window."""

    #: the palette is wanted
    find_requested = Signal()
    #: the page before is wanted
    back_requested = Signal()
    #: something is to be logged
    log_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: list[QWidget] = []
        self._is_narrow = False
        self._progress: float | None = None
        self.setProperty("ground", "window")
        self.setProperty("edge", "bottom")
        self._build()

    def show_page(self, page: Page, has_back: bool) -> None:
        """Show the title and the buttons of a page."""
        self._title.put(page.title, 80)
        self._title.setVisible(bool(page.title))
        self._subtitle.put(page.subtitle)
        self._put_progress(page.progress)
        self._back.setVisible(has_back)
        self._row.setContentsMargins(18 if has_back else 24, 0, 20, 0)
        buttons = page.top_buttons()
        if buttons == self._shown:
            return
        for widget in self._shown:
            self._buttons.removeWidget(widget)
            widget.hide()
            widget.setParent(page)
        self._shown = buttons
        for widget in buttons:
            self._buttons.addWidget(widget)
            widget.show()

    def set_narrow(self, is_narrow: bool) -> None:
        """Be lower and shorter."""
        self.setFixedHeight(max(self._look.theme.px(44 if is_narrow else 56), 44))
        self._is_narrow = is_narrow
        self._put_progress(self._progress)
        self._find.set_narrow(is_narrow)
        self._log.setText("" if is_narrow else self.tr("Log"))
        self._subtitle.setVisible(not is_narrow)

    def _put_progress(self, progress: float | None) -> None:
        """Stand the bar right behind the subtitle, which then takes no more room than its words."""
        self._progress = progress
        is_shown = progress is not None and not self._is_narrow
        self._bar.setVisible(is_shown)
        self._bar.setValue(round(1000 * (progress or 0.0)))
        policy = QSizePolicy.Policy.Maximum if is_shown else QSizePolicy.Policy.Ignored
        self._subtitle.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        at = self._row.indexOf(self._subtitle)
        self._row.setStretch(at, 0 if is_shown else 1)
        self._row.setStretch(at + 2, 1 if is_shown else 0)

    def _build(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(12)
        self._back = Button(self._look, "", "quiet", "arrow-left", size="small", name=self.tr("Back"))
        self._back.clicked.connect(self.back_requested)
        self._title = ElidedLabel("", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._subtitle = ElidedLabel("", "third")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._back)
        head.addWidget(self._title)
        row.addLayout(head)
        row.addWidget(self._subtitle, 1)
        self._bar = QProgressBar()
        self._bar.setProperty("kind", "thin")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setFixedWidth(self._look.theme.px(160))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.hide()
        row.addWidget(self._bar)
        row.addStretch(0)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        row.addLayout(self._buttons)
        row.addSpacing(4)
        self._find = FindButton(self._look, self.tr("Find or do"))
        self._find.clicked.connect(self.find_requested)
        row.addWidget(self._find)
        words = self.tr("Log")
        self._log = Button(self._look, words, "main", "note-pencil", key="Ctrl+L", name=words)
        self._log.clicked.connect(self.log_requested)
        row.addWidget(self._log)
        self.set_narrow(False)
