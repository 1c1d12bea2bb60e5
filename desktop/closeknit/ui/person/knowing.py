"""Ask for what is known of a relationship, and say it: aim, rhythm, how you met, ties, role."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFormLayout, QLineEdit, QSpinBox, QWidget

from closeknit.domain.cadence import MOST_DAYS
from closeknit.domain.interaction import Channel
from closeknit.domain.seat import Bond, Role, Tie
from closeknit.ui.common.ask import Ask, AskText
from closeknit.ui.common.channels import channel_word
from closeknit.ui.common.layouts import add_row
from closeknit.ui.common.look import Look
from closeknit.ui.common.named import named
from closeknit.ui.common.text import in_menu, shown
from closeknit.ui.person.presenter import Opened, PersonPresenter
from closeknit.ui.person.wording import role_word, tie_word

#: So many ties can be looked through in the dialog.
_MOST_TIES = 40


class FormDialog(Ask):
    """A question with several fields under each other."""

    def __init__(self, parent: QWidget, look: Look, title: str, act: str, safe: str) -> None:
        super().__init__(parent, look, title, "", act, safe)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(8)
        self.body.addLayout(self.form)

    def line(self, name: str, text: str = "") -> QLineEdit:
        """Add a line of text."""
        field = QLineEdit(text)
        field.setMinimumWidth(self._look.theme.px(300))
        self.add(name, field)
        return field

    def days(self, name: str, value: int, nothing: str) -> QSpinBox:
        """Add a number of days, 0 for none."""
        field = QSpinBox()
        field.setRange(0, MOST_DAYS)
        field.setSpecialValueText(nothing)
        field.setValue(value)
        self.add(name, field)
        return field

    def choice(self, name: str, words: list[str], at: int) -> QComboBox:
        """Add a choice."""
        field = QComboBox()
        field.addItems(words)
        field.setCurrentIndex(at)
        self.add(name, field)
        return field

    def until(self, name: str, day: date, first: date, box: QCheckBox) -> QDateEdit:
        """Add a day, from `first` on, that counts while its box is checked."""
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setMinimumDate(QDate(first.year, first.month, first.day))
        field.setCalendarPopup(True)
        field.setAccessibleName(name)
        field.setEnabled(box.isChecked())
        box.toggled.connect(field.setEnabled)
        self.form.addRow(box, field)
        return field

    def add(self, name: str, field: QWidget) -> None:
        """Add any field with its name."""
        field.setAccessibleName(name)
        add_row(self.form, name, field)


class Knowing(QObject):
    """Knows who is shown by `put`."""

    def __init__(
        self, page: QWidget, look: Look, presenter: PersonPresenter, note_other: Callable[[str], None]
    ) -> None:
        super().__init__(page)
        self._page, self._look, self._presenter, self._note_other = page, look, presenter, note_other
        self._opened: Opened | None = None

    def put(self, opened: Opened) -> None:
        """Work on this person from now on."""
        self._opened = opened

    def change(self, what: str) -> None:
        """Ask for one thing."""
        acts: dict[str, Callable[[Opened], None]] = {
            "aim": self._ask_aim,
            "rhythm": self._ask_rhythm,
            "met": self._ask_met,
            "tie": self._ask_tie,
            "role": self._ask_role,
            "propose": self._propose_again,
        }
        if what in acts and self._opened is not None:
            acts[what](self._opened)
        else:
            self._note_other(what)

    def _form(self, title: str) -> FormDialog:
        return FormDialog(self._page, self._look, title, self.tr("Save"), self.tr("Cancel"))

    def _ask_aim(self, opened: Opened) -> None:
        person, aim = opened.person.row.id, opened.relationship.objective
        dialog = self._form(self.tr("What are you both after?"))
        mine = dialog.line(self.tr("My aim"), "" if aim is None else aim.mine)
        theirs = dialog.line(self.tr("Their aim"), "" if aim is None else aim.theirs)
        measure = dialog.line(self.tr("Measured by"), "" if aim is None else aim.measure)
        due, today = None if aim is None else aim.due, opened.today
        has_due = QCheckBox(self.tr("By a day"))
        has_due.setChecked(due is not None)
        first = today if due is None else min(due, today)
        by = dialog.until(self.tr("By a day"), due or today + timedelta(days=90), first, has_due)
        close = QCheckBox(self.tr("Stay close, no other aim"))
        close.setChecked(aim is not None and aim.is_stay_close)
        dialog.add("", close)
        share = 0 if aim is None or not aim.progress else round(100 * aim.progress[-1].share)
        there = QSpinBox()
        there.setRange(0, 100)
        there.setSuffix(" %")
        there.setValue(share)
        dialog.add(self.tr("How far"), there)

        def save() -> None:
            words = (mine.text().strip(), theirs.text().strip(), measure.text().strip())
            percent = there.value() if there.value() != share else None
            day = date(*by.date().getDate()) if has_due.isChecked() else None
            self._presenter.set_aim(person, words, day, close.isChecked(), percent)

        dialog.accepted.connect(save)
        dialog.open()

    def _ask_rhythm(self, opened: Opened) -> None:
        person, cadence = opened.person.row.id, opened.relationship.bond.cadence
        dialog = self._form(self.tr("How often do you want to meet or talk?"))
        ideal = dialog.days(
            self.tr("Every so many days"), 30 if cadence is None else cadence.ideal_days, self.tr("No rhythm")
        )
        before = 0 if cadence is None else cadence.latest_days or 0
        latest = dialog.days(self.tr("At the latest after"), before, self.tr("Half as long again"))
        paused = None if cadence is None else cadence.paused_until
        paused = paused if paused is not None and paused > opened.today else None
        rests = QCheckBox(self.tr("Pause until"))
        rests.setChecked(paused is not None)
        tomorrow = opened.today + timedelta(days=1)
        until = dialog.until(self.tr("Pause until"), paused or opened.today + timedelta(days=30), tomorrow, rests)

        def save() -> None:
            day = date(*until.date().getDate()) if rests.isChecked() else None
            self._presenter.set_rhythm(person, ideal.value(), latest.value() or None, day)

        dialog.accepted.connect(save)
        dialog.open()

    def _ask_met(self, opened: Opened) -> None:
        person = opened.person.row.id

        def save(text: str) -> None:
            self._presenter.mark(person, lambda bond: replace(bond, met=text))

        title, label = self.tr("How did you meet?"), self.tr("Where and when, and who brought you together")
        dialog = AskText(self._page, self._look, title, label, self.tr("Save"), self.tr("Cancel"), save)
        dialog.field.setText(opened.relationship.bond.met)
        dialog.open()

    def _ask_tie(self, opened: Opened) -> None:
        person = opened.person.row.id
        dialog = self._form(self.tr("Who do they know?"))
        boxes = {tie: QCheckBox(self._tie_words(opened, tie)) for tie in opened.relationship.ties[:_MOST_TIES]}
        for box in boxes.values():
            box.setChecked(True)
            dialog.add("", box)
        who = dialog.line(self.tr("Name or e-mail"))
        kinds = ["knows", "works-with", "introduced-by", "family", "friend"]
        how = dialog.choice(self.tr("How"), kinds, 0)
        how.setEditable(True)

        def save() -> None:
            for tie in (tie for tie, box in boxes.items() if not box.isChecked()):
                self._presenter.untie(tie)
            if who.text().strip():
                self._presenter.tie(person, who.text(), how.currentText())

        dialog.accepted.connect(save)
        dialog.open()

    def _tie_words(self, opened: Opened, tie: Tie) -> str:
        other = tie.second if tie.first == opened.person.row.id else tie.first
        return f"{in_menu(named(opened.names.get(other, ''), 60))}, {in_menu(shown(tie_word(tie.kind), 40))}"

    def _propose_again(self, opened: Opened) -> None:
        self._presenter.propose_again(opened.person.row.id)

    def _ask_role(self, opened: Opened) -> None:
        person, found = opened.person.row.id, opened.relationship
        bond = found.bond
        dialog = self._form(self.tr("What are they to you?"))
        roles, channels = (None, *Role), (None, *Channel)
        nothing = self.tr("Not said")
        role = dialog.choice(
            self.tr("Role"), [nothing if one is None else role_word(one) for one in roles], roles.index(bond.role)
        )
        prefers = dialog.choice(
            self.tr("Prefers"),
            [nothing if one is None else channel_word(one) for one in channels],
            channels.index(bond.prefers),
        )
        languages = dialog.line(self.tr("Languages"), " ".join(bond.languages))
        met_in = {name: QCheckBox(self.tr("Met in {0}").format(in_menu(shown(name, 60)))) for name in found.communities}
        for box in met_in.values():
            box.setChecked(True)
            dialog.add("", box)
        community = dialog.line(self.tr("Community"))
        community.setPlaceholderText(self.tr("Another community in which you meet"))
        zones = ["", *sorted({*available_timezones(), *filter(None, [bond.zone])})]
        words = [nothing, *(zone.replace("_", " ") for zone in zones[1:])]
        zone = dialog.choice(self.tr("Time zone"), words, zones.index(bond.zone))
        flags = {
            "is_remote": QCheckBox(self.tr("Lives far away: video counts as meeting")),
            "is_unscored": QCheckBox(self.tr("Leave out of scoring")),
            "is_silenced": QCheckBox(self.tr("Propose nothing of them")),
            "is_archived": QCheckBox(self.tr("Archive: out of lists and counts")),
        }
        for name, box in flags.items():
            box.setChecked(getattr(bond, name))
            dialog.add("", box)

        def save() -> None:
            values: dict[str, object] = {name: box.isChecked() for name, box in flags.items()}
            values["role"], values["prefers"] = roles[role.currentIndex()], channels[prefers.currentIndex()]
            values["zone"] = zones[zone.currentIndex()]
            values["languages"] = tuple(languages.text().replace(",", " ").split())

            def after(before: Bond) -> Bond:
                return replace(before, **values)  # type: ignore[arg-type]  # fields of a bond, as set above

            if after(bond) != bond:
                self._presenter.mark(person, after)
            left = [name for name, box in met_in.items() if not box.isChecked()]
            self._presenter.set_communities(person, " ".join(community.text().split()), left)

        dialog.accepted.connect(save)
        dialog.open()
