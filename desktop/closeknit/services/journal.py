"""Take steps back and do them again (product 6, `undo`, `redo`, `history`)."""

from collections.abc import Callable, Collection

from closeknit.domain.errors import UserError
from closeknit.domain.history import Step
from closeknit.domain.ids import PersonId, StepId
from closeknit.services.events import Announce, StepRedone, StepUndone
from closeknit.store import restore, steps
from closeknit.store.database import Store
from closeknit.store.history import History, told
from closeknit.store.imports import Imports
from closeknit.store.purge import Purge
from closeknit.store.steps import StepRow
from closeknit.store.tx import Tx


class Journal:
    """Verbs of the journal; `refuse_if_open` raises while a window reads the file that undoing a restore would swap."""

    def __init__(self, store: Store, announce: Announce, refuse_if_open: Callable[[], None] = lambda: None) -> None:
        self._store, self._announce, self._refuse_if_open = store, announce, refuse_if_open
        self._history = History(store)

    def undo(self, step: StepId | None = None) -> StepUndone:
        """Take back the newest step, or an older one alone if nothing later rests on it; raises UserError.

        An import whose process was killed counts as done as far as it came. Undoing a restore swaps the file: no
        window may be open.
        """
        Imports(self._store).settle()

        def work(tx: Tx) -> tuple[StepRow, Step]:
            row = steps.next_undo(tx) if step is None else steps.step_row(tx, step)
            if row is None:
                raise UserError("nothing_to_undo" if step is None else "step_unknown")
            steps.check_undo(tx, row)
            before = told(tx, row)
            if row.kind == restore.STEP_KIND:
                self._refuse_if_open()
            else:
                steps.take_back(tx, row.id)
            return row, before

        row, before = self._store.write(work)
        if row.kind == restore.STEP_KIND:
            restore.undo_restore(self._store, row)
        fact = StepUndone(before)
        self._announce(fact)
        return fact

    def redo(self) -> StepRedone:
        """Do again what was undone last; raises UserError when there is nothing."""

        def work(tx: Tx) -> StepRow:
            row = steps.next_redo(tx)
            if row is None:
                raise UserError("nothing_to_redo")
            if row.kind == restore.STEP_KIND:
                self._refuse_if_open()
            else:
                steps.do_again(tx, row.id)
            return row

        row = self._store.write(work)
        if row.kind == restore.STEP_KIND:
            restore.redo_restore(self._store, row)
        with self._store.reading() as connection:
            fact = StepRedone(told(connection, row))
        self._announce(fact)
        return fact

    def data_version(self) -> int:
        """Return SQLite's counter of commits by others than this process's writer."""
        return self._store.maintain(lambda tx: int(tx.execute("PRAGMA data_version").fetchall()[0][0]))

    def tidy(self) -> bool:
        """Remove a piece of what can't be redone any more, for when the program is idle; True while there is more."""
        return Purge(self._store).some()

    def history(
        self, person: PersonId | None = None, limit: int = 200, kinds: Collection[str] | None = None
    ) -> list[Step]:
        """List steps, the newest first; of everybody or of one person, of all kinds or of some."""
        return self._history.steps(person, limit, kinds)

    def next_undo(self) -> Step | None:
        """Return the step that `undo` would take back."""
        return self._history.next_undo()

    def next_redo(self) -> Step | None:
        """Return the step that `redo` would do again."""
        return self._history.next_redo()
