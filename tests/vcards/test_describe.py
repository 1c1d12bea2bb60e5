import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.domain.card import CardStatus, Field
from closeknit.vcards import describe as module
from closeknit.vcards.describe import Describer, describe
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.split import Span
from tests.vcards.shapes import FILES, cards_in


def row(*lines: str, version: str = "3.0", before: bytes = b"", line: int = 1):  # type: ignore[no-untyped-def]
    raw = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]).encode()
    return describe(Span(before, raw, line, "card"), "utf-8")


def items(found, field: Field) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return [item[1:] for item in found.items if item[0] == field]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_short_way_says_what_the_lexer_says(path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    describer = Describer()
    short = [describer.describe(span, encoding) for span, encoding in cards_in(path)]
    monkeypatch.setattr(module, "quick", lambda _raw, _entries: None)
    assert [describer.describe(span, encoding) for span, encoding in cards_in(path)] == short


LINES = [
    *(
        "VERSION:2.1",
        "VERSION:3.0",
        "VERSION:4.0",
        "VERSION:5",
        "FN:Zoë",
        "FN;CHARSET=UTF-8:Zoë",
        "N:Ø;Zoë;;;",
        "N:;;;;",
    ),
    *(
        "TEL;HOME:+49 151",
        'TEL;TYPE="a:b":1',
        "EMAIL;PREF=1:a@b",
        "NOTE;QUOTED-PRINTABLE:a=",
        " b",
        "\tc",
        "=C3=A4",
        "d=\r\n e",
    ),
    *(
        "NOTE;CHARSET=X;QUOTED-PRINTABLE:=E4",
        "BDAY:1985",
        "BDAY:never",
        "PHOTO;BASE64:AA=",
        "PHOTO;ENCODING=b:??",
        "",
        "junk",
    ),
    *(
        "AGENT:",
        "begin:vcard",
        "END:VCARD ",
        "KIND:group",
        "X-ABShowAs:COMPANY",
        "ORG:a;b",
        "UID:x\\,y",
        "item1.URL:u",
        "TITLE",
    ),
]


@given(st.lists(st.sampled_from(LINES), max_size=7), st.sampled_from(["\r\n", "\n"]))
@settings(max_examples=600, deadline=None)
def test_the_short_way_agrees_on_any_lines(lines: list[str], end: str) -> None:
    raw = end.join(["BEGIN:VCARD", *lines, "END:VCARD"]).replace("\r\n", end).encode()
    span, describer = Span(b"", raw, 1, "card"), Describer()
    short = describer.describe(span, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "quick", lambda _raw, _entries: None)
        assert describer.describe(span, "utf-8") == short


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_row_and_view_agree(path) -> None:  # type: ignore[no-untyped-def]
    for span, encoding in cards_in(path):
        found, shown = describe(span, encoding), view(lex(span.raw, encoding))
        assert (found.name, found.native_name, found.organisation) == (
            shown.name,
            shown.native_name,
            shown.organisation,
        )
        assert (found.status, found.kind, found.uid) == (shown.status, shown.kind, shown.uid)
        for field in (Field.EMAIL, Field.PHONE):
            seen = sorted(prop.text for prop in shown.properties if prop.field == field)
            assert sorted(item[2] for item in found.items if item[0] == field) == seen


def test_names_are_folded_for_sorting_and_doubles() -> None:
    found = row("FN:Søren Größe", "N:Größe;Søren;;;")
    assert (found.family, found.given, found.sort_key) == ("grosse", "soren", "grosse soren")


def test_without_n_the_last_word_is_the_family_name() -> None:
    assert row("FN:Ana María Peña").sort_key == "pena ana maria"
    assert (row("FN:山田太郎").family, row("FN:山田太郎").given) == ("山田太郎", "")


def test_a_missing_fn_is_named_by_what_is_there_and_never_makes_a_double() -> None:
    found = row("ORG:Acme Rope;Sales", "TEL:1")
    assert (found.name, found.family, found.given, found.status) == ("Acme Rope", "", "", CardStatus.REPAIRED)
    assert row("N:Doe;Jo;;;").name == "Jo Doe"
    assert row("EMAIL:jo@doe.example").name == "jo@doe.example"


def test_a_name_in_another_script_is_the_native_one() -> None:
    found = row("FN:Leila Haddad", "FN;LANGUAGE=ar:ليلى حداد", "N:Haddad;Leila;;;")
    assert found.native_name == "ليلى حداد"
    assert "حداد" in found.text


def test_emails_and_phones_are_normalised_preferred_first() -> None:
    found = row(
        *("FN:a", "EMAIL:Second@Mail.example", "EMAIL;TYPE=pref:mailto:First@Mail.example"),
        *("TEL;TYPE=work,fax:0044 20 7946 0018", "TEL;TYPE=cell:tel:+49-151-2345;ext=7"),
    )
    assert items(found, Field.EMAIL)[0] == ("", "First@Mail.example", "first@mail.example")
    assert items(found, Field.PHONE) == [
        ("work fax", "0044 20 7946 0018", "442079460018"),
        ("cell", "+49-151-2345;ext=7", "491512345"),
    ]


@pytest.mark.parametrize("typed", ["49151234", "151234", "0151234"])
def test_a_phone_is_found_however_it_is_typed(typed: str) -> None:
    words = row("FN:a", "TEL:+49 (151) 234-567").text.split()
    assert any(word.startswith(typed) for word in words)


def test_search_text_holds_all_that_is_looked_for() -> None:
    found = row(
        *("FN:Zoë 山田", "ORG:Fjord;Vertrieb", "TITLE:Chargée", "NOTE:likes Größe", "CATEGORIES:Chess club,VIP"),
        *("NICKNAME:Ziggy", "ADR:;;Ulica Długa 3;Łódź;;;", "EMAIL:zoe@fjord.example"),
    )
    for word in (
        "zoe",
        "山  田",
        "fjord",
        "vertrieb",
        "chargee",
        "grosse",
        "chess",
        "ziggy",
        "dluga",
        "lodz",
        "zoe@fjord",
    ):
        assert word in found.text, word


def test_folds_and_soft_breaks_join_as_their_version_has_it() -> None:
    assert "one two" in row("N:a", "NOTE:one", " two", version="2.1").text
    assert "onetwo" in row("FN:a", "NOTE:one", " two").text
    for version in ("2.1", "3.0"):
        assert "one two" in row("FN:a", "NOTE;ENCODING=QUOTED-PRINTABLE:one=", " two", version=version).text


def test_kinds_beside_people() -> None:
    assert row("FN:a", "KIND:group", "MEMBER:urn:uuid:x", version="4.0").kind == "group"
    assert items(row("FN:a", "KIND:group", "MEMBER:urn:uuid:x", version="4.0"), Field.MEMBER) == [
        ("", "urn:uuid:x", "x")
    ]
    assert row("FN:a", "X-ADDRESSBOOKSERVER-KIND:group").kind == "group"
    for line in ("KIND:org", "KIND:location", "KIND:device", "X-ABShowAs:COMPANY"):
        found = row("FN:Big Rope", line)
        assert (found.kind, found.family, found.sort_key) == ("organisation", "", "big rope")


def test_reasons_go_by_line_of_the_file() -> None:
    found = row("FN:a", "nothing here", before=b"stray words: x\r\n", line=11)
    assert [(line, kind) for line, kind, _ in found.reasons] == [(10, "text_between"), (14, "unreadable_line")]


def test_heads_that_were_never_seen_cost_no_memory_without_end() -> None:
    describer = Describer()
    for number in range(9000):
        raw = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:a\r\nX-%d;TYPE=b:c\r\nEND:VCARD" % number
        describer.describe(Span(b"", raw, 1, "card"), "utf-8")
    assert len(describer._entries.known) <= 4000
