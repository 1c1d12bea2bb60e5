"""What a long act tells while it runs and when it ends (product 6, `import`)."""

from dataclasses import dataclass

from closeknit.domain.ids import BookId, ImportId
from closeknit.domain.reason import Problem


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. Bytes for reading, cards so far; `seconds` since it began."""

    done_bytes: int
    total_bytes: int
    cards: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Account:
    """What an import came to: read = new + changed + unchanged + unreadable; `gone` besides."""

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
