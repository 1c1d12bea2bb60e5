"""Names of the things that are numbered, so that no number is taken for another's."""

from typing import NewType

PersonId = NewType("PersonId", int)
CardId = NewType("CardId", int)
BookId = NewType("BookId", int)
SourceId = NewType("SourceId", int)
ImportId = NewType("ImportId", int)
StepId = NewType("StepId", int)
EntryId = NewType("EntryId", int)
ObjectiveId = NewType("ObjectiveId", int)
SeatId = NewType("SeatId", int)
ReminderId = NewType("ReminderId", int)
DeliveryId = NewType("DeliveryId", int)
