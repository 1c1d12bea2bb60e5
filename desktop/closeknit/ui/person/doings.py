"""What can be done with the entries of a person's page: edit, delete, answer, keep; and noting what isn't a meeting."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.entry import Entry, Note
from closeknit.domain.exchange import Exchange
from closeknit.domain.ids import EntryId
from closeknit.domain.interaction import Interaction
from closeknit.domain.promise import Commitment, Need, Offer
from closeknit.domain.when import When
from closeknit.services.unfinished import entry_place
from closeknit.ui.common.look import Look
from closeknit.ui.common.translation import problem_in_words
from closeknit.ui.composer.presenter import ComposerPresenter
from closeknit.ui.person.centre import Centre
from closeknit.ui.person.entrydialog import EntryDialog
from closeknit.ui.person.entryeditor import EntryEditor
from closeknit.ui.person.presenter import Opened, PersonPresenter
from closeknit.ui.timeline.items import Key

_NEW = EntryId(0)
#: What is said in the composer's line.
_BEGUN = {
    "gave": UpshotKind.GAVE,
    "received": UpshotKind.GOT,
    "need": UpshotKind.NEED,
    "promise": UpshotKind.NEXT,
}


class Doings(QObject):
    """Knows who is shown by `put`."""

    #: a reminder is to be set; carries the words to begin with
    remind_requested = Signal(str)

    def __init__(
        self, page: QWidget, look: Look, centre: Centre, presenter: PersonPresenter, composing: ComposerPresenter
    ) -> None:
        super().__init__(page)
        self._page, self._look, self._centre = page, look, centre
        self._presenter, self._composing = presenter, composing
        self._opened: Opened | None = None
        self._editing: EntryEditor | None = None
        centre.delete_requested.connect(self._on_delete)
        centre.edit_requested.connect(self._on_edit)
        centre.menu_requested.connect(self._on_menu)
        centre.composer.note_requested.connect(lambda: self.note_other("note"))

    def put(self, opened: Opened) -> None:
        """Work on this person from now on."""
        self._opened = opened

    def leave_step(self) -> bool:
        """Close an editor without a change; tells whether one was open."""
        is_open, self._editing = self._editing is not None, None
        self._centre.timeline.close_editor()
        return is_open

    def keep(self, commitment: Commitment) -> None:
        """Note that a commitment was kept."""
        self._presenter.keep_commitment(commitment.id)

    def note_other(self, what: str) -> None:
        """Ask for something given or got, a need or a promise in the composer, for an offer or a note in a dialog."""
        opened = self._opened
        if opened is None:
            return
        if what in _BEGUN:
            if not self._centre.composer.isHidden():  # nothing is logged with oneself, nor with somebody in the trash
                self._centre.composer.go_on(_BEGUN[what])
            return
        person, when = opened.person.row.id, When(opened.today)
        title, draft = (
            (self.tr("What can they offer?"), Offer(_NEW, person, "", when))
            if what == "offer"
            else (self.tr("What is to be remembered?"), Note(_NEW, person, "", when))
        )
        EntryDialog(self._page, self._look, title, draft, self._composing.add).open()

    def _entries(self, keys: Iterable[Key]) -> list[Entry]:
        """Find the entries of keys; card events, dates and seats are none."""
        if self._opened is None:
            return []
        by_id = {entry.id: entry for entry in self._opened.relationship.entries}
        ids = [key.removeprefix("kept:") if isinstance(key, str) else key for key in keys]
        found = [by_id.get(EntryId(int(key))) for key in ids if isinstance(key, int) or key.isdigit()]
        return list(dict.fromkeys(entry for entry in found if entry is not None))

    def _on_delete(self, keys: tuple[Key, ...]) -> None:
        entries = self._entries(keys)
        if entries:
            self._presenter.remove_entries([entry.id for entry in entries])

    def _on_edit(self, key: Key) -> None:
        entries = self._entries([key])
        if entries:
            self._edit(key, entries[0])

    def _edit(self, key: Key, entry: Entry) -> None:
        """Open the editor in the entry's row; one that was open closes, and keeps what was typed in it."""
        place, keeping = self._place_of(entry), self._composing.keeping
        editor = EntryEditor(self._look, entry, keeping.text_of(place), lambda text: keeping.put(place, text))
        editor.cancelled.connect(self.leave_step)
        editor.save_requested.connect(lambda after: self._save(editor, entry, after))
        self._editing = editor
        editor.destroyed.connect(lambda _gone: self._on_editor_gone(editor))
        self._centre.timeline.open_editor(key, editor)

    def _save(self, editor: EntryEditor, entry: Entry, after: Callable[[Entry], Entry]) -> None:
        def done(_fact: object) -> None:
            self._composing.keeping.put(self._place_of(entry), "")
            if self._editing is editor:
                self.leave_step()

        def failed(problem: BaseException) -> None:
            words = problem_in_words(problem)
            if words is None:
                self._presenter.failed.emit(problem)
            if self._editing is editor:
                editor.complain(words or self.tr("Something unexpected happened. What you typed is kept."))

        self._presenter.change_entry(entry.id, after, done, failed)

    def _on_editor_gone(self, editor: EntryEditor) -> None:
        if self._editing is editor:
            self._editing = None

    def _place_of(self, entry: Entry) -> str:
        assert self._opened is not None
        return entry_place(self._opened.person.row.id, entry.id)

    def _on_menu(self, point: QPoint) -> None:
        entries = self._entries(self._centre.targets())
        if not entries:
            return
        menu = QMenu(self._page)
        if len(entries) == 1:
            for text, run in self._acts(self._centre.targets()[0], entries[0]):
                menu.addAction(text).triggered.connect(lambda _on=False, run=run: run())
        menu.addAction(self.tr("Delete")).triggered.connect(
            lambda: self._presenter.remove_entries([entry.id for entry in entries])
        )
        menu.aboutToHide.connect(menu.deleteLater)
        self._centre.show_menu(menu, point)

    def _acts(self, key: Key, entry: Entry) -> list[tuple[str, Callable[[], None]]]:
        presenter = self._presenter
        acts: list[tuple[str, Callable[[], None]]] = []
        if isinstance(entry, Interaction) and entry.is_plan:
            acts.append((self.tr("It happened"), partial(presenter.answer_plan, entry.id, True)))
            acts.append((self.tr("It didn't happen"), partial(presenter.answer_plan, entry.id, False)))
        if isinstance(entry, Commitment) and entry.is_open:
            acts.append((self.tr("Done"), partial(presenter.keep_commitment, entry.id)))
        if isinstance(entry, Need) and entry.met_day is None:
            acts.append((self.tr("Met"), partial(presenter.meet_need, entry.id)))
        acts.append((self.tr("Remind me…"), partial(self.remind_requested.emit, _words(entry))))
        return [*acts, (self.tr("Edit"), partial(self._edit, key, entry))]


def _words(entry: Entry) -> str:
    """Return the words of an entry for a reminder: a commitment's, else the first line of its note."""
    text = entry.note if isinstance(entry, Interaction | Exchange) else entry.text
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
