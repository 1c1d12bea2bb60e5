"""The list of people whom a name that is being typed may mean, and somebody new."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from closeknit.domain.person import PersonRow
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown
from closeknit.ui.shell.lines import LINE_ROLE, ChoiceList, LineDelegate, LineModel
from closeknit.ui.shell.palettemodel import Line
from closeknit.ui.shell.quick.presenter import Offer


class QuickOffer(QFrame):
    """Never takes the keyboard: the field's keys move and take."""

    #: somebody was chosen; carries the PersonRow
    chosen = Signal(object)
    #: somebody new is meant; carries the name as typed
    new_requested = Signal(str)

    def __init__(self, look: Look, photos: Photos) -> None:
        super().__init__()
        self._look = look
        self._model = LineModel(self)
        self._list = ChoiceList()
        self._list.setModel(self._model)
        self._list.setItemDelegate(LineDelegate(look, photos, self))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("People who may be meant"))
        self._list.clicked.connect(lambda _index: self.take())
        photos.arrived.connect(self._list.viewport().update)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self._list)
        #: whether the current line was moved to by hand
        self.was_moved = False

    @property
    def words(self) -> list[str]:
        """What is offered, line by line."""
        return [line.text for line in self._model.lines]

    def put(self, offer: Offer, has_new: bool) -> bool:
        """Show who may be meant, and somebody new where `has_new`; tells whether there is anything to choose."""
        lines = [
            Line(named(row.name), row.organisation, key="Tab", person=row, run=self._chooses(row), is_key_shared=True)
            for row in offer.rows
        ]
        if has_new:
            text = self.tr("New person “{0}…”").format(shown(offer.words, 40))
            lines.append(Line(text, "", "user-plus", "Tab", run=lambda: self._ask_new(offer.words), is_key_shared=True))
        self._model.put(lines)
        self.was_moved = False
        if lines:
            self._list.setCurrentIndex(self._model.index(0))
        most = min(len(lines), 7)
        self._list.setFixedHeight(max(1, most) * self._look.theme.px(36))
        return bool(lines)

    def move_by(self, step: int) -> None:
        """Go up or down, and round."""
        count = self._model.rowCount()
        if count:
            self.was_moved = True
            self._list.setCurrentIndex(self._model.index((self._list.currentIndex().row() + step) % count))

    def take(self) -> None:
        """Choose the current line."""
        line = self._list.currentIndex().data(LINE_ROLE)
        if isinstance(line, Line) and line.run is not None:
            line.run()

    def _chooses(self, row: PersonRow) -> Callable[[], None]:
        return lambda: self.chosen.emit(row)

    def _ask_new(self, name: str) -> None:
        self.new_requested.emit(name)
