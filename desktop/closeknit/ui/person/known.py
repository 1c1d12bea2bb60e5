"""What is known of a relationship beside the cards: needs, offers, aim, how you met, ties, role, local time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from closeknit.domain.ids import EntryId
from closeknit.domain.promise import Need, Objective, Offer
from closeknit.services.relationships import Relationship
from closeknit.ui.common.bars import PartBar
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.channels import channel_word
from closeknit.ui.common.figures import clock, day, number
from closeknit.ui.common.labels import PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import tooltip
from closeknit.ui.person.presenter import Opened
from closeknit.ui.person.ties import Tied, TieLine
from closeknit.ui.person.wording import role_word

#: So many needs, offers or people known are shown before the rest is asked for.
_FIRST = 5
#: Longer words are cut, and stand whole in the tooltip.
_MOST_LETTERS = 600


class Known(QWidget):
    """Blocks that have something to say; the rest is in the menu of *Add*."""

    #: a need was met; carries its id
    met_requested = Signal(object)
    #: something should be said or changed; carries "need", "offer", "aim", "met", "tie", "role", "rhythm" or "propose"
    change_requested = Signal(str)
    #: the page of somebody known is wanted; carries the id
    person_requested = Signal(object)

    def __init__(self, look: Look, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._photos = look, photos
        self._opened: Opened | None = None
        self._whole: set[str] = set()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 8)
        outer.setSpacing(8)
        self._box = QVBoxLayout()
        self._box.setContentsMargins(8, 0, 8, 0)
        self._box.setSpacing(8)
        outer.addLayout(self._box)
        add = Button(look, self.tr("Add a need, an aim, a rhythm…"), "link", "plus", size="small")
        add.clicked.connect(lambda: self._open_menu(add))
        outer.addWidget(add)

    def put(self, opened: Opened) -> None:
        """Show what is known."""
        if self._opened is None or self._opened.person.row.id != opened.person.row.id:
            self._whole.clear()
        self._opened = opened
        self._fill(opened)

    def _fill(self, opened: Opened) -> None:
        clear(self._box)
        found, today = opened.relationship, opened.today
        needs = [one for one in found.entries if isinstance(one, Need) and one.met_day is None]
        offers = [one for one in found.entries if isinstance(one, Offer)]
        self._list("lifebuoy", self.tr("They need"), "need", [partial(self._need, need) for need in needs])
        self._list("gift", self.tr("They can offer"), "offer", [partial(self._words, one.text) for one in offers])
        if found.objective is not None:
            due = found.objective.due
            aside = "" if due is None else self.tr("by {0}").format(day(due, today))
            self._block("target", self.tr("We are both after"), "aim", self._aim(found.objective), aside)
        if found.bond.met:
            self._block("map-pin-line", self.tr("How we met"), "met", [self._words(found.bond.met)])
        self._list("share-network", self.tr("Knows"), "tie", [partial(self._tie, one) for one in opened.known])
        self._about(found, opened.now)

    def _list(self, icon: str, title: str, name: str, rows: Sequence[Callable[[], QWidget]]) -> None:
        """Show the first few of what may be many; nothing for none."""
        if not rows:
            return
        count = len(rows) if name in self._whole or len(rows) == _FIRST + 1 else _FIRST
        made = [row() for row in rows[:count]]
        if count < len(rows):
            words = self.tr("%n more", "", len(rows) - count)
            more = Button(self._look, words, "link", size="small", name=f"{title}: {words}")
            more.clicked.connect(partial(self._show_whole, name))
            made.append(more)
        self._block(icon, title, name, made, number(len(rows)) if len(rows) > _FIRST else "")

    def _show_whole(self, name: str, _is_on: bool = False) -> None:
        self._whole.add(name)
        if self._opened is not None:
            self._fill(self._opened)

    def _tie(self, known: Tied) -> QWidget:
        line = TieLine(self._look, self._photos, known)
        line.person_requested.connect(self.person_requested)
        return line

    def _about(self, found: Relationship, now: datetime) -> None:
        bond = found.bond
        lines = [
            "" if bond.role is None else role_word(bond.role),
            self.tr("lives far away") if bond.is_remote else "",
            local_time(bond.zone, now),
            ", ".join(bond.languages),
            "" if bond.prefers is None else self.tr("prefers {0}").format(channel_word(bond.prefers).lower()),
            ", ".join(found.communities),
            self.tr("archived") if bond.is_archived else "",
            self.tr("nothing is proposed of them") if bond.is_silenced else "",
        ]
        if not any(lines):
            return
        rows: list[QWidget] = [self._words(" · ".join(filter(None, lines)))]
        if bond.is_silenced:
            again = Button(self._look, self.tr("Propose again"), size="small")
            again.clicked.connect(lambda: self.change_requested.emit("propose"))
            rows.append(again)
        self._block("identification-card", self.tr("About"), "role", rows)

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

    def _words(self, text: str) -> PlainLabel:
        label = PlainLabel("", "value", wraps=True)
        label.put(text, _MOST_LETTERS)
        label.setToolTip(tooltip(text) if len(text) > _MOST_LETTERS else "")
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
