import pytest

from closeknit.domain.card import CardStatus, CardView, Field, Kind, Property
from closeknit.domain.ids import BookId, CardId
from closeknit.domain.person import StoredCard
from closeknit.ui.person.cardlines import card_lines, line_count
from closeknit.ui.person.doubts import is_doubtful
from closeknit.ui.person.menus import target
from closeknit.ui.person.rows import blocks, same_place


def card(number: int, *properties: Property, raw: bytes = b"") -> StoredCard:
    view = CardView(
        "3.0", "utf-8", "\r\n", CardStatus.WHOLE, Kind.PERSON, "Ana", "", "", "", "", "", tuple(properties), ()
    )
    return StoredCard(CardId(number), BookId(1), f"Book {number}", "a.vcf", 100, raw, view, 0, None)


def phone(text: str, label: str = "mobile", line: int = 3) -> Property:
    return Property(Field.PHONE, "TEL", text, text, label, line=line, number=line + 1)


def test_a_value_that_two_cards_share_stands_once_with_both_places() -> None:
    found = blocks([card(1, phone("1")), card(2, phone("1"), phone("2", line=4))], False)
    assert [(len(row.places), row.value.text) for row in found[0].rows] == [(2, "1"), (1, "2")]


def test_equal_values_within_one_card_stay_two() -> None:
    found = blocks([card(1, phone("1"), phone("1", line=4))], False)
    assert len(found[0].rows) == 2


def test_properties_without_a_place_of_their_own_are_counted_then_listed() -> None:
    other = Property(Field.OTHER, "X-SHOE-SIZE", "39", "39", line=5)
    version = Property(Field.OTHER, "VERSION", "3.0", "3.0", line=1)
    assert blocks([card(1, other, version)], False)[-1].more == 1
    assert [r.value.name for r in blocks([card(1, other, version)], True)[-1].rows] == ["X-SHOE-SIZE"]


def test_the_row_of_an_edited_line_is_known_by_card_and_line() -> None:
    row = blocks([card(1, phone("1"))], False)[0].rows[0]
    assert same_place(row, row.places[0])
    assert not same_place(row, None)
    assert not same_place(row, blocks([card(2, phone("1"))], False)[0].rows[0].places[0])


@pytest.mark.parametrize(
    ("field", "text", "is_odd"),
    [
        (Field.EMAIL, "ana@x.example", False),
        (Field.EMAIL, "ana at x", True),
        (Field.PHONE, "+49 (0) 30-12", False),
        (Field.PHONE, "none", True),
        (Field.DATE, "1979-07-23", False),
        (Field.DATE, "--0723", False),
        (Field.DATE, "31.2.1979", True),
        (Field.URL, "https://x.example/a", False),
        (Field.URL, "two words", True),
        (Field.NOTE, "anything", False),
    ],
)
def test_doubtful_values(field: Field, text: str, is_odd: bool) -> None:
    assert is_doubtful(field, text) is is_odd


@pytest.mark.parametrize(
    ("field", "text", "where"),
    [
        (Field.PHONE, "+34 555 010 (993)", "tel:+34555010993"),
        (Field.PHONE, "none", ""),
        (Field.EMAIL, "ana@x.example", "mailto:ana@x.example"),
        (Field.EMAIL, "a@x?cc=b@y&body=hi", "mailto:a@x%3Fcc%3Db@y%26body%3Dhi"),
        (Field.URL, "x.example/a", "https://x.example/a"),
        (Field.URL, "http://x.example", ""),
        (Field.URL, "file:///etc/passwd", ""),
        (Field.URL, "javascript:alert(1)", ""),
        (Field.NOTE, "https://x.example", ""),
    ],
)
def test_only_three_kinds_of_target_are_opened(field: Field, text: str, where: str) -> None:
    assert target(Property(field, "X", text, text)) == where


def test_long_values_are_folded_with_their_size_and_numbers_stay_those_of_the_file() -> None:
    lines = [b"BEGIN:VCARD", b"KEY;ENCODING=b:AAAA", *[b" BBBB"] * 40, b"TEL:1", b"END:VCARD"]
    raw = b"\r\n".join(lines)
    key = Property(Field.OTHER, "KEY", "", "", line=1, number=2)
    tel = Property(Field.PHONE, "TEL", "1", "1", line=2, number=43)
    stored = card(1, key, tel, raw=raw)
    shown = card_lines(raw, stored.view, stored.line, tel)
    assert [line.number for line in shown] == [100, 101, 102, 103, None, 142, 143]
    assert shown[4].folded_lines == 38
    assert [line.text for line in shown if line.is_marked] == ["TEL:1"]
    assert line_count(raw) == 44
