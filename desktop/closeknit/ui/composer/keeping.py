"""Bring unfinished texts to the disk soon after they were typed, off the UI thread (issue 4, section 6)."""

from PySide6.QtCore import QObject, QTimer

from closeknit.services.unfinished import Unfinished
from closeknit.ui.bridge.jobs import JobRunner

#: Counted from the first letter that isn't on the disk, so that steady typing can't put it off; the bound is 2 s.
KEEP_AFTER_MS = 1000


class Keeping(QObject):
    """What can't be written is tried again with the next letter; a form isn't disturbed by it."""

    def __init__(self, unfinished: Unfinished, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unfinished, self._runner = unfinished, runner
        self._soon = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._save)

    def text_of(self, place: str) -> str:
        """Return what is unfinished there."""
        return self._unfinished.text_of(place)

    def put(self, place: str, text: str) -> None:
        """Keep a text; one that was logged or cleared is gone from the disk at once."""
        if not self._unfinished.put(place, text):
            return
        if not text:
            self._save()
        elif not self._soon.isActive():
            self._soon.start()

    def _save(self) -> None:
        self._soon.stop()
        self._runner.run(self._unfinished.save, lambda _nothing: None, lambda _problem: None)
