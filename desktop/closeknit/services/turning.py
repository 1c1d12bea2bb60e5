"""Turn a book to UTF-8, so that its cards can hold any text."""

from closeknit.domain.card import CardRow
from closeknit.domain.ids import BookId, CardId
from closeknit.store import edits
from closeknit.store.record import Recorder
from closeknit.vcards.lexer import lex
from closeknit.vcards.transcode import bytes_to_utf8, to_utf8


def turn_book(recorder: Recorder, book: BookId, now_us: int) -> dict[CardId, CardRow]:
    """Rewrite every card that isn't in UTF-8, and the text between cards where the file had two bytes a letter."""
    turned: dict[CardId, CardRow] = {}
    for card in edits.cards_of_book(recorder.tx, book):
        before = edits.editable(recorder.tx, card)
        raw = to_utf8(lex(before.raw, before.encoding))
        if raw != before.raw:
            turned[card] = edits.put_text(recorder, before, raw, now_us, "utf-8")
    _turn_sources(recorder, book)
    return turned


def _turn_sources(recorder: Recorder, book: BookId) -> None:
    tx = recorder.tx
    rows = tx.execute(
        "SELECT id, encoding, tail FROM source WHERE book_id = ? AND encoding NOT IN ('utf-8', 'ascii') ORDER BY id",
        (book,),
    ).fetchall()
    for source, encoding, tail in rows:
        recorder.update("source", source, encoding="utf-8", tail=bytes_to_utf8(tail, encoding))
        between = tx.execute(
            "SELECT t.id, t.before, c.person_id FROM card c JOIN card_text t ON t.id = c.id "
            "WHERE c.source_id = ? AND t.before <> x'' ORDER BY t.id",
            (source,),
        ).fetchall()
        for card, before, person in between:
            recorder.update("card_text", card, person, before=bytes_to_utf8(before, encoding))
