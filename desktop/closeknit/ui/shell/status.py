"""The fact at the right of the hint bar: when the last backup was made."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from closeknit.domain.backup import BackupFile
from closeknit.services.events import BackupMade
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.figures import clock, from_us, moment
from closeknit.ui.shell.hintbar import HintBar


class BackupStatus(QObject):
    """Reads the list of backups at the start and after each new one."""

    def __init__(self, verbs: Verbs, runner: JobRunner, hub: EventHub, bar: HintBar, parent: QObject) -> None:
        super().__init__(parent)
        self._verbs, self._runner, self._bar = verbs, runner, bar
        hub.happened.connect(self._on_happened)

    def refresh(self) -> None:
        """Look for the newest backup."""
        self._runner.run(lambda: self._verbs.backups.listed(), self._on_listed, lambda _problem: None, self)

    def _on_listed(self, backups: Sequence[BackupFile]) -> None:
        if not backups:
            return
        at, now = from_us(backups[0].at_us), self._verbs.now()
        words = clock(at) if at.date() == now.date() else moment(at, now)
        self._bar.tell(self.tr("Backed up {0}").format(words))

    def _on_happened(self, fact: object) -> None:
        if isinstance(fact, BackupMade):
            self.refresh()
