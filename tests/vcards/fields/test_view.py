import pytest

from closeknit.domain.card import CardView, Field, Property
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from tests.vcards.shapes import FILES, card_of, cards_in, first_card

FRAME = {"BEGIN", "END", "VERSION"}


def one(shown: CardView, name: str) -> Property:
    return next(prop for prop in shown.properties if prop.name == name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_is_shown_once_in_order_but_the_frame_and_labels(path) -> None:  # type: ignore[no-untyped-def]
    for span, encoding in cards_in(path):
        card = lex(span.raw, encoding)
        shown = view(card)
        lines = [prop.line for prop in shown.properties]
        assert lines == sorted(set(lines))
        left = [line for index, line in enumerate(card.lines) if index not in lines]
        assert {line.name for line in left} <= FRAME | {"X-ABLABEL"}
        for prop in shown.properties:
            assert (card.lines[prop.line].name, card.lines[prop.line].number) == (prop.name, prop.number)


def test_an_iphone_card() -> None:
    shown = view(first_card("iphone.vcf"))
    assert one(shown, "N").parts == ("Okafor", "Ngozi", "", "Dr.", "")
    assert one(shown, "N").was == "Okafor;Ngozi;;Dr.;"
    assert one(shown, "ORG").text == "Lagos Tide Institute, Coastal Models"
    assert one(shown, "ADR").text == "12 Marina Road, Flat 3, Lagos, 101241, Nigeria"
    assert one(shown, "BDAY").text == "--04-15"
    assert one(shown, "NOTE").text == "Met at the tide gauge workshop; likes long walks, hates calls."
    assert one(shown, "PHOTO").text == "PNG 1 KB"
    labels = [prop.label for prop in shown.properties if prop.field == Field.PHONE]
    assert labels == ["cell", "iphone cell", "Ship's desk"]
    assert one(shown, "X-ABDATE").label == "anniversary"
    assert (one(shown, "X-ABRELATEDNAMES").field, one(shown, "X-ABRELATEDNAMES").label) == (Field.RELATED, "spouse")
    assert one(shown, "EMAIL").preferred == 1


def test_a_40_card() -> None:
    shown = view(first_card("thunderbird.vcf"))
    assert (one(shown, "TEL").text, one(shown, "TEL").label) == ("+81-90-5555-0123", "cell")
    assert one(shown, "NICKNAME").parts == ("さっちゃん", "Saku")
    assert (one(shown, "BDAY").text, one(shown, "BDAY").parts) == ("--04-15", ("", "04", "15"))
    assert {prop.field for prop in shown.properties} >= {
        Field.IMPP,
        Field.LANGUAGE,
        Field.ZONE,
        Field.RELATED,
        Field.PHOTO,
    }


def test_rfc_9554_parts() -> None:
    shown = view(first_card("rfc9554.vcf"))
    assert one(shown, "ADR").text == "Calle Sol 14, Room 5, 2, Sevilla, 41001, Spain"
    assert shown.native_name == "Κάρμεν ντε λα Βέγκα"
    assert one(shown, "SOCIALPROFILE").label == "mastodon"
    assert one(shown, "TEL").preferred == 2
    assert one(shown, "DEATHDATE").text == "circa 1800"


def test_lines_that_cant_be_read_are_shown_too() -> None:
    shown = view(card_of("FN:a", "nothing here"))
    assert [(prop.name, prop.text) for prop in shown.properties][1] == ("", "nothing here")


def test_unknown_properties_are_shown_as_they_are() -> None:
    assert one(view(card_of("FN:a", "X-SHOE-SIZE:43\\, wide")), "X-SHOE-SIZE").text == "43, wide"
