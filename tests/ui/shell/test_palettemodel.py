from closeknit.ui.shell.palettemodel import Command, fitting, marks


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
