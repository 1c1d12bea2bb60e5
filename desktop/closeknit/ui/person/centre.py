"""The middle of a person's page: the composer, two years in months, filters, and the timeline."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from closeknit.domain.ids import EntryId, PersonId
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.empty import EmptyState
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.composer.composer import Composer
from closeknit.ui.composer.presenter import ComposerPresenter
from closeknit.ui.person.presenter import Opened
from closeknit.ui.timeline.filters import FilterBar
from closeknit.ui.timeline.items import Key
from closeknit.ui.timeline.strip import Strip
from closeknit.ui.timeline.view import Timeline

_LOW_PX = 440


class Centre(QWidget):
    """Which entry a key of the timeline stands for is told by `entry_of`."""

    #: entries should be taken away; carries their keys
    delete_requested = Signal(object)
    #: an entry should be edited; carries its key
    edit_requested = Signal(object)
    #: a menu is wanted at a point of the screen; carries the point
    menu_requested = Signal(QPoint)

    def __init__(self, look: Look, keys: Keys, presenter: ComposerPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._person: PersonId | None = None
        self._is_empty = False
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build(keys, presenter)
        self._connect()

    def put(self, opened: Opened) -> None:
        """Show a person; the same one keeps place and what is open."""
        person = opened.person.row.id
        is_same, self._person = person == self._person, person
        name = opened.person.row.name
        self.composer.about(person, name if name.strip() else named(name))
        if not is_same:
            self.filters.show_any()
        self.composer.setVisible(not opened.person.in_trash and not opened.person.row.is_me)
        self.strip.put(opened.months)
        self.timeline.put(opened.items, opened.today, is_same=is_same)
        self._is_empty = not opened.relationship.entries and not self.composer.isHidden()
        self._place_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the timeline its room where the window is low."""
        super().resizeEvent(event)
        is_low = self.height() < self._look.theme.px(_LOW_PX)
        self.composer.set_slim(is_low)
        self.strip.setVisible(not is_low)
        self._place_empty()

    def _place_empty(self) -> None:
        """Say what would fill the timeline, where there is room below what the cards tell."""
        self._empty.setVisible(self._is_empty and self.height() >= self._look.theme.px(_LOW_PX))

    def _build(self, keys: Keys, presenter: ComposerPresenter) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(8)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 0, 20, 0)
        inner.setSpacing(8)
        self.composer = Composer(self._look, presenter, self.tr("Log coffee yesterday, 45 min…"))
        self.strip = Strip(self._look)
        self.filters = FilterBar(self._look)
        for part in (self.composer, self.strip, self.filters):
            inner.addWidget(part)
        box.addLayout(inner)
        self.timeline = Timeline(self._look, keys, presenter.now().date())
        box.addWidget(self.timeline, 1)
        self._empty = EmptyState(self._look, "line")
        self._empty.tell(self.tr("Where did you meet?"), self.tr("Write one line: how, when, and what came of it."))
        self._first = self._empty.add(Button(self._look, self.tr("Log the first"), "main", key="L"))
        self._empty.hide()
        box.addWidget(self._empty, 3)

    def _connect(self) -> None:
        self._first.clicked.connect(self.composer.begin)
        self.composer.left.connect(self.timeline.setFocus)
        self.filters.changed.connect(self.timeline.ask)
        self.filters.results_requested.connect(self.timeline.setFocus)
        self.strip.month_requested.connect(self.timeline.go_to_month)
        self.timeline.month_changed.connect(self.strip.show_month)
        self.timeline.delete_requested.connect(self.delete_requested)
        self.timeline.edit_requested.connect(self.edit_requested)
        self.timeline.menu_requested.connect(self.menu_requested)

    def show_behind(self, what: str, rows: Sequence[int]) -> None:
        """Show the entries behind a figure alone, and take the keyboard there."""
        self.filters.show_only(frozenset(EntryId(row) for row in rows), what)
        self.timeline.setFocus()

    def targets(self) -> Sequence[Key]:
        """Return the keys that an act is for: those chosen, else the current one."""
        chosen = tuple(self.timeline.chosen)
        if chosen:
            return chosen
        return () if self.timeline.current is None else (self.timeline.current,)

    def show_menu(self, menu: QMenu, point: QPoint) -> None:
        """Open a menu."""
        menu.popup(point)
