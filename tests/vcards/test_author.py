import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.domain.errors import UserError
from closeknit.vcards.author import NewCard, new_card
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex

words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)


@given(words, words, words)
@settings(max_examples=100, deadline=None)
def test_what_is_written_reads_back(name: str, organisation: str, phone: str) -> None:
    if not name.split():
        return
    shown = view(lex(new_card(NewCard(name=name, uid="u-1", organisation=organisation, phone=phone))))
    assert (shown.version, shown.encoding, shown.name, shown.uid) == ("3.0", "utf-8", " ".join(name.split()), "u-1")
    assert shown.organisation == organisation.strip()
    assert shown.reasons == ()


def test_a_new_card_is_30_with_crlf() -> None:
    raw = new_card(NewCard(name="Søren Kjær, Jr", uid="u-1", email="s@k.example", organisation="Rope; Ltd"))
    assert raw.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert raw.endswith(b"\r\nEND:VCARD")
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_name_is_needed() -> None:
    with pytest.raises(UserError, match="name_missing"):
        new_card(NewCard(name=" \n"))
