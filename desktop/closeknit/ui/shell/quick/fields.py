"""What was understood, field by field: who, how, when, how long, how deep."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from closeknit.domain.ids import PersonId
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.composer.choosing import Choosing
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.shell.quick.presenter import Known
from closeknit.ui.shell.quick.who import QuickWho

_LABEL_PX = 84


class QuickFields(QWidget):
    """Two columns of chips; a chip set by hand wins over what is typed."""

    def __init__(self, look: Look, photos: Photos, drafting: Drafting) -> None:
        super().__init__()
        self._look, self._drafting = look, drafting
        self._choosing = Choosing(look, drafting, self, is_spacious=True)
        self._who = QuickWho(look, photos, drafting, self._choosing)
        self._build()

    def refresh(self, known: Mapping[PersonId, Known]) -> None:
        """Show the draft."""
        self._choosing.refresh()
        self._length.setHidden(self._choosing.length.isHidden())
        self._who.put(self._drafting.draft, known)

    def ask_how(self) -> None:
        """Open the choice of channels."""
        self._choosing.channel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choosing.channel.click()

    def _build(self) -> None:
        px, chips = self._look.theme.px, self._choosing
        grid = QGridLayout(self)
        grid.setContentsMargins(px(18), px(12), px(18), px(14))
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(px(6))
        self._length = PlainLabel(self.tr("Length"), "third")
        places: tuple[tuple[int, int, PlainLabel, QWidget], ...] = (
            (0, 0, PlainLabel(self.tr("Who"), "third"), self._who),
            (1, 0, PlainLabel(self.tr("How"), "third"), chips.channel),
            (2, 0, PlainLabel(self.tr("When"), "third"), chips.day),
            (0, 2, self._length, chips.length),
            (1, 2, PlainLabel(self.tr("Depth"), "third"), chips.rating),
        )
        for row, column, label, field in places:
            label.setMinimumHeight(px(24))
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            if field is self._who:
                grid.addWidget(field, row, column + 1)
            else:
                start = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
                grid.addWidget(field, row, column + 1, start)
        for column in (0, 2):
            grid.setColumnMinimumWidth(column, px(_LABEL_PX))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
