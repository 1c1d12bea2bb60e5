"""Birthdays and anniversaries, read off the cards (product 4.7)."""

import json
from collections.abc import Sequence
from datetime import date

from closeknit.domain.ids import PersonId
from closeknit.domain.occasion import Occasion, OccasionKind, next_time
from closeknit.store.tx import Tx
from closeknit.vcards.dates import parse_date
from closeknit.vcards.lexer import lex

_NAMES = {"BDAY": OccasionKind.BIRTHDAY, "ANNIVERSARY": OccasionKind.ANNIVERSARY}


def occasions_of(connection: Tx, people: Sequence[PersonId], today: date) -> dict[PersonId, tuple[Occasion, ...]]:
    """Give each person's dates that come back every year, by their next day."""
    rows = connection.execute(
        "SELECT c.person_id, t.raw, c.encoding FROM card c JOIN card_text t ON t.id = c.id "
        "WHERE c.person_id IN (SELECT value FROM json_each(?)) AND c.state = 0 "
        "AND (instr(t.raw, 'BDAY') OR instr(t.raw, 'ANNIVERSARY')) ORDER BY c.person_id, c.id",
        (json.dumps(list(people)),),
    )
    found: dict[PersonId, tuple[Occasion, ...]] = {}
    for person, raw, encoding in rows.fetchall():
        for line in lex(raw, encoding).lines:
            kind = _NAMES.get(line.name)
            day = parse_date(line.value.strip()) if kind else None
            if kind and day is not None and day.month and day.day:
                occasion = Occasion(kind, next_time(day.month, day.day, today))
                if occasion not in found.get(person, ()):
                    found[person] = (*found.get(person, ()), occasion)
    return found
