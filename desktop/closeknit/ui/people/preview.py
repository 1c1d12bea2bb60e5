"""The current person in short, beside the list."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from closeknit.domain.card import Field, Kind
from closeknit.domain.ids import PersonId
from closeknit.domain.person import Person, PersonRow
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.carddates import card_day
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.ring import RingedAvatar
from closeknit.ui.common.rungs import RungMark
from closeknit.ui.common.translation import in_words
from closeknit.ui.people.presenter import Previewed
from closeknit.ui.people.wording import Column, words_of

if TYPE_CHECKING:  # start-up cost: the figures come after the first rows
    from closeknit.services.relationships import Figures

_SHOWN = ((Field.EMAIL, "envelope-simple"), (Field.PHONE, "phone"), (Field.DATE, "cake"), (Field.ADDRESS, "map-pin"))


class Preview(QFrame):
    """Picture, name, the first values by kind, and Open."""

    #: the page of the person is wanted; carries the id
    opened = Signal(object)
    #: something with the person is to be logged
    log_requested = Signal()
    #: a seat is offered; carries the PersonRow
    seat_requested = Signal(object)

    def __init__(self, look: Look, photos: Photos, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._photos, self._now = look, photos, now
        self._person: PersonId | None = None
        self._row: PersonRow | None = None
        self._build()
        self.put_nobody()

    def put_nobody(self) -> None:
        """Show nothing."""
        self._person = None
        self._whole.hide()

    def put_row(self, row: PersonRow, figures: "Figures | None" = None) -> None:
        """Show what the list knows already."""
        self._person, self._row = row.id, row
        self._seat.hide()
        self._missing.hide()
        clear(self._between)
        self._put_figures(figures)
        self._avatar.put(row)
        self._name.put(named(row.name))
        for label, text in ((self._native, row.native_name), (self._title, row.title), (self._org, row.organisation)):
            label.put(text)
            label.setVisible(bool(text))
        clear(self._values)
        clear(self._members)
        values = [
            (icon, text) for icon, text in (("envelope-simple", row.emails[:1]), ("phone", row.phones[:1])) if text
        ]
        for icon, texts in values:
            self._add_value(icon, texts[0])
        self._whole.show()

    def put_figures(self, figures: Mapping[PersonId, "Figures"]) -> None:
        """Show what the relationship comes to, if it is among these."""
        if self._person is not None and self._person in figures:
            self._put_figures(figures[self._person])

    def _put_figures(self, found: "Figures | None") -> None:
        self._standing.setVisible(found is not None)
        self._avatar.put_ring(None)
        if found is not None:
            words = words_of(found, self._now().date())
            self._mark.put(found.scored.rung)
            self._avatar.put_ring(found.scored.closeness)
            self._rung.put(words[Column.RUNG])
            self._closeness.put(words[Column.CLOSENESS])
            self._coming.put(words[Column.NEXT])
            self._coming.setVisible(bool(words[Column.NEXT]))

    def put_person(self, previewed: Previewed) -> None:
        """Show the first values of the opened person, and what passed with them."""
        person = previewed.person
        if person.row.id != self._person:
            return
        self._put_between(previewed)
        clear(self._values)
        for field, icon in _SHOWN:
            found = [p for card in person.cards for p in card.view.properties if p.field is field]
            if found:
                is_birthday = found[0].name.upper() == "BDAY"
                text = found[0].text
                if field is Field.DATE:
                    text = card_day(text, is_birthday, self._now().date())
                self._add_value(icon, text)
        self._put_members(person)

    def _put_between(self, previewed: Previewed) -> None:
        from closeknit.ui.people.between import Between  # start-up cost: it needs the rules

        clear(self._between)
        found = previewed.found
        if found is None:
            return
        missing = found.standing.missing
        words = self.tr("For the next rung: {0}").format(in_words(missing[0])) if missing else ""
        self._missing.put(words, 200)
        self._missing.setVisible(bool(missing))
        self._seat.setVisible(found.seat is None and not previewed.person.in_trash)
        self._between.addWidget(Between(self._look, self._photos, found, previewed.known, self._now().date()))

    def _put_members(self, person: Person) -> None:
        clear(self._members)
        members = person.members
        if members:
            self._members.addWidget(Rule())
            self._members.addSpacing(8)
            at_work = self.tr("%n people work there", "", len(members))
            is_group = person.row.kind is Kind.GROUP
            words = self.tr("%n members", "", len(members)) if is_group else at_work
            self._members.addWidget(PlainLabel(words, "head"))
        for row in members[:40]:
            line = QHBoxLayout()
            line.setSpacing(8)
            avatar = Avatar(self._look, self._photos, 24)
            avatar.put(row)
            line.addWidget(avatar)
            line.addWidget(ElidedLabel(named(row.name), "value"), 1)
            self._members.addLayout(line)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 18)
        self._whole = QWidget()
        outer.addWidget(self._whole)
        outer.addStretch(1)
        box = QVBoxLayout(self._whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        self._avatar = RingedAvatar(self._look, self._photos, 60)
        top.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch(1)
        self._name = ElidedLabel("", "card")
        self._native = ElidedLabel("", "third")
        self._title, self._org = ElidedLabel("", "second"), ElidedLabel("", "second")
        for label in (self._name, self._native, self._title, self._org):
            names.addWidget(label)
        names.addStretch(1)
        top.addLayout(names, 1)
        box.addLayout(top)
        box.addSpacing(4)
        box.addWidget(self._built_standing())
        acts = QHBoxLayout()
        acts.setSpacing(8)
        self._open = Button(self._look, self.tr("Open"), size="small")
        self._open.clicked.connect(self._on_open)
        self._log = Button(self._look, self.tr("Log"), size="small")
        self._log.clicked.connect(self.log_requested)
        self._seat = Button(self._look, self.tr("Offer a seat"), "main", "armchair", size="small")
        self._seat.clicked.connect(lambda: self.seat_requested.emit(self._row))
        for button in (self._seat, self._log, self._open):
            acts.addWidget(button)
        acts.addStretch(1)
        box.addLayout(acts)
        box.addSpacing(4)
        box.addWidget(Rule())
        self._values = QVBoxLayout()
        self._values.setSpacing(5)
        box.addLayout(self._values)
        self._between = QVBoxLayout()
        box.addLayout(self._between)
        self._members = QVBoxLayout()
        self._members.setSpacing(5)
        box.addLayout(self._members)

    def _built_standing(self) -> QWidget:
        """Make the lines of rung, closeness and next action."""
        self._standing = QWidget()
        lines = QVBoxLayout(self._standing)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._mark = RungMark(self._look)
        self._rung, self._closeness = PlainLabel("", "value"), PlainLabel("", "third")
        row.addWidget(self._mark)
        row.addWidget(self._rung)
        row.addStretch(1)
        row.addWidget(self._closeness)
        lines.addLayout(row)
        self._coming = ElidedLabel("", "second")
        lines.addWidget(self._coming)
        self._missing = PlainLabel("", "second", wraps=True)
        lines.addWidget(self._missing)
        return self._standing

    def _add_value(self, icon: str, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(self._look.icons.pixmap(icon, "ink3", 14, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(ElidedLabel(text.replace("\n", ", "), "value"), 1)
        self._values.addLayout(row)

    def _on_open(self) -> None:
        if self._person is not None:
            self.opened.emit(self._person)
