import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.domain.card import CardStatus
from closeknit.vcards.content import Card
from closeknit.vcards.lexer import lex
from tests.vcards.shapes import FILES, card_of, cards_in, first_card


def value(card: Card, name: str) -> str:
    return card.named(name)[0].value


def kinds(card: Card) -> list[str]:
    return [reason.kind for _, reason in card.reasons]


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "cp1251"]))
@settings(max_examples=300, deadline=None)
def test_lexing_raises_nothing_and_lines_cover_the_card_in_order(raw: bytes, encoding: str) -> None:
    at = 0
    for line in lex(raw, encoding).lines:
        assert at <= line.start <= line.end <= line.next <= len(raw)
        at = line.next


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lines_of_real_shapes_leave_no_byte_out(path) -> None:  # type: ignore[no-untyped-def]
    for span, encoding in cards_in(path):
        card = lex(span.raw, encoding)
        assert b"".join(span.raw[line.start : line.next] for line in card.lines) == span.raw


def test_head_has_group_name_and_parameters() -> None:
    head = card_of('item1.TEL;TYPE="work,voice";X-A="b;c:d",e;pref=1:+1').lines[2].head
    assert (head.group, head.name) == ("item1", "TEL")
    assert head.params == (("TYPE", ("work,voice",)), ("X-A", ("b;c:d", "e")), ("PREF", ("1",)))


def test_circumflex_escapes_are_undone() -> None:
    assert card_of("NOTE;X-Q=\"say ^'hi^' ^^ ^n\":x").lines[2].head.first("X-Q") == 'say "hi" ^ \n'


def test_bare_parameters_of_21_become_types_and_encodings() -> None:
    head = card_of("TEL;HOME;VOICE;QUOTED-PRINTABLE:=31", version="2.1").lines[2].head
    assert head.values("TYPE") == ("HOME", "VOICE")
    assert head.is_quoted_printable


def test_folds_drop_one_blank_in_30_and_keep_it_in_21() -> None:
    assert value(card_of("NOTE:a", "  b"), "NOTE") == "a b"
    assert value(card_of("NOTE:a", " b", version="2.1"), "NOTE") == "a b"


def test_soft_breaks_join_lines_and_line_ends_become_newlines() -> None:
    card = first_card("android21.vcf")
    assert value(card, "NOTE") == "Erste Zeile\nZweite Zeile, lang genug für einen Umbruch"
    assert card.status == CardStatus.WHOLE


def test_a_soft_break_at_the_card_s_end_doesnt_swallow_end() -> None:
    assert card_of("NOTE;QUOTED-PRINTABLE:abc=", version="2.1").lines[-1].name == "END"


def test_base64_without_folds_ends_at_a_blank_line_or_the_next_property() -> None:
    card = first_card("nokia21.vcf")
    assert value(card, "PHOTO").startswith("iVBORw0KGgo")
    assert card.lines[-2].name == "X-CLASS"
    short = card_of("PHOTO;ENCODING=BASE64:AAAA", "BBBB", "TEL:1", version="2.1")
    assert [line.name for line in short.lines[2:4]] == ["PHOTO", "TEL"]


def test_a_nested_agent_is_one_line_of_its_card() -> None:
    card = first_card("agent.vcf")
    assert [line.name for line in card.lines] == ["BEGIN", "VERSION", "N", "FN", "AGENT", "TEL", "END"]
    assert "Hanna" in value(card, "AGENT")


@pytest.mark.parametrize(
    ("name", "expected", "status"),
    [
        ("outlook21.vcf", ("cp1252", "Hélène Lefèvre"), CardStatus.REPAIRED),
        ("cp1251.vcf", ("cp1251", "Екатерина Соколова"), CardStatus.REPAIRED),
        ("utf16le_bom.vcf", ("utf-16-le", "Zoë Ødegård 😀"), CardStatus.WHOLE),
        ("utf16be.vcf", ("utf-16-be", "Kő Ödön"), CardStatus.WHOLE),
    ],
)
def test_charsets_are_found(name: str, expected: tuple[str, str], status: CardStatus) -> None:
    card = first_card(name)
    assert (card.encoding, value(card, "FN")) == expected
    assert card.status == status


def test_a_line_without_charset_takes_that_of_the_card_s_other_lines() -> None:
    card = first_card("shift_jis.vcf")
    assert card.encoding == "shift_jis"
    assert value(card, "NOTE") == "能力"
    assert card.reasons[0][1].params["charset"] == "shift_jis"


def test_a_charset_found_once_reads_the_same_card_the_same_way_again() -> None:
    card = first_card("cp1251.vcf")
    assert lex(card.raw, card.encoding) == card


def test_unknown_and_wrong_charsets_are_said() -> None:
    assert kinds(card_of("FN;CHARSET=klingon:Zoë")) == ["charset_unknown"]
    assert kinds(card_of("FN;CHARSET=windows-1252:Ágnes")) == ["charset_wrong"]


def test_faults_are_said_by_line() -> None:
    card = card_of("FN:a", "no colon here", "BDAY:circa spring", "PHOTO;ENCODING=b:!!", "N:;;;;")
    assert [(number, reason.kind) for number, reason in card.reasons] == [
        *((4, "unreadable_line"), (5, "bad_date"), (6, "bad_base64"))
    ]
    assert card.status == CardStatus.PARTLY_UNREADABLE


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"VERSION:3.0\nFN:a\nEND:VCARD", "missing_begin"),
        (b"BEGIN:VCARD\nVERSION:3.0\nFN:a", "missing_end"),
        (b"BEGIN:VCARD\nFN:a\nEND:VCARD", "missing_version"),
        (b"BEGIN:VCARD\nVERSION:9\nFN:a\nEND:VCARD", "unknown_version"),
        (b"BEGIN:VCARD\nVERSION:3.0\nN:a;b\nEND:VCARD", "missing_fn"),
        (b"BEGIN:VCARD\nVERSION:2.1\nTEL:1\nEND:VCARD", "missing_name"),
    ],
)
def test_what_a_card_lacks_is_said(raw: bytes, kind: str) -> None:
    card = lex(raw)
    assert kinds(card) == [kind]
    assert card.status == CardStatus.REPAIRED


@pytest.mark.parametrize(
    "name",
    [
        "iphone",
        "apple_group",
        "android21",
        "gmail",
        "thunderbird",
        "nokia21",
        "lotus_notes",
        "evolution",
        "rfc9554",
        "agent",
    ],
)
def test_clean_cards_of_real_programs_are_whole(name: str) -> None:
    for span, encoding in cards_in(next(path for path in FILES if path.stem == name)):
        assert kinds(lex(span.raw, encoding)) == []


def test_a_lone_return_ends_a_line_only_before_a_content_line() -> None:
    card = lex(b"BEGIN:VCARD\nVERSION:3.0\nFN:a\rTEL:1\nNOTE:b\rc\nEND:VCARD")
    assert value(card, "TEL") == "1"
    assert value(card, "NOTE") == "b\rc"


def test_nul_and_lone_surrogates_never_reach_the_text() -> None:
    raw = "BEGIN:VCARD\nVERSION:3.0\nFN:a\0b\ud800c\nEND:VCARD".encode("utf-16-le", "surrogatepass")
    assert "\0" not in value(lex(raw, "utf-16-le"), "FN")
    value(lex(raw, "utf-16-le"), "FN").encode()
