import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt

from closeknit.ui.common.text import LIMIT, breakable, in_menu, in_title, shown, tooltip


def test_plain_text_stays_as_it_is() -> None:
    assert shown("Ana <b>Ferreira</b> & 山田 太郎") == "Ana <b>Ferreira</b> & 山田 太郎"


def test_text_of_another_direction_is_isolated() -> None:
    assert shown("ליאת") == "\u2068ליאת\u2069"


@given(st.text(max_size=400))
def test_isolation_never_leaks_and_length_is_bounded(text: str) -> None:
    out = shown(text)
    assert len(out) <= 2 * LIMIT + 4
    depth = 0
    for c in out:
        depth += (c in "\u2066\u2067\u2068") - (c == "\u2069")
        assert depth >= 0
    assert depth == 0
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in out)


def test_an_unmatched_override_stays_inside_its_isolate() -> None:
    assert shown("abc\u202etxt.exe\u2069def") == "\u2068abc\u202etxt.exedef\u2069"


@given(st.text(max_size=300))
def test_a_tooltip_is_html_that_says_the_text(text: str) -> None:
    tip = tooltip(text)
    if not text:
        assert tip == ""
        return
    assert Qt.mightBeRichText(tip) is True
    inner = tip.removeprefix("<qt>").removesuffix("</qt>")
    assert html.unescape(inner.replace("<br>", "\n")) == shown(text, 1000, lines=True)
    assert "<" not in inner.replace("<br>", "")


@pytest.mark.parametrize(("text", "menu"), [("R&D", "R&&D"), ("&&", "&&&&")])
def test_a_menu_takes_no_letter_for_a_mark(text: str, menu: str) -> None:
    assert in_menu(text) == menu


def test_a_title_shows_the_placeholder_of_changes_literally() -> None:
    assert in_title("a[*]b") == "a[*][*]b"


def test_a_long_word_may_go_on_in_the_next_line_and_stays_what_it_is() -> None:
    assert breakable("a" * 26) == "\u200b".join(("a" * 8, "a" * 8, "a" * 8, "aa"))
    assert breakable("Donaudampfschifffahrt on it") == "Donaudampfschifffahrt on it"
    assert breakable("words of any length, one by one") == "words of any length, one by one"


@given(st.text(max_size=300))
def test_a_place_to_break_tears_no_mark_or_joiner_off(text: str) -> None:
    out = breakable(text.replace("\u200b", ""))
    assert out.replace("\u200b", "") == text.replace("\u200b", "")
    assert all(c.isalnum() or c == "_" for c in (part[0] for part in out.split("\u200b")[1:]))
