"""What is known of a relationship beside the cards: needs, offers, aim, how you met, ties, role, local time."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from closeknit.domain.entry import Entry
from closeknit.domain.ids import EntryId
from closeknit.domain.promise import Need, Objective, Offer
from closeknit.services.relationships import Relationship
from closeknit.ui.common.bars import PartBar
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.channels import channel_word
from closeknit.ui.common.figures import clock, day
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.person.presenter import Opened
from closeknit.ui.person.wording import role_word


class Known(QWidget):
    """Blocks that have something to say; the rest is in the menu of *Add*."""

    #: a need was met; carries its id
    met_requested = Signal(object)
    #: something should be said or changed; carries "need", "offer", "aim", "met", "tie", "role" or "rhythm"
    change_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 4, 0, 8)
        self._box.setSpacing(8)

    def put(self, opened: Opened) -> None:
        """Show what is known."""
        clear(self._box)
        found, today = opened.relationship, opened.today
        needs = [one for one in found.entries if isinstance(one, Need) and one.met_day is None]
        offers = [one for one in found.entries if isinstance(one, Offer)]
        if needs:
            self._block("lifebuoy", self.tr("They need"), "need", [self._need(need) for need in needs])
        if offers:
            self._block("gift", self.tr("They can offer"), "offer", [self._line(offer) for offer in offers])
        if found.objective is not None:
            due = found.objective.due
            aside = "" if due is None else self.tr("by {0}").format(day(due, today))
            self._block("target", self.tr("We are both after"), "aim", self._aim(found.objective), aside)
        if found.bond.met:
            self._block("map-pin-line", self.tr("How we met"), "met", [self._words(found.bond.met)])
        others = [
            opened.names.get(end, "") for tie in found.ties for end in (tie.first, tie.second) if end != found.person
        ]
        if others:
            self._block("share-network", self.tr("Knows"), "tie", [self._words(", ".join(filter(None, others)))])
        self._about(found)
        add = Button(self._look, self.tr("Add a need, an aim, a rhythm…"), "link", "plus", size="small")
        add.clicked.connect(lambda: self._open_menu(add))
        self._box.addWidget(add)
        self._box.addWidget(Rule())

    def _about(self, found: Relationship) -> None:
        bond = found.bond
        lines = [
            "" if bond.role is None else role_word(bond.role),
            self.tr("lives far away") if bond.is_remote else "",
            local_time(bond.zone, datetime.now().astimezone()),
            ", ".join(bond.languages),
            "" if bond.prefers is None else self.tr("prefers {0}").format(channel_word(bond.prefers).lower()),
            ", ".join(found.communities),
            self.tr("archived") if bond.is_archived else "",
            self.tr("nothing is proposed of them") if bond.is_silenced else "",
        ]
        if any(lines):
            self._block("identification-card", self.tr("About"), "role", [self._words(" · ".join(filter(None, lines)))])

    def _block(self, icon: str, title: str, name: str, rows: list[QWidget], aside: str = "") -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        mark = PlainLabel()
        mark.setPixmap(self._look.icons.pixmap(icon, "ink2", 14, 2.0))
        head.addWidget(mark)
        head.addWidget(PlainLabel(title, "head"), 1)
        head.addWidget(PlainLabel(aside, "label"))
        more = Button(self._look, "", "quiet", "pencil-simple", size="small", name=title)
        more.clicked.connect(lambda: self.change_requested.emit(name))
        head.addWidget(more)
        self._box.addLayout(head)
        for row in rows:
            self._box.addWidget(row)
        self._box.addWidget(Rule())

    def _need(self, need: Need) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        box = QCheckBox()
        box.setAccessibleName(self.tr("Met: {0}").format(need.text[:80]))
        box.clicked.connect(partial(self._on_met, need.id))
        row.addWidget(box)
        row.addWidget(self._words(need.text), 1)
        return holder

    def _on_met(self, need: EntryId, _is_on: bool = False) -> None:
        self.met_requested.emit(need)

    def _aim(self, aim: Objective) -> list[QWidget]:
        if aim.is_stay_close:
            return [self._words(self.tr("Stay close"))]
        share = aim.progress[-1].share if aim.progress else 0.0
        bar = PartBar(self._look)
        bar.put(share, self.tr("{0} % there").format(round(100 * share)))
        theirs = self.tr("They: {0}").format(aim.theirs) if aim.theirs else ""
        lines = [self._words(text) for text in (aim.mine, theirs, aim.measure) if text]
        return [*lines, bar]

    def _line(self, entry: Entry) -> QWidget:
        return self._words(entry.text if isinstance(entry, Need | Offer) else "")

    def _words(self, text: str) -> PlainLabel:
        label = PlainLabel("", "value", wraps=True)
        label.put(text, 400)
        return label

    def _open_menu(self, button: Button) -> None:
        menu = QMenu(self)
        acts: tuple[tuple[str, str], ...] = (
            ("need", self.tr("A need")),
            ("offer", self.tr("What they can offer")),
            ("aim", self.tr("What we are both after")),
            ("rhythm", self.tr("A rhythm")),
            ("met", self.tr("How we met")),
            ("tie", self.tr("Who they know")),
            ("role", self.tr("What they are to you")),
        )
        for name, text in acts:
            menu.addAction(text).triggered.connect(partial(self._on_act, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_act(self, name: str, _is_on: bool = False) -> None:
        self.change_requested.emit(name)


def local_time(zone: str, now: datetime) -> str:
    """Say what time it is in a zone; nothing for one that this computer doesn't know."""
    if not zone:
        return ""
    try:
        return f"{clock(now.astimezone(ZoneInfo(zone)))} {zone.rpartition('/')[2].replace('_', ' ')}"
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return zone
