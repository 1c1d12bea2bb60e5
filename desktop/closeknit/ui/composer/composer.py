"""Log in one line: what is typed fills the chips, a chip set by hand wins, and who and how are all it needs."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from closeknit.domain.composing.draft import Chip as Touch
from closeknit.domain.composing.draft import Chips, Draft, apply, missing
from closeknit.domain.composing.parse import Parsed
from closeknit.domain.composing.people import Candidate, Named
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import LIVE, Channel, Marker, StartedBy
from closeknit.domain.when import When
from closeknit.ui.common.buttons import Button, Chip
from closeknit.ui.common.flow import Flow
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.composer import menus
from closeknit.ui.composer.presenter import ComposerPresenter
from closeknit.ui.composer.wording import (
    CHANNEL_ICONS,
    channel_word,
    length_word,
    marker_word,
    rating_word,
    starter_word,
    when_word,
)

PARSE_AFTER_MS = 30
_MOST_LETTERS = 10_000


class Composer(QFrame):
    """`people` are those it is about unless said otherwise, with their names: the person whose page it stands on."""

    #: something was logged; carries the fact
    logged = Signal(object)
    #: something else is to be noted; carries "gave", "received", "need", "promise" or "note"
    other_requested = Signal(str)
    #: carries the problem
    failed = Signal(object)

    def __init__(self, look: Look, presenter: ComposerPresenter, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._presenter = look, presenter
        self._always: dict[PersonId, str] = {}
        self._chips, self._parsed, self._removed = Chips(), Parsed(""), frozenset[PersonId]()
        self.setProperty("kind", "composer")
        self.setAccessibleName(self.tr("Log"))
        self._build(hint)
        self._connect()
        self._refresh()

    @property
    def draft(self) -> Draft:
        """What would be logged now."""
        draft = apply(self._parsed, self._chips)
        people = tuple(person for person in (*self._always, *draft.people) if person not in self._removed)
        return replace(draft, people=tuple(dict.fromkeys(people)))

    def about(self, people: dict[PersonId, str]) -> None:
        """Be about these people; what was typed for others goes."""
        if people.keys() != self._always.keys():
            self._always = people
            self.clear()

    def begin(self) -> None:
        """Take the keyboard."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_slim(self, is_slim: bool) -> None:
        """Be one line where room is short, until something is typed."""
        self._is_slim = is_slim
        self._row.setVisible(not is_slim or bool(self.field.text()))

    def clear(self) -> None:
        """Empty the line and the chips."""
        self._chips, self._parsed, self._removed = Chips(), Parsed(""), frozenset()
        self._soon.stop()
        self.field.clear()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log by Enter, and by Ctrl+Enter from a chip; Esc empties first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTimer.singleShot(0, self.log)  # it disables the field, which must first be done with the key
            return
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def log(self) -> None:
        """Log what stands there, once it was understood."""
        if self._soon.isActive() or self._parsed.text != self.field.text():
            self._is_wanted = True
            self._understand()
            return
        draft = self.draft
        if not missing(draft) and self.isEnabled():
            self.setEnabled(False)
            self._presenter.log(draft)

    def _build(self, hint: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        self.field = QLineEdit()
        self.field.setProperty("kind", "bare")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setMaxLength(_MOST_LETTERS)
        box.addWidget(self.field)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._flow = Flow()
        row.addLayout(self._flow, 1)
        self._other = Button(self._look, "", "quiet", "dots-three", size="small", name=self.tr("Note something else"))
        self._log = Button(self._look, self.tr("Log"), "main", size="small")
        for button in (self._other, self._log):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        box.addWidget(self._row)
        self._is_slim = False
        self._who: list[Chip] = []
        self._channel = self._chip("users", self._on_channel)
        self._day = self._chip("calendar-blank", self._on_day)
        self._length = self._chip("timer", self._on_length)
        self._rating = self._chip("", self._on_rating)
        self._marked = self._chip("tag", self._on_markers)
        self._started = self._chip("swap", self._on_starter)
        self._answered = self._chip("check", lambda: self._set(answered=not self._chips.answered))
        self._soon = QTimer(self, interval=PARSE_AFTER_MS, singleShot=True)
        self._is_wanted = False

    def _chip(self, icon: str, run: Callable[[], None]) -> Chip:
        chip = Chip(self._look, "", icon)
        chip.clicked.connect(run)
        self._flow.addWidget(chip)
        return chip

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._soon.start())
        self._soon.timeout.connect(self._understand)
        self._log.clicked.connect(self.log)
        self._other.clicked.connect(self._on_other)
        self._presenter.parsed.connect(self._on_parsed)
        self._presenter.logged.connect(self._on_logged)
        self._presenter.failed.connect(self._on_failed)

    def _understand(self) -> None:
        self._soon.stop()
        self._presenter.understand(self.field.text())

    def _on_parsed(self, parsed: Parsed) -> None:
        if parsed.text != self.field.text():
            return
        self._parsed = parsed
        self._refresh()
        if self._is_wanted:
            self._is_wanted = False
            self.log()

    def _on_logged(self, fact: object) -> None:
        if not self.isEnabled():
            self.setEnabled(True)
            self.clear()
            self.begin()
        self.logged.emit(fact)

    def _on_failed(self, problem: object) -> None:
        self.setEnabled(True)
        self._is_wanted = False
        self.failed.emit(problem)

    def _set(self, **values: object) -> None:
        self._chips = replace(self._chips, **values)  # type: ignore[arg-type]  # each caller gives a field its type
        self._refresh()

    def _refresh(self) -> None:
        draft = self.draft
        self.set_slim(self._is_slim)
        self._show_people(draft)
        self._show(self._channel, self.tr("How?") if draft.channel is None else channel_word(draft.channel))
        self._channel.set_icon("users" if draft.channel is None else CHANNEL_ICONS[draft.channel])
        self._channel.setChecked(draft.channel is not None)
        self._show(self._day, when_word(draft.when, self._presenter.now().date()), draft.when is not None)
        is_live = draft.channel is None or draft.channel in LIVE
        self._show(self._length, length_word(draft.minutes), draft.minutes is not None)
        self._length.setVisible(is_live)
        self._show(self._rating, rating_word(draft.rating), draft.rating is not None)
        marked = ", ".join(marker_word(marker) for marker in Marker if marker in draft.markers)
        self._show(self._marked, marked or self.tr("What came of it"), bool(marked))
        starter = self.tr("Who started?") if draft.started_by is None else starter_word(draft.started_by)
        self._show(self._started, starter, draft.started_by is not None)
        self._show(self._answered, self.tr("Both wrote"), draft.answered)
        self._answered.setVisible(not is_live and draft.channel not in (Channel.REACTION, Channel.LINK))
        self._log.setEnabled(not missing(draft))
        self._flow.invalidate()
        self.updateGeometry()

    def _show(self, chip: Chip, text: str, is_on: bool = False) -> None:
        chip.setText(text.replace("&", "&&"))
        chip.setAccessibleName(text)
        chip.setChecked(is_on)
        chip.updateGeometry()

    def _show_people(self, draft: Draft) -> None:
        for chip in self._who:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._who = []
        names = self._always | {one.id: one.name for named in self._parsed.people for one in named.candidates}
        for person in draft.people:
            chip = self._person_chip(names.get(person, ""), True)
            chip.clicked.connect(lambda _on=False, person=person, chip=chip: self._on_person(person, chip))
        for named in draft.undecided:
            chip = self._person_chip(self.tr("Which {0}?").format(shown(named.words, 40)), False)
            chip.clicked.connect(lambda _on=False, named=named, chip=chip: self._on_undecided(named, chip))

    def _person_chip(self, name: str, is_known: bool) -> Chip:
        chip = Chip(self._look, shown(name, 40).replace("&", "&&"), "user")
        chip.setChecked(is_known)
        chip.setAccessibleName(name)
        self._flow.addWidget(chip)
        chip.show()
        self._who.append(chip)
        return chip

    def _on_person(self, person: PersonId, chip: Chip) -> None:
        chip.setChecked(True)
        menu = QMenu(self)
        menu.addAction(self.tr("Leave out")).triggered.connect(lambda: self._leave_out(person))
        menu.aboutToHide.connect(menu.deleteLater)
        self._open(menu, chip)

    def _leave_out(self, person: PersonId) -> None:
        self._removed |= {person}
        self._refresh()

    def _on_undecided(self, named: Named, chip: Chip) -> None:
        def pick(one: Candidate) -> None:
            self._set(chosen={**self._chips.chosen, named.key: one.id})

        self._open(menus.candidate_menu(self, named.candidates, pick), chip)

    def _on_channel(self) -> None:
        def pick(channel: Channel) -> None:
            self._set(channel=channel)

        self._open(menus.channel_menu(self, self.draft.channel, pick), self._channel)

    def _on_day(self) -> None:
        def pick(when: When) -> None:
            self._set(when=when)

        self._open(menus.day_menu(self, self.draft.when, self._presenter.now().date(), pick), self._day)

    def _on_length(self) -> None:
        self._open(menus.length_menu(self, self.draft.minutes, lambda value: self._set(minutes=value)), self._length)

    def _on_rating(self) -> None:
        self._open(menus.rating_menu(self, self.draft.rating, lambda value: self._set(rating=value)), self._rating)

    def _on_markers(self) -> None:
        self._open(menus.marker_menu(self, self.draft.markers, lambda value: self._set(markers=value)), self._marked)

    def _on_starter(self) -> None:
        def pick(starter: StartedBy) -> None:
            self._set(started_by=starter)

        self._open(menus.starter_menu(self, self.draft.started_by, pick), self._started)

    def _on_other(self) -> None:
        menu = QMenu(self)
        for name, text in (
            ("gave", self.tr("Gave…")),
            ("received", self.tr("Got…")),
            ("need", self.tr("Need heard…")),
            ("promise", self.tr("What will you do next?")),
            ("note", self.tr("Note…")),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, name=name: self.other_requested.emit(name))
        menu.aboutToHide.connect(menu.deleteLater)
        self._open(menu, self._other)

    def _open(self, menu: QMenu, button: Button) -> None:
        self._refresh_checks()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _refresh_checks(self) -> None:
        """A click on a chip checks it, though only its menu decides."""
        draft = self.draft
        self._channel.setChecked(draft.channel is not None)
        self._day.setChecked(not isinstance(self._chips.when, Touch) or draft.when is not None)
        self._length.setChecked(draft.minutes is not None)
        self._rating.setChecked(draft.rating is not None)
        self._marked.setChecked(bool(draft.markers))
        self._started.setChecked(draft.started_by is not None)
