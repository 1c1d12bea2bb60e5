"""What words on the command line stand for: people, days, entries."""

from collections.abc import Sequence
from datetime import time

from closeknit.domain.composing.moments import moment_word
from closeknit.domain.errors import UserError
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.when import When
from closeknit.services.verbs import Verbs


def people(verbs: Verbs, words: Sequence[str]) -> list[PersonId]:
    """Find each person by id, exact name or e-mail; raises UserError."""
    return [verbs.people.resolve(word) for word in words]


def whom(verbs: Verbs, word: str) -> PersonId | None:
    """Find a person; None for "me", the user."""
    return None if word.casefold() == "me" else verbs.people.resolve(word)


def day(verbs: Verbs, word: str | None, is_ahead: bool = False, morning: time | None = None) -> When:
    """Read a day or a moment, today where none is said; raises UserError("day_unknown").

    With `is_ahead` a weekday alone is the next one; with a `morning` today's only where that is to come.
    """
    now = verbs.now()
    if word is None:
        return When(now.date())
    when = moment_word(word, now, is_ahead, morning)
    if when is None:
        raise UserError("day_unknown", text=word)
    return when


def entry_id(number: int) -> EntryId:
    """Return an entry's id."""
    return EntryId(number)
