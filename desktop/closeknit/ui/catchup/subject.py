"""Who is asked about, and what the cards say of them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from closeknit.domain.catch_up import Known
from closeknit.ui.catchup.wording import changed_words, holding_words, tie_words
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos


class Subject(QWidget):
    """Picture, name and title above a card of three facts."""

    def __init__(self, look: Look, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._photos = look, photos
        self._build()

    def put(self, known: Known) -> None:
        """Show somebody."""
        row = known.row
        self._avatar.put(row)
        self._name.put(named(row.name), 120)
        self._title.put(row.title, 160)
        self._title.setVisible(bool(row.title))
        facts = (
            (row.organisation or self.tr("none on the card"), tie_words(known)),
            (self.tr("%n cards", "", known.cards), ", ".join(known.books)),
            (changed_words(known), holding_words(known)),
        )
        for (value, more), (first, second) in zip(self._facts, facts, strict=True):
            value.put(first)
            more.put(second)

    def _build(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(24))
        head = QHBoxLayout()
        head.setSpacing(px(20))
        self._avatar = Avatar(self._look, self._photos, 88)
        self._name, self._title = ElidedLabel("", "huge"), ElidedLabel("", "lead")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._title)
        words.addStretch(1)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        box.addLayout(head)
        box.addWidget(self._card())

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "cardbox")
        row = QHBoxLayout(card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._facts: list[tuple[ElidedLabel, ElidedLabel]] = []
        for stretch, name in ((116, self.tr("Organisation")), (100, self.tr("Cards")), (100, self.tr("Last changed"))):
            if self._facts:
                row.addWidget(Rule(upright=True))
            row.addWidget(self._fact(name), stretch)
        return card

    def _fact(self, name: str) -> QWidget:
        px = self._look.theme.px
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(px(16), px(10), px(16), px(11))
        box.setSpacing(px(2))
        value, more = ElidedLabel("", "strong"), ElidedLabel("", "third")
        box.addWidget(PlainLabel(name, "label"))
        box.addWidget(value)
        box.addWidget(more)
        self._facts.append((value, more))
        return holder
