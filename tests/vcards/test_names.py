import pytest

from closeknit.vcards.names import full_name, guess_parts


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Doe", "Jo", "Ann", "Dr.", "Jr."], "Dr. Jo Ann Doe Jr."),
        (["山田", "太郎"], "山田太郎"),
        (["de la Vega", "Carmen", "", "", "", "Ruiz", "III"], "Carmen de la Vega Ruiz III"),
        (["Stevenson", "John", "Philip,Paul", "Dr.", "Jr.,M.D.", "", "Jr."], "Dr. John Philip Paul Stevenson Jr. M.D."),
        ([], ""),
    ],
)
def test_full_name(parts: list[str], expected: str) -> None:
    assert full_name(parts) == expected


def test_guessed_parts() -> None:
    assert guess_parts("Doe, Jo Ann") == ("Doe", "Jo Ann")
    assert guess_parts("Jo Ann Doe") == ("Doe", "Jo Ann")
    assert guess_parts("Cher") == ("Cher", "")
