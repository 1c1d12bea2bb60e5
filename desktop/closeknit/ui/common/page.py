"""What the shell knows of every page: its title, its buttons for the top bar, its hints, and its wishes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from closeknit.domain.ids import PersonId
from closeknit.ui.common.columns import Columns
from closeknit.ui.common.keys import Hint


class Page(QWidget):
    """A page of the stack. The shell listens to these signals; pages don't see each other."""

    #: title, subtitle, buttons or hints are other than before
    changed = Signal()
    #: a person's page is wanted; carries the id
    person_requested = Signal(object)
    #: something that passed with a person should be logged; carries the id
    log_requested = Signal(object)
    #: a reminder is to be set; carries the id of whom it is about, their name, and the words to begin with
    remind_requested = Signal(object, str, str)
    #: somebody is offered a seat; carries their PersonRow
    seat_requested = Signal(object)
    #: carries the problem (an exception) that the window should put into words
    failed = Signal(object)
    #: what failed before was done after all: nothing is to be read about it any more
    mended = Signal()
    #: something small was done, to be told for a moment; carries the sentence
    told = Signal(str)
    #: the page before this one is wanted
    back_requested = Signal()

    title = ""
    subtitle = ""
    #: how far it is, 0 to 1, for a bar behind the subtitle; None for no bar
    progress: float | None = None
    has_back = False

    def top_buttons(self) -> list[QWidget]:
        """Return the widgets that stand in the top bar while this page is shown; made once."""
        return []

    def hints(self) -> list[Hint]:
        """Return what the hint bar says."""
        return []

    def entered(self) -> None:
        """Is called when the page comes on screen."""

    def leave_step(self) -> bool:
        """Do what Esc means here; True when it was used up."""
        return False

    def take_back(self) -> bool:
        """Take back what undo means here; True when it was used up, False for the newest step of all."""
        return False

    def person_at_hand(self) -> PersonId | None:
        """Return whom the keyboard is at, if anybody."""
        return None

    def people_in_order(self) -> Sequence[PersonId]:
        """Return the people whom the page shows one after the other, where another list than that of people does."""
        return ()

    def log(self) -> None:
        """Wish to log something with whom the keyboard is at."""
        person = self.person_at_hand()
        if person is not None:
            self.log_requested.emit(person)

    def toggle_side(self) -> None:
        """Show or hide the side column where it is a drawer."""

    def regions(self) -> list[QWidget]:
        """Return the columns from left to right, for F6."""
        columns = self.findChild(Columns)
        return columns.regions() if columns is not None else [self]

    def open_person(self, person: PersonId) -> None:
        """Wish for a person's page."""
        self.person_requested.emit(person)
