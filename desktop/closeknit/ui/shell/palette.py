"""The palette (Ctrl+K): find a person or do something, without the mouse."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from closeknit.domain.ids import PersonId
from closeknit.domain.person import PeopleQuery, PersonRow
from closeknit.services.people import People
from closeknit.ui.bridge.jobs import JobRunner, Latest
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.shell.lines import LINE_ROLE, ChoiceList, LineDelegate, LineModel
from closeknit.ui.shell.palettemodel import Command, Line, by_name_first, fitting, lines

MOST_PEOPLE = 6
#: Among so many of those found, who is called so comes before whose note says so.
LOOKED_AT = 200
MOST_COMMANDS = 8


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
        self._model = LineModel(self)
        self._delegate = LineDelegate(self._look, self._photos, self)
        self._list = ChoiceList()
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
