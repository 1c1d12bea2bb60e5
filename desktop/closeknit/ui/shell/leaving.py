"""What closing the window means: staying in the tray or ending, asked once (design, *tray*)."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from closeknit.settings import SettingsStore
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.look import Look


def staying_words(when_closed: str, can_stay: bool) -> str:
    """Say what closing the window means for reminders; "" where it is asked."""
    if can_stay and when_closed == "ask":
        return ""
    if can_stay and when_closed == "tray":
        return QCoreApplication.translate("Leaving", "In the tray when this window is closed")
    return QCoreApplication.translate("Leaving", "No reminders while this window is closed")


class AskToStay(Ask):
    """Stay, quit, or leave the window open; what is chosen is remembered."""

    #: carries whether to stay
    chosen = Signal(bool)

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, look, "", "", "", "")
        self.say(self.tr("Stay in the tray?"), self.tr("Stay in the tray"), self.tr("Cancel"))
        self.say_more(
            self.tr(
                "Closeknit speaks up when something is due as long as it stays in the system tray. "
                "This is asked once; Preferences can change it."
            )
        )
        leave = Button(look, self.tr("Quit"))
        leave.clicked.connect(lambda: self._choose(False))
        self.row.insertWidget(0, leave)
        self.act.setDefault(True)
        self.accepted.connect(lambda: self.chosen.emit(True))

    def _choose(self, stays: bool) -> None:
        self.chosen.emit(stays)
        self.reject()


class Leaving(QObject):
    """Decides when a window closes."""

    #: the window is to be hidden, and the program stays
    hide_requested = Signal()
    #: the program is to end
    quit_requested = Signal()

    def __init__(self, window: QWidget, look: Look, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._look, self._settings = window, look, settings

    def leave(self, can_stay: bool) -> None:
        """Hide, end or ask."""
        wanted = self._settings.now.when_closed if can_stay else "quit"
        if wanted == "ask":
            ask = AskToStay(self._window, self._look)
            ask.chosen.connect(self._on_chosen)
            ask.open()
        else:
            self._act(wanted == "tray")

    def _on_chosen(self, stays: bool) -> None:
        self._settings.change(when_closed="tray" if stays else "quit")
        self._act(stays)

    def _act(self, stays: bool) -> None:
        (self.hide_requested if stays else self.quit_requested).emit()
