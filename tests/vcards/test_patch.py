import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.domain.errors import UserError
from closeknit.vcards import patch
from closeknit.vcards.content import Card, Line
from closeknit.vcards.fields.kinds import ADDRESSES, FRAME, LISTS, STRUCTURED
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from tests.vcards.shapes import FILES, card_of, cards_in, first_card, index_of

texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), min_size=1, max_size=120)
ALL = [lex(span.raw, encoding) for path in FILES for span, encoding in cards_in(path)]
PLAIN = [
    (card, index)
    for card in ALL
    for index, line in enumerate(card.lines)
    if line.name and line.name not in FRAME | STRUCTURED | LISTS | {"PHOTO", "AGENT", "X-ABLABEL"}
]


def fits(card: Card, text: str) -> bool:
    """Tell whether a card can hold a text: 2.1 can always, by quoted-printable; bytes like UTF-8 would be misread."""
    if card.version == "2.1" or card.encoding.startswith("utf") or text.isascii():
        return True
    try:
        data = text.encode(card.encoding)
    except UnicodeEncodeError:
        return False
    return data.decode(card.encoding) == text and "\ufffd" in data.decode("utf-8", "replace")


def as_written(line: Line, text: str) -> str:
    """Give a text as an address holds it: no line ends, in a tel: no space either; a scheme is not shown."""
    if "tel:" in line.value:
        text = "-".join(text.split())
    is_address = line.name in ADDRESSES or "mailto:" in line.value
    if is_address or line.head.first("VALUE").lower() in ("uri", "url"):
        text = text.replace("\n", "")
    scheme = {"TEL": "tel:", "EMAIL": "mailto:"}.get(line.name, "")
    text = text.strip()
    return text[len(scheme) :] if scheme and text.lower().startswith(scheme) else text


def change(card: Card, name: str, value: str | list[str], label: str | None = None) -> str:
    return patch.change(card, index_of(card, name), value, label).decode(card.encoding)


@given(st.sampled_from(PLAIN), texts)
@settings(max_examples=250, deadline=None)
def test_a_change_touches_one_line_and_reads_back(place: tuple[Card, int], text: str) -> None:
    card, index = place
    line = card.lines[index]
    if not fits(card, text):
        with pytest.raises(UserError, match="needs_utf8"):
            patch.change(card, index, text)
        return
    raw = patch.change(card, index, text)
    assert raw.startswith(card.raw[: line.start])
    assert raw.endswith(card.raw[line.end :])
    again = lex(raw, card.encoding)
    assert [one.head.name for one in again.lines] == [one.head.name for one in card.lines]
    shown = next(prop for prop in view(again).properties if prop.line == index)
    assert shown.was.split() == as_written(line, text).split()


@given(st.sampled_from(ALL), texts)
@settings(max_examples=150, deadline=None)
def test_what_is_added_can_be_removed_to_the_same_bytes(card: Card, text: str) -> None:
    if "END" not in {line.name for line in card.lines} or "NOTE" in {line.name for line in card.lines}:
        return
    if not fits(card, text):
        with pytest.raises(UserError, match="needs_utf8"):
            patch.add(card, "NOTE", text)
        return
    added = lex(patch.add(card, "NOTE", text), card.encoding)
    assert patch.remove(added, index_of(added, "NOTE")) == card.raw


def test_bytes_that_would_be_taken_for_utf8_are_written_otherwise() -> None:
    card = first_card("outlook21.vcf")
    raw = patch.change(card, index_of(card, "FN"), "Â\xa0")
    assert b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=82=C2=A0\r\n" in raw


def test_a_sign_that_the_charset_writes_as_another_is_written_otherwise() -> None:
    raw = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS:\x88\xc0\x93\xa1;;;;\r\nEND:VCARD\r\n"
    added = patch.add(lex(raw, "shift_jis"), "NOTE", "500 ¥")
    assert b"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:500 =C2=A5\r\n" in added
    three = lex(raw.replace(b"2.1", b"3.0").replace(b";CHARSET=SHIFT_JIS", b""), "shift_jis")
    with pytest.raises(UserError, match="needs_utf8"):
        patch.add(three, "NOTE", "500 ¥")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_the_card_s_line_end_is_kept(end: str) -> None:
    card = card_of("FN:a", end=end)
    raw = patch.add(card, "NOTE", "long " * 40)
    assert raw.decode().replace(end, "").count("\r") + raw.decode().replace(end, "").count("\n") == 0
    assert view(lex(raw)).properties[-1].was == ("long " * 40).strip()


