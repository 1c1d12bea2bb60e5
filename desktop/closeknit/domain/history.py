"""Steps of the journal as a person reads them: what was done, when, and whether it can be taken back."""

from dataclasses import dataclass
from enum import StrEnum

from closeknit.domain.ids import StepId
from closeknit.domain.reason import Reason


class StepState(StrEnum):
    """`running` is an import that hasn't ended; `dropped` was undone and can't be redone any more."""

    RUNNING = "running"
    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Step:
    """One act. `what` is a reason such as `edited`, `imported`, `joined` with its params."""

    id: StepId
    at_us: int
    state: StepState
    what: Reason
    can_undo: bool = True
