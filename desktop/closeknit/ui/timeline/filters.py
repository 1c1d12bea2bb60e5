"""Chips for what is asked for, and a field to find words in the timeline."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from closeknit.ui.common.buttons import Chip
from closeknit.ui.common.fields import SearchField
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import tooltip
from closeknit.ui.timeline.items import Key
from closeknit.ui.timeline.sieve import Filters, Which

_REST_MS = 60
_GAP = 6


class FilterBar(QWidget):
    """One chip is always checked; the field opens under the chips."""

    #: something else is asked for; carries the `Filters`
    changed = Signal(object)
    #: the results should have the keyboard
    results_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told = Filters()
        self._only: frozenset[Key] | None = None
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._build()
        self._connect()

    @property
    def filters(self) -> Filters:
        """What is asked for."""
        return Filters(self._order[self._group.checkedId()], self._field.text().strip(), self._only)

    def show_only(self, keys: frozenset[Key], words: str) -> None:
        """Ask for these alone, among all kinds, until another chip is chosen or this one is put away."""
        self._field.clear()
        self._find.setChecked(False)
        self._chips[Which.ALL].setChecked(True)
        self._only = keys
        self._why.setText(words.replace("&", "&&"))
        self._why.setAccessibleName(self.tr("Only {0}; show all again").format(words))
        self._why.setChecked(True)
        self._why.show()
        self._fit()
        self._tell()

    def show_any(self) -> bool:
        """Ask no more for some alone; tells whether it did."""
        was_only, self._only = self._only is not None, None
        self._why.hide()
        self._fit()
        self._tell()
        return was_only

    def clear(self) -> None:
        """Ask for all again."""
        self._only = None
        self._why.hide()
        self._field.clear()
        self._find.setChecked(False)
        self._chips[Which.ALL].setChecked(True)
        self._tell()

    def open_field(self) -> None:
        """Open the field and go there."""
        self._find.setChecked(True)
        self._field.setFocus()
        self._field.selectAll()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the narrowest window: chips show their icons only."""
        return QSize(self._look.theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much in the chips as fits."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the empty field by Esc; go from chip to chip by the arrow keys, as the group does."""
        if event.key() == Qt.Key.Key_Escape and self._find.isChecked():
            self._find.setChecked(False)
            self._find.setFocus()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Filter"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(_GAP)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # chips grow narrower than they say
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        self._why = Chip(self._look, "", "x")
        self._why.hide()
        row.addWidget(self._why)
        self._group = QButtonGroup(self)
        self._texts = self._words()
        self._order = list(self._texts)
        self._chips: dict[Which, Chip] = {}
        for at, (which, (text, icon)) in enumerate(self._texts.items()):
            chip = self._chips[which] = Chip(self._look, text, icon)
            chip.setAccessibleName(text.replace("&&", "&"))
            chip.setChecked(which is Which.ALL)
            self._group.addButton(chip, at)
            row.addWidget(chip)
        row.addStretch(1)
        self._find = Chip(self._look, "", "magnifying-glass")
        self._find.setAccessibleName(self.tr("Find here"))
        self._find.setToolTip(tooltip(self.tr("Find here")))
        row.addWidget(self._find)
        box.addLayout(row)
        self._field = SearchField(self._look, self.tr("Find in the timeline"), "")
        self._field.hide()
        box.addWidget(self._field)

    def _connect(self) -> None:
        self._why.clicked.connect(lambda: self.show_any())
        self._group.idClicked.connect(lambda _id: self.show_any())
        self._group.buttonToggled.connect(lambda _chip, is_on: self.show_any() if is_on else None)
        self._find.toggled.connect(self._on_find)
        self._field.textChanged.connect(lambda _text: self._timer.start())
        self._field.results_wanted.connect(self._on_results)
        self._timer.timeout.connect(self._tell)
        self._look.theme.changed.connect(self._fit)

    def _words(self) -> dict[Which, tuple[str, str]]:
        return {
            Which.ALL: (self.tr("All"), ""),
            Which.MEETINGS: (self.tr("Meetings"), "users"),
            Which.CALLS: (self.tr("Calls"), "phone"),
            Which.WRITTEN: (self.tr("Written"), "envelope-simple"),
            Which.EXCHANGES: (self.tr("Gave && got"), "scales"),
            Which.PROMISES: (self.tr("Promises"), "check"),
            Which.NOTES: (self.tr("Notes"), "note"),
            Which.CARDS: (self.tr("Cards"), "address-book"),
        }

    def _fit(self) -> None:
        """Show icons and words, else words, else icons."""
        for has_words, has_icons in ((True, True), (True, False), (False, True)):
            for which, chip in self._chips.items():
                text, icon = self._texts[which]
                chip.setText(text if has_words or not icon else "")
                chip.set_icon(icon if has_icons else "")
                chip.setToolTip("" if has_words else tooltip(chip.accessibleName()))
            parts = [*self._chips.values(), self._find, *([] if self._why.isHidden() else [self._why])]
            if sum(part.sizeHint().width() + _GAP for part in parts) <= self.width():
                return

    def _on_find(self, is_on: bool) -> None:
        self._field.setVisible(is_on)
        if is_on:
            self._field.setFocus()
        else:
            self._field.clear()
        self.updateGeometry()

    def _on_results(self) -> None:
        self._timer.stop()
        self._tell()
        self.results_requested.emit()

    def _tell(self) -> None:
        if self.filters != self._told:
            self._told = self.filters
            self.changed.emit(self._told)
