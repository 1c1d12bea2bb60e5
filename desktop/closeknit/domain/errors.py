"""Errors by blame: the user can act, something outside failed; all else is a bug (architecture 5)."""

from closeknit.domain.reason import Reason


class CloseknitError(Exception):
    """Carries a reason; `phrases` gives its sentence."""

    def __init__(self, kind: str, **params: str | int | float) -> None:
        super().__init__(kind)
        self.reason = Reason(kind, params)


class UserError(CloseknitError):
    """What was asked can't be done as asked; the sentence says what to do."""


class OutsideProblem(CloseknitError):
    """Disk full, folder locked, file unreadable: the same act may work later."""
