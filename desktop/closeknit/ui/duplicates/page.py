"""Exact doubles: the pairs by evidence at the left, one pair side by side, and three answers."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from closeknit.domain.double import Double, Evidence
from closeknit.domain.person import Person
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.empty import EmptyState
from closeknit.ui.common.figures import number
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.duplicates.comparison import Comparison
from closeknit.ui.duplicates.pairs import PairList
from closeknit.ui.duplicates.presenter import DoublesPresenter, Found


class DuplicatesPage(Page):
    """Enter joins, N keeps apart, Esc leaves it for later."""

    has_back = True

    def __init__(
        self, look: Look, keys: Keys, presenter: DoublesPresenter, photos: Photos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._keys, self._presenter, self._photos = look, keys, presenter, photos
        self._found: Found | None = None
        self.title = self.tr("Exact doubles")
        self.setAccessibleName(self.title)
        self._build()
        self._make_actions()
        self._connect()

    def entered(self) -> None:
        """Look for doubles."""
        self._presenter.is_watching = True
        self._presenter.refresh()
        self._list.setFocus()

    def leave_step(self) -> bool:
        """Close a drawer; else there is nothing to leave but the page."""
        return self._columns.close_drawers()

    def top_buttons(self) -> list[QWidget]:
        """The pair before and after; in a narrow window the list."""
        left: list[QWidget] = [self._pairs_button] if self._columns.is_drawer("left") else []
        return [*left, self._before, self._place, self._after]

    def hints(self) -> list[Hint]:
        """The keys of the page."""
        a = self._actions
        return [
            Hint(self.tr("move"), (a["down"], a["up"])),
            Hint(self.tr("join"), (a["join"],)),
            Hint(self.tr("not the same"), (a["apart"],)),
            Hint(self.tr("join all of this kind"), (a["all"],)),
        ]

    def _build(self) -> None:
        self._columns = Columns(self._look, 372, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self._list = PairList(self._look, self._photos)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(12, 6, 12, 6)
        box.addWidget(self._list)
        self._columns.fill(holder, self._built_middle(), QWidget())
        self._columns.want("right", False)
        look = self._look
        self._before = Button(look, "", icon="caret-left", name=self.tr("Pair before"), key="K")
        self._after = Button(look, "", icon="caret-right", name=self.tr("Pair after"), key="J")
        self._place = PlainLabel("", "second")
        self._pairs_button = Button(look, self.tr("Pairs"), icon="users")

    def _built_middle(self) -> QWidget:
        self._comparison = Comparison(self._look, self._photos)
        area = QScrollArea()
        area.setWidget(self._comparison)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Both people"))
        self._empty = EmptyState(self._look, "pair")
        self._empty.tell(
            self.tr("No exact doubles"), self.tr("Nobody shares an e-mail or phone and a name with another.")
        )
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(area, 1)
        inner.addWidget(self._built_answers())
        self._stack = QStackedWidget()
        self._stack.setProperty("ground", "surface")
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        return self._stack

    def _built_answers(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("ground", "sunken")
        bar.setProperty("edge", "top")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(8)
        row.addWidget(PlainLabel(self.tr("A card can be split off again at any time."), "label"), 1)
        self._apart = Button(self._look, self.tr("Not the same"), "quiet", key="N")
        self._later = Button(self._look, self.tr("Later"), key="Esc")
        self._join = Button(self._look, self.tr("Join, next"), "main", "intersect", key="Enter")
        for button in (self._apart, self._later, self._join):
            row.addWidget(button)
        return bar

    def _make_actions(self) -> None:
        self._actions = {
            "down": self._keys.action(self, self.tr("Pair after"), lambda: self._list.step(1), "J"),
            "up": self._keys.action(self, self.tr("Pair before"), lambda: self._list.step(-1), "K"),
            "join": self._keys.action(self._list, self.tr("Join"), self._on_join, "Return"),
            "apart": self._keys.action(self, self.tr("Not the same"), self._on_apart, "N"),
            "all": self._keys.action(self, self.tr("Join all of this kind"), self._on_all, "Ctrl+J"),
        }

    def _connect(self) -> None:
        self._presenter.found.connect(self._on_found)
        self._presenter.opened.connect(self._on_opened)
        self._presenter.failed.connect(self.failed)
        self._list.pair_chosen.connect(self._on_pair)
        self._list.join_all_requested.connect(self._ask_all)
        self._before.clicked.connect(lambda: self._list.step(-1))
        self._after.clicked.connect(lambda: self._list.step(1))
        self._pairs_button.clicked.connect(lambda: self._columns.toggle("left"))
        self._join.clicked.connect(self._on_join)
        self._apart.clicked.connect(self._on_apart)
        self._later.clicked.connect(self.back_requested)
        self._columns.changed.connect(self.changed)

    def hideEvent(self, event: object) -> None:
        """Look no more for changes."""
        super().hideEvent(event)  # type: ignore[arg-type]  # an event like any other
        self._presenter.is_watching = False

    def _on_found(self, found: Found) -> None:
        self._found = found
        self._list.put(found)
        self.subtitle = self.tr("%n pairs left", "", len(found.doubles))
        self._stack.setCurrentIndex(0 if found.doubles else 1)
        self._columns.want("left", bool(found.doubles))
        self._tell_place()

    def _on_pair(self, double: Double | None) -> None:
        self._tell_place()
        if double is not None:
            self._presenter.open(double)

    def _on_opened(self, opened: tuple[Double, Person, Person]) -> None:
        double, first, second = opened
        if double == self._list.pair():
            self._comparison.put(double, first, second)

    def _tell_place(self) -> None:
        total = len(self._list.pairs.rows_of_pairs())
        self._place.put(self.tr("{0} of {1}").format(number(self._list.place()), number(total)))
        self.changed.emit()

    def _on_join(self) -> None:
        double = self._list.pair()
        if double is not None:
            self._presenter.join(double)

    def _on_apart(self) -> None:
        double = self._list.pair()
        if double is not None:
            self._presenter.keep_apart(double)

    def _on_all(self) -> None:
        double = self._list.pair()
        if double is not None:
            self._ask_all(double.evidence)

    def _ask_all(self, evidence: Evidence) -> None:
        doubles = [d for d in self._found.doubles if d.evidence is evidence] if self._found is not None else []
        if not doubles:
            return
        title = self.tr("Join all %n pairs of this kind?", "", len(doubles))
        words = self.tr("This is one step: undo takes all of it back. No card changes.")
        act, safe = self.tr("Join all"), self.tr("Cancel")
        Ask(self, self._look, title, words, act, safe, on_yes=lambda: self._presenter.join_all(doubles)).open()
