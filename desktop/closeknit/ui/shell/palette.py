"""The palette (Ctrl+K): find a person or do something, without the mouse."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PeopleQuery, PersonRow
from closeknit.services.people import People
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.common import paint
from closeknit.ui.common.avatar import draw_avatar
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown
from closeknit.ui.shell.palettemodel import Command, Line, by_name_first, fitting, lines, marks

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST_PEOPLE = 6
#: Among so many of those found, who is called so comes before whose note says so.
LOOKED_AT = 200
MOST_COMMANDS = 8


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def put(self, new: list[Line]) -> None:
        self.beginResetModel()
        self.lines = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        words = f"{line.text}, {line.second}" if line.second else line.text
        return shown(words) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_head = index.isValid() and self.lines[index.row()].is_head
        return Qt.ItemFlag.NoItemFlags if is_head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._photos = photos
        self.wanted = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        return QSize(100, self._look.theme.px(30 if line.is_head else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        theme, px = self._look.theme, self._look.theme.px
        rect = QRect(option.rect)
        if line.is_head:
            place = rect.adjusted(px(12), px(8), -px(12), 0)
            paint.text(painter, place, line.text, theme.font(11, QFont.Weight.DemiBold), theme.colour("ink3"))
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint.pill(painter, QRectF(rect), 8, theme.colour("accent_tint"), None)
        inner = rect.adjusted(px(12), 0, -px(12), 0)
        self._paint_picture(painter, inner, line)
        if line.key:
            width = paint.cap_width(self._look, line.key)
            ink, edge = theme.colour("ink2"), theme.colour("line_strong")
            paint.cap(painter, inner.right() - width, rect.center().y(), line.key, self._look, ink, edge)
            inner.setRight(inner.right() - width - px(8))
        inner.setLeft(inner.left() + px(34))
        inner.setLeft(inner.left() + self._paint_marked(painter, inner, shown(line.text)) + px(5))
        if line.second:
            paint.text(painter, inner, shown(line.second), theme.font(13), theme.colour("ink3"))

    def _paint_picture(self, painter: QPainter, inner: QRect, line: Line) -> None:
        side = self._look.theme.px(24 if line.person else 16)
        left = inner.left() + (self._look.theme.px(24) - side) // 2
        place = QRect(left, inner.center().y() - side // 2, side, side)
        if line.person is not None:
            row = line.person
            photo = self._photos.get(row.id) if row.has_photo else None
            draw_avatar(painter, QRectF(place), row.id, row.name, photo, self._look)
        else:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(place, self._look.icons.pixmap(line.icon, "ink2", 16, ratio))

    def _paint_marked(self, painter: QPainter, room: QRect, text: str) -> int:
        theme = self._look.theme
        plain, bold = theme.font(13), theme.font(13, QFont.Weight.DemiBold)
        found = marks(text, self.wanted)
        whole = QFontMetrics(bold).horizontalAdvance(text)
        if not found or whole > room.width() or not text.isascii():
            return paint.text(painter, room, text, plain, theme.colour("ink"))
        left, at = room.left(), 0
        for start, length in [*found, (len(text), 0)]:
            for part, font, ink in ((text[at:start], plain, "ink"), (text[start : start + length], bold, "accent")):
                place = QRect(left, room.top(), room.right() - left, room.height())
                left += paint.text(painter, place, part, font, theme.colour(ink)) if part else 0
            at = start + length
        return left - room.left()


class Palette(QDialog):
    """Frameless, one line around; Esc closes it."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        people: People,
        photos: Photos,
        runner: JobRunner,
        commands: Sequence[Command],
        open_person: Callable[[PersonId], None],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self._people = people
        self._photos = photos
        self._commands = commands
        self._open_person = open_person
        self._searches = Latest(runner, self)
        self._debounce = QTimer(self, interval=60, singleShot=True)
        self.setWindowTitle(self.tr("Find or do"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._show([], 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentIndex())
            return
        super().keyPressEvent(event)

    def search(self, text: str) -> None:
        """Type a text."""
        self._field.setText(text)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("kind", "floating")
        outer.addWidget(frame)
        box = QVBoxLayout(frame)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(18, 8, 18, 8)
        glass = QLabel()
        glass.setPixmap(self._look.icons.pixmap("magnifying-glass", "ink2", 18, 2.0))
        self._field = QLineEdit()
        self._field.setProperty("kind", "find")
        self._field.setPlaceholderText(self.tr("A name, or something to do"))
        self._field.setAccessibleName(self.tr("Find or do"))
        self._field.setMaxLength(500)
        for part in (glass, self._field, PlainLabel("Esc", "key")):
            top.addWidget(part)
        box.addLayout(top)
        self._model = _Lines(self)
        self._delegate = _LineDelegate(self._look, self._photos, self)
        self._list = _ChoiceList()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName(self.tr("People and commands"))
        holder = QFrame()
        holder.setProperty("edge", "top")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(6, 4, 6, 6)
        inner.addWidget(self._list)
        box.addWidget(holder, 1)
        foot = QFrame()
        foot.setProperty("edge", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 7, 18, 8)
        self._count = PlainLabel("", "label")
        row.addWidget(self._count)
        box.addWidget(foot)
        px = self._look.theme.px
        parent = self.parentWidget()
        width = min(px(600), parent.width() - 24) if parent else px(600)
        self.resize(width, min(px(462), parent.height() - 40) if parent else px(462))
        self._field.setFocus()

    def _connect(self) -> None:
        self._field.textChanged.connect(lambda _text: self._debounce.start())
        self._debounce.timeout.connect(self._search)
        self._list.clicked.connect(self._run)
        self._field.installEventFilter(self._list)
        self._photos.arrived.connect(self._list.viewport().update)

    def _search(self) -> None:
        text = self._field.text().strip()
        if not text:
            self._searches.forget()
            self._show([], 0)
            return

        def work() -> tuple[list[PersonRow], int]:
            found = self._people.find(PeopleQuery(text=text))
            return by_name_first(self._people.rows(found.ids[:LOOKED_AT]), text)[:MOST_PEOPLE], found.total

        self._searches.ask(work, lambda answer: self._show(*answer), lambda _problem: self._show([], 0))

    def _show(self, people: list[PersonRow], total: int) -> None:
        text = self._field.text().strip()
        self._delegate.wanted = text
        commands = fitting(self._commands, text)[: 20 if not text else MOST_COMMANDS]
        heads = (self.tr("People"), self.tr("Do"))
        self._model.put(lines(heads, people, commands, self._open_person))
        self._count.put(self.tr("%n people found", "", total) if text else self.tr("%n commands", "", len(commands)))
        first = next((i for i, line in enumerate(self._model.lines) if not line.is_head), -1)
        if first >= 0:
            self._list.setCurrentIndex(self._model.index(first))

    def _run(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if isinstance(line, Line) and line.run is not None:
            run = line.run
            self.accept()
            run()


class _ChoiceList(QListView):
    """Moves by the keys that its field doesn't want."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def eventFilter(self, _watched: Any, event: Any) -> bool:
        moves = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.key() in moves:
            self.keyPressEvent(event)
            return True
        return False
