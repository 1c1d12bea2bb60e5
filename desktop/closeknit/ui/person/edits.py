"""One edit at a time on a person's page: open the editor, ask where there is doubt, save, put it away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from closeknit.domain.card import Field
from closeknit.domain.errors import CloseknitError
from closeknit.ui.common.ask import Ask, AskText
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import problem_in_words
from closeknit.ui.person.doubts import is_doubtful
from closeknit.ui.person.editor import Draft, Editor
from closeknit.ui.person.presenter import Opened, PersonPresenter
from closeknit.ui.person.rows import Place, ValueRow
from closeknit.ui.person.values import Values


class Edits(QObject):
    """Keeps the editor with its text until the line is committed or the user gives it up."""

    #: another line is being edited, or none
    marked = Signal()
    #: carries a problem that isn't the user's to mend
    failed = Signal(object)

    def __init__(self, page: QWidget, look: Look, presenter: PersonPresenter, values: Values) -> None:
        super().__init__(page)
        self._page, self._look, self._presenter, self._values = page, look, presenter, values
        self._opened: Opened | None = None
        self._editor: Editor | None = None
        self._draft: Draft | None = None
        presenter.opened.connect(self._on_opened)
        presenter.saved.connect(self._on_saved)
        presenter.save_failed.connect(self._on_failed)

    @property
    def editor(self) -> Editor | None:
        """The editor that is open."""
        return self._editor

    @property
    def place(self) -> Place | None:
        """The line that is edited."""
        return self._editor.place if self._editor is not None else None

    def edit(self, row: ValueRow) -> None:
        """Open the editor on a value."""
        place = row.places[0]
        many = self._opened is not None and len(self._opened.person.cards) > 1
        book = place.card.book_name if many else ""
        self._start(Editor(self._look, place.property.name, place.property.field, book, place))

    def add(self, name: str, field: Field) -> None:
        """Open the editor for a new line."""
        self._start(Editor(self._look, name, field, ""))

    def ask_other(self) -> None:
        """Ask for the name of a property, then open the editor."""
        title, label = self.tr("Which property?"), self.tr("Name, such as X-SHOE-SIZE")
        act, safe = self.tr("Go on"), self.tr("Cancel")
        AskText(
            self._page, self._look, title, label, act, safe, lambda name: self.add(name.upper(), Field.OTHER)
        ).open()

    def remove(self, place: Place) -> None:
        """Remove a line; undo brings it back."""
        self._presenter.remove(place)

    def leave(self) -> None:
        """Somebody else is to be shown: save what was typed, without a question, and put the editor away."""
        draft = None if self._editor is None else self._editor.changed
        if draft is not None and not draft.is_empty and draft != self._draft:
            self._save(draft)
        self.stop()

    def stop(self) -> bool:
        """Give the edit up; True when there was one."""
        if self._editor is None:
            return False
        editor, self._editor, self._draft = self._editor, None, None
        editor.hold(True)
        editor.hide()
        editor.deleteLater()
        self._show()
        self._page.setFocus()
        line = self._values.first_line()
        if line is not None:
            line.setFocus()
        return True

    def _start(self, editor: Editor) -> None:
        self.stop()
        self._editor = editor
        editor.save_requested.connect(self._on_save)
        editor.remove_requested.connect(self._on_remove)
        editor.cancelled.connect(self.stop)
        self._show()
        editor.take_focus()

    def _show(self) -> None:
        if self._opened is not None:
            self._values.put(self._opened.person, self._opened.today, self._editor)
        self.marked.emit()

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened

    def _on_save(self, draft: Draft) -> None:
        if draft.is_empty:
            self._ask_empty(draft)
        elif isinstance(draft.value, str) and is_doubtful(draft.field, draft.value):
            title = self.tr("Save “{0}” as it is?").format(shown(draft.value, 60))
            words = self.tr("It doesn't look like what stands in this place.")
            self._ask(title, words, self.tr("Save"), lambda: self._save(draft))
        else:
            self._save(draft)

    def _ask_empty(self, draft: Draft) -> None:
        if draft.place is None:
            self.stop()
            return
        place = draft.place
        words = self.tr("Nothing is left in it. Undo brings the line back.")
        self._ask(self.tr("Remove this line?"), words, self.tr("Remove"), lambda: self._on_remove(place))

    def _ask(self, title: str, words: str, act: str, on_yes: Callable[[], None]) -> None:
        ask = Ask(self._page, self._look, title, words, act, self.tr("Keep editing"))
        ask.accepted.connect(on_yes)
        ask.rejected.connect(self._on_kept)
        ask.open()

    def _on_kept(self) -> None:
        if self._editor is not None:
            self._editor.hold(False)
            self._editor.take_focus()

    def _save(self, draft: Draft) -> None:
        if self._opened is not None and self._editor is not None:
            self._draft = draft
            self._presenter.save(self._opened.person.row.id, draft)

    def _on_remove(self, place: Place) -> None:
        self._presenter.remove(place)

    def _on_saved(self) -> None:
        self.stop()

    def _on_failed(self, problem: BaseException) -> None:
        words = problem_in_words(problem)
        if self._editor is None or words is None:
            self.failed.emit(problem)
            return
        if isinstance(problem, CloseknitError) and problem.reason.kind == "needs_utf8" and self._draft is not None:
            self._ask_utf8(words, self._draft)
            return
        self._editor.complain(words)

    def _ask_utf8(self, words: str, draft: Draft) -> None:
        opened = self._opened
        if opened is None:
            return
        book = draft.place.card.book if draft.place is not None else opened.person.cards[0].book
        person = opened.person.row.id
        self._ask(
            self.tr("Turn this address book to UTF-8?"),
            words,
            self.tr("Turn and save"),
            lambda: self._presenter.turn_to_utf8(book, person, draft),
        )
