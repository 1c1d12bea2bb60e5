"""Anything on a timeline: interaction, exchange, need, offer, note, commitment, each with an id (product 3)."""

from dataclasses import dataclass

from closeknit.domain.exchange import Exchange
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.promise import Commitment, Need, Offer
from closeknit.domain.when import When


@dataclass(frozen=True, slots=True)
class Note:
    """Words about a person on a day; no channel, so it counts for nothing."""

    id: EntryId
    person: PersonId
    text: str
    when: When


Entry = Interaction | Exchange | Need | Offer | Note | Commitment


def people_of(entry: Entry) -> tuple[PersonId, ...]:
    """Return whom an entry is about; nobody for a need or an offer of the user's own."""
    if isinstance(entry, Interaction):
        return entry.people
    return () if entry.person is None else (entry.person,)
