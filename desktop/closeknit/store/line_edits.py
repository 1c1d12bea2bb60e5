"""What each step did to the lines of a person's cards: the cards' texts are rolled back step by step, and compared.

The journal keeps images of bytes and no words, so that *delete for good* has one place less to clean.
"""

import json
from typing import Any

from closeknit.domain.history import LineEdit
from closeknit.domain.ids import CardId, PersonId, StepId
from closeknit.store.images import unpack
from closeknit.store.tx import Tx
from closeknit.vcards.fields.edited import edited_lines
from closeknit.vcards.lexer import lex

_CARDS = (
    "SELECT c.id, t.raw, c.encoding, b.name FROM card c JOIN card_text t ON t.id = c.id "
    "JOIN source s ON s.id = c.source_id JOIN book b ON b.id = s.book_id WHERE c.person_id = ?"
)
_CHANGES = (
    "SELECT ch.step_id, ch.tbl, ch.before FROM change ch JOIN step t ON t.id = ch.step_id "
    "WHERE ch.tbl IN ('card', 'card_text') AND ch.row_id = ? AND ch.step_id >= ? AND t.state IN ('done', 'running') "
    "AND ch.before IS NOT NULL AND ch.after IS NOT NULL ORDER BY ch.step_id DESC, ch.seq DESC"
)


def edits_since(connection: Tx, person: PersonId, oldest: StepId) -> dict[StepId, list[LineEdit]]:
    """Give the edits by step, from the newest back to `oldest`; a step that is undone has none."""
    edits: dict[StepId, list[LineEdit]] = {}
    for card, raw, encoding, book in connection.execute(_CARDS, (person,)).fetchall():
        for step, lines in _of_card(connection, CardId(card), raw, encoding, oldest):
            edits.setdefault(step, []).extend(line._replace(book=book) for line in lines)
    return edits


def _of_card(
    connection: Tx, card: CardId, raw: bytes, encoding: str, oldest: StepId
) -> list[tuple[StepId, tuple[LineEdit, ...]]]:
    found: list[tuple[StepId, tuple[LineEdit, ...]]] = []
    by_step: dict[StepId, list[tuple[str, str]]] = {}
    for step, table, before in connection.execute(_CHANGES, (card, oldest)).fetchall():
        by_step.setdefault(step, []).append((table, before))
    after = lex(raw, encoding) if by_step else None
    for step, images in by_step.items():
        old_raw, old_encoding = raw, encoding
        for table, image in images:
            row: dict[str, Any] = json.loads(image)
            if table == "card":
                old_encoding = row.get("encoding", old_encoding)
            elif "raw" in row:
                old_raw = unpack(image, {"raw": old_raw, "before": b""})["raw"]
        if old_raw != raw and after is not None:
            before = lex(old_raw, old_encoding)
            found.append((step, edited_lines(before, after)))
            after = before
        raw, encoding = old_raw, old_encoding
    return found
