"""The tray's menu: quick log, what is due today, quiet, open, quit (design, *quicklog*).

Most hosts draw it themselves, in colours of their own: icons have inks that light and dark grounds let be seen.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from closeknit.domain.act import Act
from closeknit.domain.ids import PersonId
from closeknit.ui.common.look import Look
from closeknit.ui.shell.due import MOST_NAMED
from closeknit.ui.today.known import Known
from closeknit.ui.today.wording import ActWords, icon, plan_of


class ActSaid(NamedTuple):
    """A line of the menu."""

    words: str
    icon: str
    is_late: bool
    person: PersonId


class TrayMenu(QMenu):
    """Plain actions with words and an icon, which is all that a host can be told."""

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
        self._said: Sequence[ActSaid] | None = None
        self._words = ActWords(self)
        self.snooze_all = self._add("bell-slash", self.tr("Snooze all until tomorrow"))
        self.quiet = self._add("moon", self.tr("Quiet until tomorrow"))
        self.addSeparator()
        self.open = self._add("users", self.tr("Open Closeknit"))
        self.quit = self._add("sign-out", self.tr("Quit"))
        self.put([], None, is_paused=False, is_told=False)

    def put(self, acts: Sequence[Act], known: Known | None, is_paused: bool, is_told: bool) -> None:
        """Show what is due; `is_told` tells whether anything that was told isn't done yet."""
        count = len(acts)
        self.today.setText(self.tr("Open Today") + (f" ({count})" if count else ""))
        self._put_acts([self._act(act, known) for act in acts[:MOST_NAMED]] if known is not None else [])
        self.snooze_all.setVisible(is_told)
        self.quiet.setText(self.tr("Tell again") if is_paused else self.tr("Quiet until tomorrow"))

    def _put_acts(self, acts: Sequence[ActSaid]) -> None:
        """Show other lines only where they differ: the menu may be open, and a host acts by the lines it was told."""
        if acts == self._said:
            return
        self._said = acts
        for action in self._acts:
            self.removeAction(action)
            action.deleteLater()
        self._acts = [self._line(act) for act in acts]
        if self._acts:
            self._acts.append(self.insertSeparator(self.snooze_all))

    def _line(self, act: ActSaid) -> QAction:
        picture = self._look.icons.icon(act.icon, "tray_late" if act.is_late else "tray")
        action = QAction(picture, act.words.replace("&", "&&"), self)
        action.triggered.connect(lambda: self.person_requested.emit(act.person))
        self.insertAction(self.snooze_all, action)
        return action

    def _act(self, act: Act, known: Known) -> ActSaid:
        """Say what to do with whom, and how late or at what time."""
        when, plan = self._words.when(act, known), plan_of(act, known)
        is_at = plan is not None and plan.when.at is not None and plan.when.day == known.day
        moment = when.below if when.is_late else when.top if is_at else ""
        words = ", ".join(filter(None, (self._words.title(act, known), moment)))
        return ActSaid(words, icon(act, known), when.is_late, act.person)

    def _add(self, icon: str, text: str) -> QAction:
        return self.addAction(self._look.icons.icon(icon, "tray"), text)
