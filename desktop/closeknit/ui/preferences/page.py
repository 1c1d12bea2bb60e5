"""Preferences: appearance, text size, folder, scoring, reminders, address books, backups, shortcuts."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from closeknit.domain.backup import BackupFile
from closeknit.domain.person import Book
from closeknit.services.events import BackupMade
from closeknit.settings import Settings
from closeknit.ui.common.ask import Ask, AskText
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.figures import from_us, long_moment, size
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.layouts import clear
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.text import shown
from closeknit.ui.preferences.presenter import PreferencesPresenter
from closeknit.ui.preferences.reminders import RemindersSection
from closeknit.ui.preferences.restoring import RestoreDialog
from closeknit.ui.preferences.rows import Section, Segments, SettingRow
from closeknit.ui.preferences.scoring import ScoringSection
from closeknit.ui.preferences.sections import SectionList
from closeknit.ui.preferences.weighing import WeighingPresenter


class PreferencesPage(Page):
    """Each change counts at once."""

    #: a setting is other than before; carries the Settings
    settings_changed = Signal(object)
    #: all keys should be shown
    keys_requested = Signal()
    #: a backup should be gone back to; carries its path
    restore_requested = Signal(object)

    has_back = True

    def __init__(
        self,
        look: Look,
        keys: Keys,
        presenter: PreferencesPresenter,
        weighing: WeighingPresenter,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._keys, self._presenter, self._folder = look, keys, presenter, folder
        self._weighing = weighing
        self._backups: Sequence[BackupFile] = ()
        self.title = self.tr("Preferences")
        self.subtitle = self.tr("Each change counts at once")
        self.setAccessibleName(self.title)
        self._build()
        self._down = keys.action(self, self.tr("Next section"), lambda: self._step(1), "J")
        self._up = keys.action(self, self.tr("Section before"), lambda: self._step(-1), "K")
        self._connect()

    def entered(self) -> None:
        """Read what may have changed."""
        self._presenter.refresh()
        self._nav.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for changes."""
        super().showEvent(event)
        self._weighing.is_watching = True
        self._weighing.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let changes pass."""
        super().hideEvent(event)
        self._weighing.is_watching = False

    def show_scoring(self) -> None:
        """Go to the section with the weights."""
        self._go_to(self.scoring)

    def show_reminders(self) -> None:
        """Go to the section with the quiet hours."""
        self._go_to(self.reminders)

    def leave_step(self) -> bool:
        """Close a drawer."""
        return self._columns.close_drawers()

    def top_buttons(self) -> list[QWidget]:
        """The sections, where they are a drawer."""
        return [self._sections_button] if self._columns.is_drawer("left") else []

    def hints(self) -> list[Hint]:
        """The keys of the page."""
        return [Hint(self.tr("move"), (self._down, self._up))]

    def _build(self) -> None:
        self._columns = Columns(self._look, 212, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self._sections_button = Button(self._look, self.tr("Sections"), icon="list")
        self.scoring = ScoringSection(self._look, self._weighing)
        self.reminders = RemindersSection(self._look, self._presenter)
        self._sections = [
            self._appearance(),
            self._folder_section(),
            self.scoring,
            self.reminders,
            self._books_section(),
            self._backups_section(),
            self._shortcuts(),
        ]
        self._nav = SectionList(self._look, [section.title.text() for section in self._sections])
        holder = QFrame()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 12, 12, 0)
        box.addWidget(self._nav)
        self._columns.fill(holder, self._built_middle(), QWidget())
        self._columns.want("right", False)

    def _built_middle(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "surface")
        box = QVBoxLayout(content)
        box.setContentsMargins(24, 0, 24, 24)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        for section in self._sections:
            inner.addWidget(section)
        holder.setMaximumWidth(self._look.theme.px(808))
        box.addWidget(holder)
        box.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setProperty("ground", "surface")
        self._area.setAccessibleName(self.tr("Settings"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._area

    def _appearance(self) -> Section:
        now = self._presenter.now
        section = Section(self.tr("Appearance"))
        choices = (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        theme = Segments(self._look, self.tr("Theme"), choices, now.appearance)
        theme.chosen.connect(lambda value: self._presenter.change(appearance=value))
        words = self.tr("Light and dark follow the system unless you choose one.")
        section.rows.addWidget(SettingRow(self._look, self.tr("Theme"), words, [theme]))
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(80, 150)
        self._size.setSingleStep(5)
        self._size.setPageStep(10)
        self._size.setFixedWidth(176)
        self._size_box = QSpinBox()
        self._size_box.setRange(80, 150)
        self._size_box.setSingleStep(5)
        self._size_box.setSuffix(" %")
        self._size_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._size_box.setMinimumWidth(64)
        for control in (self._size, self._size_box):
            control.setValue(now.text_size_percent)
            control.setAccessibleName(self.tr("Text size"))
        self._size_box.lineEdit().setAccessibleName(self.tr("Text size"))
        words = self.tr("All text, and what is measured by it, from 80 to 150 per cent.")
        section.rows.addWidget(SettingRow(self._look, self.tr("Text size"), words, [self._size, self._size_box]))
        return section

    def _folder_section(self) -> Section:
        section = Section(self.tr("Folder"))
        copy = Button(self._look, self.tr("Copy path"), icon="copy")
        copy.clicked.connect(self._on_copy_path)
        show = Button(self._look, self.tr("Open folder"), icon="folder-open")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        row = SettingRow(
            self._look, str(self._folder), self.tr("Everything stays on this computer, here."), [copy, show]
        )
        section.rows.addWidget(row)
        return section

    def _books_section(self) -> Section:
        section = Section(self.tr("Address books"))
        self._books = QVBoxLayout()
        section.rows.addLayout(self._books)
        return section

    def _backups_section(self) -> Section:
        section = Section(self.tr("Backups"))
        look = self._look
        now = Button(look, self.tr("Back up now"))
        now.clicked.connect(lambda: self._presenter.back_up())
        to_file = Button(look, self.tr("Back up to a file…"))
        to_file.clicked.connect(self._on_back_up_to)
        restore = Button(look, self.tr("Restore…"))
        restore.clicked.connect(self._on_restore)
        self._last = SettingRow(look, self.tr("No backup yet"), "", [restore, to_file, now])
        self._last.sentence.show()
        section.rows.addWidget(self._last)
        self._limit = QSpinBox()
        self._limit.setRange(1, 1_048_576)
        self._limit.setSuffix(" MB")
        self._limit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._limit.setKeyboardTracking(False)
        self._limit.setMinimumWidth(88)
        self._limit.setValue(self._presenter.now.backups_limit_mb)
        self._limit.setAccessibleName(self.tr("Keep at most"))
        self._limit.lineEdit().setAccessibleName(self.tr("Keep at most"))
        words = self.tr("The newest 3, then 7 daily, 4 weekly, 12 monthly; counts from the next start.")
        section.rows.addWidget(SettingRow(look, self.tr("Keep at most"), words, [self._limit]))
        return section

    def _shortcuts(self) -> Section:
        section = Section(self.tr("Shortcuts"))
        choices = (("on", self.tr("On")), ("off", self.tr("Off")))
        value = "on" if self._presenter.now.single_letter_keys else "off"
        letters = Segments(self._look, self.tr("Single letters"), choices, value)
        letters.chosen.connect(lambda key: self._presenter.change(single_letter_keys=key == "on"))
        words = self.tr("N, J, K, X and others act while no text field has the keyboard.")
        section.rows.addWidget(SettingRow(self._look, self.tr("Single letters"), words, [letters]))
        sheet = Button(self._look, self.tr("All keys"), icon="keyboard", key="?")
        sheet.clicked.connect(self.keys_requested)
        section.rows.addWidget(SettingRow(self._look, self.tr("All keys"), self.tr("On one sheet."), [sheet]))
        return section

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.books_came.connect(self._on_books)
        presenter.backups_came.connect(self._on_backups)
        presenter.settings_changed.connect(self._on_settings)
        presenter.backed_up.connect(self._on_backed_up)
        presenter.failed.connect(self.failed)
        self._weighing.failed.connect(self.failed)
        self._size.valueChanged.connect(self._size_box.setValue)
        self._size_box.valueChanged.connect(self._on_size)
        self._limit.valueChanged.connect(lambda value: presenter.change(backups_limit_mb=value))
        self._nav.currentRowChanged.connect(self._on_section)
        self._nav.clicked.connect(lambda index: self._on_section(index.row()))  # also of the current one
        self._sections_button.clicked.connect(lambda: self._columns.toggle("left"))
        self._columns.changed.connect(self.changed)

    def _go_to(self, section: Section) -> None:
        """Show a section, also where it is current already and something else was looked at."""
        row = self._sections.index(section)
        self._nav.setCurrentRow(row)
        self._on_section(row)

    def _step(self, steps: int) -> None:
        self._nav.setCurrentRow(min(len(self._sections) - 1, max(0, self._nav.currentRow() + steps)))

    def _on_section(self, row: int) -> None:
        content = self._area.widget()
        if content is not None and row >= 0:
            top = self._sections[row].mapTo(content, self._sections[row].rect().topLeft()).y()
            self._area.verticalScrollBar().setValue(top)

    def _on_size(self, percent: int) -> None:
        self._size.setValue(percent)
        if percent != self._presenter.now.text_size_percent:
            self._presenter.change(text_size_percent=percent)

    def _on_settings(self, settings: Settings) -> None:
        self.settings_changed.emit(settings)
        self.told.emit(self.tr("Saved"))

    def _on_books(self, books: Sequence[Book]) -> None:
        clear(self._books)
        for book in books:
            self._books.addWidget(self._book_row(book))
        if not books:
            self._books.addWidget(
                SettingRow(self._look, self.tr("None yet"), self.tr("Import a file or a folder."), [])
            )

    def _book_row(self, book: Book) -> QWidget:
        rename = Button(self._look, self.tr("Rename…"), size="small")
        rename.setAccessibleName(self.tr("Rename {0}").format(shown(book.name, 60)))
        rename.clicked.connect(lambda: self._ask_rename(book))
        remove = Button(self._look, self.tr("Remove…"), "danger", size="small")
        remove.setAccessibleName(self.tr("Remove {0}").format(shown(book.name, 60)))
        remove.clicked.connect(lambda: self._ask_remove(book))
        words = self.tr("%n people", "", book.people) + (f" · {shown(book.path)}" if book.path else "")
        return SettingRow(self._look, book.name, words, [rename, remove])

    def _on_backups(self, backups: Sequence[BackupFile]) -> None:
        self._backups = backups
        if not backups:
            return
        newest = backups[0]
        self._last.name.put(self.tr("Last verified backup: {0}").format(long_moment(from_us(newest.at_us))))
        people = self.tr("%n people", "", newest.people)
        cards = self.tr("%n cards", "", newest.cards)
        self._last.sentence.put(
            self.tr("Read back and counted: {0}.").format(f"{people}, {cards}, {size(newest.size_bytes)}")
        )

    def _on_backed_up(self, fact: BackupMade) -> None:
        self.told.emit(self.tr("Backed up and read back: {0}").format(size(fact.size_bytes)))

    def _on_copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self.told.emit(self.tr("Copied"))

    def _on_back_up_to(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Back up to a file"), "closeknit-backup.db")
        if path:
            self._presenter.back_up(Path(path))

    def _on_restore(self) -> None:
        RestoreDialog(self, self._look, self._backups, self.restore_requested.emit).open()

    def _ask_rename(self, book: Book) -> None:
        title = self.tr("What should “{0}” be called?").format(shown(book.name, 60))
        label, act, safe = self.tr("Name"), self.tr("Rename"), self.tr("Cancel")
        AskText(self, self._look, title, label, act, safe, lambda name: self._presenter.rename(book.id, name)).open()

    def _ask_remove(self, book: Book) -> None:
        title = self.tr("Remove “{0}”?").format(shown(book.name, 60))
        words = self.tr("Its cards go to the trash; undo brings all of it back. The file it was read from stays.")
        act, safe = self.tr("Remove"), self.tr("Keep")
        Ask(self, self._look, title, words, act, safe, True, lambda: self._presenter.remove(book.id)).open()
