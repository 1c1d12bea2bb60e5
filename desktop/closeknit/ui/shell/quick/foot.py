"""The foot of the quick log: what is next with them, and the choices."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from closeknit.domain.promise import Commitment
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown


class QuickFoot(QFrame):
    """Without a next action there is nothing to tick."""

    #: log it
    log_requested = Signal()
    #: leave it
    cancel_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._next: Commitment | None = None
        self.setProperty("ground", "sunken")
        self.setProperty("edge", "top")
        self._build()
        self.put(None, "")

    @property
    def kept(self) -> Commitment | None:
        """The next action, where it was done too."""
        return self._next if self._done.isChecked() else None

    def put(self, commitment: Commitment | None, name: str) -> None:
        """Show the next action; `name` is whose it is where several are meant."""
        if commitment != self._next:
            self._done.setChecked(False)
        self._next = commitment
        has_next = commitment is not None
        for part in (self._label, self._what, self._done, self._cap):
            part.setVisible(has_next)
        self._gap.setVisible(not has_next)
        if commitment is not None:
            self._label.put(self.tr("Next with {0}:").format(shown(name, 24)) if name else self.tr("Next:"))
            self._what.put(commitment.text)
            self._done.setAccessibleName(self.tr("Done too: {0}").format(shown(commitment.text, 100)))

    def toggle_done(self) -> None:
        """Say that the next action is done too, or isn't."""
        if self._next is not None:
            self._done.toggle()

    def let_log(self, is_possible: bool) -> None:
        """Offer to log, or not yet."""
        self._log.setEnabled(is_possible)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 9, 18, 9)
        row.setSpacing(6)
        self._label = PlainLabel("", "second")
        self._what = ElidedLabel("", "headink")
        self._gap = QWidget()
        self._done = QCheckBox(self.tr("Done too"))
        self._cap = PlainLabel("Ctrl D", "key")
        cancel = Button(self._look, self.tr("Cancel"), "quiet", key="Esc", size="small")
        self._log = Button(self._look, self.tr("Log"), "main", key="Enter", size="small")
        row.addWidget(self._label)
        row.addWidget(self._what, 1)
        row.addWidget(self._gap, 1)
        for part in (self._done, self._cap, cancel, self._log):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        cancel.clicked.connect(self.cancel_requested)
        self._log.clicked.connect(self.log_requested)
