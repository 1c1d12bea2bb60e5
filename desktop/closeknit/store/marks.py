"""What the user says of a person against the cards: these are mine, this is an organisation (product 3)."""

from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId
from closeknit.store.record import Recorder
from closeknit.store.seats import require_no_seat
from closeknit.store.steps import finish


def say_me(recorder: Recorder, person: PersonId, is_me: bool) -> None:
    """Say that a person is the user, or isn't; raises UserError for who sits, and "nothing_changed"."""
    _say(recorder, person, "is_me", is_me)


def say_not_person(recorder: Recorder, person: PersonId, is_not_person: bool) -> None:
    """Say that somebody is an organisation, or take it back; raises UserError for who sits, and "nothing_changed"."""
    _say(recorder, person, "is_not_person", is_not_person)
    finish(recorder)


def _say(recorder: Recorder, person: PersonId, column: str, is_so: bool) -> None:
    if is_so:
        require_no_seat(recorder.tx, person)
    if not recorder.update("person", person, person, **{column: int(is_so)}):
        raise UserError("nothing_changed")
