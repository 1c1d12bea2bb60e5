import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from closeknit.domain.folding import fold
from closeknit.domain.stems import stem, stems


def of(text: str) -> list[str]:
    return [found for found, _word in stems(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("designers", "design"),
        ("engineering", "engineers"),
        ("companies", "company"),
        ("Steuerberaterin", "Steuerberatung"),
        ("Anwälte", "Anwalt"),
        ("Übersetzer", "Übersetzung"),
        ("lawyers", "Lawyer"),
        ("investor", "Investment"),
        ("funds", "fund"),
    ],
)
def test_forms_of_a_word_agree(one: str, other: str) -> None:
    assert of(one) == of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("passion", "pass"), ("Webdesign", "design"), ("car", "care"), ("port", "sport")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert of(one) != of(other)


def test_stop_words_of_both_languages_and_figures_say_nothing() -> None:
    assert of("I am looking for someone who could help with the 2026") == []
    assert of("Sucht jemanden, der über eine gute Person für uns hat") == []


def test_two_capitals_are_a_word() -> None:
    assert of("someone in HR, or it or IT") == ["hr", "it"]


def test_a_script_without_spaces_is_compared_by_neighbouring_letters() -> None:
    assert set(of("設計者")) & set(of("建築設計"))
    assert list(stems("茶")) == [("茶", "茶")]


def test_accents_do_not_matter_however_they_are_written() -> None:
    assert of("Cafe\u0301s") == of("cafés") == of("cafes")


def test_words_stand_as_they_were_written() -> None:
    assert [word for _stem, word in stems("A Freight contact in Tema")] == ["Freight", "Tema"]


@given(st.text(max_size=60))
@example("¼Æ")  # two capital letters that fold to five
def test_no_text_raises_and_each_stem_is_final(text: str) -> None:
    for found, word in stems(text):
        assert found
        assert word
        assert stem(found) == found


@given(st.text("abcdeginrstuy", min_size=1, max_size=12))
def test_a_stem_keeps_four_letters_of_what_had_them(word: str) -> None:
    assert len(stem(fold(word))) >= min(4, len(word))
