"""Catch up: one person after the other, one key for each answer, stopped at any time."""

from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from closeknit.domain.catch_up import Answer, HowOften, LastMet, Verdict
from closeknit.domain.ids import PersonId
from closeknit.ui.catchup.answers import Question
from closeknit.ui.catchup.presenter import CatchUpPresenter
from closeknit.ui.catchup.session import Chosen
from closeknit.ui.catchup.side import Side
from closeknit.ui.catchup.subject import Subject
from closeknit.ui.catchup.wording import word
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.empty import EmptyState
from closeknit.ui.common.figures import number
from closeknit.ui.common.keys import Hint, Keys, is_letter
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos

_MET_KEYS = ("1", "2", "3", "4", "5")
_OFTEN_KEYS = ("6", "7", "8", "9", "0")


class CatchUpPage(Page):
    """Its single keys come before the window's of the same letter, as long as the keyboard is in the page."""

    #: the list of people is wanted
    people_requested = Signal()

    has_back = True

    def __init__(
        self, look: Look, keys: Keys, presenter: CatchUpPresenter, photos: Photos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._keys, self._presenter, self._photos = look, keys, presenter, photos
        self._asked: PersonId | None = None
        self._chosen = Chosen()
        self._told: object = None
        self.title = self.tr("Catch up")
        self.setAccessibleName(self.title)
        self._make_actions()
        self._build()
        self._connect()

    def entered(self) -> None:
        """Begin a sitting."""
        self._asked = None
        self._presenter.start()

    def leave_step(self) -> bool:
        """Close the drawer; else Esc stops."""
        is_closed = self._columns.close_drawers()
        if is_closed:
            self._focus_answer()
        return is_closed

    def take_back(self) -> bool:
        """Take the last answer back, and nothing that was done before this sitting."""
        if not self._presenter.take_back():
            self.told.emit(self.tr("Nothing is answered yet"))
        return True

    def choose(self, answer: Answer) -> None:
        """Answer for who is asked about."""
        self._presenter.choose(answer)

    def person_at_hand(self) -> PersonId | None:
        """Who is asked about."""
        current = self._presenter.session.current
        return None if current is None else current.row.id

    def toggle_side(self) -> None:
        """Open or close the last answers where they are a drawer."""
        self._columns.toggle("right")
        if not self._columns.is_shown("right"):
            self._focus_answer()

    def top_buttons(self) -> list[QWidget]:
        """Stop; in a narrow window the last answers."""
        return [self._answers, self._stop] if self._columns.is_drawer("right") else [self._stop]

    def hints(self) -> list[Hint]:
        """The keys of the page; none when everybody was asked about."""
        if self._stack.currentWidget() is self._done:
            return []
        a = self._actions
        return [
            Hint(self.tr("last met"), tuple(self._met_actions)),
            Hint(self.tr("how often"), tuple(self._often_actions)),
            Hint(self.tr("archive"), (a["archive"],)),
            Hint(self.tr("not a person"), (a["organisation"],)),
            Hint(self.tr("next"), (a["next"],)),
            Hint(self.tr("undo"), (a["undo"],)),
        ]

    def event(self, event: QEvent) -> bool:
        """Claim the page's single keys, of which the window has some too: two shortcuts of one key do nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            action = self._action_of(event)
            if action is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on a claimed key."""
        action = self._action_of(event)
        if action is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            action.trigger()

    def showEvent(self, event: object) -> None:
        """Look for what happens elsewhere."""
        super().showEvent(event)  # type: ignore[arg-type]  # an event like any other
        self._presenter.is_watching = True

    def hideEvent(self, event: object) -> None:
        """Look no more for it."""
        super().hideEvent(event)  # type: ignore[arg-type]  # an event like any other
        self._presenter.is_watching = False

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
        if not is_letter(pressed.toString()):
            return None
        return next((one for one in self.actions() if one.isEnabled() and pressed in one.shortcuts()), None)

    def _make_actions(self) -> None:
        make = self._keys.action
        self._met_actions = [
            make(self, word(answer), partial(self.choose, answer), key)
            for answer, key in zip(LastMet, _MET_KEYS, strict=True)
        ]
        self._often_actions = [
            make(self, word(answer), partial(self.choose, answer), key)
            for answer, key in zip(HowOften, _OFTEN_KEYS, strict=True)
        ]
        verdicts = {"archive": (Verdict.ARCHIVED, "A"), "organisation": (Verdict.NOT_A_PERSON, "O")}
        self._actions = {
            name: make(self, word(verdict), partial(self.choose, verdict), key)
            for name, (verdict, key) in verdicts.items()
        }
        self._actions["next"] = make(self, self.tr("Next"), self._presenter.skip, "Return")
        self._actions["undo"] = make(self, self.tr("Undo the last answer"), self._on_undo, "Z")

    def _build(self) -> None:
        look = self._look
        self._columns = Columns(look, 1, 296)
        self._columns.want("left", False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self._stack = QStackedWidget()
        self._area = QScrollArea()
        self._area.setWidget(self._built_questions())
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self.tr("Questions"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._done = EmptyState(look, "circles")
        self._people = self._done.add(Button(look, self.tr("Go to People"), "main", "address-book"))
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._done)
        self._side = Side(look, self._photos)
        side = QScrollArea()
        side.setWidget(self._side)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setAccessibleName(self.tr("Last answers"))
        self._columns.fill(QWidget(), self._stack, side)
        self._stop = Button(look, self.tr("Stop"), key="Esc")
        self._answers = Button(look, self.tr("Answers"), icon="clock-counter-clockwise")

    def _built_questions(self) -> QWidget:
        look, px = self._look, self._look.theme.px
        self._subject = Subject(look, self._photos)
        self._met = Question(look, self.tr("When did you last meet?"), tuple(LastMet), self._met_actions)
        self._often = Question(look, self.tr("How often do you want to?"), tuple(HowOften), self._often_actions)
        column = self._column = QWidget()
        self._set_width()
        box = QVBoxLayout(column)
        box.setContentsMargins(px(16), px(16), px(16), px(16))
        box.setSpacing(0)
        box.addStretch(36)
        box.addWidget(self._subject)
        box.addSpacing(px(30))
        box.addWidget(self._met)
        box.addSpacing(px(22))
        box.addWidget(self._often)
        box.addSpacing(px(8))
        box.addWidget(Rule())
        box.addSpacing(px(16))
        box.addLayout(self._built_foot())
        box.addStretch(128)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
        return whole

    def _built_foot(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.theme.px(8))
        self._archive = Button(look, word(Verdict.ARCHIVED), key="A")
        self._organisation = Button(look, word(Verdict.NOT_A_PERSON), key="O")
        self._next = Button(look, self.tr("Next"), "quiet", key="Enter")
        row.addWidget(self._archive)
        row.addWidget(self._organisation)
        row.addWidget(PlainLabel(self.tr("Either can be undone; the card stays as it is."), "third", wraps=True), 1)
        row.addWidget(self._next)
        return row

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._on_changed)
        presenter.failed.connect(self.failed)
        self._met.chosen.connect(presenter.choose)
        self._often.chosen.connect(presenter.choose)
        self._archive.clicked.connect(self._actions["archive"].trigger)
        self._organisation.clicked.connect(self._actions["organisation"].trigger)
        self._next.clicked.connect(self._actions["next"].trigger)
        self._side.undo_requested.connect(presenter.take_back)
        self._stop.clicked.connect(self.back_requested)
        self._answers.clicked.connect(self.toggle_side)
        self._people.clicked.connect(self.people_requested)
        self._columns.changed.connect(self.changed)
        self._look.theme.changed.connect(self._set_width)

    def _set_width(self) -> None:
        """Keep the column as wide as the design's, with the text size."""
        self._column.setMaximumWidth(self._look.theme.px(680) + 2 * self._look.theme.px(16))

    def _on_undo(self) -> None:
        self.take_back()

    def _on_changed(self) -> None:
        session = self._presenter.session
        current = session.current
        self._side.put(session)
        self._tell_place()
        if current is not None:
            self._subject.put(current)
            chosen = session.chosen(current.row.id)
            self._met.put(chosen.met, current.row.name, self._presenter.today)
            self._often.put(chosen.often, current.row.name, self._presenter.today)
            self._turn_to(self._area)
            self._lead_keyboard(current.row.id, chosen)
            self._warm_photo()
        elif session.is_at_end:
            self._tell_done()
            self._turn_to(self._done)
        told = (self.subtitle, self.progress, self._stack.currentWidget())
        if told != self._told:
            self._told = told
            self.changed.emit()

    def _lead_keyboard(self, person: PersonId, chosen: Chosen) -> None:
        """Put the keyboard where the next answer is, but only when something was answered or another person came."""
        if person == self._asked and chosen == self._chosen:
            return
        self._asked, self._chosen = person, chosen
        focus = QApplication.focusWidget()
        if focus is None or self.isAncestorOf(focus) or not focus.isVisible():
            self._focus_answer()

    def _focus_answer(self) -> None:
        """Go to the first question that isn't answered, and have it in sight."""
        chosen = self._chosen
        question = self._often if chosen.met is not None and chosen.often is None else self._met
        question.focus_first()
        if not chosen.is_any:
            self._area.verticalScrollBar().setValue(0)
        self._area.ensureWidgetVisible(question, 0, 0)  # no more than it needs: who is asked about stays in sight

    def _turn_to(self, part: QWidget) -> None:
        if self._stack.currentWidget() is not part:
            self._stack.setCurrentWidget(part)
            if part is self._done:
                self._people.setFocus()

    def _tell_place(self) -> None:
        session = self._presenter.session
        self.subtitle, self.progress = "", None
        if session.total is not None and session.current is not None:
            total = max(session.total, session.place)
            self.subtitle = self.tr("{0} of {1}, stop any time").format(number(session.place), number(total))
            self.progress = (session.place - 1) / total

    def _tell_done(self) -> None:
        session = self._presenter.session
        skipped = sum(not session.chosen(person).is_any for person in session.passed)
        words = self.tr("Whom you meet next, you log; who comes by a later import is asked about here.")
        if skipped:
            words = self.tr("%n people were passed over; they come again another time.", "", skipped)
        self._done.tell(self.tr("Nobody is left to ask about"), words)

    def _warm_photo(self) -> None:
        """Have the next person's picture at hand before it is wanted."""
        queue = self._presenter.session.queue
        if queue and queue[0].row.has_photo:
            self._photos.get(queue[0].row.id)
