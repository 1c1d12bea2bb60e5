"""Icons by name from the Phosphor font, in token colours, each made once."""

import qtawesome
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QIcon, QPixmap

from closeknit.ui.common.theme import Theme


class Icons(QObject):
    """Gives icons and pixmaps; `role` is the name of a token."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
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
            side = round(self._theme.px(px) * ratio)
            drawn = qtawesome.icon(f"ph.{name}", color=getattr(self._theme.tokens, role))
            found = drawn.pixmap(QSize(side, side), 1.0)
            found.setDevicePixelRatio(ratio)
            self._pixmaps[key] = found
        return found
