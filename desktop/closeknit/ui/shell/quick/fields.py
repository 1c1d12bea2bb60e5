"""What was understood, field by field: who, how, when, how long, how deep, and what came of it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.ids import PersonId
from closeknit.ui.common.flow import SideBySide
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.composer.choosing import Choosing
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.composer.outcomes import Outcomes
from closeknit.ui.composer.wording import outcome_name
from closeknit.ui.shell.quick.presenter import Known
from closeknit.ui.shell.quick.who import QuickWho

_LABEL_PX = 84
#: So many letters of what was given have room beside *When*.
_MOST_LETTERS = 24
#: Row, column and width of each kind of what came of it; all but the first are there once they are said.
_PLACES = {
    UpshotKind.GAVE: (2, 2, 1),
    UpshotKind.GOT: (3, 0, 3),
    UpshotKind.NEED: (4, 0, 3),
    UpshotKind.NEXT: (5, 0, 3),
    UpshotKind.REMIND: (6, 0, 3),
}


class QuickFields(QWidget):
    """Two columns of chips; a chip set by hand wins over what is typed."""

    def __init__(self, look: Look, photos: Photos, drafting: Drafting) -> None:
        super().__init__()
        self._look, self._drafting = look, drafting
        self._choosing = Choosing(look, drafting, self, is_spacious=True)
        self._who = QuickWho(look, photos, drafting, self._choosing)
        #: the chips of what came of it, and the form that corrects them
        self.outcomes = Outcomes(look, drafting, self, _MOST_LETTERS)
        self._kinds: dict[UpshotKind, tuple[PlainLabel, SideBySide]] = {}
        self._build()
        self.outcomes.chips_changed.connect(self._lay_out)

    def refresh(self, known: Mapping[PersonId, Known]) -> None:
        """Show the draft."""
        self._choosing.refresh()
        self._length.setHidden(self._choosing.length.isHidden())
        self._who.show_who(self._drafting.draft, known)
        self.outcomes.refresh()

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
        for kind, (row, column, width) in _PLACES.items():
            label, chips_of_kind = PlainLabel(outcome_name(kind), "third"), SideBySide()
            label.setMinimumHeight(px(24))
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(chips_of_kind, row, column + 1, 1, width)
            self._kinds[kind] = (label, chips_of_kind)
        grid.addWidget(self.outcomes.form, 7, 0, 1, 4)
        for column in (0, 2):
            grid.setColumnMinimumWidth(column, px(_LABEL_PX))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def _lay_out(self) -> None:
        """Show the kinds that are said, and always the place of what was given."""
        said = {one.key.kind for one in self._drafting.draft.outcomes}
        for kind, (label, place) in self._kinds.items():
            is_there = kind in said or kind is UpshotKind.GAVE
            chips = self.outcomes.chips_of(kind)
            place.put(chips)
            for part in (label, place, *chips):
                part.setVisible(is_there)
