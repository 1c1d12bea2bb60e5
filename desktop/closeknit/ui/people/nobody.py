"""What stands in the list's place when nobody was found, and what helps."""

from PySide6.QtWidgets import QWidget

from closeknit.ui.common.buttons import Button
from closeknit.ui.common.empty import EmptyState
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.people.presenter import Answer


class Nobody(EmptyState):
    """Says why nobody is there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "glass", parent)
        self.reading = self.add(Button(look, self.tr("Import…"), "main", "download-simple"))
        self.new = self.add(Button(look, self.tr("New person"), key="N"))
        self.clear = self.add(Button(look, self.tr("Clear search"), "quiet", key="Esc"))

    def tell_of(self, answer: Answer, is_filtered: bool) -> None:
        """Say it of a search that found nobody."""
        text = shown(answer.query.text, 40)
        is_search = bool(text) or is_filtered
        if text:
            self.tell(self.tr("No one called “{0}”").format(text), self.tr("Other words, or fewer, may find them."))
        elif is_search:
            self.tell(self.tr("No one fits the filter"), self.tr("Clear the filter to see everybody."))
        elif answer.query.trash:
            self.tell(self.tr("The trash is empty"), self.tr("Who you delete lies here until you delete for good."))
        else:
            self.tell(self.tr("Nobody here yet"), self.tr("Import a .vcf file, or drop one on this window."))
        self.clear.setVisible(is_search)
        self.reading.setVisible(not is_search and not answer.query.trash)
