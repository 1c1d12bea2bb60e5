from closeknit.domain.card import Kind
from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.ui.shell.palettemodel import Command, by_name_first, fitting, marks


def command(text: str) -> Command:
    return Command(text, "plus", "", lambda: None)


def test_commands_fit_by_the_beginnings_of_their_words() -> None:
    commands = [command("Go to People"), command("Import a file"), command("Import a folder")]
    assert [c.text for c in fitting(commands, "imp fo")] == ["Import a folder"]
    assert [c.text for c in fitting(commands, "PEO")] == ["Go to People"]
    assert fitting(commands, "eople") == []
    assert len(fitting(commands, "")) == 3


def test_marks_stand_on_the_letters_looked_for() -> None:
    assert marks("Anatole Wamba", "an") == [(0, 2)]
    assert marks("Søren Größe", "soren grosse") == [(0, 5), (6, 5)]
    assert marks("Ana", "zz") == []
    assert marks("aaa", "a a") == [(0, 1)]


def test_who_is_called_so_comes_before_whose_note_says_so() -> None:
    rows = [person(1, "Émile Besançon"), person(2, "Ana Ferreira"), person(3, "Åsa Berg", "Anker AB")]
    assert [row.id for row in by_name_first(rows, "an")] == [2, 3, 1]
    assert [row.id for row in by_name_first(rows, "ana fe")] == [2, 1, 3]


def person(number: int, name: str, organisation: str = "") -> PersonRow:
    return PersonRow(PersonId(number), Kind.PERSON, name, "", organisation, "", (), (), (), (), False)
