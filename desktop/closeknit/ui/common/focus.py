"""The focus ring: 2 px wide, 2 px away, around whatever control has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from closeknit.ui.common.look import Look

_AWAY = 4


class FocusRing(QWidget):
    """Lies over a window, lets every click through, and follows the focus among its buttons.

    Fields show the focus by their border and lists by their row.
    """

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control and all that it lies in."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        elif event.type() == QEvent.Type.Hide and watched in self._watched:
            self.hide()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.colour("focus"), 2))
        around = self._around
        is_chip = around is not None and isValid(around) and around.property("kind") == "chip"
        round_px = self.height() / 2 - 1 if is_chip else 9.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_px, round_px)

    def _on_focus_changed(self, _last: QWidget | None, new: QWidget | None) -> None:
        for old in self._watched:
            if isValid(old):  # a control may go while it has the keyboard
                old.removeEventFilter(self)
        self._watched = []
        is_ours = isinstance(new, QAbstractButton) and new.window() is self.window()
        self._around = new if is_ours else None
        widget: QWidget | None = self._around
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        around = self._around
        if around is not None and not isValid(around):
            around = self._around = None
        if around is None or not around.isVisible() or around.visibleRegion().isEmpty():
            self.hide()
            return
        corner = around.mapTo(self.window(), QPoint(0, 0))
        box = QRect(corner, around.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
        self.setGeometry(box.intersected(self.window().rect()))
        self.raise_()
        self.show()
