from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from closeknit.domain.card import Kind
from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.ui.people.model import PAGE, ROW_ROLE, PeopleModel
from closeknit.ui.people.wording import Column

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)


def row(number: int, name: str = "") -> PersonRow:
    name = name or f"Person {number}"
    mail, phone = (f"p{number}@x.example",), (f"+49 {number}",)
    return PersonRow(PersonId(number), Kind.PERSON, name, "", "Org", "", mail, phone, ("river",), (), False)


def ids(count: int) -> Sequence[PersonId]:
    return tuple(PersonId(i) for i in range(1, count + 1))


def test_rows_are_asked_for_in_pages_once(qtbot: QtBot) -> None:
    model = PeopleModel(lambda: NOW)
    asked: list[list[PersonId]] = []
    model.rows_wanted.connect(asked.append)
    model.set_found(ids(100_000), [])
    for at in range(250, 290):
        assert model.data(model.index(at, Column.NAME), ROW_ROLE) is None
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [list(ids(300)[200:300])]
    model.data(model.index(260, Column.NAME), ROW_ROLE)
    qtbot.wait(5)
    assert len(asked) == 1
    model.put_rows([row(i) for i in range(201, 301)], {}, asked[0])
    assert model.data(model.index(260, Column.NAME), Qt.ItemDataRole.DisplayRole) == (
        "Person 261, Org, p261@x.example, +49 261, river"
    )


def test_a_new_search_keeps_old_rows_until_newer_ones_come(qtbot: QtBot) -> None:
    model = PeopleModel(lambda: NOW)
    wanted: list[object] = []
    model.rows_wanted.connect(wanted.append)
    model.set_found(ids(2), [row(1), row(2)])
    model.set_found(ids(2), [row(1, "Renamed")])
    assert model.row_at(0).name == "Renamed"
    assert model.row_at(1).name == "Person 2"
    qtbot.waitUntil(lambda: wanted == [[PersonId(2)]])


def test_the_cache_stays_small(qtbot: QtBot) -> None:
    model = PeopleModel(lambda: NOW)
    model.set_found(ids(20_000), [])
    for start in range(0, 20_000, PAGE):
        chunk = ids(20_000)[start : start + PAGE]
        model.put_rows([row(int(i)) for i in chunk], {}, chunk)
    assert len(model._rows) <= 4000


def test_choosing_outlives_a_search_and_counts_partly(qtbot: QtBot) -> None:
    model = PeopleModel(lambda: NOW)
    model.set_found(ids(3), [row(1), row(2), row(3)])
    assert model.check_state() == Qt.CheckState.Unchecked
    model.toggle(PersonId(2))
    model.set_found(ids(1), [row(1)])
    assert model.chosen == {PersonId(2)}
    model.set_found(ids(3), [row(1), row(2), row(3)])
    assert model.check_state() == Qt.CheckState.PartiallyChecked
    checked = [model.data(model.index(i, Column.CHECK), Qt.ItemDataRole.CheckStateRole) for i in range(3)]
    assert checked == [Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    model.choose(model.ids)
    assert model.check_state() == Qt.CheckState.Checked
