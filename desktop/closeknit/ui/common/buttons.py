"""Buttons of the design: one filled per surface, the rest outlined or quiet; each may show its key."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from closeknit.ui.common import paint
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import tooltip

_GAP = 6
_CARET = 12


def boxed(button: QPushButton) -> QStylePainter:
    """Paint a button's box by the style, without its text or arrow; returns the painter for what stands in it."""
    painter = QStylePainter(button)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text = ""
    option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
    painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
    return painter


class Button(QPushButton):
    """`kind` is rest, main, quiet or danger; `size` small 24, body 28, field 30 or large 34 high."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: str = "rest",
        icon: str = "",
        key: str = "",
        size: str = "body",
        parent: QWidget | None = None,
        name: str = "",
        has_caret: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._has_caret = has_caret
        self._key = key.replace("+", " ")
        self._size = size
        self.setProperty("kind", kind)
        self.setText(text)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(tooltip(f"{name} ({key})" if key else name))
        look.theme.changed.connect(self._on_theme_changed)

    def set_kind(self, kind: str) -> None:
        """Change how much the button stands out."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        if icon != self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        self._key = key.replace("+", " ")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its parts, as high as its size says, both with the text size."""
        theme = self._look.theme
        height = theme.px({"small": 24, "body": 28, "field": 30, "large": 34}[self._size])
        if not self._words():
            return QSize(height, height)
        pad = {"small": 8, "body": 10, "field": 10, "large": 16}[self._size]
        return QSize(theme.px(2 * pad) + self._content_width(), height)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the style paint the box, then paint icon, words and key in its middle."""
        painter = boxed(self)
        theme = self._look.theme
        ink, line = self._ink()
        left = max(theme.px(4), (self.width() - self._content_width()) // 2)
        if self._icon:
            picture = self._look.icons.pixmap(self._icon, ink, self._icon_px(), self.devicePixelRatioF())
            side = theme.px(self._icon_px())
            painter.drawPixmap(self._placed(left, side, side), picture)
            left += side + theme.px(_GAP)
        words = self._words()
        if words:
            wide = min(QFontMetrics(self._font()).horizontalAdvance(words), max(0, self.width() - left))
            place = self._placed(left, wide, self.height())
            paint.text(painter, place, words, self._font(), theme.colour(ink), paint.CENTRE)
            left += wide + theme.px(_GAP)
        if self._key and words:
            colour = QColor(theme.colour(line))
            if self.property("kind") == "main":
                colour.setAlpha(102)
            place = self._placed(left, paint.cap_width(self._look, self._key), self.height())
            paint.cap(painter, place.left(), self.height() // 2, self._key, self._look, theme.colour(ink), colour)
        if self._has_caret:
            picture = self._look.icons.pixmap("caret-down", ink, _CARET, self.devicePixelRatioF())
            painter.drawPixmap(self._placed(left, theme.px(_CARET), theme.px(_CARET)), picture)

    def _placed(self, left: int, width: int, height: int) -> QRect:
        """Return where a part stands that begins so far from the start, in the middle of the height."""
        place = QRect(left, (self.height() - height) // 2, width, height)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _font(self) -> QFont:
        return self._look.theme.font(13 if self._size == "large" else 12, QFont.Weight.Medium)

    def _icon_px(self) -> int:
        return 14 if self._words() else 16

    def _content_width(self) -> int:
        theme = self._look.theme
        parts = []
        if self._icon:
            parts.append(theme.px(self._icon_px()))
        if self._words():
            parts.append(QFontMetrics(self._font()).horizontalAdvance(self._words()))
        if self._key and self._words():
            parts.append(paint.cap_width(self._look, self._key))
        if self._has_caret:
            parts.append(theme.px(_CARET))
        return sum(parts) + theme.px(_GAP) * max(0, len(parts) - 1)

    def _ink(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "ink_off", "line"
        kind = self.property("kind")
        if kind == "main":
            return "on_main", "on_main"
        if kind in ("danger", "quietdanger"):
            return "late", "line_strong"
        if kind == "link":
            return "accent", "line_strong"
        if kind == "chip" and self.isChecked() and self.property("tone"):
            return "gave_ink", "line_strong"
        if kind == "chip":
            return ("accent", "accent_line") if self.isChecked() else ("ink2", "line_strong")
        return ("ink2" if kind == "quiet" else "ink"), "line_strong"

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Chip(Button):
    """A small round choice; checked is tinted. `tone` "gave" or "got" is the colour of what was given or got."""

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "",
        parent: QWidget | None = None,
        has_caret: bool = False,
        tone: str = "",
    ) -> None:
        super().__init__(look, text, "chip", icon, parent=parent, has_caret=has_caret)
        self.setProperty("tone", tone)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """22 high, though never less than 24 to aim at."""
        theme = self._look.theme
        return QSize(theme.px(16) + self._content_width(), max(24, theme.px(22)))

    def _font(self) -> QFont:
        return self._look.theme.font(11, QFont.Weight.Medium)

    def _icon_px(self) -> int:
        return 13