def test_long_lines_are_folded_at_75_bytes_within_no_character() -> None:
    raw = patch.change(card_of("NOTE:a"), 2, "Größe 山田 😀 " * 20)
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_parts_that_stay_keep_their_bare_commas() -> None:
    card = card_of("N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D.")
    assert "N:Stevenson;Jon;Philip,Paul;Dr.;Jr.,M.D.\r\n" in change(
        card, "N", ["Stevenson", "Jon", "Philip,Paul", "Dr.", "Jr.,M.D."]
    )
    assert "N:A\\,B;John;" in change(card, "N", ["A,B", "John", "Philip,Paul", "Dr.", "Jr.,M.D."])


def test_what_an_address_of_a_thing_holds_isnt_escaped() -> None:
    assert "URL:https://a.example/b,c;d?e=f\r\n" in change(card_of("URL:x"), "URL", "https://a.example/b,c;d?e=f")
    assert "tel:+1-201-555\r\n" in change(card_of("TEL;VALUE=uri:tel:+1", version="4.0"), "TEL", "+1 201 555")


def test_bare_marks_of_unknown_properties_stay_bare() -> None:
    card = card_of("X-ANDROID-CUSTOM:vnd.nickname;Jogi;1;;")
    assert "X-ANDROID-CUSTOM:vnd.nickname;Jo;1;;\r\n" in change(card, "X-ANDROID-CUSTOM", "vnd.nickname;Jo;1;;")


def test_21_writes_what_ascii_cant_hold_as_quoted_printable_utf8() -> None:
    text = change(card_of("FN:a", version="2.1"), "FN", "Zoë\nline")
    assert "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=0D=0Aline\r\n" in text


def test_21_keeps_the_charset_of_its_lines_where_it_fits() -> None:
    card = first_card("outlook21.vcf")
    raw = patch.change(card, index_of(card, "FN"), "Hélène Dupré")
    assert "FN:Hélène Dupré\r\n".encode("cp1252") in raw
    raw = patch.change(card, index_of(card, "FN"), "山田")
    assert b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5" in raw


def test_30_that_isnt_utf8_asks_to_be_turned() -> None:
    card = first_card("cp1251.vcf")
    assert "FN:Катя\r\n".encode("cp1251") in patch.change(card, index_of(card, "FN"), "Катя")
    with pytest.raises(UserError) as refused:
        patch.change(card, index_of(card, "FN"), "山田")
    assert refused.value.reason.kind == "needs_utf8"


def test_labels_change_only_when_asked() -> None:
    card = card_of("TEL;TYPE=WORK,VOICE;TYPE=pref:1", "item1.URL:u", "item1.X-ABLabel:_$!<HomePage>!$_")
    assert "TEL;TYPE=WORK,VOICE;TYPE=pref:2\r\n" in change(card, "TEL", "2")
    assert "TEL;TYPE=VOICE;TYPE=pref;TYPE=home:2\r\n" in change(card, "TEL", "2", "home")
    assert "item1.X-ABLabel:_$!<Work>!$_\r\n" in change(card, "URL", "v", "work")
    assert "item1.X-ABLabel:blog of mine\r\n" in change(card, "URL", "v", "blog of mine")
    assert "X-ABLabel" not in change(card, "URL", "v", "")
    own = change(card, "TEL", "2", "ship")
    assert "item2.TEL;TYPE=VOICE;TYPE=pref:2\r\nitem2.X-ABLabel:ship\r\n" in own
    assert "TEL;CELL:2\r\n" in change(card_of("TEL;HOME:1", version="2.1"), "TEL", "2", "cell")


def test_removing_a_line_takes_the_label_of_its_group_along() -> None:
    card = card_of("FN:a", "item1.URL:u", "item1.X-ABLabel:mine", "NOTE:b")
    assert patch.remove(card, 3) == card_of("FN:a", "NOTE:b").raw


def test_what_isnt_a_property_is_refused() -> None:
    card = card_of("FN:a", "PHOTO;ENCODING=b:AAAA")
    for line, kind in ((0, "line_fixed"), (1, "line_fixed"), (3, "line_fixed"), (99, "line_gone")):
        with pytest.raises(UserError) as refused:
            patch.change(card, line, "x")
        assert refused.value.reason.kind == kind
    for name in ("a b", "", "X:Y", "Ä"):
        with pytest.raises(UserError, match="bad_property_name"):
            patch.add(card, name, "x")
