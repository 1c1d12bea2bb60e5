"""The chips of what came of it: each shows what is logged with it, and opens the form that corrects it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from closeknit.domain.composing.outcome import Outcome
from closeknit.domain.composing.upshots.upshot import UpshotKey, UpshotKind
from closeknit.ui.common.buttons import Chip
from closeknit.ui.common.look import Look
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.composer.outcomeform import OutcomeForm
from closeknit.ui.composer.wording import OUTCOME_ICONS, outcome_label, outcome_name, outcome_said, outcome_word

#: What begins each in the text, where it isn't said in other words; read in every language of the window.
LABELS = {
    UpshotKind.GAVE: "gave:",
    UpshotKind.GOT: "got:",
    UpshotKind.NEED: "needs:",
    UpshotKind.NEXT: "next:",
    UpshotKind.REMIND: "remind me:",
}


class Outcomes(QObject):
    """Makes the chips of one form, which lays them out. A kind of which nothing is said has a chip that begins it."""

    #: there are other chips than before
    chips_changed = Signal()
    #: the text is to be gone on with
    typing_requested = Signal()

    def __init__(self, look: Look, drafting: Drafting, owner: QWidget, most_letters: int = 36) -> None:
        super().__init__(owner)
        self._most_letters = most_letters
        self._look, self._drafting, self._owner = look, drafting, owner
        self._chips: dict[UpshotKey | UpshotKind, Chip] = {}
        self.form = OutcomeForm(look, drafting, owner)
        self.form.closed.connect(self.typing_requested)
        self.form.closed.connect(self.refresh)

    def chips_of(self, *kinds: UpshotKind) -> list[Chip]:
        """Return the chips of some kinds in order."""
        of_kind = [(kind, key) for kind in kinds for key in self._chips if _kind_of(key) is kind]
        return [self._chips[key] for _kind, key in of_kind]

    def refresh(self) -> None:
        """Show the draft."""
        outcomes = {one.key: one for one in self._drafting.draft.outcomes}
        said = {key.kind for key in outcomes}
        wanted: list[UpshotKey | UpshotKind] = [*outcomes, *(kind for kind in UpshotKind if kind not in said)]
        self._make(wanted)
        for key, one in outcomes.items():
            self._show(self._chips[key], one)
        self.form.put(outcomes.get(self.form.key) if self.form.key else None)

    def go_on(self, kind: UpshotKind) -> None:
        """Begin to say something of a kind."""
        self._drafting.go_on_with(LABELS[kind])
        self.typing_requested.emit()

    def ask(self) -> bool:
        """Open the form of the first that misses something; tells whether one does."""
        one = next((one for one in self._drafting.draft.outcomes if not one.is_complete), None)
        if one is not None:
            self.form.open(one)
            self.refresh()
        return one is not None

    def _make(self, wanted: list[UpshotKey | UpshotKind]) -> None:
        if list(self._chips) == wanted:
            return
        for key in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(key)
            chip.hide()
            chip.deleteLater()
        self._chips = {key: self._chips.get(key) or self._made(key) for key in wanted}
        self.chips_changed.emit()

    def _made(self, key: UpshotKey | UpshotKind) -> Chip:
        kind = _kind_of(key)
        tone = kind.value if kind in (UpshotKind.GAVE, UpshotKind.GOT) else ""
        chip = Chip(self._look, outcome_label(kind), OUTCOME_ICONS[kind], parent=self._owner, tone=tone)
        chip.setAccessibleName(outcome_name(kind))
        if isinstance(key, UpshotKind):
            chip.setCheckable(False)
            chip.clicked.connect(lambda: self.go_on(kind))
            return chip
        chip.clicked.connect(lambda: self._on_clicked(key))
        out = QShortcut(QKeySequence(Qt.Key.Key_Delete), chip)
        out.setContext(Qt.ShortcutContext.WidgetShortcut)
        out.activated.connect(lambda: self._drafting.leave_in_note(key))
        return chip

    def _show(self, chip: Chip, one: Outcome) -> None:
        today = self._drafting.presenter.now().date()
        chip.setText(outcome_word(one, today, self._most_letters).replace("&", "&&"))
        names = [self._drafting.names.get(person, "") for person in one.people]
        chip.setAccessibleName(outcome_said(one, names, today))
        chip.setChecked(one.is_complete)
        chip.updateGeometry()

    def _on_clicked(self, key: UpshotKey) -> None:
        one = next((one for one in self._drafting.draft.outcomes if one.key == key), None)
        if self.form.key == key or one is None:
            self.form.close_with_what_is_said()
        else:
            self.form.open(one)
            self.refresh()


def _kind_of(key: UpshotKey | UpshotKind) -> UpshotKind:
    return key if isinstance(key, UpshotKind) else key.kind
