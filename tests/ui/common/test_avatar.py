import pytest

from closeknit.domain.ids import PersonId
from closeknit.ui.common.avatar import initials, tint


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Joaquín Ibarra Peña", "JP"),
        ("ana", "A"),
        ("", ""),
        ("<b> !!", "B"),
        ("山田 太郎", "山太"),
        ("Émile (work)", "ÉW"),
        ("😀 😀", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_tint_stays_with_its_person_and_all_eight_are_used() -> None:
    tints = [tint(PersonId(i)) for i in range(1, 200)]
    assert tints == [tint(PersonId(i)) for i in range(1, 200)]
    assert set(tints) == set(range(8))
