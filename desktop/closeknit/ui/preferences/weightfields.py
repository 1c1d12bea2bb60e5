"""A number and a slider that say what was chosen once: on Enter, on leaving, or after a moment's rest."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from closeknit.domain.weighing import Weight
from closeknit.ui.common.look import Look
from closeknit.ui.preferences.weightwords import suffix

#: After so long without a further step, arrow keys and the wheel have chosen.
REST_MS = 500
_TICK = 4


class WeightField(QDoubleSpinBox):
    """A weight's value; the wheel turns it only while it has the keyboard."""

    #: a value was chosen, other than the one shown before; carries it
    chosen = Signal(float)

    def __init__(self, weight: Weight, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = 0.0
        self.setDecimals(0 if weight.is_whole else 2)
        self.setRange(weight.least, weight.most)
        self.setSingleStep(1 if weight.is_whole else 0.05)
        self.setSuffix(suffix(weight.unit))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setTextMargins(0, 0, 4, 0)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._choose)
        self.valueChanged.connect(lambda _value: self._rest.start())
        self.editingFinished.connect(self._choose)

    def put(self, value: float) -> None:
        """Show what is in force; what is being typed stays."""
        self._standing = value
        if self._rest.isActive() or (self.hasFocus() and self.lineEdit().isModified()):
            return
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)
        self.lineEdit().setText(self.lineEdit().text())  # from here on Ctrl+Z isn't about letters typed before

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the keyboard here: a page that is scrolled must change nothing."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where no letter was typed that it could take back."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and not self.lineEdit().isModified()
        if is_asked and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return True
        return super().event(event)

    def _choose(self) -> None:
        self._rest.stop()
        self.lineEdit().setModified(False)
        if round(self.value(), 2) != round(self._standing, 2):
            self._standing = self.value()
            self.chosen.emit(self.value())


class WeightSlider(QSlider):
    """A share of a hundred; a tick marks the default while another value stands."""

    #: a value was chosen, other than the one shown before; carries it
    chosen = Signal(float)

    def __init__(self, look: Look, name: str, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._usual, self._standing = look, usual, 0
        self.setRange(0, 100)
        self.setPageStep(5)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(look.theme.px(24))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._choose)
        self.valueChanged.connect(lambda _value: self._rest.start())
        self.sliderReleased.connect(self._choose)

    def sizeHint(self) -> QSize:
        """176 wide where there is room."""
        return QSize(self._look.theme.px(176), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Still to be aimed at."""
        return QSize(self._look.theme.px(64), super().minimumSizeHint().height())

    def put(self, value: int) -> None:
        """Show what is in force."""
        self._standing = value
        if self.isSliderDown() or self._rest.isActive():
            return
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the keyboard here, as the field."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slider, and the tick."""
        super().paintEvent(event)
        if self.value() == self._usual:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.sliderPosition = self._usual
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        painter = QPainter(self)
        painter.setPen(QPen(self._look.theme.colour("ink3"), 1))
        x, px = handle.center().x() + 0.5, self._look.theme.px
        top = self.height() / 2 + px(5)
        painter.drawLine(QPointF(x, top), QPointF(x, top + px(_TICK)))
        painter.end()

    def _choose(self) -> None:
        if self.isSliderDown():
            return
        self._rest.stop()
        if self.value() != self._standing:
            self._standing = self.value()
            self.chosen.emit(float(self.value()))
