import pytest

from closeknit.domain.card import Field
from closeknit.domain.reason import Reason
from closeknit.vcards.convert import convert
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.photo import photo
from tests.vcards.shapes import FILES, card_of, cards_in, first_card

SAME = (
    Field.EMAIL,
    Field.PHONE,
    Field.NICKNAME,
    Field.ORGANISATION,
    Field.TITLE,
    Field.NOTE,
    Field.CATEGORY,
    Field.URL,
)


def said(raw: bytes) -> list[tuple[Field, str]]:
    return [
        (prop.field, prop.text) for prop in view(lex(raw)).properties if prop.field in SAME and prop.name[:2] != "X-"
    ]


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shape_says_the_same_in_every_version(path, version: str) -> None:  # type: ignore[no-untyped-def]
    for span, encoding in cards_in(path):
        card = lex(span.raw, encoding)
        if not any(line.name for line in card.lines):
            continue
        raw, _ = convert(card, version)
        again = lex(raw)
        assert again.version == version
        assert view(again).name == view(card).name
        assert photo(raw) == photo(card.raw, card.encoding)
        shown = [(p.field, p.text) for p in view(card).properties if p.field in SAME and p.name[:2] != "X-"]
        assert said(raw) == shown
        kept = {"unreadable_line", "missing_fn"} if card.version == version else set()
        assert {reason.kind for _, reason in again.reasons} <= {"bad_date", "missing_name"} | kept


def test_there_and_back_keeps_a_30_card_s_text() -> None:
    card = card_of("FN:Zoë", "N:Ø;Zoë;;;", "TEL;TYPE=CELL,PREF:1", "BDAY:1985-04-12", "NOTE:a\\, b\\nc")
    there, _ = convert(card, "4.0")
    assert b"TEL;PREF=1;TYPE=CELL:1\r\n" in there
    assert b"BDAY:19850412\r\n" in there
    back, reasons = convert(lex(there), "3.0")
    assert reasons == ()
    assert [(line.name, line.value) for line in lex(back).lines] == [(line.name, line.value) for line in card.lines]


def test_lines_that_mean_the_same_are_copied_byte_for_byte() -> None:
    note = "NOTE;X-Odd=Yes:folded in a\r\n  strange place"
    raw, _ = convert(card_of("FN:a", "N:a;;;;", note), "4.0")
    assert note.encode() in raw


def test_the_version_it_has_changes_nothing() -> None:
    card = first_card("iphone.vcf")
    assert convert(card, "3.0") == (card.raw, ())


def test_what_the_target_cant_hold_is_said() -> None:
    card = card_of("FN:a", "N:b;a;;;;c;III", "PRONOUNS:she/her", "TEL;PID=1.1:5", "no colon", version="4.0")
    _, reasons = convert(card, "3.0")
    assert [reason.kind for reason in reasons] == [
        "held_otherwise",
        "held_otherwise",
        "param_not_held",
        "line_not_held",
    ]
    assert reasons[2] == Reason("param_not_held", {"name": "TEL", "param": "PID", "version": "3.0"})


def test_missing_n_and_fn_are_written() -> None:
    raw, _ = convert(card_of("N:Doe;Jo", version="2.1"), "3.0")
    assert b"FN:Jo Doe\r\n" in raw
    raw, _ = convert(card_of("FN:Jo Doe", version="4.0"), "3.0")
    assert b"N:Doe;Jo;;;\r\n" in raw


def test_dates_without_year_cross_over() -> None:
    raw, _ = convert(card_of("FN:a", "N:a", "BDAY:--0415", version="4.0"), "3.0")
    assert b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15" in raw
    assert b"BDAY:--0415" in convert(lex(raw), "4.0")[0]
