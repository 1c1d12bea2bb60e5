"""The icon in the system tray, made anew whenever a host appears: those of StatusNotifier don't ask by themselves.

What each kind of host gets wrong was tried: decision 016.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtWidgets import QSystemTrayIcon

from closeknit.domain.act import Act
from closeknit.settings import SettingsStore
from closeknit.ui.common.look import Look
from closeknit.ui.shell.tray.icon import tray_icon
from closeknit.ui.shell.tray.menu import TrayMenu
from closeknit.ui.today.known import Known

_WATCHER = "org.kde.StatusNotifierWatcher"
#: The right click comes as an activation too; acting on it would close the menu under the user.
_CLICKS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """Shows the icon as soon as anybody shows icons."""

    #: the icon was clicked, or the words by it
    clicked = Signal()

    def __init__(self, look: Look, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._icon: QSystemTrayIcon | None = None
        self._count = 0
        self._is_shown = False
        self._words_clicked = QTimer(self, singleShot=True, interval=0)
        self._words_clicked.timeout.connect(self.clicked)
        self.menu = TrayMenu(look)
        self._watch()

    @property
    def is_available(self) -> bool:
        """Tell whether an icon is on screen somewhere."""
        return self._is_shown and QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Show the icon from here on."""
        self._is_shown = True
        self._make()

    def put(self, acts: Sequence[Act], known: Known | None, is_paused: bool, is_told: bool) -> None:
        """Show what is due."""
        self.menu.put(acts, known, is_paused, is_told)
        if len(acts) != self._count:
            self._count = len(acts)
            self.refresh()

    def balloon(self, title: str, text: str) -> bool:
        """Show words by the icon itself, without buttons; False where it can't.

        For a StatusNotifier host, which says nowhere where the icon is, Qt would ask the desktop's notifier, and wait
        for its answer: nobody comes here but because there is none.
        """
        if self._icon is None or not self.is_available or self._icon.geometry().isEmpty():
            return False
        self._icon.showMessage(title, text, self._icon.icon())
        return True

    def refresh(self) -> None:
        """Draw the icon anew."""
        if self._icon is not None:
            self._icon.setIcon(tray_icon(self._settings.now.tray_icon, self._count))
            self._icon.setToolTip(self._tooltip())  # no foreign text; hosts would show the marks of rich text

    def close(self) -> None:
        """Take the icon away."""
        self._is_shown = False
        self._drop()
        self.menu.deleteLater()

    def _watch(self) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        self._watcher = QDBusServiceWatcher(_WATCHER, bus, mode, self)
        self._watcher.serviceRegistered.connect(self._on_host)
        self._watcher.serviceUnregistered.connect(self._on_host)

    def _on_host(self, _name: str) -> None:
        """A host came, or went: another kind may be there."""
        if self._is_shown:
            self._make()

    def _make(self) -> None:
        self._drop()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self._words_clicked.start)
        self.refresh()
        self._icon.show()

    def _drop(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        self._words_clicked.stop()  # Qt calls each press on the icon a click on the words by it, too
        if reason in _CLICKS:
            self.clicked.emit()

    def _tooltip(self) -> str:
        return self.tr("Closeknit: %n due", "", self._count) if self._count else "Closeknit"
