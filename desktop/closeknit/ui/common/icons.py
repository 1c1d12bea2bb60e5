"""Icons by name from the Phosphor font that qtawesome ships, in token colours, each drawn once.

Only the font and its table of names are read: importing qtawesome itself costs a fifth of a second, since it goes
through qtpy and so loads every class of Qt (measured).
"""

import json
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPainter, QPixmap

from closeknit.ui.common.theme import Theme

#: The glyphs fill their square; this share of it leaves the air that the design's icons have.
_FILL = 0.98


class Icons(QObject):
    """Gives icons and pixmaps; `role` is the name of a token."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._family, self._glyphs = _load()
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        theme.changed.connect(self._pixmaps.clear)

    def icon(self, name: str, role: str = "ink2") -> QIcon:
        """Return an icon for a menu or an action."""
        return QIcon(self.pixmap(name, role, 16, 2.0))

    def pixmap(self, name: str, role: str = "ink2", px: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return a square picture of `px` logical pixels before the text size is counted in."""
        key = (name, role, px, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._drawn(name, role, round(self._theme.px(px) * ratio))
            found.setDevicePixelRatio(ratio)
            self._pixmaps[key] = found
        return found

    def _drawn(self, name: str, role: str, side: int) -> QPixmap:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(max(1, round(side * _FILL)))
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, chr(int(self._glyphs[name], 16)))
        painter.end()
        return pixmap


def _load() -> tuple[str, dict[str, str]]:
    """Load the font; returns its family, and by name the code of each letter, in hexadecimal."""
    package = find_spec("qtawesome")
    assert package is not None
    assert package.submodule_search_locations is not None
    fonts = Path(package.submodule_search_locations[0]) / "fonts"
    loaded = QFontDatabase.addApplicationFont(str(next(fonts.glob("phosphor-1.*.ttf"))))
    table: dict[str, str] = json.loads(next(fonts.glob("phosphor-charmap-1.*.json")).read_text("utf-8"))
    return QFontDatabase.applicationFontFamilies(loaded)[0], table
