"""Export people to a file: form and version, then where to; at the end what the target couldn't hold."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QWidget

from closeknit.domain.ids import PersonId
from closeknit.services.export_request import Exported, ExportRequest
from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.ask import Ask, Tell
from closeknit.ui.common.figures import number
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.layouts import add_row
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words
from closeknit.ui.shell.frame import Frame

_FORMS = (("vcf", "as-is"), ("vcf", "4.0"), ("vcf", "3.0"), ("vcf", "2.1"), ("csv", "as-is"), ("json", "as-is"))


class ExportDialog(Ask):
    """Which form?"""

    def __init__(self, parent: QWidget, look: Look, people: int) -> None:
        super().__init__(parent, look, "", "", "", "")
        self.say(self.tr("Export %n people", "", people), self.tr("Choose a file…"), self.tr("Cancel"))
        self._form = QComboBox()
        texts = (
            self.tr("vCards as they are, byte for byte"),
            self.tr("vCards, version 4.0"),
            self.tr("vCards, version 3.0"),
            self.tr("vCards, version 2.1"),
            self.tr("A table (CSV)"),
            self.tr("Everything known of them (JSON)"),
        )
        self._form.addItems(list(texts))
        self._form.setAccessibleName(self.tr("Form"))
        self._safe = QCheckBox(self.tr("Safe for spreadsheets: no cell begins as a formula"))
        self._safe.hide()
        form = QFormLayout()
        add_row(form, self.tr("Form"), self._form)
        form.addRow(PlainLabel(), self._safe)
        self.body.addLayout(form)
        self._form.currentIndexChanged.connect(self._on_form)
        self._form.setFocus()

    @property
    def form(self) -> tuple[str, str]:
        """The format and the version."""
        return _FORMS[self._form.currentIndex()]

    @property
    def is_safe(self) -> bool:
        """Tell whether cells must not look like formulas."""
        return self._safe.isChecked()

    def _on_form(self, _index: int) -> None:
        self._safe.setVisible(self.form[0] == "csv")
        self.adjustSize()


class Exports(QObject):
    """Asks for form and file, exports off the UI thread, tells what came of it."""

    #: carries the problem
    failed = Signal(object)

    def __init__(self, window: Frame, verbs: Verbs, runner: JobRunner, look: Look) -> None:
        super().__init__(window)
        self._window, self._verbs, self._runner, self._look = window, verbs, runner, look

    def ask(self, people: Sequence[PersonId]) -> None:
        """Ask for the form of an export."""
        dialog = ExportDialog(self._window, self._look, len(people))
        dialog.accepted.connect(lambda: self._ask_file(people, dialog.form, dialog.is_safe))
        dialog.open()

    def export(self, people: Sequence[PersonId], form: tuple[str, str], target: Path, is_safe: bool) -> None:
        """Write the file."""
        request = ExportRequest(
            target=target,
            version=form[1],
            format=form[0],
            persons=tuple(people),
            spreadsheet_safe=is_safe,
            overwrite=True,
        )
        self._runner.run(
            lambda: self._verbs.exporting.export(request, lambda _progress: None), self._on_done, self.failed.emit, self
        )

    def _ask_file(self, people: Sequence[PersonId], form: tuple[str, str], is_safe: bool) -> None:
        name = self.tr("people") + "." + form[0]
        path, _kind = QFileDialog.getSaveFileName(self._window, self.tr("Export"), name)
        if path:
            self.export(people, form, Path(path), is_safe)

    def _on_done(self, exported: Exported) -> None:
        words = self.tr("%n cards exported", "", exported.cards)
        if not exported.report:
            self._window.undo_bar.tell(words, can_undo=False)
            return
        lines = [f"{p.source}, {number(p.line)}: {in_words(p.reason)}" for p in exported.report[:200]]
        title = words + ". " + self.tr("What the file couldn't hold:")
        Tell(self._window, self._look, title, shown("\n".join(lines), 4000, lines=True), self.tr("Close")).open()
