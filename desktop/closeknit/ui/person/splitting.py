"""Ask before a card is split off: and where what passed with the person goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from closeknit.domain.parting import Facts, Parting
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.figures import number
from closeknit.ui.common.look import Look


class SplitDialog(Ask):
    """Three choices, only those that differ; what a join brought goes back unless the user says otherwise."""

    def __init__(self, parent: QWidget, look: Look, parting: Parting, on_split: Callable[[Facts], None]) -> None:
        super().__init__(parent, look, "", "", "", "")
        self.say(self.tr("Split this card off?"), self.tr("Split off"), self.tr("Keep"))
        self.say_more(self.tr("It becomes a person of its own. No card changes; joining brings them together again."))
        self._group = QButtonGroup(self)
        self._choices: dict[Facts, QRadioButton] = {}
        for facts, words in self._words(parting).items():
            button = QRadioButton(words)
            self._group.addButton(button)
            self._choices[facts] = button
            self.body.addWidget(button)
        if self._choices:
            next(iter(self._choices.values())).setChecked(True)
        self.accepted.connect(lambda: on_split(self.facts))

    @property
    def facts(self) -> Facts:
        """What is chosen; with nothing to choose everything stays."""
        return next((facts for facts, button in self._choices.items() if button.isChecked()), Facts.STAY)

    def _words(self, parting: Parting) -> dict[Facts, str]:
        if not parting.all:
            return {}
        words = {
            Facts.BACK: self.tr("What came with this card goes with it: {0} of {1} facts").format(
                number(parting.back), number(parting.all)
            ),
            Facts.STAY: self.tr("All that passed stays with this person"),
            Facts.ALL: self.tr("All that passed goes with the card"),
        }
        if not parting.back:
            del words[Facts.BACK]
        return words
