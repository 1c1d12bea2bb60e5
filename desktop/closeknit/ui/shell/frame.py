"""The main window: rail, top bar, banner, pages, hint bar; it leads from page to page and shows what happened."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from closeknit.settings import SettingsStore
from closeknit.ui.common.banner import Banner
from closeknit.ui.common.columns import LEFT_NEEDS_PX
from closeknit.ui.common.focus import FocusRing
from closeknit.ui.common.keys import Hint
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.tabbing import next_stop, take_focus
from closeknit.ui.common.text import in_title
from closeknit.ui.common.undobar import UndoBar
from closeknit.ui.shell.hintbar import HintBar
from closeknit.ui.shell.rail import Rail
from closeknit.ui.shell.topbar import TopBar

#: What a window manager adds above a window; nobody tells before the window is shown.
TITLE_BAR_PX = 32


class Frame(QMainWindow):
    """The window without knowledge of what its pages are: it shows one, and its title, buttons and hints."""

    #: a page is wanted; carries its name
    page_requested = Signal(str)
    #: the palette is wanted
    find_requested = Signal()
    #: the page before is wanted
    back_requested = Signal()
    #: something is to be logged
    log_requested = Signal()
    #: the last step should be taken back
    undo_requested = Signal()
    #: files were dropped; carries their paths
    dropped = Signal(object)
    #: the window is about to close
    closing = Signal()

    def __init__(self, look: Look, settings: SettingsStore) -> None:
        super().__init__()
        self._look = look
        self._settings = settings
        self._page: Page | None = None
        self.setWindowTitle("Closeknit")
        self.setMinimumSize(640, 400)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._restore_place()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def add_page(self, page: Page) -> None:
        """Take a page into the stack."""
        self._stack.addWidget(page)
        page.changed.connect(lambda: self._on_changed(page))

    def show_page(self, page: Page, rail_name: str, has_chrome: bool = True) -> None:
        """Bring a page on screen; without chrome it has the window for itself."""
        self._page = page
        for part in (self._rail, self._top, self.hints):
            part.setVisible(has_chrome)
        self._rail.show_page(rail_name)
        self._stack.setCurrentWidget(page)
        self.undo_bar.raise_()  # the stack has raised the page above it
        self._show_what_page_says()
        page.entered()

    def everywhere_hints(self) -> list[Hint]:
        """Return what the hint bar says after the page's own."""
        return []

    def next_region(self) -> None:
        """Take the keyboard from the rail to the top bar, the columns of the page from left to right, and round."""
        page = self._page
        regions = [self._rail, self._top, *(page.regions() if page is not None else [])]
        shown = [region for region in regions if region.isVisible()]
        focus = self.focusWidget()
        here = next((i for i, region in enumerate(shown) if focus is not None and region.isAncestorOf(focus)), -1)
        for step in range(1, len(shown) + 1):
            if _take_focus(shown[(here + step) % len(shown)]):
                return

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Lead Tab from rail to top bar to page, and there as one reads."""
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        whole = self.centralWidget()
        stop = next_stop(whole, self.focusWidget(), is_next) if whole is not None else None
        if stop is not None:
            take_focus(stop, reason)
        return stop is not None

    def open_menu(self) -> None:
        """Ask for the menu of what the keyboard is at, as the menu key does; X11 knows that key alone."""
        focus = self.focusWidget()
        if focus is not None:
            middle = focus.rect().center()
            wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, focus.mapToGlobal(middle))
            QApplication.sendEvent(focus, wish)

    def event(self, event: QEvent) -> bool:
        """Lay the scrim over everything while a dialog is open."""
        if event.type() in (QEvent.Type.WindowBlocked, QEvent.Type.WindowUnblocked):
            self._scrim.cover(event.type() == QEvent.Type.WindowBlocked)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be narrow below 860."""
        super().resizeEvent(event)
        self._set_narrow()
        self._scrim.setGeometry(self.rect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files only."""
        if _local_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        paths = _local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def show_count(self, count: int) -> None:
        """Show at the rail how much is due today."""
        self._rail.show_count("today", count)

    def keep_place(self) -> None:
        """Remember place and size."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        with suppress(OSError):  # the place of a window isn't worth a question while it closes
            self._settings.change(window_geometry=geometry)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember place and size."""
        self.keep_place()
        self.closing.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        whole = QWidget()
        whole.setProperty("ground", "window")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rail = Rail(self._look)
        row.addWidget(self._rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        row.addLayout(right, 1)
        self._top = TopBar(self._look)
        self.banner = Banner(self._look, self.tr("Close"))
        self._stack = QStackedWidget()
        self.hints = HintBar(self._look)
        right.addWidget(self._top)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        right.addWidget(self.hints)
        self.setCentralWidget(whole)
        self.undo_bar = UndoBar(self._stack, self._look, self.tr("Undo"))
        self._ring = FocusRing(self, self._look)
        self._scrim = Scrim(self, self._look)

    def _connect(self) -> None:
        self._rail.page_requested.connect(self.page_requested)
        self._top.find_requested.connect(self.find_requested)
        self._top.back_requested.connect(self.back_requested)
        self._top.log_requested.connect(self.log_requested)
        self.undo_bar.undo_requested.connect(self.undo_requested)
        self._look.theme.changed.connect(self._set_narrow)

    def _on_changed(self, page: Page) -> None:
        if page is self._page:
            self._show_what_page_says()

    def _show_what_page_says(self) -> None:
        page = self._page
        if page is None:
            return
        self._top.show_page(page, page.has_back)
        self._top.set_narrow(self._is_narrow())
        self.hints.put([*page.hints(), *self.everywhere_hints()])
        self.setWindowTitle(f"{in_title(page.title)} – Closeknit" if page.title else "Closeknit")

    def _is_narrow(self) -> bool:
        return self.width() < self._look.theme.px(LEFT_NEEDS_PX)

    def _set_narrow(self) -> None:
        is_narrow = self._is_narrow()
        for part in (self._rail, self._top, self.hints):
            part.set_narrow(is_narrow)

    def _restore_place(self) -> None:
        kept = self._settings.now.window_geometry
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
            room = self.screen().availableSize() - QSize(0, TITLE_BAR_PX)
            self.resize(QSize(1280, 800).boundedTo(room).expandedTo(self.minimumSize()))


class Scrim(QWidget):
    """One colour over the window; takes no clicks, since the dialog holds them off."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, is_covering: bool) -> None:
        """Cover the window, or not."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.setVisible(is_covering)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the colour."""
        QPainter(self).fillRect(self.rect(), self._look.theme.colour("scrim"))


def _take_focus(region: QWidget) -> bool:
    reach = Qt.FocusPolicy.TabFocus.value
    for widget in region.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy().value & reach:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _local_paths(event: QDropEvent) -> Sequence[Path]:
    if not event.mimeData().hasUrls() or not event.possibleActions() & Qt.DropAction.CopyAction:
        return []
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
