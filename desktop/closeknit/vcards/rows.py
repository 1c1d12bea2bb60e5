"""Make the index row of a card from its lines sorted by slot: names, items, search text (product 4.9, issue 3)."""

from hashlib import blake2b
from typing import Any

from closeknit.domain.card import CardRow, Field, Kind
from closeknit.domain.folding import fold, spread
from closeknit.vcards.days import dates_of
from closeknit.vcards.entries import (
    ADR,
    CATEGORIES,
    COMPANY,
    DATE,
    EMAIL,
    FN,
    KIND,
    MEMBER,
    NICKNAME,
    NOTE,
    ORG,
    PHOTO,
    REV,
    TEL,
    TITLE,
    UID,
    VERSION,
    WORDS,
    Entry,
    N,
)
from closeknit.vcards.names import called
from closeknit.vcards.phones import countries, digits, tokens
from closeknit.vcards.split import Span
from closeknit.vcards.values import components, listed, unescape

Item = tuple[str, str, str, str]
Found = list[list[tuple[Entry, str]]]

_MOST_FOLDED = 50_000
_LONGEST_FOLDED = 60
_EMAIL, _PHONE = str(Field.EMAIL), str(Field.PHONE)
_CATEGORY, _MEMBER = str(Field.CATEGORY), str(Field.MEMBER)
_KINDS = {
    **{"": str(Kind.PERSON), "group": str(Kind.GROUP), "org": str(Kind.ORGANISATION)},
    **{"organization": str(Kind.ORGANISATION), "location": str(Kind.ORGANISATION), "device": str(Kind.ORGANISATION)},
}


class RowMaker:
    """Makes rows; remembers folded words and loads the table of countries once."""

    def __init__(self) -> None:
        self._folded: dict[str, str] = {}
        self._spreads: dict[str, str] = {}
        self._countries: frozenset[str] | None = None

    def row(self, span: Span, found: Found, encoding: str, status: int, reasons: tuple[Any, ...]) -> CardRow:
        """Make the row of one card."""
        words: list[str] = []
        items: list[Item] = []
        phones = self._reach(found, items, words)
        organisation = organisation_of(found)
        _about(found, items, words)
        if found[DATE]:
            items += dates_of(found)
        structured = [[part.strip() for part in components(value)] for _, value in found[N]]
        formatted = [unescape(value).strip() for _, value in found[FN]]
        others = () if formatted and formatted[0] else other_names(found)
        name, native, family, given = called(formatted, structured, others)
        kind = kind_of(found)
        if kind != "person":
            family = given = ""
        words += formatted
        for parts in structured:
            words += [part for part in parts if part and part not in name]
        family, given = self._fold(family), self._fold(given)
        return CardRow(
            span.raw,
            span.before,
            blake2b(span.raw, digest_size=16).digest(),
            span.line,
            unescape(found[UID][0][1].strip()) if found[UID] else "",
            found[VERSION][0][1].strip() if found[VERSION] else "",
            encoding,
            int(status),
            kind,
            name,
            native,
            family,
            given,
            f"{family} {given}".rstrip() if family else given or self._fold(name),
            organisation,
            unescape(found[TITLE][0][1]).strip() if found[TITLE] else "",
            1 if found[PHOTO] else 0,
            found[REV][0][1].strip() if found[REV] else "",
            tuple(items),
            self._search_text(words, phones),
            reasons,
        )

    def _reach(self, found: Found, items: list[Item], words: list[str]) -> list[str]:
        """Add e-mails and phones, the preferred ones first; return the phones' search words."""
        for entry, value in _preferred(found[EMAIL]):
            text = unescape(value).strip()
            if text[:7].lower() == "mailto:":
                text = text[7:]
            if text:
                items.append((_EMAIL, entry.label, text, text.lower()))
                words.append(text)
        phones: list[str] = []
        for entry, value in _preferred(found[TEL]):
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
        folded = joined.lower() if joined.isascii() else "\n".join([self._spread(word) for word in words if word])
        return folded + "\n" + " ".join(phones) if phones else folded

    def _spread(self, text: str) -> str:
        """Fold for search, word by word, so that a long note costs little beyond its foreign words."""
        if text.isascii():
            return text.lower()
        spreads = self._spreads
        out: list[str] = []
        for word in text.split(" "):
            if word.isascii():
                out.append(word.lower())
                continue
            folded = spreads.get(word)
            if folded is None:
                folded = spread(fold(word))
                if len(spreads) >= _MOST_FOLDED:
                    spreads.clear()
                if len(word) < _LONGEST_FOLDED:
                    spreads[word] = folded
            out.append(folded)
        return " ".join(out)

    def _fold(self, text: str) -> str:
        """Fold; words that came before are remembered, since names and towns come again and again."""
        if text.isascii():
            return text.lower()
        folded = self._folded.get(text)
        if folded is None:
            folded = fold(text)
            if len(self._folded) >= _MOST_FOLDED:
                self._folded.clear()
            if len(text) < _LONGEST_FOLDED:
                self._folded[text] = folded
        return folded


def _about(found: Found, items: list[Item], words: list[str]) -> None:
    """Add what else a card is found by: organisation, title, places, categories, nicknames, note."""
    for _, value in found[ADR]:
        words += components(value)
    for _, value in found[CATEGORIES]:
        for text in listed(value):
            items.append((_CATEGORY, "", text, fold(text)))
            words.append(text)
    for _, value in found[NICKNAME]:
        words += listed(value)
    for _, value in found[MEMBER]:
        text = unescape(value).strip()
        items.append((_MEMBER, "", text, bare_uid(text)))
    for _, value in found[ORG]:
        words += components(value)
    for slot in (TITLE, NOTE, WORDS):
        for _, value in found[slot]:
            words.append(unescape(value))


def bare_uid(text: str) -> str:
    """Take the scheme off a UID, so that MEMBER:urn:uuid:X is the card with UID:X."""
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def kind_of(found: Found) -> str:
    """Say what a card speaks of, by KIND, Apple's property for groups, or Apple's mark for companies."""
    if found[KIND]:
        said = found[KIND][0][1].strip().lower()
        return _KINDS.get(said, "person")
    if found[COMPANY] and found[COMPANY][0][1].strip().upper() == "COMPANY":
        return "organisation"
    return "person"


def _preferred(found: list[tuple[Entry, str]]) -> list[tuple[Entry, str]]:
    return found if len(found) < 2 else sorted(found, key=_order)


def _order(one: tuple[Entry, str]) -> int:
    return one[0].order


def organisation_of(found: Found) -> str:
    """Give the first ORG's first part that says something; the department isn't it."""
    return next((text for part in components(found[ORG][0][1]) if (text := part.strip())), "") if found[ORG] else ""


def other_names(found: Found) -> list[str]:
    """List what may stand for a missing name, in this order: organisation, nickname, e-mail, phone."""
    nicknames = [text for _, value in found[NICKNAME] for text in listed(value)]
    emails = [unescape(value).strip().removeprefix("mailto:") for _, value in found[EMAIL]]
    phones = [unescape(value).strip().removeprefix("tel:") for _, value in found[TEL]]
    return [organisation_of(found), *nicknames, *emails, *phones]
