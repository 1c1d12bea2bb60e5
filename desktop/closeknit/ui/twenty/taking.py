"""Take a seat: who, why, both aims or stay close, and a rhythm."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from closeknit.domain.person import PersonRow
from closeknit.services.sides import Side
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.twenty.aims import AimsForm
from closeknit.ui.twenty.dialog import SeatDialog
from closeknit.ui.twenty.picker import Picker
from closeknit.ui.twenty.presenter import TwentyPresenter


class TakeDialog(SeatDialog):
    """*Take* is enabled once somebody is chosen and the rules have what they ask for."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        photos: Photos,
        presenter: TwentyPresenter,
        failed: Callable[[BaseException], None],
        person: PersonRow | None = None,
    ) -> None:
        super().__init__(parent, look, 560, failed)
        self._photos, self._presenter = photos, presenter
        self._person: PersonRow | None = None
        words = self.tr("A seat is a promise to yourself: a reason, an aim for both, and a rhythm.")
        self.say(self.tr("Take a seat"), words, self.tr("Take"), self.tr("Cancel"))
        self._build()
        self._connect()
        if person is not None:
            self.choose(person)
        else:
            self._refresh()
            self._picker.setFocus()

    def choose(self, person: PersonRow) -> None:
        """Give the seat to this person; their aim and rhythm, where they stand, are filled in."""
        self._person = person
        self._avatar.put(person)
        self._name.put(person.name, 120)
        self._second.put(", ".join(part for part in (person.title, person.organisation) if part), 160)
        self._picker.hide()
        self._who.show()
        self._presenter.side(person.id, self._on_side, self)
        self.form.why.setFocus()
        self._refresh()
        self.fit()

    def _build(self) -> None:
        self.body.addWidget(PlainLabel(self.tr("Who"), "head"))
        self._picker = Picker(self._look, self._photos, self._presenter.find, self.tr("Find somebody without a seat"))
        self.body.addWidget(self._picker)
        self._who = QWidget()
        row = QHBoxLayout(self._who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._avatar = Avatar(self._look, self._photos, 28)
        self._name = PlainLabel("", "strong")
        self._second = ElidedLabel("", "third")
        self._change = Button(self._look, self.tr("Someone else…"), "quiet", size="small")
        row.addWidget(self._avatar)
        row.addWidget(self._name)
        row.addWidget(self._second, 1)
        row.addWidget(self._change)
        self._who.hide()
        self.body.addWidget(self._who)
        self.form = AimsForm(self._look)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._picker.chosen.connect(self.choose)
        self._picker.resized.connect(self.fit)
        self._change.clicked.connect(self._on_change)
        self.form.changed.connect(self._refresh)

    def _on_change(self) -> None:
        self._person = None
        self._who.hide()
        self._picker.show()
        self._picker.setFocus()
        self._refresh()
        self.fit()

    def _on_side(self, side: Side) -> None:
        if self._person is not None and side.row.id == self._person.id:
            self.form.put(side)
            self._refresh()

    def _refresh(self) -> None:
        self.act.setEnabled(self._person is not None and self.form.will_do())

    def _send(self, done: Callable[[object], None], failed: Callable[[BaseException], None]) -> None:
        if self._person is not None:
            self._presenter.take(self._person.id, self.form.taking(), None, done, failed, self)
