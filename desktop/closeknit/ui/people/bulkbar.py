"""What can be done with the chosen people; in the trash, with who lies there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.look import Look


class BulkBar(QFrame):
    """Stands above the footer while somebody is chosen."""

    #: carries one of "category", "export", "join", "delete", "restore", "erase", "close"
    act_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        self._build()
        self.put(0, is_trash=False)

    def put(self, chosen: int, is_trash: bool) -> None:
        """Show how many are chosen and what can be done."""
        self._count.put(self.tr("%n selected", "", chosen))
        for act, button in self._buttons.items():
            in_trash = act in ("restore", "erase")
            button.setVisible(act == "close" or in_trash == is_trash)
        self._buttons["join"].setEnabled(chosen > 1)
        self.setVisible(chosen > 0)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 8)
        row.setSpacing(4)
        self._count = PlainLabel("", "strong")
        row.addWidget(self._count, 1)
        acts = (
            ("category", self.tr("Category"), "tag", "quiet", "#"),
            ("join", self.tr("Join"), "intersect", "quiet", "M"),
            ("export", self.tr("Export"), "export", "quiet", ""),
            ("delete", self.tr("Delete"), "trash", "quietdanger", ""),
            ("restore", self.tr("Restore"), "clock-counter-clockwise", "quiet", ""),
            ("erase", self.tr("Delete for good"), "trash", "quietdanger", ""),
        )
        self._buttons: dict[str, Button] = {}
        for act, text, icon, kind, _key in acts:
            self._add(row, act, Button(self._look, text, kind, icon))
        row.addWidget(Rule(upright=True))
        self._add(row, "close", Button(self._look, "", "quiet", "x", name=self.tr("Choose nobody")))

    def _add(self, row: QHBoxLayout, act: str, button: Button) -> None:
        button.clicked.connect(lambda: self.act_requested.emit(act))
        self._buttons[act] = button
        row.addWidget(button)
