"""The cards that a person rests on: book, version, how well it was read, and the way to its text."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from closeknit.domain.ids import CardId
from closeknit.domain.person import Person, StoredCard
from closeknit.ui.common import paint
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.translation import in_words
from closeknit.ui.person.wording import status_words


class _CardEntry(QWidget):
    def __init__(self, look: Look, is_on: bool) -> None:
        super().__init__()
        self._look = look
        self._is_on = is_on

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_on:
            paint.pill(QPainter(self), self.rect().toRectF(), 8, self._look.theme.colour("accent_tint"), None)


class Sources(QWidget):
    """The list under the values."""

    #: the text of a card should be shown or hidden; carries its id
    text_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 12)
        box.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 2)
        head.addWidget(PlainLabel(self.tr("Source cards"), "head"), 1)
        self._count = PlainLabel("", "label")
        head.addWidget(self._count)
        box.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        box.addLayout(self._rows)

    def put(self, person: Person, open_card: CardId | None) -> None:
        """Show the cards; `open_card` is the one whose text is shown."""
        clear(self._rows)
        self._count.put(self.tr("%n cards", "", len(person.cards)))
        for card in person.cards[:60]:
            self._rows.addWidget(self._row(card, card.id == open_card))

    def _row(self, card: StoredCard, is_open: bool) -> QWidget:
        entry = _CardEntry(self._look, is_open)
        row = QHBoxLayout(entry)
        row.setContentsMargins(8, 5, 4, 5)
        row.setSpacing(10)
        icon = QLabel()
        ink = "accent" if is_open else "ink3"
        icon.setPixmap(self._look.icons.pixmap("address-book", ink, 16, self.devicePixelRatioF()))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(card.book_name, "value"))
        names.addWidget(ElidedLabel(self._status(card), "label"))
        button = Button(self._look, self.tr("Text shown") if is_open else self.tr("Show text"), "quiet", size="small")
        button.setAccessibleName(self.tr("Text of the card in {0}").format(card.book_name[:80]))
        button.clicked.connect(lambda: self.text_requested.emit(card.id))
        row.addWidget(icon)
        row.addLayout(names, 1)
        row.addWidget(button)
        return entry

    def _status(self, card: StoredCard) -> str:
        words = [f"vCard {card.view.version}" if card.view.version else self.tr("no version")]
        words.append(status_words(card.view.status))
        if card.edited_at_us is not None:
            words.append(self.tr("edited here"))
        text = ", ".join(words)
        reasons = [in_words(reason) for _line, reason in card.view.reasons[:3]]
        return f"{text}: {'; '.join(reasons)}" if reasons else text
