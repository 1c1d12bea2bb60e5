"""Which entries of a file are here already: by the moment they were made, which no two of one kind and person share.

An entry that was changed here is the same entry still, and one that was removed here stays away.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from closeknit.domain.ids import PersonId
from closeknit.store.selection_form import columns
from closeknit.store.tx import Tx

_WHO = "IN (SELECT value FROM json_each(:people))"
#: From the people on, by CROSS JOIN and `+`: the planner would begin with every entry that ever changed.
REMOVED = (
    "SELECT json_extract(c.before, '$.made_us'), json_extract(c.before, '$.kind'), json_group_array(p.person_id) "
    "FROM change p CROSS JOIN step t ON t.id = p.step_id CROSS JOIN change c ON c.tbl = 'entry' "
    "AND c.row_id = json_extract(p.before, '$.entry_id') AND +c.step_id = p.step_id "
    f"WHERE p.person_id {_WHO} AND +p.tbl = 'entry_person' AND p.before IS NOT NULL AND p.after IS NULL "
    "AND c.after IS NULL AND c.before IS NOT NULL AND t.state = 'done' "
    "AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = c.row_id) GROUP BY c.step_id, c.row_id"
)
_WRITTEN = (
    "SELECT 1 FROM change c JOIN step t ON t.id = c.step_id WHERE c.person_id = ? AND c.tbl = 'entry' "
    "AND c.before IS NULL AND t.state = 'done' AND json_extract(c.after, '$.note') = ? LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry that is here, or was: `row` None once it was removed."""

    people: frozenset[PersonId]
    row: dict[str, Any] | None


class KnownEntries:
    """The entries of some people; each is given once, so that two made at one moment stay two."""

    def __init__(self, tx: Tx, people: Sequence[PersonId]) -> None:
        self._left: dict[tuple[int, str], list[KnownEntry]] = defaultdict(list)
        names, values = columns("entry"), {"people": json.dumps(list(people))}
        rows = tx.execute(
            f"SELECT {', '.join(f'e.{name}' for name in names)}, "
            "(SELECT json_group_array(o.person_id) FROM entry_person o WHERE o.entry_id = e.id) FROM entry e "
            f"WHERE e.id IN (SELECT entry_id FROM entry_person WHERE person_id {_WHO}) ORDER BY e.id",
            values,
        )
        for row in rows.fetchall():
            entry = dict(zip(names, row, strict=False))
            self._add(entry["made_us"], entry["kind"], row[-1], entry)
        for made_us, kind, whom in tx.execute(REMOVED, values).fetchall():
            self._add(made_us, kind, whom, None)

    def take(self, made_us: int, kind: str, people: set[PersonId]) -> KnownEntry | None:
        """Take the entry made at that moment with one of these people."""
        left = self._left.get((made_us, kind), [])
        for at, known in enumerate(left):
            if known.people & people:
                return left.pop(at)
        return None

    def _add(self, made_us: int, kind: str, whom: str, row: dict[str, Any] | None) -> None:
        people = frozenset(PersonId(person) for person in json.loads(whom))
        self._left[made_us, kind].append(KnownEntry(people, row))


def was_written(tx: Tx, person: PersonId, note: str) -> bool:
    """Tell whether these words were ever written about a person, whatever became of them."""
    return bool(tx.execute(_WRITTEN, (person, note)).fetchall())
