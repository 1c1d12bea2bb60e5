"""Both people of a pair, value beside value; what makes them look alike is tinted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from closeknit.domain.card import Field
from closeknit.domain.double import Double, Evidence
from closeknit.domain.person import Person
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.labels import ElidedLabel, PlainLabel, Rule
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.photos import Photos
from closeknit.ui.duplicates.comparing import Pair, compared

MOST_ROWS = 80


class Comparison(QWidget):
    """A head with both, then a row for each value."""

    def __init__(self, look: Look, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._photos = look, photos
        self.setProperty("ground", "surface")
        self._build()

    def put(self, double: Double, first: Person, second: Person) -> None:
        """Show a pair."""
        self._why.put(self._evidence_words(double.evidence), 300)
        clear(self._grid)
        for column, person in ((1, first), (2, second)):
            self._grid.addLayout(self._head(person), 0, column)
        for i, pair in enumerate(compared(first, second, double.shared)[:MOST_ROWS]):
            self._put_row(i + 1, pair)
        self._grid.setRowStretch(MOST_ROWS + 2, 1)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 24, 12)
        box.setSpacing(2)
        box.addWidget(PlainLabel(self.tr("The same person?"), "title"))
        self._why = PlainLabel("", "second", wraps=True)
        box.addWidget(self._why)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setColumnMinimumWidth(0, self._look.theme.px(112))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        box.addLayout(self._grid)
        box.addStretch(1)

    def _head(self, person: Person) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        avatar = Avatar(self._look, self._photos, 40)
        avatar.put(person.row)
        row.addWidget(avatar)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(ElidedLabel(named(person.row.name), "strong"))
        names.addWidget(ElidedLabel(", ".join(dict.fromkeys(c.book_name for c in person.cards)), "label"))
        row.addLayout(names, 1)
        return row

    def _put_row(self, at: int, pair: Pair) -> None:
        name = ElidedLabel(self._field_words(pair.field), "third")
        self._grid.addWidget(self._cell([name], 0, False), at, 0)
        if pair.is_equal:
            icon = QLabel()
            icon.setPixmap(self._look.icons.pixmap("equals", "ink3", 14, self.devicePixelRatioF()))
            parts: list[QWidget] = [icon, ElidedLabel(pair.left, "strong" if pair.is_evidence else "second")]
            if pair.is_evidence:
                parts.append(PlainLabel(self._same_words(pair.field), "evidence"))
            self._grid.addWidget(self._cell(parts, 12, pair.is_evidence), at, 1, 1, 2)
            return
        for column, text in ((1, pair.left), (2, pair.right)):
            label = ElidedLabel(text, "body") if text else ElidedLabel(self.tr("not on this card"), "third")
            self._grid.addWidget(self._cell([label], 34, False), at, column)

    def _cell(self, parts: list[QWidget], left: int, is_tinted: bool) -> QWidget:
        cell = QFrame()
        cell.setProperty("ground", "tint" if is_tinted else "surface")
        outer = QVBoxLayout(cell)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(left, 4, 12, 4)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, ElidedLabel) else 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row, 1)
        cell.setMinimumHeight(self._look.theme.px(38))
        return cell

    def _evidence_words(self, evidence: Evidence) -> str:
        why = {
            Evidence.EMAIL_PHONE_NAME: self.tr("Same e-mail, same phone and same name."),
            Evidence.EMAIL_NAME: self.tr("Same e-mail and same name."),
            Evidence.PHONE_NAME: self.tr("Same phone and same name."),
            Evidence.EMAIL_INITIAL: self.tr("Same e-mail, and one name is an initial of the other."),
            Evidence.PHONE_INITIAL: self.tr("Same phone, and one name is an initial of the other."),
        }[evidence]
        return why + " " + self.tr("Joined, they are one person with all of their cards; no card changes.")

    def _same_words(self, field: Field) -> str:
        words = {Field.EMAIL: self.tr("same e-mail"), Field.PHONE: self.tr("same phone")}
        return words.get(field, self.tr("same name"))

    def _field_words(self, field: Field) -> str:
        return {
            Field.NAME: self.tr("Name"),
            Field.NICKNAME: self.tr("Nickname"),
            Field.EMAIL: self.tr("E-mail"),
            Field.PHONE: self.tr("Phone"),
            Field.ORGANISATION: self.tr("Organisation"),
            Field.TITLE: self.tr("Title"),
            Field.ADDRESS: self.tr("Address"),
            Field.DATE: self.tr("Date"),
            Field.URL: self.tr("Page"),
            Field.IMPP: self.tr("Chat"),
            Field.CATEGORY: self.tr("Category"),
            Field.NOTE: self.tr("Note"),
            Field.RELATED: self.tr("Related"),
        }.get(field, self.tr("Other lines"))
