"""Swap a seat: the newcomer beside who sits, one of the five reasons, and the newcomer's why and aims."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from closeknit.services.sides import Side
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.twenty.aims import AimsForm
from closeknit.ui.twenty.dialog import SeatDialog
from closeknit.ui.twenty.presenter import TwentyPresenter
from closeknit.ui.twenty.reasons import Reasons
from closeknit.ui.twenty.sides import Comparison
from closeknit.ui.twenty.wording import SeatWords


class SwapDialog(SeatDialog):
    """*Swap* is enabled once a reason is chosen and the rules have what they ask for of the newcomer."""

    #: another sitting member is to be compared
    other_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        photos: Photos,
        presenter: TwentyPresenter,
        failed: Callable[[BaseException], None],
        leaver: Side,
        newcomer: Side,
    ) -> None:
        super().__init__(parent, look, 820, failed)
        self._photos, self._presenter = photos, presenter
        self._leaver, self._newcomer = leaver, newcomer
        self._words = SeatWords(self)
        self._build()
        self._connect()
        self.form.put(newcomer)
        self.compare(leaver)

    @property
    def leaver(self) -> Side:
        """Who would leave."""
        return self._leaver

    def compare(self, leaver: Side) -> None:
        """Set another sitting member beside the newcomer; what was typed stays."""
        self._leaver = leaver
        words = self.tr("One seat changes hands. Nobody is deleted; {0} stays in People with the whole history.")
        self.say(
            self.tr("Swap a seat"), words.format(named(leaver.row.name, 60)), self.tr("Swap"), self.tr("Keep as it is")
        )
        self._comparison.put(leaver, self._newcomer)
        self._refresh()

    def _build(self) -> None:
        self._comparison = Comparison(self._look, self._photos, self._words)
        self.body.addWidget(self._comparison)
        self.reasons = Reasons(self._words, self.tr("Why does the seat become free?"))
        self.body.addWidget(self.reasons)
        head = PlainLabel("", "headink")
        head.put(self.tr("The seat of {0}").format(named(self._newcomer.row.name, 60)))
        self.body.addSpacing(2)
        self.body.addWidget(head)
        self.form = AimsForm(self._look)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._other = Button(self._look, self.tr("Compare with someone else"), "quiet", "users")
        self.foot.insertWidget(0, self._other)

    def _connect(self) -> None:
        self.form.changed.connect(self._refresh)
        self.reasons.changed.connect(self._refresh)
        self._other.clicked.connect(self.other_requested)

    def _refresh(self) -> None:
        self.act.setEnabled(self.reasons.reason() is not None and self.form.will_do())

    def _send(self, done: Callable[[object], None], failed: Callable[[BaseException], None]) -> None:
        leaving = self.reasons.leaving(self._leaver.row.id)
        self._presenter.take(self._newcomer.row.id, self.form.taking(), leaving, done, failed, self)
