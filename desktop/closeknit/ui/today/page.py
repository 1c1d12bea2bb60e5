"""Today: at most three acts, what is late, due, gone quiet or near, and beside it the week ahead."""

from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from closeknit.domain.act import Act
from closeknit.domain.ids import PersonId
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.empty import EmptyState
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.layouts import scrolled
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.rows.line import RowLine
from closeknit.ui.common.rows.list import RowList
from closeknit.ui.common.rows.verb import Verb
from closeknit.ui.common.snoozing import ask_snooze
from closeknit.ui.today.model import COLUMNS, ActLine, TodayLines
from closeknit.ui.today.presenter import Found, TodayPresenter
from closeknit.ui.today.side import SideColumn


class TodayPage(Page):
    """Keys and buttons act on the current row."""

    #: the list of people is wanted
    people_requested = Signal()
    #: the page of Catch up is wanted
    catch_up_requested = Signal()
    #: the page of reminders is wanted
    reminders_requested = Signal()

    def __init__(
        self, look: Look, keys: Keys, presenter: TodayPresenter, photos: Photos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._keys, self._presenter, self._photos = look, keys, presenter, photos
        self._found: Found | None = None
        self.title = self.tr("Today")
        self.setAccessibleName(self.title)
        self._build()
        self._make_actions()
        self._connect()

    def entered(self) -> None:
        """Look what there is to do, and take the keyboard."""
        self._presenter.watch(True)
        self._presenter.refresh()
        self._list.setFocus()

    def leave_step(self) -> bool:
        """Close the drawer."""
        return self._columns.close_drawers()

    def person_at_hand(self) -> PersonId | None:
        """Whom the current row is about."""
        act = self.act()
        return act.person if act is not None else None

    def act(self) -> Act | None:
        """The act of the current row."""
        return _act(self._list.current())

    def toggle_side(self) -> None:
        """Open or close the week where it is a drawer."""
        self._columns.toggle("right")

    def top_buttons(self) -> list[QWidget]:
        """Reminders, and in a narrow window the week."""
        return [self._reminders, *([self._week] if self._columns.is_drawer("right") else [])]

    def hints(self) -> list[Hint]:
        """The keys of the list; none where it is empty."""
        if self._stack.currentWidget() is self._empty:
            return []
        a = self._actions
        return [
            Hint(self.tr("move"), (a["down"], a["up"])),
            Hint(self.tr("open"), (a["open"],)),
            Hint(self.tr("log"), (a["log"],)),
            Hint(self.tr("snooze"), (a["snooze"],)),
            Hint(self.tr("done"), (a["done"],)),
        ]

    def hideEvent(self, event: object) -> None:
        """Look no more for changes."""
        super().hideEvent(event)  # type: ignore[arg-type]  # an event like any other
        self._presenter.watch(False)

    def _build(self) -> None:
        look = self._look
        self._columns = Columns(look, 1, 296)
        self._columns.want("left", False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self._lines = TodayLines(self)
        self._list = RowList(look, self._photos, COLUMNS, self.tr("What to do"))
        self._filled = QWidget()
        box = QVBoxLayout(self._filled)
        box.setContentsMargins(12, 6, 12, 6)
        box.addWidget(self._list)
        self._empty = EmptyState(look, "sun")
        self._people = self._empty.add(Button(look, self.tr("Choose somebody in People"), "main", "address-book"))
        self._catch_up = self._empty.add(Button(look, self.tr("Catch up"), "quiet"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled)
        self._stack.addWidget(self._empty)
        self._side = SideColumn(look)
        area = scrolled(self._side, self.tr("Week ahead"))
        self._columns.fill(QWidget(), self._stack, area)
        self._week = Button(look, self.tr("Week"), icon="calendar-blank")
        self._reminders = Button(look, self.tr("Reminders"), icon="bell")

    def _make_actions(self) -> None:
        make, owner = self._keys.action, self._list
        self._actions: dict[str, QAction] = {
            "down": make(owner, self.tr("Next row"), lambda: owner.step(1), "J"),
            "up": make(owner, self.tr("Row before"), lambda: owner.step(-1), "K"),
            "open": make(owner, self.tr("Open the person"), owner.open_current, "Return"),
            "log": make(owner, self.tr("Log"), self.log, "L"),
            "snooze": make(owner, self.tr("Snooze"), lambda: self._act(Verb.SNOOZE), "E"),
            "done": make(owner, self.tr("Done"), lambda: self._act(Verb.DONE), "D"),
            "silence": make(owner, self.tr("Not this person"), lambda: self._act(Verb.SILENCE)),
        }

    def _connect(self) -> None:
        self._presenter.found.connect(self._on_found)
        self._presenter.failed.connect(self.failed)
        self._presenter.did.connect(self.mended)
        self._list.verb_requested.connect(self._on_verb)
        self._list.opened.connect(self._on_opened)
        self._list.more_requested.connect(self._presenter.show_whole)
        self._list.menu_requested.connect(self._on_menu)
        self._people.clicked.connect(self.people_requested)
        self._catch_up.clicked.connect(self.catch_up_requested)
        self._reminders.clicked.connect(self.reminders_requested)
        self._columns.tie("right", self._week)
        self._columns.changed.connect(self.changed)

    def _on_found(self, found: Found) -> None:
        self._found = found
        self._list.show_lines(self._lines.lines(found))
        self._side.put(found)
        day = QDate(found.day.year, found.day.month, found.day.day)
        self.subtitle = QLocale().toString(day, "dddd d MMMM")
        is_empty = not self._list.lines
        if is_empty:
            self._tell_empty(found)
        self._turn_to(self._empty if is_empty else self._filled)
        self.changed.emit()

    def _turn_to(self, part: QWidget) -> None:
        """Show the list or what stands for it; the keyboard goes along, if it was there."""
        before, focus = self._stack.currentWidget(), QApplication.focusWidget()
        if before is part:
            return
        was_there = focus is not None and before is not None and before.isAncestorOf(focus)
        self._stack.setCurrentWidget(part)
        if was_there:
            (self._people if part is self._empty else self._list).setFocus()

    def _tell_empty(self, found: Found) -> None:
        if found.week or found.blend.rows:
            words = self.tr("Log what passed or note a promise, and what follows from it comes here on its day.")
        else:
            words = self.tr("A rhythm, a promise or a plan with somebody fills this page. People is where to begin.")
        self._empty.tell(self.tr("Nothing is due"), words)

    def _act(self, verb: Verb) -> None:
        act = self.act()
        if act is not None:
            self._do(act, verb)

    def _on_verb(self, wish: tuple[RowLine, Verb]) -> None:
        act = _act(wish[0])
        if act is not None:
            self._do(act, wish[1])

    def _on_opened(self, line: RowLine) -> None:
        act = _act(line)
        if act is not None:
            self.open_person(act.person)

    def _do(self, act: Act, verb: Verb) -> None:
        if verb is Verb.LOG:
            self.log_requested.emit(act.person)
        elif verb is Verb.SNOOZE:
            self._open_snooze(act)
        elif verb is Verb.DONE:
            self._presenter.done(act)
        else:
            self._presenter.silence(act)

    def _open_snooze(self, act: Act) -> None:
        found = self._found
        if found is not None:
            choose = partial(self._presenter.snooze, act)
            ask_snooze(self, self._look, self._list.below(Verb.SNOOZE), lambda: (self._found or found).day, choose)

    def _on_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._actions[name] for name in ("open", "log", "snooze", "done")])
        menu.addSeparator()
        menu.addAction(self._actions["silence"])
        menu.popup(point)


def _act(line: RowLine | None) -> Act | None:
    return line.act if isinstance(line, ActLine) else None
