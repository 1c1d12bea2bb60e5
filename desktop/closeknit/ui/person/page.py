"""A person: values and cards at the left, the timeline in the middle, what it comes to or a card at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from closeknit.domain.card import Field
from closeknit.domain.ids import CardId, PersonId
from closeknit.domain.parting import Parting
from closeknit.domain.person import Person, StoredCard
from closeknit.ui.common.buttons import Button
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.figures import number
from closeknit.ui.common.keys import Hint, Keys
from closeknit.ui.common.layouts import scrolled
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.composer.presenter import ComposerPresenter
from closeknit.ui.person.cardtext import CardText
from closeknit.ui.person.centre import Centre
from closeknit.ui.person.dates import Dates
from closeknit.ui.person.doings import Doings
from closeknit.ui.person.edits import Edits
from closeknit.ui.person.identity import Identity
from closeknit.ui.person.knowing import Knowing
from closeknit.ui.person.known import Known
from closeknit.ui.person.menus import Menus
from closeknit.ui.person.presenter import Opened, PersonPresenter
from closeknit.ui.person.rows import ValueRow
from closeknit.ui.person.sources import Sources
from closeknit.ui.person.splitting import SplitDialog
from closeknit.ui.person.values import Values
from closeknit.ui.personcard.panel import RelationshipPanel
from closeknit.ui.personcard.wording import drawer_words

PhotoReader = Callable[[Path], bytes | None]
_PANEL_PX, _TEXT_PX = 276, 424


class PersonPage(Page):
    """Knows the list it was opened from, for the person before and after."""

    #: an export is wanted; carries the ids
    export_requested = Signal(object)
    #: another person of the list came on screen; carries the id
    moved = Signal(object)

    has_back = True

    def __init__(
        self,
        look: Look,
        keys: Keys,
        presenter: PersonPresenter,
        composing: ComposerPresenter,
        photos: Photos,
        read_photo: PhotoReader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._keys, self._presenter, self._photos = look, keys, presenter, photos
        self._read_photo = read_photo
        self._ids: Sequence[PersonId] = ()
        self._id: PersonId | None = None
        self._opened: Opened | None = None
        self._text_card: CardId | None = None
        self._cards: tuple[Person, date, CardId | None] | None = None
        self.setAccessibleName(self.tr("Person"))
        self.title = self._origin = self.tr("People")
        self._build(composing)
        self._edits = Edits(self, look, presenter, self._values)
        self._menus = Menus(
            self, look, presenter, self._edits, self._on_copy, self.failed.emit, self.seat_requested.emit
        )
        self._doings = Doings(self, look, self._centre, presenter, composing)
        self._knowing = Knowing(self, look, presenter, self._doings.note_other)
        self._make_actions()
        self._connect()

    @property
    def person(self) -> Person | None:
        """Who is shown."""
        return self._opened.person if self._opened is not None else None

    @property
    def edits(self) -> Edits:
        """What edits this page's values."""
        return self._edits

    def open(self, person: PersonId, ids: Sequence[PersonId], origin: str = "") -> None:
        """Show a person out of a list; `origin` is what the list is called, that of people where it isn't said."""
        self._origin = origin or self.tr("People")
        if ids:
            self._ids = ids
        self._edits.leave()
        self._id = person
        self._text_card = None
        self._tell_place()
        self._presenter.open(person)

    def entered(self) -> None:
        """Take the keyboard; who went while another page was shown has none."""
        self._centre.timeline.setFocus()
        if self._id is None:
            self.back_requested.emit()

    def person_at_hand(self) -> PersonId | None:
        """Who is shown."""
        return self._id

    def log(self) -> None:
        """Go to the composer."""
        self._centre.composer.begin()

    def leave_step(self) -> bool:
        """End an edit or a correction, else close the card's text or a drawer."""
        steps = (self._edits.stop, self._centre.composer.leave_step, self._doings.leave_step)
        if any(leave() for leave in (*steps, self._centre.filters.show_any)):
            return True
        if self._columns.close_drawers():
            return True
        if self._text_card is not None:
            self._on_text_requested(self._text_card)
            return True
        return False

    def toggle_side(self) -> None:
        """Open or close the right column where it is a drawer."""
        self._columns.toggle("right")

    def _show_why(self) -> None:
        """Open the reasons, and the drawer that they may lie in; close the reasons where they can be seen."""
        if self._text_card is not None:
            self._on_text_requested(self._text_card)
        if self._columns.is_shown("right"):
            self._panel.toggle_why()
        else:
            self._panel.open_why()
            self._columns.reveal("right")

    def toggle_text(self) -> None:
        """Show or hide the text of the first card."""
        person = self.person
        if person is not None and person.cards:
            self._on_text_requested(self._text_card or person.cards[0].id)

    def top_buttons(self) -> list[QWidget]:
        """The person before and after, Export, and the rest in a menu."""
        left = [self._card_button] if self._columns.is_drawer("left") else []
        right = [self._why_button] if self._columns.is_drawer("right") else []
        rest = [] if left else [self._export]  # in a narrow window the menu has it
        return [*left, *right, self._up, self._down, *rest, self._more]

    def hints(self) -> list[Hint]:
        """The keys of the page."""
        a = self._actions
        return [
            Hint(self.tr("log"), (a["log"],)),
            Hint(self.tr("why"), (a["why"],)),
            Hint(self.tr("remind"), (a["remind"],)),
            Hint(self.tr("edit"), (a["edit"],)),
            Hint(self.tr("add"), (a["add"],)),
            Hint(self.tr("card text"), (a["text"],)),
            Hint(self.tr("person before, after"), (a["up"], a["down"])),
            Hint(self.tr("delete"), (a["delete"],)),
        ]

    def _build(self, composing: ComposerPresenter) -> None:
        self._columns = Columns(self._look, 312, _PANEL_PX)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self._identity = Identity(self._look, self._photos)
        self._values = Values(self._look)
        self._sources = Sources(self._look)
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(16, 0, 12, 12)
        box.setSpacing(0)
        self._dates = Dates(self._look)
        self._known = Known(self._look, self._photos)
        for part in (self._identity, self._known, self._values, self._sources, self._dates):
            box.addWidget(part)
        box.addStretch(1)
        self._scroll = scrolled(left, self.tr("Values and cards"))
        self._text = CardText(self._look)
        self._centre = Centre(self._look, self._keys, composing)
        self._panel = RelationshipPanel(self._look)
        self._right = QStackedWidget()
        self._right.addWidget(scrolled(self._panel, self.tr("What it comes to")))
        self._right.addWidget(self._text)
        self._columns.fill(self._scroll, self._centre, self._right)
        self._up = Button(self._look, "", icon="caret-up", name=self.tr("Person before"), key="Ctrl+Up")
        self._down = Button(self._look, "", icon="caret-down", name=self.tr("Person after"), key="Ctrl+Down")
        self._export = Button(self._look, self.tr("Export"), icon="export")
        self._more = Button(self._look, "", icon="dots-three", name=self.tr("More"))
        self._card_button = Button(self._look, self.tr("Card"), icon="identification-card")
        self._why_button = Button(self._look, icon="chart-bar")
        self._columns.tie("left", self._card_button)
        self._columns.tie("right", self._why_button)

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        for name, text, run, *keys in (
            ("log", self.tr("Log"), self.log, "L"),
            ("why", self.tr("Why this closeness"), self._show_why, "W"),
            ("gave", self.tr("Gave something"), lambda: self._doings.note_other("gave"), "G"),
            ("remind", self.tr("Remind me of this person"), self._remind, "R"),
            ("edit", self.tr("Edit the first value"), self.edit_first, "Ctrl+E"),
            ("add", self.tr("Add a value"), self._add_value, "A"),
            ("text", self.tr("Text of the card"), self.toggle_text, "T"),
            ("up", self.tr("Person before"), lambda: self._go(-1), "Ctrl+Up"),
            ("down", self.tr("Person after"), lambda: self._go(1), "Ctrl+Down"),
            ("export", self.tr("Export"), self._on_export, "Ctrl+Shift+E"),
            ("delete", self.tr("Delete"), self._on_delete, "Ctrl+Delete"),
        ):
            self._actions[name] = self._keys.action(self, text, run, *keys)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.opened.connect(self._on_opened)
        presenter.gone.connect(self._on_gone)
        presenter.failed.connect(self.failed)
        self._edits.failed.connect(self.failed)
        self._edits.marked.connect(self._put_text)
        self._values.copy_requested.connect(self._on_copy)
        self._values.edit_requested.connect(self._edits.edit)
        self._values.add_requested.connect(lambda wish: self._edits.add(*wish))
        self._values.other_requested.connect(self._edits.ask_other)
        self._values.photo_requested.connect(self._on_photo_requested)
        self._values.menu_requested.connect(lambda wish: self._menus.value_menu(*wish))
        self._sources.text_requested.connect(self._on_text_requested)
        self._text.closed.connect(self.toggle_text)
        self._text.copy_requested.connect(self._copy)
        self._text.split_requested.connect(self._on_split)
        self._centre.composer.failed.connect(self.failed)
        self._centre.composer.logged.connect(lambda _fact: self.mended.emit())
        self._known.met_requested.connect(presenter.meet_need)
        self._known.change_requested.connect(self._knowing.change)
        self._known.person_requested.connect(self.person_requested)
        self._panel.done_requested.connect(self._doings.keep)
        self._panel.remind_requested.connect(self._remind)
        self._doings.remind_requested.connect(self._remind)
        self._panel.rows_requested.connect(lambda wish: self._centre.show_behind(*wish))
        self._panel.action_requested.connect(lambda: self._doings.note_other("promise"))
        self._up.clicked.connect(lambda: self._go(-1))
        self._down.clicked.connect(lambda: self._go(1))
        self._export.clicked.connect(self._on_export)
        self._more.clicked.connect(self._on_more)
        self._columns.changed.connect(self._tell_place)

    def _remind(self, text: str = "") -> None:
        """Wish for a reminder about who is shown; of oneself nothing is told, nor of whom is in the trash."""
        person = self.person
        if person is not None and not person.in_trash:
            about = (None, "") if person.row.is_me else (person.row.id, person.row.name)
            self.remind_requested.emit(*about, text)

    def _on_gone(self) -> None:
        """Go back, unless it is another page that is looked at."""
        self._id = None
        if self.isVisible():
            self.back_requested.emit()

    def _on_opened(self, opened: Opened) -> None:
        if opened.person.row.id != self._id:
            return
        before, self._opened = self._opened, opened
        is_other = before is None or before.person.row.id != opened.person.row.id
        self._put_cards(opened)
        self._doings.put(opened)
        self._knowing.put(opened)
        self._known.put(opened)
        self._centre.put(opened)
        self._panel.put(opened.relationship, opened.today)
        self._actions["why"].setEnabled(opened.relationship.closeness is not None)
        self._why_button.setText(drawer_words(opened.relationship))
        self._why_button.updateGeometry()
        self._put_text()
        if is_other:
            self._tell_place()
            self._scroll.verticalScrollBar().setValue(0)

    def _put_cards(self, opened: Opened) -> None:
        person, cards = opened.person, (opened.person, opened.today, self._text_card)
        if cards == self._cards:  # what passed between them changes no card
            return
        self._cards = cards
        self._identity.put(person.row, person.in_trash)
        self._values.put(person, opened.today, self._edits.editor)
        self._sources.put(person, self._text_card)
        self._dates.put(person, opened.now)

    def _put_text(self) -> None:
        person = self.person
        card = next((c for c in person.cards if c.id == self._text_card), None) if person is not None else None
        self._right.setCurrentIndex(0 if card is None else 1)
        self._columns.set_width("right", _PANEL_PX if card is None else _TEXT_PX)
        if card is not None and person is not None:
            place = self._edits.place
            marked = place.property if place is not None and place.card.id == card.id else None
            self._text.put(card, len(person.cards) > 1, marked)

    def _tell_place(self) -> None:
        person = self.person
        is_named = self._columns.is_drawer("left") and person is not None
        self.title = named(person.row.name, 60) if is_named and person is not None else self._origin
        if self._id is not None and self._id in self._ids:
            at = self._ids.index(self._id) + 1
            self.subtitle = self.tr("{0} of {1}").format(number(at), number(len(self._ids)))
        else:
            self.subtitle = ""
        self._up.setEnabled(self._neighbour(-1) is not None)
        self._down.setEnabled(self._neighbour(1) is not None)
        self.changed.emit()

    def _neighbour(self, steps: int) -> PersonId | None:
        if self._id is None or self._id not in self._ids:
            return None
        at = self._ids.index(self._id) + steps
        return self._ids[at] if 0 <= at < len(self._ids) else None

    def _go(self, steps: int) -> None:
        other = self._neighbour(steps)
        if other is not None:
            self.open(other, self._ids)
            self.moved.emit(other)

    def _on_copy(self, row: ValueRow) -> None:
        self._copy(row.value.was if row.value.field is not Field.ADDRESS else row.value.text)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("Copied"))

    def edit_first(self) -> None:
        """Open the editor on the first value."""
        self._columns.reveal("left")
        line = self._values.first_line()
        if line is not None:
            line.edit_requested.emit(line.row)

    def _add_value(self) -> None:
        self._columns.reveal("left")
        self._values.open_add_menu()

    def _on_text_requested(self, card: CardId) -> None:
        self._text_card = None if self._text_card == card else card
        person = self.person
        if person is not None:
            self._sources.put(person, self._text_card)
        self._put_text()
        if self._text_card is not None:
            self._columns.reveal("right")

    def _on_split(self, card: StoredCard) -> None:
        def ask(parting: Parting) -> None:
            SplitDialog(self, self._look, parting, lambda facts: self._presenter.split(card.id, facts)).open()

        self._presenter.parting(card.id, ask)

    def _on_photo_requested(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif)")
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Photo"), "", kinds)
        if path and self._id is not None:
            self.give_photo(Path(path))

    def give_photo(self, path: Path) -> None:
        """Take a picture from a file, made anew as a small one."""
        picture = self._read_photo(path)
        if self._id is None:
            return
        if picture is None:
            self.told.emit(self.tr("That file isn't a picture that can be used."))
            return
        self._presenter.set_photo(self._id, picture)

    def _on_export(self) -> None:
        if self._id is not None:
            self.export_requested.emit([self._id])

    def _on_delete(self) -> None:
        if self._id is not None:
            self._presenter.delete(self._id)
            self.back_requested.emit()

    def _on_more(self) -> None:
        opened = self._opened
        if opened is not None:
            has_seat = opened.relationship.seat is not None
            acts = (self._remind, self._on_export, self._on_photo_requested, self._on_delete)
            self._menus.person_menu(opened.person, has_seat, self._more, *acts)
