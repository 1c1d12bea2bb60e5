"""The head of a person's page: picture, name, native name, title, organisation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.person import PersonRow
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos


class Identity(QWidget):
    """60 px of picture and up to four lines."""

    def __init__(self, look: Look, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 18, 8, 10)
        row.setSpacing(12)
        self._avatar = Avatar(look, photos, 60)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch(1)
        self._name = PlainLabel("", "title", wraps=True)
        self._lines = [PlainLabel("", kind, wraps=True) for kind in ("third", "second", "second", "label")]
        names.addWidget(self._name)
        for label in self._lines:
            names.addWidget(label)
        names.addStretch(1)
        row.addLayout(names, 1)

    def put(self, row: PersonRow, in_trash: bool) -> None:
        """Show who it is."""
        self._avatar.put(row)
        self._name.put(named(row.name), 120)
        state = self.tr("In the trash") if in_trash else (self.tr("This is you") if row.is_me else "")
        for label, text in zip(self._lines, (row.native_name, row.title, row.organisation, state), strict=True):
            label.put(text, 120)
            label.setVisible(bool(text))
