"""All that a user can do, by noun; `app` makes it, screens and commands hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a command loads only the verbs that it needs
    from closeknit.services.backups import Backups
    from closeknit.services.books import Books
    from closeknit.services.editing import Editing
    from closeknit.services.exporting import Exporting
    from closeknit.services.importing import Importing
    from closeknit.services.joining import Joining
    from closeknit.services.journal import Journal
    from closeknit.services.people import People


@dataclass(frozen=True)
class Verbs:
    """The verbs; the ones that change something block until it is on the disk, and may be called from any thread."""

    people: People
    editing: Editing
    joining: Joining
    books: Books
    journal: Journal
    backups: Backups
    importing: Importing
    exporting: Exporting
