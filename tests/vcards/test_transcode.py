import pytest

from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.transcode import to_utf8
from tests.vcards.shapes import FILES, card_of, cards_in


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_card_turned_to_utf8_says_the_same(path) -> None:  # type: ignore[no-untyped-def]
    for span, encoding in cards_in(path):
        card = lex(span.raw, encoding)
        again = lex(to_utf8(card))
        assert again.encoding == "utf-8"
        assert [(p.name, p.was) for p in view(again).properties] == [(p.name, p.was) for p in view(card).properties]
        if not any(reason.kind.startswith("charset") for _, reason in card.reasons) and encoding == "utf-8":
            assert again.raw == card.raw


def test_a_charset_that_isnt_true_any_more_goes() -> None:
    card = card_of("FN;CHARSET=windows-1251:Катя", "N:a", version="2.1", encoding="cp1251")
    assert "FN;CHARSET=UTF-8:Катя".encode() in to_utf8(lex(card.raw))
