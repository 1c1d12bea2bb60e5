"""The menus of a person's page; what leaves the program is shown before it is opened."""

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from closeknit.domain.card import Field, Kind, Property
from closeknit.domain.person import Person, PersonRow
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import in_menu, shown
from closeknit.ui.person.edits import Edits
from closeknit.ui.person.presenter import PersonPresenter
from closeknit.ui.person.rows import ValueRow


def target(value: Property) -> str:
    """Return what a value can be opened as: tel:, mailto: or https: only, "" for anything else."""
    text = value.was.strip()
    if value.field is Field.PHONE:
        number = "".join(c for c in text.removeprefix("tel:") if c.isdigit() or c in "+*#,;")
        return f"tel:{number}" if any(c.isdigit() for c in number) else ""
    if value.field is Field.EMAIL and "@" in text and not any(c.isspace() for c in text):
        return "mailto:" + quote(text.removeprefix("mailto:"), safe="@.+-_")
    if value.field is Field.URL:
        url = QUrl(text if "://" in text else f"https://{text}", QUrl.ParsingMode.StrictMode)
        return url.toString() if url.isValid() and url.scheme() == "https" and url.host() else ""
    return ""


class Menus(QObject):
    """Made when they are wanted."""

    def __init__(
        self,
        page: QWidget,
        look: Look,
        presenter: PersonPresenter,
        edits: Edits,
        copy: Callable[[ValueRow], None],
        failed: Callable[[object], None],
        offer_seat: Callable[[PersonRow], None],
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(page)
        self._page, self._look, self._presenter, self._edits = page, look, presenter, edits
        self._copy, self._failed, self._offer_seat, self._open_url = copy, failed, offer_seat, open_url

    def value_menu(self, row: ValueRow, point: QPoint) -> None:
        """Edit, copy, open, delete."""
        menu = self._menu()
        menu.addAction(self.tr("Edit")).triggered.connect(lambda: self._edits.edit(row))
        menu.addAction(self.tr("Copy")).triggered.connect(lambda: self._copy(row))
        where = target(row.value)
        if where:
            menu.addAction(in_menu(self.tr("Open {0}…").format(shown(where, 60)))).triggered.connect(
                lambda: self._ask_open(where)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).triggered.connect(lambda: self._edits.remove(row.places[0]))
        menu.popup(point)

    def person_menu(
        self,
        person: Person,
        has_seat: bool,
        button: QWidget,
        remind: Callable[[], None],
        export: Callable[[], None],
        photo: Callable[[], None],
        delete: Callable[[], None],
    ) -> None:
        """What can be done with the whole person."""
        menu = self._menu()
        row = person.row
        if row.kind is Kind.PERSON and not (row.is_me or has_seat or person.in_trash):
            menu.addAction(self.tr("Offer a seat…")).triggered.connect(lambda: self._offer_seat(row))
        if not person.in_trash:
            menu.addAction(self.tr("Remind me…")).triggered.connect(lambda: remind())
        words = self.tr("This isn't me") if row.is_me else self.tr("This is me")
        menu.addAction(words).triggered.connect(lambda: self._presenter.mark_me(row.id, not row.is_me))
        if row.kind is Kind.PERSON:
            menu.addAction(self.tr("Not a person")).triggered.connect(
                lambda: self._presenter.mark_not_person(row.id, True)
            )
        elif person.cards and person.cards[0].view.kind is Kind.PERSON:  # only the user's word says otherwise
            menu.addAction(self.tr("This is a person")).triggered.connect(
                lambda: self._presenter.mark_not_person(row.id, False)
            )
        menu.addAction(self.tr("Photo…")).triggered.connect(photo)
        if row.has_photo:
            menu.addAction(self.tr("Remove the photo")).triggered.connect(
                lambda: self._presenter.set_photo(row.id, None)
            )
        menu.addAction(self.tr("Export…")).triggered.connect(export)
        for card in person.cards[1:20]:
            text = in_menu(self.tr("Take the name from {0}").format(card.book_name[:60]))
            menu.addAction(text).triggered.connect(self._prefers(person, card.id))
        menu.addSeparator()
        if person.in_trash:
            menu.addAction(self.tr("Restore")).triggered.connect(lambda: self._presenter.restore(row.id))
        else:
            menu.addAction(self.tr("Delete")).triggered.connect(delete)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _prefers(self, person: Person, card: object) -> Callable[[], None]:
        return lambda: self._presenter.prefer(person.row.id, card)  # type: ignore[arg-type]  # a CardId

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _ask_open(self, where: str) -> None:
        title = self.tr("Open this in another program?")
        act, safe = self.tr("Open"), self.tr("Cancel")
        ask = Ask(self._page, self._look, title, where, act, safe)
        ask.accepted.connect(lambda: self._open_url(QUrl(where, QUrl.ParsingMode.StrictMode)))
        ask.open()
