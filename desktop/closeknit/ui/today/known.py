"""What the words of acts rest on, read off the UI thread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from closeknit.domain.act import Act, ActKind
from closeknit.domain.ids import EntryId, PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.person import PersonRow
from closeknit.services.entries import Entries
from closeknit.services.people import People

_PLANNED = (ActKind.ANSWER, ActKind.ATTEND)


@dataclass(frozen=True, slots=True)
class Known:
    """People and plans that acts are about, at a moment of the user's zone."""

    now: datetime
    rows: Mapping[PersonId, PersonRow]
    plans: Mapping[EntryId, Interaction]

    @property
    def day(self) -> date:
        """Today."""
        return self.now.date()


def whom(acts: Iterable[Act]) -> Sequence[PersonId]:
    """List whom acts are about, each once, in their order."""
    return list(dict.fromkeys(act.person for act in acts))


def known(acts: Sequence[Act], now: datetime, people: People, entries: Entries) -> Known:
    """Read what acts are put into words with."""
    ids = whom(acts)
    others = {act.other for act in acts if act.other is not None} - set(ids)
    rows = {row.id: row for row in people.rows([*ids, *sorted(others)])}
    return Known(now, rows, entries.plans(act.entry for act in acts if act.entry is not None and act.kind in _PLANNED))
