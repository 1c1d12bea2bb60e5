"""Read nicknames off the cards (RFC 6350 6.2.3); no column holds them."""

import json
from collections.abc import Sequence

from closeknit.domain.ids import PersonId
from closeknit.store.tx import Tx

_NAMES = frozenset({"NICKNAME", "X-NICKNAME"})


def nicknames_of(connection: Tx, people: Sequence[PersonId]) -> dict[PersonId, list[str]]:
    """Return the nicknames of those among these people who have any."""
    rows = connection.execute(
        "SELECT c.person_id, t.raw, c.encoding FROM card c JOIN card_text t ON t.id = c.id "
        "WHERE c.person_id IN (SELECT value FROM json_each(?)) AND c.state = 0 "
        "AND (instr(t.raw, 'NICKNAME') OR instr(t.raw, 'nickname')) ORDER BY c.person_id, c.id",
        (json.dumps(list(people)),),
    )
    from closeknit.vcards.lexer import lex  # start-up cost: reading cards is loaded when one is read
    from closeknit.vcards.values import listed

    found: dict[PersonId, list[str]] = {}
    for person, raw, encoding in rows.fetchall():
        for line in lex(raw, encoding).lines:
            if line.name in _NAMES:
                found.setdefault(PersonId(person), []).extend(listed(line.value))
    return found
