"""Note something new that the composer has no words for: an offer, a note."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from closeknit.domain.entry import Entry
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.look import Look
from closeknit.ui.person.entryform import EntryForm


class EntryDialog(Ask):
    """Asks for the words and the day of an entry that isn't there yet."""

    def __init__(self, parent: QWidget, look: Look, title: str, entry: Entry, on_made: Callable[[Entry], None]) -> None:
        super().__init__(parent, look, title, "", "", "")
        self.say(title, self.tr("Save"), self.tr("Cancel"))
        self.form = EntryForm(look, entry)
        self.form.words.setMinimumWidth(look.theme.px(380))
        self.body.addWidget(self.form)
        self.accepted.connect(lambda: on_made(self.form.after()(entry)))
        self.form.words.setFocus()
