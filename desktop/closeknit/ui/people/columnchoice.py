"""Which columns the list shows: a menu of ticks, kept in the settings."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from closeknit.settings import SettingsStore
from closeknit.ui.common.buttons import Button
from closeknit.ui.people.model import PeopleModel
from closeknit.ui.people.table import PeopleTable
from closeknit.ui.people.wording import Column

_CHOICE = tuple(column for column in Column if column not in (Column.CHECK, Column.NAME))


class ColumnChoice(QObject):
    """Opens under its button; what is ticked is shown where there is room."""

    def __init__(self, settings: SettingsStore, model: PeopleModel, table: PeopleTable, button: Button) -> None:
        super().__init__(button)
        self._settings, self._model, self._table, self._button = settings, model, table, button
        self._is_scored = True
        self._table.show_columns(self._chosen())
        button.clicked.connect(self._open)

    def put_scored(self, is_scored: bool) -> None:
        """Show closeness where it was chosen, or not at all; what was chosen stays."""
        if is_scored != self._is_scored:
            self._is_scored = is_scored
            self._show(self._chosen())

    def _chosen(self) -> set[Column]:
        names = self._settings.now.people_columns.split()
        return {column for column in _CHOICE if column.name.lower() in names}

    def _show(self, chosen: set[Column]) -> None:
        self._table.show_columns(chosen if self._is_scored else chosen - {Column.CLOSENESS})

    def _open(self) -> None:
        menu = QMenu(self._button)
        menu.aboutToHide.connect(menu.deleteLater)
        chosen = self._chosen()
        for column in _CHOICE:
            if column is Column.CLOSENESS and not self._is_scored:
                continue
            action = menu.addAction(str(self._model.headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            action.setChecked(column in chosen)
            action.toggled.connect(lambda is_on, column=column: self._set(column, is_on))
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + 4)))

    def _set(self, column: Column, is_on: bool) -> None:
        chosen = self._chosen() | {column} if is_on else self._chosen() - {column}
        self._settings.change(people_columns=" ".join(c.name.lower() for c in _CHOICE if c in chosen))
        self._show(chosen)
