"""The current row and the chosen ones, by keyboard and in words: what acts on rows, whatever they show."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.look import Look
from closeknit.ui.timeline.choosing import Choice
from closeknit.ui.timeline.items import FOLD_KEY, Item, Key, Row
from closeknit.ui.timeline.keyboard import meant
from closeknit.ui.timeline.painting import State
from closeknit.ui.timeline.scrolling import RowArea
from closeknit.ui.timeline.speaking import Speaker
from closeknit.ui.timeline.wording import spoken_row


class Mover(RowArea):
    """A row area that the keyboard moves in; single letters follow `Keys`."""

    #: another row is current; carries its key or None
    current_changed = Signal(object)
    #: others are chosen; carries how many
    chosen_changed = Signal(int)
    #: all of an item is shown; carries its key
    opened = Signal(object)
    #: items should be deleted: the chosen ones, else the current one; carries the tuple of their keys
    delete_requested = Signal(object)
    #: the current item should be edited; carries its key
    edit_requested = Signal(object)
    #: a menu for the chosen items, else the current one, is wanted; carries the point of the screen
    menu_requested = Signal(QPoint)

    def __init__(self, look: Look, keys: Keys, today: date, parent: QWidget | None = None) -> None:
        super().__init__(look, today, parent)
        self._keys = keys
        self._choice = Choice(self._rows)
        self._speaker = Speaker(self, self.tr("Timeline"))
        self._current: Key | None = None
        self._hovered: Key | None = None
        self._mine: list[QAction] = []
        self._hints: tuple[Hint, ...] = ()
        self._build()

    @property
    def current(self) -> Key | None:
        """The item that the keyboard is at; the fold of card events has no key of its own and is None."""
        return self._current if self._current != FOLD_KEY else None

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys of the timeline for the hint bar, the most used first."""
        return self._hints

    @property
    def chosen(self) -> tuple[Key, ...]:
        """The chosen items, in their order."""
        return self._choice.keys()

    def go_to(self, key: Key) -> None:
        """Make an item current and bring it into sight."""
        self._go(self._rows.row_of(key))

    def go_to_month(self, day: date) -> None:
        """Bring the header of a day's month to the upper edge, else that of the next older one with items."""
        row = self._rows.row_of_month(day)
        if row >= 0:
            self._show(self._sheet.heights.offset_of(row))
            self._set_current(self._key(row + 1))

    def expand(self, key: Key, is_open: bool = True) -> None:
        """Show all of an item, or fold it."""
        row = self._rows.row_of(key)
        if row < 0 or self._rows.item(key) is None or self._sheet.is_open(key) == is_open:
            return
        self._sheet.set_open(key, is_open)
        self._show(self._top())
        self._reveal(row)
        self._speak()
        if is_open:
            self.opened.emit(key)

    def step(self, by: int) -> None:
        """Go some items down or up."""
        here = self._rows.row_of(self._current)
        self._go(self._sheet.step(here, by) if here >= 0 else self._sheet.step(0, 0))

    def extend(self, by: int) -> None:
        """Choose the current item and the next one, and go there."""
        here = self._current
        self.step(by)
        self._choice.extend(here, self._current)
        self._on_chosen()

    def toggle(self) -> None:
        """Choose the current item, or no longer."""
        self._choice.toggle(self._current)
        self._on_chosen()

    def choose_all(self) -> None:
        """Choose all that are shown."""
        self._choice.all()
        self._on_chosen()

    def choose_none(self) -> None:
        """Choose none."""
        self._choice.clear()
        self._on_chosen()

    def unfold(self, is_open: bool) -> None:
        """Show the card events in their places, or fold them away."""
        held = self._hold()
        self._rows.ask(is_open=is_open)
        self._on_rows_new(held)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here, before the page's own shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means."""
        action = self._meant(event)
        if action is None:
            event.ignore()
        else:
            action.trigger()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if self._current is None:
            first = self._sheet.anchor(self._top(), self.viewport().height())
            self._set_current(self._key(self._sheet.step(max(0, first), 0)))
        self._repaint(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._repaint(self._current)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page = self._page
        down = self._do(self.tr("Next entry"), lambda: self.step(1), "J", "Down")
        up = self._do(self.tr("Entry before"), lambda: self.step(-1), "K", "Up")
        self._do(self.tr("First entry"), lambda: self.step(-len(self._rows)), "Home")
        self._do(self.tr("Last entry"), lambda: self.step(len(self._rows)), "End")
        self._do(self.tr("A page down"), lambda: page(1), "PgDown")
        self._do(self.tr("A page up"), lambda: page(-1), "PgUp")
        older = self._do(self.tr("Month before"), lambda: self._to_month(1), "[")
        newer = self._do(self.tr("Month after"), lambda: self._to_month(-1), "]")
        turn = self._do(self.tr("Show all of it"), self._turn, "Return", "Space")
        choose = self._do(self.tr("Choose"), self.toggle, "X")
        self._do(self.tr("Choose the next too"), lambda: self.extend(1), "Shift+J", "Shift+Down")
        self._do(self.tr("Choose the one before too"), lambda: self.extend(-1), "Shift+K", "Shift+Up")
        self._do(self.tr("Choose all"), self.choose_all, "Ctrl+A")
        delete = self._do(self.tr("Delete"), self._on_delete, "Delete")
        edit = self._do(self.tr("Edit"), self._on_edit, "E", "Ctrl+E")
        self._do(self.tr("Menu"), self._on_menu, "Shift+F10", "Menu")
        self._hints = (
            Hint(self.tr("move"), (down, up)),
            Hint(self.tr("open"), (turn,)),
            Hint(self.tr("month"), (older, newer)),
            Hint(self.tr("choose"), (choose,)),
            Hint(self.tr("edit"), (edit,)),
            Hint(self.tr("delete"), (delete,)),
        )

    def _do(self, text: str, run: Callable[[], None], *keys: str) -> QAction:
        action = self._keys.action(self, text, run, *keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # not while a field in a row has the keyboard
        self._mine.append(action)
        return action

    def _state(self, row: int) -> State:
        key = self._rows.rows[row].key
        is_current = key == self._current
        return replace(
            super()._state(row),
            is_current=is_current,
            has_focus=is_current and self.hasFocus(),
            is_hovered=key == self._hovered,
            is_chosen=key in self._choice,
        )

    def _meant(self, event: QKeyEvent) -> QAction | None:
        """Return the action of a key; none for keys that an editor in a row has left over."""
        return meant(event, self._mine) if self.hasFocus() else None

    def _key(self, row: int) -> Key | None:
        return self._rows.rows[row].key if 0 <= row < len(self._rows) else None

    def _go(self, row: int) -> None:
        if row >= 0:
            self._set_current(self._key(row))
            self._reveal(row)

    def _set_current(self, key: Key | None) -> None:
        if key == self._current:
            return
        before, self._current = self._current, key
        self._repaint(before, key)
        self._speak()
        self.current_changed.emit(self.current)

    def _page(self, way: int) -> None:
        """Go as far as a page is high, measured or guessed."""
        here = self._rows.row_of(self._current)
        heights = self._sheet.heights
        if here < 0:
            self.step(0)
            return
        there = heights.row_at(heights.offset_of(here) + way * self.viewport().height())
        self._go(self._sheet.step(there, 0) if there != here else self._sheet.step(here, way))

    def _to_month(self, way: int) -> None:
        """Go to the first entry of the next older (1) or newer (-1) month that has any."""
        row = self._rows.row_of(self._current)
        here = self._rows.month_row(row if row >= 0 else self._sheet.anchor(self._top(), self.viewport().height()))
        there = self._rows.next_month_row(here, way)
        if there >= 0:
            self._show(self._sheet.heights.offset_of(there))
            self._set_current(self._key(there + 1))

    def _turn(self) -> None:
        if self._current == FOLD_KEY:
            self.unfold(not self._rows.is_open)
        elif self._current is not None:
            self.expand(self._current, not self._sheet.is_open(self._current))

    def _about(self) -> tuple[Key, ...]:
        """Return what an act is about: the chosen items, else the current one."""
        return self._choice.keys() or ((self.current,) if self.current is not None else ())

    def _on_delete(self) -> None:
        if self._about():
            self.delete_requested.emit(self._about())

    def _on_edit(self) -> None:
        if self.current is not None:
            self.edit_requested.emit(self.current)

    def _on_menu(self) -> None:
        row = self._rows.row_of(self._current)
        if row >= 0:
            place = self._rect(row)
            self.menu_requested.emit(self.viewport().mapToGlobal(QPoint(self._look.theme.px(108), place.bottom())))

    def _on_chosen(self) -> None:
        self.viewport().update()
        self._speak()
        self.chosen_changed.emit(len(self._choice))

    def _on_rows_new(self, held: tuple[Key, int] | None, behind: Sequence[Row] = ()) -> None:
        """Rows were built anew: forget what isn't there, and come back to what was held.

        Where the current item is gone, the first of those that were `behind` it becomes current.
        """
        self._choice.keep_shown()
        self._set_room()
        self._sheet.reset()
        if self._editor is not None and self._rows.row_of(self._editor.key) < 0:
            self.close_editor()
        self._restore(held)
        if self._rows.row_of(self._current) < 0:
            there = next((row for one in behind if (row := self._rows.row_of(one.key)) >= 0), len(self._rows) - 1)
            self._set_current(self._key(self._sheet.step(there if behind else 0, 0)) if self.hasFocus() else None)
        self._describe()
        self._speak()
        self.chosen_changed.emit(len(self._choice))

    def _speak(self) -> None:
        row = self._rows.row_of(self._current)
        if row < 0:
            self._speaker.say("")
            return
        found = self._rows.rows[row]
        words = [spoken_row(found, self._rows.today)]
        if isinstance(found, Item) and found.detail and self._sheet.is_open(found.key):
            words.append(found.detail)
        if found.key in self._choice:
            words.append(self.tr("chosen"))
        self._speaker.say(", ".join(words))

    def _describe(self) -> None:
        self._speaker.describe(self.tr("%n entries", "", self._rows.count))
