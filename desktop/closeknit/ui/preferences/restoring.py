"""Ask which backup to go back to: those of the folder with what each holds, or any other file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from closeknit.domain.backup import BackupFile
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.figures import from_us, long_moment, size
from closeknit.ui.common.look import Look
from closeknit.ui.preferences.sections import SectionList

_ROWS_SHOWN = 7


class RestoreDialog(Ask):
    """The newest backup is current; `on_path` gets the file that was chosen."""

    def __init__(
        self, parent: QWidget, look: Look, backups: Sequence[BackupFile], on_path: Callable[[Path], None]
    ) -> None:
        super().__init__(parent, look, "", "", "", "", is_danger=True)
        self.say(self.tr("Which backup should Closeknit go back to?"), self.tr("Restore"), self.tr("Cancel"))
        self.say_more(
            self.tr("What is here now is kept as a backup first, and undo brings it back. The window closes and opens.")
        )
        self._backups = list(backups)
        self._on_path = on_path
        self.list = SectionList(look, [self._words(backup) for backup in backups])
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setMinimumSize(look.theme.px(520), look.theme.px(30) * _ROWS_SHOWN)
        other = Button(look, self.tr("Another file…"), icon="folder-open", size="small")
        other.setObjectName("other")
        other.clicked.connect(self._on_other)
        self.body.addWidget(self.list)
        self.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self.act.setEnabled(bool(self._backups))
        self.accepted.connect(self._on_accepted)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.setFocus()

    def _words(self, backup: BackupFile) -> str:
        whys = {
            "daily": self.tr("daily"),
            "migration": self.tr("before a new version"),
            "import": self.tr("before the first import"),
            "restore": self.tr("before going back"),
        }
        people = self.tr("%n people", "", backup.people)
        why = whys.get(backup.why, self.tr("asked for"))
        return " · ".join((long_moment(from_us(backup.at_us)), people, size(backup.size_bytes), why))

    def _on_other(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Restore a backup"), "", self.tr("Closeknit backups (*.db);;All files (*)")
        )
        if path:
            self.reject()
            self._on_path(Path(path))

    def _on_accepted(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._backups):
            self._on_path(self._backups[row].path)
