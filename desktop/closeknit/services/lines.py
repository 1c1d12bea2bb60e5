"""Find the content line that an edit is about (product 6, `edit`)."""

from collections.abc import Sequence
from typing import NamedTuple

from closeknit.domain.card import Property
from closeknit.domain.errors import UserError
from closeknit.domain.ids import CardId, PersonId
from closeknit.store import edits
from closeknit.store.tx import Tx
from closeknit.vcards.content import Card
from closeknit.vcards.fields.kinds import LISTS, STRUCTURED
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex

#: Properties that may stand once (RFC 6350 6, cardinality `*1`), and FN, of which people see only the first.
ONCE = frozenset({"FN", "N", "BDAY", "ANNIVERSARY", "GENDER", "KIND", "UID", "REV", "PRODID"})

_PLAIN = {
    "NAME": "FN",
    "PHONE": "TEL",
    "ADDRESS": "ADR",
    "ORGANISATION": "ORG",
    "BIRTHDAY": "BDAY",
    "CATEGORY": "CATEGORIES",
}
_REFUSED = frozenset({"BEGIN", "END", "VERSION"})


class Found(NamedTuple):
    """A line of a card."""

    card: CardId
    line: int


def property_name(text: str) -> str:
    """Return a property's name in capitals, of a plain word too; raises UserError for what can't be a name."""
    name = text.strip().upper()
    name = _PLAIN.get(name, name)
    is_name = name.isascii() and name.replace("-", "").isalnum()
    if not is_name or name in _REFUSED:
        raise UserError("not_a_property", name=text.strip())
    return name


def parts_of(name: str, value: str) -> str | Sequence[str]:
    """Cut a typed value: N, ADR and ORG by `;`, lists by `,`; all else is plain text."""
    if name in STRUCTURED:
        return value.split(";")
    if name in LISTS:
        return [part.strip() for part in value.split(",")]
    return value


def require(card: Card, line: int, was: str) -> Property:
    """Return the property at a line; raises UserError("changed_meanwhile") when it says something else by now."""
    for found in view(card).properties:
        if found.line == line and found.was == was:
            return found
    raise UserError("changed_meanwhile")


def find(
    tx: Tx, person: PersonId, name: str, was: str | None, card: CardId | None, is_removal: bool = False
) -> Found | None:
    """Find the one line of that name; raises UserError when several fit, or none says `was`."""
    fitting: list[Found] = []
    for one in _cards(tx, person, card):
        opened = edits.editable(tx, one)
        for found in view(lex(opened.raw, opened.encoding)).properties:
            if found.name == name and (was is None or was in (found.was, found.text)):
                fitting.append(Found(one, found.line))
    if was is not None and not fitting:
        raise UserError("was_not_found", name=name, was=was)
    if len(fitting) > 1 and (was is not None or name in ONCE or is_removal):
        raise UserError("several_lines", name=name, n=len(fitting))
    return fitting[0] if fitting else None


def card_to_add(tx: Tx, person: PersonId, name: str, card: CardId | None) -> CardId:
    """Choose the card that a new line goes to; raises UserError("card_gone")."""
    cards = _cards(tx, person, card)
    for one in cards:
        opened = edits.editable(tx, one)
        if any(line.name == name for line in lex(opened.raw, opened.encoding).lines):
            return one
    return cards[0]


def _cards(tx: Tx, person: PersonId, card: CardId | None) -> list[CardId]:
    cards = edits.cards_to_edit(tx, person)
    if card is not None:
        cards = [card] if card in cards else []
    if not cards:
        raise UserError("card_gone", card=card or 0)
    return cards
