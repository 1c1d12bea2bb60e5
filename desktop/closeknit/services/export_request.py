"""What is asked of an export, and what it came to."""

from dataclasses import dataclass
from pathlib import Path

from closeknit.domain.ids import PersonId
from closeknit.domain.reason import Problem


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write. `persons`, `query` or `is_twenty` select people; `as_one` puts several books into one file.

    `version` is as-is, 2.1, 3.0 or 4.0; `format` vcf, csv or json. `overwrite` also writes through a link.
    """

    target: Path
    version: str = "as-is"
    format: str = "vcf"
    book: str | None = None
    persons: tuple[PersonId, ...] = ()
    query: str = ""
    spreadsheet_safe: bool = False
    overwrite: bool = False
    as_one: bool = False
    is_twenty: bool = False

    @property
    def is_selection(self) -> bool:
        """Tell whether only some people are wanted."""
        return bool(self.persons or self.query or self.is_twenty)


@dataclass(frozen=True, slots=True)
class Exported:
    """Where it went, how many cards, and what the target couldn't hold."""

    path: Path
    cards: int
    report: tuple[Problem, ...] = ()
