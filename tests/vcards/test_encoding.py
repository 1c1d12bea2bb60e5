import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.vcards.encoding import codec_named, guess, narrow, sniff


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfeB\0E\0", "utf-16-le"),
        (b"\xfe\xff\0B\0E", "utf-16-be"),
        ("BEGIN:VCARD".encode("utf-16-le"), "utf-16-le"),
        ("BEGIN:VCARD".encode("utf-16-be"), "utf-16-be"),
        (b"\xef\xbb\xbfBEGIN:VCARD", "utf-8"),
        (b"BEGIN:VCARD", "utf-8"),
        (b"\0" * 64, "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_sniff(data: bytes, expected: str) -> None:
    assert sniff(data) == expected


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=50), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_narrow_keeps_ascii_in_its_place(text: str, encoding: str) -> None:
    units = text.encode(encoding)
    flat = narrow(units, encoding)
    assert len(flat) * 2 == len(units)
    for at in range(len(flat)):
        unit = int.from_bytes(units[2 * at : 2 * at + 2], "little" if encoding == "utf-16-le" else "big")
        assert flat[at] == (unit if unit < 256 else 255)


def test_charset_names_mean_codecs_only() -> None:
    assert codec_named("Windows-1252") == "cp1252"
    assert codec_named("x-sjis") == "shift_jis"
    for name in ("rot13", "base64", "idna", "unicode_escape", "../os", "", "klingon"):
        assert codec_named(name) is None


def test_guesses() -> None:
    assert guess("Jörg Müller".encode("cp1252")) == "cp1252"
    assert guess("Екатерина Соколова обещала позвонить".encode("cp1251")) == "cp1251"
    assert guess("Παπαδόπουλος Γιώργος".encode("cp1253")) == "cp1253"
