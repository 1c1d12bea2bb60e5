"""Errors by blame: the user can act, something outside failed; all else is a bug (architecture 5)."""

from closeknit.domain.reason import Reason


class CloseknitError(Exception):
    """Carries a reason, for which `phrases` has the sentence, and what could have been meant where several fit."""

    def __init__(self, kind: str, *, candidates: tuple[str, ...] = (), **params: str | int | float) -> None:
        super().__init__(kind)
        self.reason = Reason(kind, params)
        self.candidates = candidates


class UserError(CloseknitError):
    """What was asked can't be done as asked; the sentence says what to do."""


class OutsideProblem(CloseknitError):
    """Disk full, folder locked, file unreadable: the same act may work later."""
