"""Steps of the journal as a person reads them: what was done, when, and whether it can be taken back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from closeknit.domain.card import Field
from closeknit.domain.ids import StepId
from closeknit.domain.reason import Reason

#: Steps about cards and who is who; all others have entries, seats or figures of their own to show.
CARD_STEPS = frozenset(
    {
        *("imported", "edited", "category_added", "joined", "split", "created", "deleted", "restored", "kept_apart"),
        *("card_preferred", "marked_me", "unmarked_me", "book_turned", "book_renamed", "book_removed", "erased"),
    }
)


class StepState(StrEnum):
    """`running` is an import that hasn't ended; `dropped` was undone and can't be redone any more."""

    RUNNING = "running"
    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class LineEdit(NamedTuple):
    """One content line of a card, changed, added (`was` is None) or removed (`now` is None).

    `property` is the property's name in capitals; `was` and `now` are the values as people read them. `book` is the
    address book of the card, empty until the journal fills it in.
    """

    property: str
    field: Field
    was: str | None
    now: str | None
    was_label: str = ""
    label: str = ""
    book: str = ""

    def told(self, word: str) -> Reason:
        """Say what stands there now; `word` is what the property is called."""
        params = {"property": word, "was": self.was or "", "now": self.now or "", "label": self.label}
        if self.was is None:
            return Reason("line_added", params)
        if self.now is None:
            return Reason("line_removed", params)
        return Reason("line_changed" if self.was != self.now else "line_labelled", params)

    def before(self) -> Reason:
        """Say what stood there, and in which address book."""
        params = {"was": self.was or "", "label": self.was_label, "book": self.book}
        if self.was is None or self.now is None:
            return Reason("line_in", params)
        if self.was != self.now:
            return Reason("line_was", params)
        return Reason("line_was_called" if self.was_label else "line_had_no_label", params)


@dataclass(frozen=True, slots=True)
class Step:
    """One act. `what` is a reason such as `edited`, `imported`, `joined` with its params.

    `lines` are what it did to the cards of the one person whose history is read; empty when everybody's is, and for
    a step that was taken back.
    """

    id: StepId
    at_us: int
    state: StepState
    what: Reason
    can_undo: bool = True
    lines: tuple[LineEdit, ...] = ()
