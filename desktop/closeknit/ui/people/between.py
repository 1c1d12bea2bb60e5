"""What passed between the user and somebody, in short: the last three, whom they know, give and take."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from closeknit.domain.interaction import Interaction
from closeknit.domain.person import PersonRow
from closeknit.services.relationships import Relationship
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.bars import BalanceBar
from closeknit.ui.common.channels import CHANNEL_ICONS, channel_word
from closeknit.ui.common.figures import number, short_day
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos

_LAST = 3


class Between(QWidget):
    """Three blocks; one with nothing to say isn't there."""

    def __init__(
        self,
        look: Look,
        photos: Photos,
        found: Relationship,
        known: Sequence[PersonRow],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._photos = look, photos
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 4, 0, 0)
        self._box.setSpacing(6)
        self._put_last(found, today)
        self._put_known(known, len(found.ties))
        self._put_ledger(found)

    def _put_last(self, found: Relationship, today: date) -> None:
        passed = [one for one in found.entries if isinstance(one, Interaction) and not one.is_plan]
        if not passed:
            return
        newest = sorted(passed, key=lambda one: (one.when.day, one.id), reverse=True)[:_LAST]
        self._head(self.tr("Last %n", "", len(newest)), self.tr("of {0}").format(number(len(passed))))
        for one in newest:
            row = QHBoxLayout()
            row.setSpacing(8)
            picture = QLabel()
            ink = "accent" if one.channel.value == "in-person" else "ink3"
            picture.setPixmap(self._look.icons.pixmap(CHANNEL_ICONS[one.channel], ink, 14, self.devicePixelRatioF()))
            row.addWidget(picture)
            title = one.note.strip().partition("\n")[0] or channel_word(one.channel)
            row.addWidget(ElidedLabel(title, "value"), 1)
            row.addWidget(PlainLabel(short_day(one.when.day, today), "label"))
            self._box.addLayout(row)

    def _put_known(self, known: Sequence[PersonRow], count: int) -> None:
        if not known:
            return
        self._head(self.tr("Knows"), number(count))
        row = QHBoxLayout()
        row.setSpacing(4)
        for one in known:
            avatar = Avatar(self._look, self._photos, 24)
            avatar.put(one)
            row.addWidget(avatar)
        row.addSpacing(4)
        row.addWidget(ElidedLabel(", ".join(named(one.name, 60) for one in known), "second"), 1)
        self._box.addLayout(row)

    def _put_ledger(self, found: Relationship) -> None:
        totals = found.ledger.totals
        if not totals.times_given and not totals.times_received:
            return
        words = self.tr("gave {0}, got {1}").format(number(totals.times_given), number(totals.times_received))
        self._head(self.tr("Give and take"), words)
        bar = BalanceBar(self._look)
        bar.put(totals.given, totals.received, words)
        self._box.addWidget(bar)

    def _head(self, title: str, aside: str) -> None:
        self._box.addSpacing(4)
        self._box.addWidget(Rule())
        self._box.addSpacing(4)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(title, "head"), 1)
        row.addWidget(PlainLabel(aside, "label"))
        self._box.addLayout(row)
