"""Write what people type into cards: new cards, categories, single lines (product 4.9 and 6)."""

from dataclasses import dataclass

from closeknit.domain.card import CardRow, Field
from closeknit.domain.folding import fold
from closeknit.domain.ids import CardId, PersonId
from closeknit.store import cardrows, edits
from closeknit.store.books import book_named, encode_for, local_book, place_in
from closeknit.store.record import Recorder
from closeknit.vcards import patch
from closeknit.vcards.author import NewCard, new_card
from closeknit.vcards.describe import describe
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.split import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of someone new."""

    name: str
    email: str
    phone: str
    organisation: str
    uid: str


def create(recorder: Recorder, draft: Draft, book_name: str, now_us: int) -> tuple[PersonId, CardId]:
    """Author a card (3.0, UTF-8, CRLF) with a person; raises UserError for an empty name or an unknown book."""
    raw = new_card(
        NewCard(name=draft.name, uid=draft.uid, email=draft.email, phone=draft.phone, organisation=draft.organisation)
    )
    book = book_named(recorder.tx, book_name) if book_name else local_book(recorder)
    recorder.rests_on("book", book)
    place = place_in(recorder, book, f"{draft.uid}.vcf")
    person = PersonId(recorder.insert("person", changed_us=now_us))
    row = describe(Span(place.before, encode_for(place, raw), 1, "card"), place.encoding)
    owner = cardrows.Owner(None, book, place.source, now_us)
    card = cardrows.insert_recorded(recorder, owner, place.position, row, person)
    recorder.tx.execute("UPDATE step SET person_id = ? WHERE id = ?", (person, recorder.step))
    return person, card


def add_category(recorder: Recorder, person: PersonId, category: str, now_us: int) -> list[tuple[CardId, CardRow]]:
    """Add a category to the card that a person's name comes from; nothing where a card has it already."""
    cards = edits.cards_to_edit(recorder.tx, person)
    opened = [edits.editable(recorder.tx, card) for card in cards]
    lines = [found for card in opened for found in view(lex(card.raw, card.encoding)).properties]
    has = {fold(part) for p in lines if p.field is Field.CATEGORY for part in p.parts or (p.text,)}
    if not opened or fold(category) in has:
        return []
    target = opened[0]
    raw = with_category(target.raw, target.encoding, category)
    return [(target.card, edits.put_text(recorder, target, raw, now_us))]


def with_category(raw: bytes, encoding: str, category: str) -> bytes:
    """Add to the card's CATEGORIES line, or add such a line."""
    card = lex(raw, encoding)
    found = next((p for p in view(card).properties if p.field is Field.CATEGORY), None)
    if found is None:
        return patch.add(card, "CATEGORIES", [category])
    return patch.change(card, found.line, [*(found.parts or (found.text,)), category])
