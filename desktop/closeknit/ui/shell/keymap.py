"""All keys on one sheet (?), read from the actions that exist."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from closeknit.ui.common.ask import Tell
from closeknit.ui.common.keys import Keys, caps
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look


class KeyMap(Tell):
    """One block for the page that is shown, then one for the window and for each page that was built."""

    def __init__(self, parent: QWidget, look: Look, keys: Keys, here: str = "") -> None:
        super().__init__(parent, look, "", "", "")
        self.retitle(self.tr("All keys"), self.tr("Close"))
        self._look = look
        self._keys, self._here = keys, here
        self._build()

    def _build(self) -> None:
        holder = QWidget()
        holder.setProperty("ground", "raised")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for name, rows in sorted(self._blocks().items(), key=lambda block: block[0] != self._here):
            grid.addWidget(PlainLabel(name, "head"), grid.rowCount(), 0, 1, 2)
            for text, keys in rows:
                row = grid.rowCount()
                grid.addWidget(PlainLabel(text, "value"), row, 0)
                grid.addWidget(self._caps(keys), row, 1, Qt.AlignmentFlag.AlignLeft)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("All keys"))
        parent = self.parentWidget()
        most = parent.height() - 180 if parent else 400
        area.setMinimumHeight(max(160, min(holder.sizeHint().height() + 8, most)))
        area.setMinimumWidth(self._look.theme.px(380))
        self.body.addWidget(area)

    def _blocks(self) -> dict[str, list[tuple[str, list[str]]]]:
        blocks: dict[str, list[tuple[str, list[str]]]] = {}
        for action in self._keys.actions():
            owner = action.parent()
            while isinstance(owner, QWidget) and not owner.property("keys"):
                owner = owner.parentWidget()
            name = owner.accessibleName() if isinstance(owner, QWidget) else self.tr("Everywhere")
            if caps(action):
                blocks.setdefault(name, []).append((action.text(), caps(action)))
        return blocks

    def _caps(self, keys: list[str]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key in keys:
            row.addWidget(PlainLabel(key, "key"))
        return holder
