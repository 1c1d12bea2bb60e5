"""Reminders: one line to set one, what comes, what was told, what is snoozed or paused; beside it the quiet hours."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from closeknit.domain.ids import PersonId, ReminderId
from closeknit.domain.reminder.occurrence import Occurrence, ReminderKind
from closeknit.domain.reminder.own import Reminder, moment_of, next_day
from closeknit.domain.snooze import Snooze
from closeknit.domain.when import is_over
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.empty import EmptyState
from closeknit.ui.common.figures import clock
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.layouts import scrolled
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.rows.line import RowLine
from closeknit.ui.common.rows.list import RowList
from closeknit.ui.common.rows.verb import Verb
from closeknit.ui.common.snoozing import AskDay, ask_snooze
from closeknit.ui.reminders.drafting import ReminderDrafting
from closeknit.ui.reminders.model import COLUMNS, ReminderLine, ReminderLines, SilencedLine
from closeknit.ui.reminders.presenter import Found, RemindersPresenter
from closeknit.ui.reminders.setting import SettingLine
from closeknit.ui.reminders.side import SideColumn


class RemindersPage(Page):
    """Keys and buttons act on the current row."""

    #: the settings of reminders are wanted
    habits_requested = Signal()

    has_back = True

    def __init__(
        self,
        look: Look,
        keys: Keys,
        presenter: RemindersPresenter,
        drafting: ReminderDrafting,
        photos: Photos,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._keys, self._presenter, self._photos = look, keys, presenter, photos
        self._found: Found | None = None
        self._is_whole = False
        self.title = self.tr("Reminders")
        self.setAccessibleName(self.title)
        self._build(drafting)
        self._make_actions()
        self._connect()
        drafting.resume()

    def entered(self) -> None:
        """Look how it stands, and take the keyboard."""
        self._presenter.watch(True)
        self._presenter.refresh()
        self._list.setFocus()

    def begin(self, person: PersonId | None = None, name: str = "", text: str = "") -> None:
        """Set one about somebody, with these words to begin with."""
        self._line.drafting.begin(text, person, name)
        self._line.begin()

    def leave_step(self) -> bool:
        """Let go of the line, or close the drawer."""
        return self._line.leave_step() or self._columns.close_drawers()

    def person_at_hand(self) -> PersonId | None:
        """Whom the current row is about."""
        line = self._list.current()
        return line.row.id if line is not None and line.row is not None else None

    def toggle_side(self) -> None:
        """Open or close the quiet hours where they are a drawer."""
        self._columns.toggle("right")

    def top_buttons(self) -> list[QWidget]:
        """In a narrow window the quiet hours."""
        return [self._quiet] if self._columns.is_drawer("right") else []

    def hints(self) -> list[Hint]:
        """The keys of the list; setting one is all there is where it is empty."""
        a = self._actions
        new = Hint(self.tr("set one"), (a["new"],))
        if self._stack.currentWidget() is self._empty:
            return [new]
        return [
            Hint(self.tr("move"), (a["down"], a["up"])),
            Hint(self.tr("open"), (a["open"],)),
            new,
            Hint(self.tr("snooze"), (a["snooze"],)),
            Hint(self.tr("skip"), (a["skip"],)),
            Hint(self.tr("done"), (a["done"],)),
        ]

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more for changes."""
        super().hideEvent(event)
        self._presenter.watch(False)
        self._is_whole = False

    def _build(self, drafting: ReminderDrafting) -> None:
        look = self._look
        self._columns = Columns(look, 1, 296)
        self._columns.want("left", False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self._line = SettingLine(look, drafting, self._presenter.morning)
        self._lines = ReminderLines(self)
        self._list = RowList(look, self._photos, COLUMNS, self.tr("Reminders"))
        self._empty = EmptyState(look, "line")
        self._new = self._empty.add(Button(look, self.tr("Set one"), "main", key="N"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(12, 14, 12, 6)
        box.setSpacing(6)
        box.addWidget(self._line)
        box.addWidget(self._stack, 1)
        self._side = SideColumn(look)
        area = scrolled(self._side, self.tr("Quiet hours"))
        self._columns.fill(QWidget(), middle, area)
        self._quiet = Button(look, self.tr("Quiet hours"), icon="moon")

    def _make_actions(self) -> None:
        make, owner = self._keys.action, self._list
        self._actions: dict[str, QAction] = {
            "down": make(owner, self.tr("Next row"), lambda: owner.step(1), "J"),
            "up": make(owner, self.tr("Row before"), lambda: owner.step(-1), "K"),
            "open": make(owner, self.tr("Open the person"), owner.open_current, "Return"),
            "new": make(self, self.tr("Set a reminder"), self._line.begin, "N"),
            "log": make(owner, self.tr("Log"), self.log, "L"),
            "snooze": make(owner, self.tr("Snooze"), lambda: self._act(Verb.SNOOZE), "E"),
            "skip": make(owner, self.tr("Skip"), lambda: self._act(Verb.SKIP), "S"),
            "done": make(owner, self.tr("Done"), lambda: self._act(Verb.DONE), "D"),
            "change": make(owner, self.tr("Change the reminder"), self._change),
            "remove": make(owner, self.tr("Take the reminder away"), self._remove),
            "silence": make(owner, self.tr("Not this person"), self._silence),
            "lift": make(owner, self.tr("Lift"), lambda: self._act(Verb.LIFT)),
        }

    def _connect(self) -> None:
        self._presenter.found.connect(self._on_found)
        self._presenter.failed.connect(self.failed)
        self._presenter.did.connect(self.mended)
        self._line.drafting.failed.connect(self.failed)
        self._line.drafting.was_set.connect(lambda _fact: self._on_set())
        self._line.left.connect(self._take_keyboard)
        self._list.verb_requested.connect(lambda wish: self._do(*wish))
        self._list.opened.connect(self._on_opened)
        self._list.more_requested.connect(self._show_whole)
        self._list.menu_requested.connect(self._on_menu)
        self._new.clicked.connect(self._line.begin)
        self._side.change_requested.connect(self.habits_requested)
        self._side.pause_requested.connect(self._on_pause)
        self._side.tell_again_requested.connect(self._presenter.tell_again)
        self._columns.tie("right", self._quiet)
        self._columns.changed.connect(self.changed)

    def _on_set(self) -> None:
        self.mended.emit()
        self._presenter.refresh()

    def _take_keyboard(self) -> None:
        (self._new if self._stack.currentWidget() is self._empty else self._list).setFocus()

    def _on_found(self, found: Found) -> None:
        self._found = found
        lines = self._lines.lines(found, self._is_whole)
        self._list.show_lines(lines)
        self._side.put(found)
        now = found.overview.now
        self.subtitle = f"{QLocale().toString(QDate(now.year, now.month, now.day), 'dddd d MMMM')}, {clock(now)}"
        if not lines:
            words = self.tr(
                "Promises, plans, rhythms and dates come here by themselves; your own words by the line above."
            )
            self._empty.tell(self.tr("Nothing comes within two weeks"), words)
        self._turn_to(self._list if lines else self._empty)
        self.changed.emit()

    def _turn_to(self, part: QWidget) -> None:
        """Show the list or what stands for it; the keyboard goes along, if it was there."""
        before, focus = self._stack.currentWidget(), QApplication.focusWidget()
        if before is part:
            return
        was_there = focus is not None and before is not None and (before is focus or before.isAncestorOf(focus))
        self._stack.setCurrentWidget(part)
        if was_there:
            self._take_keyboard()

    def _show_whole(self) -> None:
        self._is_whole = True
        if self._found is not None:
            self._on_found(self._found)

    def _on_opened(self, line: RowLine) -> None:
        """Open the person; of what is about nobody the words."""
        if line.row is not None:
            self.open_person(line.row.id)
        else:
            self._change()

    def _act(self, verb: Verb) -> None:
        line = self._list.current()
        if line is not None:
            self._do(line, verb)

    def _do(self, line: RowLine, verb: Verb) -> None:
        if isinstance(line, SilencedLine):
            if verb is Verb.LIFT:
                self._presenter.lift(line.person)
            return
        if not isinstance(line, ReminderLine) or not line.verbs:
            return
        if verb is Verb.LOG:
            self.log()
        elif verb is Verb.SNOOZE:
            self._open_snooze(line.one)
        elif verb is Verb.SKIP:
            self._presenter.skip(line.one)
        elif verb in line.verbs:
            self._presenter.done(line.one)

    def _open_snooze(self, one: Occurrence) -> None:
        found = self._found
        if found is not None:
            choose = partial(self._presenter.snooze, one)
            ask_snooze(self, self._look, self._list.below(Verb.SNOOZE), lambda: (self._found or found).day, choose)

    def _on_pause(self, choice: Snooze) -> None:
        if choice is not Snooze.DATE:
            self._presenter.pause(choice)
        elif self._found is not None:
            title, act = self.tr("Pause all until which day?"), self.tr("Pause")
            ask = AskDay(self, self._look, self._found.day, title, act)
            ask.chosen.connect(self._pause_until)
            ask.open()

    def _pause_until(self, day: date) -> None:
        self._presenter.pause(Snooze.DATE, day)

    def _own(self) -> tuple[ReminderId, ReminderLine] | None:
        line = self._list.current()
        if not isinstance(line, ReminderLine) or line.one.kind is not ReminderKind.OWN:
            return None
        return ReminderId(int(line.one.key.partition(":")[2])), line

    def _remove(self) -> None:
        own = self._own()
        if own is not None:
            self._presenter.remove(own[0])

    def _silence(self) -> None:
        line = self._list.current()
        if isinstance(line, ReminderLine) and line.row is not None:
            self._presenter.silence(line.row.id)

    def _change(self) -> None:
        """Say one's own anew in the line; what was told comes again the next time, or tomorrow."""
        own, found = self._own(), self._found
        if own is None or found is None:
            return
        line, now, morning = own[1], found.overview.now, found.overview.habits.morning
        name = line.row.name if line.row is not None else ""

        def begin(reminder: Reminder) -> None:
            day = line.one.due
            if is_over(moment_of(reminder, day, morning, now), now):
                day = next_day(reminder, found.day) or found.day + timedelta(days=1)
            self._line.drafting.change(reminder, day, name)
            self._line.begin()

        self._presenter.read_own(own[0], begin)

    def _on_menu(self, point: QPoint) -> None:
        line = self._list.current()
        names = ["lift"] if isinstance(line, SilencedLine) else ["snooze", "skip"]
        if line is not None and line.row is not None:
            names = ["open", "log", *names]
        if line is not None and Verb.DONE in line.verbs:
            names.append("done")
        if isinstance(line, ReminderLine) and not line.verbs:
            names = [name for name in names if name in ("open", "log")]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._actions[name] for name in names])
        menu.addSeparator()
        menu.addAction(self._actions["new"])
        if isinstance(line, ReminderLine) and line.one.kind is ReminderKind.OWN:
            menu.addActions([self._actions["change"], self._actions["remove"]])
        if isinstance(line, ReminderLine) and line.row is not None:
            menu.addSeparator()
            menu.addAction(self._actions["silence"])
        menu.popup(point)
