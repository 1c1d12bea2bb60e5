"""The list of pairs by kind of evidence, each kind with a button that joins all of it."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from closeknit.domain.double import Double, Evidence
from closeknit.domain.person import PersonRow
from closeknit.ui.common import paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.figures import number
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown
from closeknit.ui.duplicates.presenter import MOST_SHOWN, Found

Index = QModelIndex | QPersistentModelIndex
PAIR_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair, or the head of a kind with how many it has."""

    evidence: Evidence
    double: Double | None = None
    first: PersonRow | None = None
    second: PersonRow | None = None
    count: int = 0


class PairModel(QAbstractListModel):
    """Heads and pairs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PairLine] = []

    def put(self, found: Found) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self.lines = []
        for kind in Evidence:
            doubles = [d for d in found.doubles if d.evidence is kind]
            if doubles:
                self.lines.append(PairLine(kind, count=len(doubles)))
            for d in doubles[:MOST_SHOWN]:
                first, second = found.rows.get(d.first), found.rows.get(d.second)
                if first is not None and second is not None:
                    self.lines.append(PairLine(kind, d, first, second))
        self.endResetModel()

    def rows_of_pairs(self) -> list[int]:
        """Return where the pairs stand."""
        return [i for i, line in enumerate(self.lines) if line.double is not None]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the line, or its words."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == PAIR_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.names(line) if line.double else f"{self.kind_words(line.evidence)}, {number(line.count)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads can't be current."""
        is_pair = index.isValid() and self.lines[index.row()].double is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_pair else Qt.ItemFlag.NoItemFlags

    def names(self, line: PairLine) -> str:
        """Name both, or once if they are called the same."""
        if line.first is None or line.second is None:
            return ""
        one, other = shown(line.first.name, 80), shown(line.second.name, 80)
        return one if one == other else self.tr("{0} and {1}").format(one, other)

    def kind_words(self, evidence: Evidence) -> str:
        """Say what is shared."""
        return {
            Evidence.EMAIL_PHONE_NAME: self.tr("Same e-mail, phone and name"),
            Evidence.EMAIL_NAME: self.tr("Same e-mail, same name"),
            Evidence.PHONE_NAME: self.tr("Same phone, same name"),
            Evidence.EMAIL_INITIAL: self.tr("Same e-mail, one initial"),
            Evidence.PHONE_INITIAL: self.tr("Same phone, one initial"),
        }[evidence]


class _PairDelegate(QStyledItemDelegate):
    #: "Join all" of a kind was hit; carries the Evidence
    join_all_hit = Signal(object)

    def __init__(self, look: Look, model: PairModel, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model, self._photos = look, model, photos

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line: PairLine = index.data(PAIR_ROLE)
        return QSize(120, self._look.theme.px(44 if line.double else 36))

    def editorEvent(self, event: QEvent, _model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        line: PairLine = index.data(PAIR_ROLE)
        is_click = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        if line.double is not None or not is_click or not isinstance(event, QMouseEvent):
            return False
        is_hit = self._words_place(QRect(option.rect), line).contains(event.position().toPoint())
        if is_hit:
            self.join_all_hit.emit(line.evidence)
        return is_hit

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PairLine = index.data(PAIR_ROLE)
        rect, theme, px = QRect(option.rect), self._look.theme, self._look.theme.px
        if line.double is None:
            self._paint_head(painter, rect, line)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint.pill(painter, QRectF(rect).adjusted(1, 1, -1, -1), 8, theme.colour("surface"), None)
            paint.focus(painter, QRectF(rect).adjusted(1, 1, -1, -1), self._look, 8)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint.pill(painter, QRectF(rect), 8, theme.colour("hover"), None)
        left = rect.left() + px(12)
        for row in (line.first, line.second):
            if row is not None:
                place = QRectF(left, rect.center().y() - px(12), px(24), px(24))
                draw_avatar(
                    painter, place, row.id, row.name, self._photos.get(row.id) if row.has_photo else None, self._look
                )
                left += px(27)
        words = QRect(left + px(9), rect.top() + px(5), rect.right() - left - px(18), px(18))
        font = theme.font(13, QFont.Weight.Medium)
        paint.text(painter, words, self._model.names(line), font, theme.colour("ink"))
        words.translate(0, px(17))
        shared = shown(", ".join(line.double.shared))
        paint.text(painter, words, shared, theme.font(11), theme.colour("ink3"))

    def _paint_head(self, painter: QPainter, rect: QRect, line: PairLine) -> None:
        theme, px = self._look.theme, self._look.theme.px
        place = rect.adjusted(px(12), px(6), -px(12), 0)
        font = theme.font(12, QFont.Weight.DemiBold)
        width = paint.text(painter, place, self._model.kind_words(line.evidence), font, theme.colour("ink"))
        count = place.adjusted(width + px(8), 0, 0, 0)
        paint.text(painter, count, number(line.count), theme.font(12), theme.colour("ink3"))
        words = self._join_words(line)
        box = self._words_place(rect, line)
        paint.pill(painter, QRectF(box), 6, theme.colour("surface"), theme.colour("line_strong"))
        paint.text(painter, box, words, theme.font(12, QFont.Weight.Medium), theme.colour("ink"), paint.CENTRE)

    def _join_words(self, line: PairLine) -> str:
        return self.tr("Join all {0}").format(number(line.count))

    def _words_place(self, rect: QRect, line: PairLine) -> QRect:
        px = self._look.theme.px
        metrics = QFontMetrics(self._look.theme.font(12, QFont.Weight.Medium))
        width = metrics.horizontalAdvance(self._join_words(line)) + px(18)
        return QRect(rect.right() - px(4) - width, rect.bottom() - px(27), width, px(24))


class PairList(QListView):
    """The pairs; the current one is compared beside."""

    #: another pair is current; carries the Double or None
    pair_chosen = Signal(object)
    #: carries the Evidence
    join_all_requested = Signal(object)

    def __init__(self, look: Look, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs = PairModel(self)
        delegate = _PairDelegate(look, self._pairs, photos, self)
        self.setModel(self._pairs)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pairs"))
        delegate.join_all_hit.connect(self.join_all_requested)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.pair_chosen.emit(self.pair()))
        photos.arrived.connect(self.viewport().update)

    @property
    def pairs(self) -> PairModel:
        """The model."""
        return self._pairs

    def put(self, found: Found) -> None:
        """Show other pairs; the keyboard stays at its place in the list."""
        at = self.place()
        self._pairs.put(found)
        rows = self._pairs.rows_of_pairs()
        if rows:
            self.setCurrentIndex(self._pairs.index(rows[min(max(0, at - 1), len(rows) - 1)]))
        else:
            self.pair_chosen.emit(None)

    def pair(self) -> Double | None:
        """Return the current pair."""
        row = self.currentIndex().row()
        return self._pairs.lines[row].double if 0 <= row < len(self._pairs.lines) else None

    def place(self) -> int:
        """Return which pair is current, from 1; 0 for none."""
        rows = self._pairs.rows_of_pairs()
        row = self.currentIndex().row()
        return rows.index(row) + 1 if row in rows else 0

    def step(self, steps: int) -> None:
        """Go to another pair."""
        rows = self._pairs.rows_of_pairs()
        at = self.place() - 1 + steps
        if rows:
            self.setCurrentIndex(self._pairs.index(rows[min(len(rows) - 1, max(0, at))]))
