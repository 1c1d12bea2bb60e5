"""The tray's menu: quick log, what is due today, quiet, open, quit (design, *quicklog*)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from closeknit.domain.act import Act
from closeknit.domain.ids import PersonId
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words

_MOST_ACTS = 3


class TrayMenu(QMenu):
    """Plain actions, since most hosts draw the menu themselves from what they are told."""

    #: an act's person is wanted; carries the id
    person_requested = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(self.tr("Closeknit"))
        self.quick_log = self._add("note-pencil", self.tr("Quick log"))
        self.today = self._add("sun-horizon", self.tr("Open Today"))
        self._acts_end = self.addSeparator()
        self._acts: list[QAction] = []
        self._said: Sequence[tuple[str, PersonId]] | None = None
        self.snooze_all = self._add("bell-slash", self.tr("Snooze all until tomorrow"))
        self.quiet = self._add("moon", self.tr("Quiet until tomorrow"))
        self.addSeparator()
        self.open = self._add("users", self.tr("Open Closeknit"))
        self.quit = self._add("sign-out", self.tr("Quit"))
        self.put([], {}, is_paused=False, is_told=False)

    def put(self, acts: Sequence[Act], names: Mapping[int, str], is_paused: bool, is_told: bool) -> None:
        """Show what is due; `is_told` tells whether anything that was told isn't done yet."""
        count = len(acts)
        self.today.setText(self.tr("Open Today") + (f" ({count})" if count else ""))
        self._put_acts([(self._words(act, names), act.person) for act in acts[:_MOST_ACTS]])
        self.snooze_all.setVisible(is_told)
        self.quiet.setText(self.tr("Tell again") if is_paused else self.tr("Quiet until tomorrow"))

    def _put_acts(self, acts: Sequence[tuple[str, PersonId]]) -> None:
        """Show other lines only where they differ: the menu may be open, and a host acts by the lines it was told."""
        if acts == self._said:
            return
        self._said = acts
        for action in self._acts:
            self.removeAction(action)
            action.deleteLater()
        self._acts = [self._line(words, person) for words, person in acts]
        if self._acts:
            self._acts.append(self.insertSeparator(self.snooze_all))

    def _line(self, words: str, person: PersonId) -> QAction:
        action = QAction(self._look.icons.icon("user"), words.replace("&", "&&"), self)
        action.triggered.connect(lambda: self.person_requested.emit(person))
        self.insertAction(self.snooze_all, action)
        return action

    def _words(self, act: Act, names: Mapping[int, str]) -> str:
        who = shown(names.get(act.person, ""), 40) or self.tr("Somebody")
        return f"{who}: {shown(in_words(act.reasons[0]), 60)}"

    def _add(self, icon: str, text: str) -> QAction:
        return self.addAction(self._look.icons.icon(icon), text)
