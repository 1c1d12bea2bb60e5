"""A new person: a name, and what else is known at once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from closeknit.domain.ids import PersonId
from closeknit.services.events import PersonCreated
from closeknit.services.people import People
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.ask import Ask
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.layouts import add_row
from closeknit.ui.common.look import Look
from closeknit.ui.common.translation import problem_in_words


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What was typed."""

    name: str
    email: str
    phone: str
    organisation: str


class NewPersonDialog(Ask):
    """Enter saves; the dialog stays, with its text, if that can't be done."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        people: People,
        runner: JobRunner,
        made: Callable[[PersonId], None],
        failed: Callable[[BaseException], None],
        name: str = "",
    ) -> None:
        self._people, self._runner, self._made, self._failed = people, runner, made, failed
        super().__init__(parent, look, "", "", "", "")
        self.say(self.tr("New person"), self.tr("Save"), self.tr("Cancel"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._fields: list[QLineEdit] = []
        for text in (self.tr("Name"), self.tr("E-mail"), self.tr("Phone"), self.tr("Organisation")):
            field = QLineEdit()
            field.setAccessibleName(text)
            field.setMaxLength(2000)
            add_row(form, text, field)
            self._fields.append(field)
        self.body.addLayout(form)
        self._problem = PlainLabel("", "problem", wraps=True)
        self._problem.hide()
        self.body.addWidget(self._problem)
        self.act.setDefault(True)
        self._fields[0].textChanged.connect(lambda text: self.act.setEnabled(bool(text.strip())))
        self._fields[0].setText(name)
        self.act.setEnabled(bool(name.strip()))
        self._fields[0].setFocus()

    def open(self) -> None:
        """Open with the cursor behind the name that is given, so that it can be typed on."""
        super().open()
        self._fields[0].end(False)

    def accept(self) -> None:
        """Save, and close once it is saved."""
        new = NewPerson(*(field.text().strip() for field in self._fields))
        if not new.name or not self.act.isEnabled():
            return
        self.act.setEnabled(False)
        self._runner.run(
            lambda: self._people.create(new.name, email=new.email, phone=new.phone, organisation=new.organisation),
            self._on_made,
            self._on_failed,
            self,
        )

    def _on_made(self, fact: PersonCreated) -> None:
        super().accept()
        self._made(fact.person)

    def _on_failed(self, problem: BaseException) -> None:
        self.act.setEnabled(True)
        words = problem_in_words(problem)
        if words is None:
            self._failed(problem)
            return
        self._problem.put(words, 400)
        self._problem.show()
