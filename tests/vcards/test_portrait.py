import base64

import pytest

from closeknit.domain.errors import UserError
from closeknit.vcards.lexer import lex
from closeknit.vcards.photo import photo, picture_type
from closeknit.vcards.portrait import with_photo
from tests.vcards.shapes import DATA, card_of, cards_in, first_card

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3


@pytest.mark.parametrize("name", ["iphone.vcf", "android21.vcf", "nokia21.vcf", "thunderbird.vcf"])
def test_embedded_pictures_are_found(name: str) -> None:
    span, encoding = next(cards_in(DATA / name))
    found = photo(span.raw, encoding)
    assert found is not None
    assert picture_type(found) == "PNG"
    assert len(found) == 70


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_picture_reads_back_and_goes_without_a_trace(version: str, encoding: str) -> None:
    card = card_of("FN:a", "N:a", version=version, encoding=encoding)
    raw = with_photo(card, PNG)
    assert photo(raw, encoding) == PNG
    assert lex(raw, encoding).status == 0
    assert with_photo(lex(raw, encoding), None) == card.raw


def test_a_new_picture_takes_the_place_of_the_old_one() -> None:
    card = first_card("nokia21.vcf")
    again = lex(with_photo(card, PNG))
    assert [line.name for line in again.lines] == [line.name for line in card.lines]
    assert photo(again.raw) == PNG


def test_only_pictures_go_in_and_come_out() -> None:
    with pytest.raises(UserError, match="not_a_picture"):
        with_photo(card_of("FN:a"), b"<svg/>")
    svg = base64.b64encode(b"<svg/>").decode()
    assert photo(card_of(f"PHOTO;ENCODING=b:{svg}").raw) is None
    assert photo(card_of("PHOTO;VALUE=uri:https://a.example/p.png").raw) is None
    assert photo(card_of("PHOTO;ENCODING=b:!!!").raw) is None
