from hypothesis import given
from hypothesis import strategies as st

from closeknit.vcards.values import components, escape, listed, split_raw, unescape

texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=30)


@given(texts)
def test_what_is_escaped_reads_back(text: str) -> None:
    assert unescape(escape(text, "3.0")) == text


@given(st.lists(texts, min_size=1, max_size=6))
def test_parts_read_back(parts: list[str]) -> None:
    assert components(";".join(escape(part, "4.0") for part in parts)) == parts


@given(st.text("a\\,;n:", max_size=40))
def test_split_loses_nothing(text: str) -> None:
    assert ",".join(split_raw(text, ",")) == text


def test_escapes_one_by_one() -> None:
    assert unescape(r"a\nb\\nc\,d\;e\:f\x") == "a\nb\\nc,d;e:f\\x"
    assert unescape("ends with \\") == "ends with \\"
    assert listed(r"Friends, Chess\, club,,") == ["Friends", "Chess, club"]
