"""The dates that the cards tell: when each says it changed, when it was read, when it was edited here."""

from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from closeknit.domain.person import Person
from closeknit.ui.common.figures import day, from_us, moment
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look


def revision_words(revision: str, now: datetime) -> str:
    """Write a REV value for people (RFC 6350 6.7.4); what isn't a date stays as it is."""
    try:
        at = datetime.fromisoformat(revision.strip())
    except ValueError:
        return revision.strip()
    has_time = len(revision.strip()) > 10
    if at.tzinfo is None:
        at = at.replace(tzinfo=now.tzinfo)
    return moment(at, now) if has_time else day(at.date(), now.date())


class Dates(QWidget):
    """Two columns of small facts."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 12, 8, 0)
        box.setSpacing(10)
        box.addWidget(PlainLabel(self.tr("Dates of the cards"), "card"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        box.addLayout(self._grid)

    def put(self, person: Person, now: datetime) -> None:
        """Show the dates of a person's cards."""
        clear(self._grid)
        facts = [
            (self.tr("{0} says it changed").format(card.book_name[:40]), revision_words(card.view.revision, now))
            for card in person.cards[:6]
            if card.view.revision
        ]
        reads = [card.read_at_us for card in person.cards if card.read_at_us]
        edits = [card.edited_at_us for card in person.cards if card.edited_at_us is not None]
        if reads:
            facts.append((self.tr("First read here"), moment(from_us(min(reads)), now)))
        if edits:
            facts.append((self.tr("Last edited here"), moment(from_us(max(edits)), now)))
        for i, (name, words) in enumerate(facts):
            self._grid.addWidget(self._fact(name, words), i // 2, i % 2)

    def _fact(self, name: str, words: str) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 9)
        box.setSpacing(1)
        box.addWidget(Rule())
        box.addSpacing(7)
        box.addWidget(ElidedLabel(name, "label"))
        box.addWidget(ElidedLabel(words, "strong"))
        return holder
