"""The quick log: ten seconds from opening to done, in a small window of its own (issue 4.4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from closeknit.domain.composing.draft import Draft, missing
from closeknit.domain.composing.fragment import Fragment, fragment_at
from closeknit.domain.composing.people import Named
from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.ui.common.focus import FocusRing
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import in_title
from closeknit.ui.common.translation import problem_in_words
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.composer.presenter import ComposerPresenter
from closeknit.ui.shell.quick.fields import QuickFields
from closeknit.ui.shell.quick.foot import QuickFoot
from closeknit.ui.shell.quick.offer import QuickOffer
from closeknit.ui.shell.quick.presenter import Known, Offer, QuickPresenter
from closeknit.ui.shell.quick.text import QuickText

PLACE = "quick-log"
WIDTH_PX = 600


@dataclass(frozen=True, slots=True)
class Sent:
    """What was logged, with what was known of its people before, and what those who are meant are called."""

    fact: object
    draft: Draft
    known: Mapping[PersonId, Known]
    names: Mapping[PersonId, str]


class QuickLog(QWidget):
    """Closing it keeps what was typed; opened again, all of it is selected, so that typing replaces it."""

    #: it is on the timeline; carries Sent
    logged = Signal(object)
    #: somebody new is to be made; carries the name as typed
    new_person_requested = Signal(str)
    #: carries a problem that the user can do nothing about
    failed = Signal(object)

    def __init__(self, look: Look, photos: Photos, composing: ComposerPresenter, presenter: QuickPresenter) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._look, self._presenter = look, presenter
        self._drafting = Drafting(composing, PLACE, self)
        self._known: Mapping[PersonId, Known] = {}
        self._asked: tuple[PersonId, ...] = ()
        self._offered: Fragment | None = None
        self._dismissed: Fragment | None = None
        self._new_at: Fragment | None = None
        self._sent = Draft()
        self._sent_names: Mapping[PersonId, str] = {}
        self._soon = QTimer(self, interval=0, singleShot=True)  # logging disables the field, which has the key in hand
        self.setWindowTitle(in_title(self.tr("Quick log")))
        self.setAccessibleName(self.tr("Quick log"))
        self._build(photos)
        self._connect()
        self._drafting.resume()
        self._refresh()

    def open(self) -> None:
        """Come to the front with the keyboard in the field."""
        if not self.isVisible():
            self._place()
            self.text.selectAll()
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def begin_with(self, name: str) -> None:
        """Put somebody's name into an empty field, the cursor before it."""
        if not self.text.toPlainText().strip():
            self.text.put(" " + self.tr("with {0}").format(name), 0)

    def take_new(self, row: PersonRow) -> None:
        """Go on with somebody who was just made, where their name was being typed."""
        self._put(row, self._new_at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log by Enter from anywhere; Esc puts the list away, then the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._soon.start()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the text alone, as over a restart: no chip that was set for it stays for another."""
        self._put_away()
        self._dismissed = None
        self._problem.hide()
        self._drafting.resume()
        super().closeEvent(event)

    def _build(self, photos: Photos) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._frame = QFrame()
        self._frame.setProperty("kind", "floating")
        outer.addWidget(self._frame)
        box = QVBoxLayout(self._frame)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(self._top())
        box.addWidget(Rule())
        self._offer = QuickOffer(self._look, photos)
        self._fields = QuickFields(self._look, photos, self._drafting)
        self._problem = PlainLabel("", "problem", wraps=True)
        self._problem.setContentsMargins(18, 0, 18, 10)
        self._foot = QuickFoot(self._look)
        for part in (self._offer, self._fields, self._problem, self._foot):
            box.addWidget(part)
        self._offer.hide()
        self._problem.hide()
        self._ring = FocusRing(self, self._look)
        self._set_width()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 13, 18, 11)
        row.setSpacing(10)
        self._picture = QLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self.text = QuickText(self._look)
        self.text.setPlaceholderText(self.tr("Coffee with Ana yesterday, 45 min…"))
        self.text.setAccessibleName(self.tr("What passed, with whom, when"))
        row.addWidget(self.text, 1)
        return row

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda: self._drafting.type_in(self.text.toPlainText()))
        self.text.cursorPositionChanged.connect(self._look_for_name)
        self.text.enter_pressed.connect(self._soon.start)
        self._soon.timeout.connect(self._on_enter)
        self.text.tab_pressed.connect(self._offer.take)
        self.text.move_pressed.connect(self._offer.move_by)
        self._drafting.changed.connect(self._refresh)
        self._drafting.text_wanted.connect(self.text.put)
        self._drafting.busy_changed.connect(self._on_busy)
        self._drafting.logged.connect(self._on_logged)
        self._drafting.lacking.connect(lambda _what: self._on_enter())  # Enter came before it was understood
        self._drafting.failed.connect(self._on_failed)
        self._offer.chosen.connect(self._pick)
        self._offer.new_requested.connect(self._on_new)
        self._fields.outcomes.typing_requested.connect(self.text.setFocus)
        self._presenter.offered.connect(self._on_offered)
        self._presenter.known.connect(self._on_known)
        self._presenter.failed.connect(self.failed)
        self._foot.log_requested.connect(self._on_enter)
        self._foot.cancel_requested.connect(self.close)
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(self._foot.toggle_done)
        self._look.theme.changed.connect(self._set_width)

    def _refresh(self) -> None:
        draft = self._drafting.draft
        self.text.tint.put(self._drafting.parsed)
        if draft.people != self._asked:
            self._asked = draft.people
            self._presenter.look_at(draft.people)
        self._fields.refresh(self._known)
        nexts = [(known.next, known.row.name) for person in draft.people if (known := self._known.get(person))]
        nearest = min(((one, name) for one, name in nexts if one), key=lambda pair: pair[0].due, default=(None, ""))
        self._foot.put(nearest[0], nearest[1] if len(draft.people) > 1 else "")
        self._foot.let_log(not missing(draft))
        self._look_for_name()

    def _look_for_name(self) -> None:
        """Ask who may be meant where a name is being typed, unless it is known who is."""
        if not self._drafting.is_understood:
            return
        found = fragment_at(self.text.toPlainText(), self.text.cursor_at)
        if found is None or found == self._dismissed or not self.text.hasFocus():
            self._put_away()
            return
        parsed = self._drafting.parsed
        named = next((one for one in parsed.people if one.start <= found.start and one.end == found.end), None)
        if named is None:
            self._offered = found
            self._presenter.offer(found.words)
        elif self._is_decided(named):
            self._put_away()
        else:
            self._ask_which(named)

    def _is_decided(self, named: Named) -> bool:
        return len(named.candidates) == 1 or named.key in self._drafting.chips.chosen

    def _ask_which(self, named: Named) -> None:
        self._offered = Fragment(named.start, named.end, named.words, False)
        self._presenter.offer_these(named.words, [one.id for one in named.candidates])

    def _ask_whom(self) -> None:
        """Go back to the first name of the text that nobody bears yet, where somebody new is offered."""
        unknown = self._drafting.parsed.unknown
        if unknown:
            self._dismissed = None
            self.text.setFocus()
            self.text.go_to(unknown[0].end)
            self._look_for_name()

    def _on_offered(self, offer: Offer) -> None:
        at = self._offered
        if at is None or offer.words != at.words or not self._offer.put(offer, at.is_surely_name):
            self._put_away()
            return
        self._show_offer(True)

    def _put_away(self) -> None:
        self._offered = None
        self._presenter.forget_offers()
        self._show_offer(False)

    def _show_offer(self, is_offering: bool) -> None:
        self.text.is_offering = is_offering
        self._offer.setVisible(is_offering)
        for part in (self._fields, self._foot):
            part.setVisible(not is_offering)

    def _pick(self, row: PersonRow) -> None:
        self._put(row, self._offered)

    def _put(self, row: PersonRow, at: Fragment | None) -> None:
        cursor = self.text.cursor_at
        start, end = (cursor, cursor) if at is None else (at.start, at.end)
        self._put_away()
        self._drafting.pick(start, end, row.id, row.name)
        self.text.setFocus()

    def _on_new(self, name: str) -> None:
        self._new_at = self._offered
        self.new_person_requested.emit(name)

    def _on_known(self, known: Mapping[PersonId, Known]) -> None:
        self._known = known
        self._refresh()

    def _on_enter(self) -> None:
        if self.text.is_offering and self._offer.was_moved:
            self._offer.take()
            return
        draft = self._drafting.draft
        if self._drafting.is_understood and "who" in missing(draft):
            self._ask_which(draft.undecided[0]) if draft.undecided else self._ask_whom()
            return
        if self._drafting.is_understood and "channel" in missing(draft):
            self._put_away()
            self._fields.ask_how()
            return
        if self._drafting.is_understood and self._fields.outcomes.ask():
            self._put_away()
            return
        kept = self._foot.kept
        self._drafting.log(None if kept is None else kept.id)

    def _on_escape(self) -> None:
        if self.text.is_offering:
            self._dismissed = self._offered
            self._put_away()
        else:
            self.close()

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            self._sent, self._sent_names = self._drafting.draft, self._drafting.names
            self._problem.hide()
        self.setEnabled(not is_busy)

    def _on_logged(self, fact: object) -> None:
        sent = Sent(fact, self._sent, self._known, self._sent_names)
        self.logged.emit(sent)
        self.close()

    def _on_failed(self, problem: BaseException) -> None:
        words = problem_in_words(problem)
        self.text.setFocus()
        if words is None:
            self.failed.emit(problem)
        self._problem.put(words or self.tr("Something unexpected happened. What you typed is kept."), 400)
        self._problem.show()

    def _set_width(self) -> None:
        screen = self.screen().availableSize().width()
        self._frame.setFixedWidth(min(self._look.theme.px(WIDTH_PX), screen - 16))
        self._picture.setPixmap(self._look.icons.pixmap("note-pencil", "accent", 20, 2.0))

    def _place(self) -> None:
        """Stand in the upper middle of the screen where the pointer is; Wayland places windows by itself."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or self.screen()
        room = screen.availableGeometry()
        self.move(room.x() + (room.width() - self.sizeHint().width()) // 2, room.y() + room.height() // 6)
