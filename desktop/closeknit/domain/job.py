"""What a long act tells while it runs and when it ends (product 6, `import`)."""

from dataclasses import dataclass

from closeknit.domain.ids import BookId, ImportId, StepId
from closeknit.domain.reason import Problem


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. Bytes for reading, cards so far; `seconds` since it began."""

    done_bytes: int
    total_bytes: int
    cards: int
    seconds: float
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    unreadable: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What an import came to: read = new + changed + unchanged + unreadable; `gone` besides.

    `chosen_because` is one of name, path, content, new. Several sources without a book's name are
    several imports: their accounts stand in `parts`, and the numbers are their sums. `facts` are what a selection
    brought beside the cards.
    """

    import_id: ImportId | None
    book: str
    book_id: BookId | None
    chosen_because: str
    read: int
    new: int
    changed: int
    unchanged: int
    gone: int
    unreadable: int
    problems: tuple[Problem, ...]
    seconds: float
    is_dry: bool = False
    parts: "tuple[Account, ...]" = ()
    step: StepId | None = None
    facts: int = 0


class Cancelled(Exception):
    """The user stopped the job; what it had done was taken back."""


class Stop:
    """A flag that one thread sets and a job looks at between two pieces of work."""

    def __init__(self) -> None:
        self._is_set = False

    def set(self) -> None:
        """Ask the job to stop; may be called from any thread."""
        self._is_set = True

    def raise_if_set(self) -> None:
        """Raise Cancelled once somebody asked to stop."""
        if self._is_set:
            raise Cancelled
