import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.vcards import patch
from closeknit.vcards.lexer import lex
from closeknit.vcards.merge import Merged, merge
from tests.vcards.shapes import card_of, index_of

BASE = card_of("FN:Ana Peña", "N:Peña;Ana;;;", "TEL;TYPE=cell:1", "TEL;TYPE=work:2", "NOTE:old", "REV:1")


def changed(name: str, value: str, raw: bytes = BASE.raw) -> bytes:
    card = lex(raw)
    return patch.change(card, index_of(card, name), value)


def added(name: str, value: str, raw: bytes = BASE.raw, label: str = "") -> bytes:
    return patch.add(lex(raw), name, value, label)


def removed(name: str, raw: bytes = BASE.raw) -> bytes:
    card = lex(raw)
    return patch.remove(card, index_of(card, name))


def test_a_side_that_alone_changed_is_taken_whole() -> None:
    other = changed("TEL", "3")
    assert merge(BASE.raw, BASE.raw, other, "utf-8") == Merged(other, ())
    assert merge(BASE.raw, other, BASE.raw, "utf-8") == Merged(other, ())
    assert merge(BASE.raw, other, other, "utf-8") == Merged(other, ())


def test_lines_changed_on_one_side_are_taken() -> None:
    ours = changed("TEL", "3")
    theirs = added("EMAIL", "ana@pena.example", changed("NOTE", "new", changed("REV", "2")))
    merged = merge(BASE.raw, ours, theirs, "utf-8")
    assert merged.conflicts == ()
    values = {(line.name, line.value) for line in lex(merged.raw).lines}
    assert values >= {("TEL", "3"), ("TEL", "2"), ("NOTE", "new"), ("EMAIL", "ana@pena.example"), ("REV", "2")}


def test_a_line_changed_on_both_stays_ours_and_theirs_is_told() -> None:
    ours = changed("NOTE", "mine")
    merged = merge(BASE.raw, ours, changed("NOTE", "theirs"), "utf-8")
    assert merged.raw == ours
    assert [(prop.name, prop.text) for prop in merged.conflicts] == [("NOTE", "theirs")]


def test_the_same_change_on_both_is_no_conflict() -> None:
    ours = changed("TEL", "9", changed("NOTE", "same"))
    merged = merge(BASE.raw, ours, changed("NOTE", "same"), "utf-8")
    assert merged == Merged(ours, ())


def test_a_line_taken_out_there_and_changed_here_stays() -> None:
    ours = changed("NOTE", "mine")
    merged = merge(BASE.raw, ours, removed("NOTE"), "utf-8")
    assert merged.raw == ours
    assert [(prop.name, prop.text) for prop in merged.conflicts] == [("NOTE", "")]
    ours = changed("TEL", "3")
    assert merge(BASE.raw, ours, removed("NOTE"), "utf-8").raw == removed("NOTE", ours)


def test_groups_that_both_gave_the_same_number_are_kept_apart() -> None:
    ours, theirs = added("URL", "u", label="mine"), added("EMAIL", "e@e.example", label="theirs")
    lines = lex(merge(BASE.raw, ours, theirs, "utf-8").raw).lines
    groups = {line.value: line.group for line in lines if line.group}
    assert groups["u"] == groups["mine"] != groups["e@e.example"] == groups["theirs"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1252"])
def test_a_file_turned_to_another_encoding_changes_no_line(encoding: str) -> None:
    ours = changed("TEL", "3")
    theirs = BASE.raw.decode().encode(encoding)
    merged = merge(BASE.raw, ours, theirs, "utf-8")
    if encoding == "utf-16-le":
        assert merged == Merged(ours, ())
    assert b"TEL;TYPE=cell:3" in merged.raw


acts = st.lists(
    st.tuples(
        st.sampled_from(["change", "add", "remove"]), st.sampled_from(["TEL", "NOTE", "X-A"]), st.text("ab", max_size=3)
    ),
    max_size=4,
)


def after(steps: list[tuple[str, str, str]]) -> bytes:
    raw = BASE.raw
    for act, name, value in steps:
        if act == "add":
            raw = added(name, value, raw)
        elif lex(raw).named(name):
            raw = changed(name, value, raw) if act == "change" else removed(name, raw)
    return raw


@given(acts, acts)
@settings(max_examples=150, deadline=None)
def test_no_line_of_ours_is_ever_lost(mine: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]) -> None:
    ours, other = after(mine), after(theirs)
    merged = merge(BASE.raw, ours, other, "utf-8")
    base_lines = {(line.name, line.value) for line in BASE.lines}
    kept = {(line.name, line.value) for line in lex(merged.raw).lines}
    assert {(line.name, line.value) for line in lex(ours).lines} - base_lines <= kept
    told = {(prop.name, prop.was) for prop in merged.conflicts}
    assert {(line.name, line.value) for line in lex(other).lines} - base_lines <= kept | told
