"""People: the side list, the search and the table, the preview; every act by key, button and menu."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PeopleQuery, PersonRow, Sort
from closeknit.settings import SettingsStore
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.fields import SearchField
from closeknit.ui.common.figures import number
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import tooltip
from closeknit.ui.people.bulkbar import BulkBar
from closeknit.ui.people.columnchoice import ColumnChoice
from closeknit.ui.people.filters import FilterPopup
from closeknit.ui.people.model import PeopleModel
from closeknit.ui.people.nobody import Nobody
from closeknit.ui.people.presenter import Answer, PeoplePresenter
from closeknit.ui.people.preview import Preview
from closeknit.ui.people.questions import Questions
from closeknit.ui.people.sidelist import Entry, Lists, SideList
from closeknit.ui.people.table import PeopleTable
from closeknit.ui.people.wording import found_sentence, rungs_sentence

if TYPE_CHECKING:  # start-up cost: the figures come after the first rows
    from closeknit.services.relationships import Figures


class PeoplePage(Page):
    """The page of the rail's first entry."""

    #: a new person is wanted; carries the name to begin with
    new_requested = Signal(str)
    #: the import dialog is wanted
    import_requested = Signal()
    #: an export is wanted; carries the ids
    export_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        keys: Keys,
        presenter: PeoplePresenter,
        photos: Photos,
        settings: SettingsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._look = look
        self._keys = keys
        self._presenter = presenter
        self._photos = photos
        self._entry = Entry("")
        self._lists: Lists | None = None
        self._previewed: PersonRow | None = None
        self._sort = (Sort.NAME, False)
        self._questions = Questions(self, look, presenter, self._on_done)
        presenter.begin()
        self._model = PeopleModel(presenter.now, self)
        self.title = self.tr("People")
        self.setAccessibleName(self.title)
        self._build()
        self._make_actions()
        self._connect()

    @property
    def ids(self) -> list[PersonId]:
        """Return the people found, in the list's order."""
        return list(self._model.ids)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for changes."""
        super().showEvent(event)
        self._presenter.wake(self._asked())

    def hideEvent(self, event: QHideEvent) -> None:
        """Let changes pass."""
        super().hideEvent(event)
        self._presenter.sleep()

    def entered(self) -> None:
        """Look for changes, and take the keyboard."""
        self._presenter.wake(self._asked())
        self._table.setFocus()

    def select(self, person: PersonId) -> None:
        """Make somebody current if they are in the list."""
        if person in self._model.ids:
            self._table.go_to(self._model.ids.index(person))

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Choose people by their place in the list, and make the last one current."""
        found = [row for row in rows if row < len(self._model.ids)]
        self._model.choose([self._model.ids[row] for row in found])
        if found:
            self._table.go_to(found[-1])

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def search(self, text: str) -> None:
        """Look for a text at once."""
        self._search.setText(text)
        self._ask(at_once=True)

    def leave_step(self) -> bool:
        """Close a drawer, else clear the search, else choose nobody."""
        if self._columns.close_drawers():
            return True
        if self._search.text():
            self._search.clear()
            self._table.setFocus()
            return True
        if self._model.chosen:
            self._model.choose_nobody()
            return True
        return False

    def person_at_hand(self) -> PersonId | None:
        """Who is current in the list."""
        return self._table.current_person()

    def toggle_side(self) -> None:
        """Open or close the preview where it is a drawer."""
        self._columns.toggle("right")

    def top_buttons(self) -> list[QWidget]:
        """New and Import; in a narrow window also the two drawers."""
        sides = (("left", self._lists_button), ("right", self._preview_button))
        return [*(button for side, button in sides if self._columns.is_drawer(side)), self._new, self._import]

    def hints(self) -> list[Hint]:
        """The keys of the list."""
        a = self._actions
        return [
            Hint(self.tr("search"), (a["search"],)),
            Hint(self.tr("move"), (a["down"], a["up"])),
            Hint(self.tr("select"), (a["select"],)),
            Hint(self.tr("extend"), (a["extend down"],)),
            Hint(self.tr("open"), (a["open"],)),
            Hint(self.tr("log"), (a["log"],)),
            Hint(self.tr("preview"), (a["preview"],)),
            Hint(self.tr("join"), (a["join"],)),
            Hint(self.tr("category"), (a["category"],)),
        ]

    def _build(self) -> None:
        self._columns = Columns(self._look, 196, 256)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self._side = SideList(self._look)
        holder = QFrame()
        side_box = QVBoxLayout(holder)
        side_box.setContentsMargins(16, 12, 12, 0)
        side_box.addWidget(self._side)
        self._preview = Preview(self._look, self._photos, self._presenter.now)
        self._columns.fill(holder, self._built_middle(), self._preview)
        self._new = Button(self._look, self.tr("New"), icon="user-plus", key="N")
        self._import = Button(self._look, self.tr("Import"), icon="download-simple")
        self._lists_button = Button(self._look, self.tr("Lists"), icon="users")
        self._preview_button = Button(self._look, self.tr("Preview"), icon="identification-card")

    def _built_middle(self) -> QWidget:
        middle = QWidget()
        middle.setProperty("ground", "surface")
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        bar = QFrame()
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 7, 12, 6)
        row.setSpacing(8)
        self._search = SearchField(self._look, self.tr("Name, organisation, category, e-mail or phone"), "/")
        self._filter = Button(self._look, self.tr("Filter"), icon="funnel-simple", size="field")
        row.addWidget(self._search, 1)
        self._columns_button = Button(self._look, "", icon="columns", size="field")
        self._columns_button.setAccessibleName(self.tr("Columns"))
        self._columns_button.setToolTip(tooltip(self.tr("Columns")))
        row.addWidget(self._filter)
        row.addWidget(self._columns_button)
        self._filters = FilterPopup(self._look, self)
        self._table = PeopleTable(self._look, self._model, self._photos)
        self._choice = ColumnChoice(self._settings, self._model, self._table, self._columns_button)
        self._empty = Nobody(self._look)
        self._body = QStackedWidget()
        self._body.addWidget(self._table)
        self._body.addWidget(self._empty)
        self._bulk = BulkBar(self._look)
        foot = QFrame()
        foot.setProperty("edge", "top")
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(14, 7, 14, 8)
        self._count, self._sorted = PlainLabel("", "label"), PlainLabel("", "label")
        foot_row.addWidget(self._count, 1)
        foot_row.addWidget(self._sorted)
        for part in (bar, self._body, self._bulk, foot):
            box.addWidget(part, 1 if part is self._body else 0)
        return middle

    def _make_actions(self) -> None:
        table = self._table
        self._actions: dict[str, QAction] = {}
        for name, text, run, *keys in (
            ("search", self.tr("Search"), self.focus_search, "/", "Ctrl+F"),
            ("filter", self.tr("Filter"), lambda: self._filters.open_below(self._filter), "F"),
            ("new", self.tr("New person"), self._on_new, "N"),
            ("import", self.tr("Import"), self.import_requested.emit, "Ctrl+I"),
            ("down", self.tr("Next row"), lambda: table.move(1), "J"),
            ("up", self.tr("Row before"), lambda: table.move(-1), "K"),
            ("select", self.tr("Choose"), self._on_select, "X"),
            ("extend down", self.tr("Choose the next too"), lambda: table.extend(1), "Shift+J"),
            ("extend up", self.tr("Choose the one before too"), lambda: table.extend(-1), "Shift+K"),
            ("all", self.tr("Choose everybody found"), self._presenter.want_everybody, "Ctrl+A"),
            ("open", self.tr("Open"), self._on_open, "Return"),
            ("log", self.tr("Log"), self.log, "L"),
            ("preview", self.tr("Preview"), self.toggle_side, "Space"),
            ("category", self.tr("Add a category"), lambda: self._act("category"), "#"),
            ("join", self.tr("Join"), lambda: self._act("join"), "M"),
            ("export", self.tr("Export"), lambda: self._act("export"), "Ctrl+Shift+E"),
            ("delete", self.tr("Delete"), lambda: self._act("delete"), "Delete"),
        ):
            owner = self if name in ("search", "filter", "new", "import", "category", "join", "export") else table
            self._actions[name] = self._keys.action(owner, text, run, *keys)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.answered.connect(self._on_answer)
        presenter.lists_came.connect(self._on_lists)
        presenter.everybody_came.connect(self._model.choose)
        self._table.everybody_wanted.connect(presenter.want_everybody)
        presenter.figures_came.connect(self._on_figures)
        presenter.rows_came.connect(lambda came: self._model.put_rows(*came))
        presenter.person_came.connect(self._preview.put_person)
        presenter.failed.connect(self.failed)
        presenter.time_came.connect(lambda: self._ask(at_once=True))
        self._model.rows_wanted.connect(presenter.want_rows)
        self._model.chosen_changed.connect(self._on_chosen)
        self._search.textChanged.connect(lambda _text: self._ask())
        self._search.results_wanted.connect(self._table.setFocus)
        self._filter.clicked.connect(lambda: self._filters.open_below(self._filter))
        self._filters.changed.connect(self._on_filter)
        self._side.entry_chosen.connect(self._on_entry)
        self._side.menu_requested.connect(lambda wish: self._questions.book_menu(*wish))
        self._table.opened.connect(self.open_person)
        self._table.current_changed.connect(self._on_current)
        self._table.sort_requested.connect(self._on_sort)
        self._table.menu_requested.connect(self._on_menu)
        self._preview.opened.connect(self.open_person)
        self._preview.log_requested.connect(self.log)
        self._preview.seat_requested.connect(self.seat_requested)
        self._bulk.act_requested.connect(self._act)
        self._new.clicked.connect(self._on_new)
        self._empty.new.clicked.connect(self._on_new)
        self._empty.clear.clicked.connect(self._on_clear)
        self._import.clicked.connect(self.import_requested)
        self._empty.reading.clicked.connect(self.import_requested)
        self._columns.tie("left", self._lists_button)
        self._columns.tie("right", self._preview_button)
        self._columns.changed.connect(self.changed)

    def _asked(self) -> PeopleQuery:
        query = PeopleQuery(text=self._search.text(), sort=self._sort[0], descending=self._sort[1])
        return self._filters.apply(self._entry.narrowed(query), self._presenter.now)

    def _ask(self, at_once: bool = False) -> None:
        self._presenter.ask(self._asked(), at_once)

    def _on_answer(self, answer: Answer) -> None:
        here = self._table.current_person()
        self._model.set_found(answer.found.ids, answer.rows, answer.figures)
        self._count.put(found_sentence(answer.found, answer.took_ms))
        self._choice.put_scored(answer.found.is_scored)
        if self._filters.put_scored(answer.found.is_scored):
            self._on_filter()
        self._sorted.put(self._filters.sort_words())
        self._table.show_sort(*self._sort)
        self._empty.tell_of(answer, self._filters.count() > 0)
        self._body.setCurrentWidget(self._table if answer.found.ids else self._empty)
        if here is not None and here in answer.found.ids:
            self._table.go_to(answer.found.ids.index(here))
        elif answer.found.ids:
            self._table.go_to(0)
        else:
            self._preview.put_nobody()
        self._on_current(self._table.current_person())

    def _on_lists(self, lists: Lists) -> None:
        self._lists = lists
        self._side.put(lists)
        self._filters.offer(lists.books, lists.categories)
        self.subtitle = rungs_sentence(lists.rungs)
        self.changed.emit()

    def _on_entry(self, entry: Entry) -> None:
        if not entry.is_same(self._entry):
            self._entry = entry
            self._model.choose_nobody()
            self._ask(at_once=True)

    def _on_current(self, person: PersonId | None) -> None:
        row = self._model.row_at(self._table.currentIndex().row()) if person is not None else None
        if row is None:
            self._previewed = None
            self._preview.put_nobody()
            return
        if row is self._previewed:
            return
        self._previewed = row
        self._preview.put_row(row, self._model.figures_at(self._table.currentIndex().row()))
        self._presenter.preview(row.id)

    def _on_figures(self, figures: Mapping[PersonId, "Figures"]) -> None:
        self._model.put_figures(figures)
        self._preview.put_figures(figures)

    def _on_chosen(self) -> None:
        self._bulk.put(len(self._model.chosen), self._entry.trash)

    def _on_select(self) -> None:
        person = self._table.current_person()
        if person is not None:
            self._model.toggle(person)

    def _on_open(self) -> None:
        person = self._table.current_person()
        if person is not None:
            self.open_person(person)

    def _on_new(self) -> None:
        self.new_requested.emit(self._search.text().strip() if not self._model.ids else "")

    def _on_clear(self) -> None:
        self._filters.clear()
        self._search.clear()
        self._table.setFocus()

    def _on_filter(self) -> None:
        self._sort = self._filters.sort()
        count = self._filters.count()
        self._filter.setText(self.tr("Filter") if not count else self.tr("Filter: {0}").format(number(count)))
        self._filter.updateGeometry()
        self._ask(at_once=True)

    def _on_sort(self, sort: tuple[Sort, bool]) -> None:
        self._sort = sort
        self._filters.show_sort(*sort)
        self._ask(at_once=True)

    def _on_done(self) -> None:
        self._model.choose_nobody()

    def _targets(self) -> list[PersonId]:
        if self._model.chosen:
            return [p for p in self._model.ids if p in self._model.chosen] or sorted(self._model.chosen)
        here = self._table.current_person()
        return [here] if here is not None else []

    def _act(self, act: str) -> None:
        ids = self._targets()
        if act == "close":
            self._model.choose_nobody()
        elif not ids:
            return
        elif act == "delete" and self._entry.trash:
            self._act("erase")
        elif act == "category":
            self._questions.category(ids)
        elif act == "join":
            self._questions.join(ids)
        elif act == "erase":
            self._questions.erase(ids)
        elif act == "export":
            self.export_requested.emit(ids)
        else:
            verbs: dict[str, Callable[[list[PersonId]], None]] = {
                "delete": self._presenter.delete,
                "restore": self._presenter.restore,
            }
            verbs[act](ids)
            self._model.choose_nobody()

    def _on_menu(self, point: QPoint) -> None:
        names = ("open", "select", "category", "join", "export", "delete")
        restore = (lambda: self._act("restore")) if self._entry.trash else None
        self._questions.person_menu([self._actions[name] for name in names], restore, point)
