"""Make the index row of a card from its lines sorted by slot: names, items, search text (product 4.9, issue 3)."""

from hashlib import blake2b
from typing import Any

from closeknit.domain.card import CardRow, Field, Kind
from closeknit.domain.folding import fold, spread
from closeknit.vcards import entries as slot
from closeknit.vcards.entries import Entry
from closeknit.vcards.names import called
from closeknit.vcards.phones import countries, digits, tokens
from closeknit.vcards.split import Span
from closeknit.vcards.values import components, listed, unescape

Item = tuple[str, str, str, str]
Found = list[list[tuple[Entry, str]]]

_MOST_FOLDED = 50_000
_EMAIL, _PHONE, _ADDRESS = str(Field.EMAIL), str(Field.PHONE), str(Field.ADDRESS)
_NICKNAME, _CATEGORY, _URL, _MEMBER = str(Field.NICKNAME), str(Field.CATEGORY), str(Field.URL), str(Field.MEMBER)
_KINDS = {
    **{"": str(Kind.PERSON), "group": str(Kind.GROUP), "org": str(Kind.ORGANISATION)},
    **{"organization": str(Kind.ORGANISATION), "location": str(Kind.ORGANISATION), "device": str(Kind.ORGANISATION)},
}


class RowMaker:
    """Makes rows; remembers folded words and loads the table of countries once."""

    def __init__(self) -> None:
        self._folded: dict[str, str] = {}
        self._countries: frozenset[str] | None = None

    def row(self, span: Span, found: Found, encoding: str, status: int, reasons: tuple[Any, ...]) -> CardRow:
        """Make the row of one card."""
        words: list[str] = []
        items: list[Item] = []
        phones = self._reach(found, items, words)
        organisation = _first(components(found[slot.ORG][0][1])) if found[slot.ORG] else ""
        _about(found, items, words)
        structured = [[part.strip() for part in components(value)] for _, value in found[slot.N]]
        formatted = [unescape(value).strip() for _, value in found[slot.FN]]
        others = () if formatted and formatted[0] else (organisation, *_other_names(items))
        name, native, family, given = called(formatted, structured, others)
        kind = kind_of(found)
        if kind != "person":
            family = given = ""
        words += formatted
        for parts in structured:
            words += parts
        family, given = self._fold(family), self._fold(given)
        return CardRow(
            span.raw,
            span.before,
            blake2b(span.raw, digest_size=16).digest(),
            span.line,
            unescape(found[slot.UID][0][1].strip()) if found[slot.UID] else "",
            found[slot.VERSION][0][1].strip() if found[slot.VERSION] else "",
            encoding,
            int(status),
            kind,
            name,
            native,
            family,
            given,
            f"{family} {given}".rstrip() if family else given or self._fold(name),
            organisation,
            unescape(found[slot.TITLE][0][1]).strip() if found[slot.TITLE] else "",
            1 if found[slot.PHOTO] else 0,
            found[slot.REV][0][1].strip() if found[slot.REV] else "",
            tuple(items),
            self._search_text(words, phones),
            reasons,
        )

    def _reach(self, found: Found, items: list[Item], words: list[str]) -> list[str]:
        """Add e-mails and phones, the preferred ones first; return the phones' search words."""
        for entry, value in _preferred(found[slot.EMAIL]):
            text = unescape(value).strip()
            if text[:7].lower() == "mailto:":
                text = text[7:]
            if text:
                items.append((_EMAIL, entry.label, text, text.lower()))
                words.append(text)
        phones: list[str] = []
        for entry, value in _preferred(found[slot.TEL]):
            text = unescape(value).strip()
            number = digits(text)
            if text[:4].lower() == "tel:":
                text = text[4:]
            if text:
                items.append((_PHONE, entry.label, text, number.lstrip("+")))
            if number:
                if self._countries is None:
                    self._countries = countries()
                phones.append(tokens(number, self._countries))
        return phones

    def _search_text(self, words: list[str], phones: list[str]) -> str:
        """Fold all words that a card is found by."""
        joined = "\n".join(words)
        if joined.isascii():
            folded = joined.lower()
        else:
            folded = spread("\n".join([self._fold(word) for word in words]))
        return folded + "\n" + " ".join(phones) if phones else folded

    def _fold(self, text: str) -> str:
        """Fold; words that came before are remembered, since names and towns come again and again."""
        if text.isascii():
            return text.lower()
        folded = self._folded.get(text)
        if folded is None:
            folded = fold(text)
            if len(self._folded) >= _MOST_FOLDED:
                self._folded.clear()
            if len(text) < 60:
                self._folded[text] = folded
        return folded


def _about(found: Found, items: list[Item], words: list[str]) -> None:
    """Add what else a card is found by: organisation, title, places, categories, nicknames, note."""
    for entry, value in found[slot.ADR]:
        parts = [part.strip() for part in components(value)]
        text = ", ".join([part for part in parts[:7] if part])
        if text:
            items.append((_ADDRESS, entry.label, text, ""))
            words.append(text)
    for _, value in found[slot.CATEGORIES]:
        for text in listed(value):
            items.append((_CATEGORY, "", text, fold(text)))
            words.append(text)
    for _, value in found[slot.NICKNAME]:
        for text in listed(value):
            items.append((_NICKNAME, "", text, fold(text)))
            words.append(text)
    for entry, value in found[slot.URL]:
        text = unescape(value).strip()
        items.append((_URL, entry.label, text, text))
    for _, value in found[slot.MEMBER]:
        text = unescape(value).strip()
        items.append((_MEMBER, "", text, bare_uid(text)))
    for _, value in found[slot.ORG]:
        words += components(value)
    for kind in (slot.TITLE, slot.NOTE, slot.WORDS):
        for _, value in found[kind]:
            words.append(unescape(value))


def bare_uid(text: str) -> str:
    """Take the scheme off a UID, so that MEMBER:urn:uuid:X is the card with UID:X."""
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def kind_of(found: Found) -> str:
    """Say what a card speaks of, by KIND, Apple's property for groups, or Apple's mark for companies."""
    if found[slot.KIND]:
        said = found[slot.KIND][0][1].strip().lower()
        return _KINDS.get(said, "person")
    if found[slot.COMPANY] and found[slot.COMPANY][0][1].strip().upper() == "COMPANY":
        return "organisation"
    return "person"


def _preferred(found: list[tuple[Entry, str]]) -> list[tuple[Entry, str]]:
    return found if len(found) < 2 else sorted(found, key=_order)


def _order(one: tuple[Entry, str]) -> int:
    return one[0].order


def _first(parts: list[str]) -> str:
    return parts[0].strip() or next((part.strip() for part in parts if part.strip()), "")


def _other_names(items: list[Item]) -> list[str]:
    """List what may stand for a missing name, in this order: nickname, e-mail, phone."""
    return [item[2] for field in (_NICKNAME, _EMAIL, _PHONE) for item in items if item[0] == field]
