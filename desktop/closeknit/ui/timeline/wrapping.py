"""Plain text broken into lines of one height."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def wrapped(
    text: str, font: QFont, metrics: QFontMetrics, width: int, line: int, lines: int, is_right: bool
) -> tuple[QTextLayout, bool]:
    """Break plain text into lines of a height; past `lines` (0: all) it ends in "…", which is told."""
    width = max(1, width)
    layout = _broken(text.replace("\n", "\u2028"), font, width, line, lines, is_right)
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    if last is None or last.textStart() + last.textLength() >= len(layout.text()):
        return layout, False
    start = last.textStart()
    rest = layout.text()[start:].replace("\u2028", " ")
    cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return _broken(layout.text()[:start] + cut, font, width, line, lines, is_right), True


def _broken(text: str, font: QFont, width: int, line: int, lines: int, is_right: bool) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while lines == 0 or layout.lineCount() < lines:
        made = layout.createLine()
        if not made.isValid():
            break
        made.setLineWidth(width)
        made.setPosition(QPointF(0, line * (layout.lineCount() - 1) + (line - made.height()) / 2))
    layout.endLayout()
    return layout
