"""The questions that the page of people asks before it acts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from closeknit.domain.ids import PersonId
from closeknit.ui.common.ask import Ask, AskText
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.people.presenter import PeoplePresenter
from closeknit.ui.people.sidelist import Entry


class Questions(QObject):
    """Asks, and acts by the presenter on a yes; `done` is called when people were acted on."""

    def __init__(self, page: QWidget, look: Look, presenter: PeoplePresenter, done: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._look = look
        self._presenter = presenter
        self._done = done

    def category(self, ids: Sequence[PersonId]) -> None:
        """Which category should they have?"""
        title = self.tr("Which category for %n people?", "", len(ids))
        label, act, safe = self.tr("Category"), self.tr("Add"), self.tr("Cancel")
        AskText(self._page, self._look, title, label, act, safe, lambda text: self._add(ids, text)).open()

    def join(self, ids: Sequence[PersonId]) -> None:
        """Are they one?"""
        if len(ids) < 2:
            return
        title = self.tr("Are these %n people one?", "", len(ids))
        words = self.tr("They become one person with all of their cards. No card changes; each can be split off again.")
        act, safe = self.tr("Join"), self.tr("Cancel")
        Ask(self._page, self._look, title, words, act, safe, on_yes=lambda: self._join(ids)).open()

    def erase(self, ids: Sequence[PersonId]) -> None:
        """Delete them for good?"""
        title = self.tr("Delete %n people for good?", "", len(ids))
        words = self.tr(
            "This is the one act without undo. Their cards leave the database; backups may still hold them."
        )
        act, safe = self.tr("Delete for good"), self.tr("Keep")
        Ask(self._page, self._look, title, words, act, safe, True, lambda: self._erase(ids)).open()

    def book_menu(self, entry: Entry, point: QPoint) -> None:
        """Offer what can be done with an address book."""
        menu = self._menu()
        menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self._rename(entry))
        menu.addAction(self.tr("Remove…")).triggered.connect(lambda: self._remove(entry))
        menu.popup(point)

    def person_menu(self, actions: Sequence[QAction], restore: Callable[[], None] | None, point: QPoint) -> None:
        """Offer what can be done with people."""
        menu = self._menu()
        for action in actions:
            menu.addAction(action)
        if restore is not None:
            menu.addAction(self.tr("Restore")).triggered.connect(restore)
        menu.popup(point)

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, ids: Sequence[PersonId], category: str) -> None:
        self._presenter.add_category(ids, category)
        self._done()

    def _join(self, ids: Sequence[PersonId]) -> None:
        self._presenter.join(ids)
        self._done()

    def _erase(self, ids: Sequence[PersonId]) -> None:
        self._presenter.erase(ids)
        self._done()

    def _rename(self, entry: Entry) -> None:
        book = entry.book
        if book is None:
            return
        title = self.tr("What should “{0}” be called?").format(shown(entry.text, 60))
        label, act, safe = self.tr("Name"), self.tr("Rename"), self.tr("Cancel")
        AskText(
            self._page, self._look, title, label, act, safe, lambda text: self._presenter.rename_book(book, text)
        ).open()

    def _remove(self, entry: Entry) -> None:
        book = entry.book
        if book is None:
            return
        title = self.tr("Remove “{0}”?").format(shown(entry.text, 60))
        words = self.tr("Its cards go to the trash; undo brings all of it back. The file it was read from stays.")
        act, safe = self.tr("Remove"), self.tr("Keep")
        Ask(self._page, self._look, title, words, act, safe, True, lambda: self._presenter.remove_book(book)).open()
