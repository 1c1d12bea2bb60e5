"""The import as it goes: progress, counts, problems with their lines; at the end what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from closeknit.domain.job import Account, Progress
from closeknit.domain.reason import Problem
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.figures import number
from closeknit.ui.common.labels import ElidedLabel, PlainLabel
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import in_title, shown
from closeknit.ui.common.translation import problem_in_words
from closeknit.ui.importing.presenter import ImportPresenter, State
from closeknit.ui.importing.problems import ProblemModel, ProblemTable
from closeknit.ui.importing.rate import left_seconds, per_second

SHOWN_WHILE_READING = 200


class ImportDialog(QDialog):
    """Esc is the safe choice: while reading it cancels after asking nothing, at the end it closes."""

    #: the page of doubles is wanted
    doubles_requested = Signal()
    #: the page of Catch up is wanted
    catch_up_requested = Signal()
    #: the import should be taken back; carries its step
    undo_requested = Signal(object)

    def __init__(self, parent: QWidget, look: Look, presenter: ImportPresenter, paths: Sequence[Path]) -> None:
        super().__init__(parent)
        self._look = look
        self._presenter = presenter
        self._paths = paths
        self._account: Account | None = None
        self._figures: list[tuple[PlainLabel, PlainLabel]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "raised")
        self._build()
        self._connect()
        self._show_running(Progress(0, 0, 0, 0.0))

    def reject(self) -> None:
        """Cancel while it reads; close otherwise."""
        if self._presenter.state is State.RUNNING:
            self._cancel.setEnabled(False)
            self._presenter.cancel()
            return
        super().reject()

    def _build(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 24, 16)
        box.setSpacing(8)
        head = QHBoxLayout()
        self._title = ElidedLabel("", "title")
        self._cards = PlainLabel("", "second")
        head.addWidget(self._title, 1)
        head.addWidget(self._cards)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._rate = PlainLabel("", "second")
        self._counts = QHBoxLayout()
        self._counts.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self._bar)
        box.addWidget(self._rate)
        box.addLayout(self._counts)
        box.addWidget(self._built_problems(), 100)
        box.addStretch(1)
        self._note = PlainLabel("", "second", wraps=True)
        box.addWidget(self._note)
        box.addLayout(self._built_buttons())
        parent = self.parentWidget()
        width = min(px(680), parent.width() - 24) if parent else px(680)
        self.setMinimumWidth(min(width, px(420)))
        self.resize(width, min(px(482), parent.height() - 40) if parent else px(482))

    def _built_problems(self) -> QWidget:
        self._problems = QFrame()
        self._problems.setProperty("kind", "cardbox")
        box = QVBoxLayout(self._problems)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        head = QFrame()
        head.setProperty("edge", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 4, 8, 4)
        mark = QLabel()
        mark.setPixmap(self._look.icons.pixmap("warning-circle", "warn", 14, 2.0))
        self._problem_count = PlainLabel("", "strong")
        copy = Button(self._look, self.tr("Copy list"), "quiet", "copy", size="small")
        copy.clicked.connect(self._on_copy)
        row.addWidget(mark)
        row.addWidget(self._problem_count, 1)
        row.addWidget(copy)
        self._model = ProblemModel(self)
        self._table = ProblemTable(self._look, self._model)
        box.addWidget(head)
        box.addWidget(self._table, 1)
        self._problems.hide()
        return self._problems

    def _built_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        look = self._look
        self._cancel = Button(look, self.tr("Cancel"), key="Esc")
        self._background = Button(look, self.tr("Continue in background"), "main")
        self._unreadable = Button(look, self.tr("Save unreadable cards…"))
        self._undo = Button(look, self.tr("Undo"))
        self._doubles = Button(look, self.tr("Look at doubles"))
        self._catch_up = Button(look, self.tr("Catch up…"))
        self._close = Button(look, self.tr("Close"), "main", key="Esc")
        ends = (self._unreadable, self._undo, self._doubles, self._catch_up)
        self._buttons = (*ends, self._cancel, self._background, self._close)
        for button in self._buttons:
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.progressed.connect(self._show_running)
        presenter.ended.connect(self._show_end)
        presenter.cancelled.connect(self._on_cancelled)
        presenter.failed.connect(self._on_failed)
        presenter.doubles_counted.connect(self._on_doubles)
        presenter.unknown_counted.connect(self._on_unknown)
        self._cancel.clicked.connect(self.reject)
        self._background.clicked.connect(self.accept)
        self._close.clicked.connect(self.accept)
        self._undo.clicked.connect(self._on_undo)
        self._doubles.clicked.connect(self._on_look)
        self._catch_up.clicked.connect(self._on_catch_up)
        self._unreadable.clicked.connect(self._on_save_unreadable)

    def _show_only(self, *buttons: Button) -> None:
        for button in self._buttons:
            button.setVisible(button in buttons)
        buttons[-1].setFocus()

    def _name(self) -> str:
        first = shown(self._paths[0].name, 60) if self._paths else ""
        return first if len(self._paths) < 2 else self.tr("{0} and %n more", "", len(self._paths) - 1).format(first)

    def _say(self, title: str) -> None:
        self._title.put(title)
        self.setWindowTitle(in_title(title))

    def _show_running(self, progress: Progress) -> None:
        self._say(self.tr("Reading {0}").format(self._name()))
        share = progress.done_bytes / progress.total_bytes if progress.total_bytes else 0.0
        self._bar.setValue(round(share * 1000))
        self._cards.put(self.tr("%n cards read", "", progress.cards))
        words = [self.tr("%n cards a second", "", per_second(progress))] if progress.cards else []
        left = left_seconds(progress)
        if left is not None:
            words.insert(0, self.tr("About %n seconds left", "", left))
        self._rate.put(" · ".join(words))
        self._note.put(self.tr("People appear as they are read. Cancel takes back what came in."))
        self._put_counts(
            [
                (progress.new, self.tr("new")),
                (progress.changed, self.tr("changed")),
                (progress.unchanged, self.tr("unchanged")),
                (progress.unreadable, self.tr("unreadable")),
                (len(progress.problems), self.tr("problems")),
            ]
        )
        if progress.problems and len(progress.problems) <= SHOWN_WHILE_READING:
            self._put_problems(progress.problems)
        if self._background.isHidden() or not self._close.isHidden():
            self._show_only(self._cancel, self._background)

    def _show_end(self, account: Account) -> None:
        self._account = account
        self._say(self.tr("{0} is read").format(self._name()))
        self._bar.setValue(1000)
        self._cards.put(self.tr("%n cards", "", account.read))
        self._rate.put(self.tr("Into {0}, in {1} seconds").format(shown(account.book, 60), f"{account.seconds:.1f}"))
        self._put_counts(
            [
                (account.new, self.tr("new")),
                (account.changed, self.tr("changed")),
                (account.unchanged, self.tr("unchanged")),
                (account.gone, self.tr("gone")),
                (account.unreadable, self.tr("unreadable")),
                *([(account.facts, self.tr("facts"))] if account.facts else []),
                (len(account.problems), self.tr("problems")),
            ]
        )
        self._put_problems(account.problems)
        self._note.put(self.tr("Undo takes the whole import back, also later."))
        kept = [self._unreadable] if account.unreadable else []
        self._show_only(*kept, self._undo, self._close)
        if not account.problems:
            self.resize(self.width(), self.minimumSizeHint().height())

    def _put_problems(self, problems: Sequence[Problem]) -> None:
        if len(problems) != self._model.rowCount():
            self._model.put(problems)
        self._problem_count.put(self.tr("%n problems; every card is kept as it is", "", len(problems)))
        self._problems.setVisible(bool(problems))

    def _put_counts(self, counts: list[tuple[int, str]]) -> None:
        if len(counts) != len(self._figures):
            self._build_figures(len(counts))
        for (figure, second), (count, word) in zip(self._figures, counts, strict=True):
            figure.put(number(count))
            second.put(word)

    def _build_figures(self, wanted: int) -> None:
        clear(self._counts)
        self._figures = [(PlainLabel("", "figure"), PlainLabel("", "second")) for _ in range(wanted)]
        for pair in self._figures:
            column = QVBoxLayout()
            column.setSpacing(0)
            for label in pair:
                column.addWidget(label)
            self._counts.addLayout(column, 1)
        self._counts.addStretch(max(0, 5 - wanted))

    def _on_doubles(self, count: int) -> None:
        if count and self._account is not None:
            self._doubles.setText(self.tr("Look at %n doubles", "", count))
            self._doubles.show()
            self._doubles.updateGeometry()

    def _on_cancelled(self) -> None:
        super().reject()

    def _on_failed(self, problem: BaseException) -> None:
        words = problem_in_words(problem)
        if words is None:
            super().reject()
            return
        self._say(self.tr("{0} can't be read").format(self._name()))
        self._rate.put(words, 500)
        self._note.put(self.tr("What came in was taken back."))
        self._show_only(self._close)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.as_text())

    def _on_undo(self) -> None:
        self.undo_requested.emit(self._account.step if self._account else None)
        self.accept()

    def _on_look(self) -> None:
        self.doubles_requested.emit()
        self.accept()

    def _on_unknown(self, count: int) -> None:
        if count and self._account is not None:
            self._catch_up.show()

    def _on_catch_up(self) -> None:
        self.catch_up_requested.emit()
        self.accept()

    def _on_save_unreadable(self) -> None:
        account = self._account
        if account is None:
            return
        name = self.tr("unreadable.vcf")
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Save unreadable cards"), name)
        if path:
            self._presenter.save_unreadable(account, Path(path))
