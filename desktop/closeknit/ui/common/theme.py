"""One look for the program: palette, style sheet and font from the tokens, as the system or the user says."""

from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QLoggingCategory, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from closeknit.ui.common.tokens import DARK, LIGHT, Tokens

_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
#: A fallback font is taken; a foreign picture can't be read: neither is news.
_QUIET = "qt.text.font.db=false\nqt.gui.imageio*.warning=false"
_LENGTHS = (10, 11, 12, 13, 15, 18, 22, 28)


class Appearance(StrEnum):
    """Which of the two themes is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Holds the tokens in use and applies them; text sizes are 80 to 150 per cent of the design's."""

    #: colours or sizes are other than before; what is cached or painted must be made again
    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        styles: Path,
        icons: Path,
        appearance: Appearance = Appearance.SYSTEM,
        text_percent: int = 100,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._template = Template(styles.read_text("utf-8"))
        self._icons = icons
        self._appearance = appearance
        self._percent = min(150, max(80, text_percent))
        self._family = "Inter" if "Inter" in QFontDatabase.families() else ""
        self._system = QFont(QGuiApplication.font())
        self._fonts: dict[tuple[int, QFont.Weight], QFont] = {}
        self._metrics: dict[int, QFontMetrics] = {}
        self._colours: dict[str, QColor] = {}
        self.tokens: Tokens = LIGHT
        app.setStyle("Fusion")
        QLoggingCategory.setFilterRules(_QUIET)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._follow()

    def set_appearance(self, appearance: Appearance) -> None:
        """Follow the system, or stay light or dark."""
        self._appearance = appearance
        self._follow()

    def set_text_percent(self, percent: int) -> None:
        """Scale all text, and what is measured by it."""
        self._percent = min(150, max(80, percent))
        self._apply()

    def px(self, length: int) -> int:
        """Scale a length of the design by the text size."""
        return max(1, round(length * self._percent / 100))

    def colour(self, role: str) -> QColor:
        """Return a token's colour by its name."""
        colour = self._colours.get(role)
        if colour is None:
            colour = self._colours[role] = QColor(getattr(self.tokens, role))
        return colour

    def font(self, px: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the program's font in a size of the design, with figures of equal width."""
        font = self._fonts.get((px, weight))
        if font is None:
            font = QFont(self._family) if self._family else QFont(self._system)
            font.setPixelSize(self.px(px))
            font.setWeight(weight)
            font.setFeature(QFont.Tag("tnum"), 1)
            font.setFeature(QFont.Tag("cv05"), 1)
            self._fonts[(px, weight)] = font
        return font

    def metrics(self, font: QFont) -> QFontMetrics:
        """Return the metrics of a font that `font` gave, made once."""
        found = self._metrics.get(id(font))
        if found is None:
            found = self._metrics[id(font)] = QFontMetrics(font)
        return found

    def _follow(self) -> None:
        hints = self._app.styleHints()
        if hints.colorScheme() != _SCHEMES[self._appearance]:
            hints.setColorScheme(_SCHEMES[self._appearance])
        self._apply()

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        is_dark = self._appearance is Appearance.DARK
        if self._appearance is Appearance.SYSTEM:
            is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.tokens = DARK if is_dark else LIGHT
        for cache in (self._metrics, self._fonts, self._colours):
            cache.clear()
        self._app.setFont(self.font())
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._sheet())
        QPixmapCache.clear()
        self.changed.emit()

    def _sheet(self) -> str:
        names = {f.name: str(getattr(self.tokens, f.name)) for f in fields(self.tokens)}
        sizes = {f"t{n}": f"{self.px(n)}px" for n in _LENGTHS}
        heights = {f"h{n}": f"{self.px(n)}px" for n in (14, 20, 22, 24, 26, 28, 30, 32, 34)}
        icons = {"icons": self._icons.as_posix(), "shade": "dark" if self.tokens.is_dark else "light"}
        radius = {
            "r14": f"{(self.px(14) + 2) // 2}px"
        }  # of a round mark 14 wide with its line; past half Qt draws none
        return self._template.substitute(names | sizes | heights | icons | radius)

    def _palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "sunken",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.ToolTipBase: "raised",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "surface",
            QPalette.ColorRole.PlaceholderText: "ink3",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Mid: "line_strong",
            QPalette.ColorRole.Dark: "line_strong",
            QPalette.ColorRole.Light: "surface",
        }
        palette = QPalette()
        for role, token in roles.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink_off"))
        return palette
