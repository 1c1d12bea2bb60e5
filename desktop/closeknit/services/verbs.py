"""All that a user can do, by noun; `app` makes it, screens and commands hold it.

Each noun is built, and its module imported, when it is first asked for: all of them would cost the start 60 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from closeknit.services.books import Books
from closeknit.services.events import Announce, Fact, PeopleErased
from closeknit.services.people import People
from closeknit.services.unfinished import Unfinished
from closeknit.settings import Settings
from closeknit.store.database import Store

if TYPE_CHECKING:
    from closeknit.domain.reminder.habits import Habits
    from closeknit.services.backups import Backups
    from closeknit.services.board import Board
    from closeknit.services.bonds import Bonds
    from closeknit.services.catch_up import CatchUp
    from closeknit.services.editing import Editing
    from closeknit.services.entries import Entries
    from closeknit.services.exporting import Exporting
    from closeknit.services.importing import Importing
    from closeknit.services.joining import Joining
    from closeknit.services.journal import Journal
    from closeknit.services.relationships import Relationships
    from closeknit.services.reminders import Reminders
    from closeknit.services.seats import Seats
    from closeknit.services.telling import Telling
    from closeknit.services.today import Agenda
    from closeknit.services.weighing import Weighing


class Verbs:
    """The verbs; the ones that change something block until it is on the disk, and may be called from any thread.

    `refuse_if_open` raises while a window is open on the home, `most_backup_bytes` bounds the automatic backups,
    `unfinished` is where what is typed and not yet logged is kept, `settings` gives those in force,
    `background_command` starts the program with the session, empty where that isn't to be.
    """

    def __init__(
        self,
        store: Store,
        announce: Announce,
        user_name: str = "",
        most_backup_bytes: int = 2 << 30,
        refuse_if_open: Callable[[], None] = lambda: None,
        unfinished: Path | None = None,
        settings: Callable[[], Settings] = Settings,
        background_command: Sequence[str] = (),
    ) -> None:
        self._store, self._announce = store, announce
        self._most_backup_bytes, self._refuse_if_open = most_backup_bytes, refuse_if_open
        self._settings, self._background_command = settings, background_command
        self.unfinished = Unfinished(unfinished)
        self.people = People(store, self._tell_of_people, user_name)
        self.books = Books(store, announce)

    @cached_property
    def editing(self) -> Editing:
        """Change lines of cards."""
        from closeknit.services.editing import Editing  # start-up cost

        return Editing(self._store, self._announce)

    @cached_property
    def joining(self) -> Joining:
        """Make one person of several, and several of one."""
        from closeknit.services.joining import Joining  # start-up cost

        return Joining(self._store, self._announce)

    @cached_property
    def entries(self) -> Entries:
        """Put interactions, exchanges, needs, offers, notes and commitments onto timelines."""
        from closeknit.services.entries import Entries  # start-up cost

        return Entries(self._store, self._announce)

    @cached_property
    def bonds(self) -> Bonds:
        """Say what is known of a relationship: role, cadence, objective, ties, communities."""
        from closeknit.services.bonds import Bonds  # start-up cost

        return Bonds(self._store, self._announce)

    @cached_property
    def catch_up(self) -> CatchUp:
        """Say of people of whom nothing is known when you last met, and how often you want to."""
        from closeknit.services.catch_up import CatchUp  # start-up cost

        return CatchUp(self._store, self._announce)

    @cached_property
    def seats(self) -> Seats:
        """Take, swap, leave and keep the twenty seats."""
        from closeknit.services.seats import Seats  # start-up cost

        return Seats(self._store, self._announce)

    @cached_property
    def relationships(self) -> Relationships:
        """See what a relationship comes to, and why."""
        from closeknit.services.relationships import Relationships  # start-up cost

        return Relationships(self._store)

    @cached_property
    def weighing(self) -> Weighing:
        """Say what counts how much, and whether closeness is shown."""
        from closeknit.services.weighing import Weighing  # start-up cost

        return Weighing(self._store, self._announce)

    @cached_property
    def board(self) -> Board:
        """See the twenty seats at once, and whom a free one may suggest."""
        from closeknit.services.board import Board  # start-up cost

        return Board(self._store, self.relationships, self.people)

    @cached_property
    def agenda(self) -> Agenda:
        """See what to do today, and put it away."""
        from closeknit.services.today import Agenda  # start-up cost

        return Agenda(self._store, self.entries, self._announce)

    @cached_property
    def reminders(self) -> Reminders:
        """Say what is to be told, and be done with it."""
        from closeknit.services.reminders import Reminders  # start-up cost

        return Reminders(self._store, self.entries, self.seats, self.habits, self._announce)

    @cached_property
    def telling(self) -> Telling:
        """Claim what is due, and know what became of it."""
        from closeknit.services.telling import Telling  # start-up cost

        return Telling(self._store, self.habits)

    @cached_property
    def journal(self) -> Journal:
        """Take steps back and do them again."""
        from closeknit.services.journal import Journal  # start-up cost

        return Journal(self._store, self._announce, self._refuse_if_open)

    @cached_property
    def backups(self) -> Backups:
        """Back up, restore, check."""
        from closeknit.services.backups import Backups  # start-up cost

        return Backups(self._store, self._announce, self._most_backup_bytes, self._refuse_if_open)

    @cached_property
    def importing(self) -> Importing:
        """Read address books."""
        from closeknit.services.importing import Importing  # start-up cost

        return Importing(self._store, self.books, self._announce, self.backups.make_before_first_import)

    @cached_property
    def exporting(self) -> Exporting:
        """Give cards back."""
        from closeknit.services.exporting import Exporting  # start-up cost

        return Exporting(self._store)

    def habits(self) -> Habits:
        """Return when and how much the user wants to be told."""
        from closeknit.services.habits import habits_of  # start-up cost

        return habits_of(self._settings())

    @property
    def can_start_with_session(self) -> bool:
        """Tell whether the session could start this program."""
        return bool(self._background_command)

    @property
    def starts_with_session(self) -> bool:
        """Tell whether the session starts the program on this home."""
        from closeknit.services.autostart import starts_with_session  # start-up cost

        return starts_with_session(self._background_command)

    def start_with_session(self, wants: bool) -> None:
        """Start with the session from now on, or no more."""
        from closeknit.services.autostart import start_with_session  # start-up cost

        start_with_session(self._background_command, wants)

    def now(self) -> datetime:
        """Return the moment in the user's zone, for what is said in words such as "yesterday"."""
        from closeknit.services.local_time import local_now  # start-up cost

        return local_now(self._store.clock)

    def close(self) -> None:
        """Keep what is unfinished, and end the worker process, if one was started."""
        self.unfinished.save()
        if "telling" in self.__dict__:
            self.telling.close()
        if "importing" in self.__dict__:
            self.importing.close()

    def _tell_of_people(self, fact: Fact) -> None:
        if isinstance(fact, PeopleErased):
            self.unfinished.forget(fact.people)
        self._announce(fact)
