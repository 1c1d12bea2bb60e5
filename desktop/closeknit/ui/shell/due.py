"""How much is due today: for the rail, and the tray with its menu; read once for all of them."""

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.domain.act import Act
from closeknit.domain.today import Today
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.bridge.soon import Later
from closeknit.ui.today.known import Known, known

#: So long after a change it is read anew, once for all that happened meanwhile.
_LATER_MS = 2000
#: Time alone makes things due.
_AGAIN_MS = 15 * 60_000
#: So many are said in words, by the tray's menu; the rest is counted.
MOST_NAMED = 3


def due_now(today: Today) -> list[Act]:
    """List what is proposed, late and due today, each once."""
    acts = {act.key: act for act in (*today.acts, *today.late, *today.due_today)}
    return list(acts.values())


class DueToday(QObject):
    """Reads on a pool thread, after changes and now and then."""

    #: carries what is due: the list of Act, with the Known of the first of them
    found = Signal(object, object)

    def __init__(self, verbs: Verbs, runner: JobRunner, hub: EventHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._latest = Latest(runner, self, is_quick=False)
        self._later = Later(self.read, _LATER_MS, self)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.read)
        hub.happened.connect(lambda _fact: self._later.ask())

    def start(self) -> None:
        """Read now, and from here on."""
        self._again.start()
        self.read()

    def read(self) -> None:
        """Ask what is due."""

        def work() -> tuple[list[Act], Known]:
            verbs = self._verbs
            acts = due_now(verbs.agenda.today())
            return acts, known(acts[:MOST_NAMED], verbs.now(), verbs.people, verbs.entries)

        self._latest.ask(work, lambda found: self.found.emit(*found), lambda _problem: None)
