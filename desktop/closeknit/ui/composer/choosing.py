"""The chips of how, when, how long and how it was: they show the draft, and their menus set it by hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from closeknit.domain.composing.people import Candidate, Named
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import LIVE, Channel, Marker, StartedBy
from closeknit.domain.when import When
from closeknit.ui.common.buttons import Button, Chip
from closeknit.ui.common.channels import CHANNEL_ICONS, channel_word
from closeknit.ui.common.look import Look
from closeknit.ui.common.text import shown
from closeknit.ui.composer import menus
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.composer.wording import (
    date_word,
    depth_name,
    depth_word,
    length_word,
    marker_word,
    rating_word,
    starter_word,
    when_word,
)

_ANSWERABLE = frozenset(Channel) - LIVE - {Channel.REACTION, Channel.LINK}


class Choosing(QObject):
    """Makes the chips of one form, which lays them out; spacious ones say more and have a caret."""

    def __init__(self, look: Look, drafting: Drafting, form: QWidget, is_spacious: bool = False) -> None:
        super().__init__(form)
        self._look, self._drafting, self._form = look, drafting, form
        self._is_spacious = is_spacious
        self.channel = self._chip("users", self._on_channel)
        self.day = self._chip("calendar-blank", self._on_day)
        self.length = self._chip("timer", self._on_length)
        self.rating = self._chip("", self._on_rating)

    def refresh(self) -> None:
        """Show the draft."""
        draft = self._drafting.draft
        self._show(self.channel, self.tr("How?") if draft.channel is None else channel_word(draft.channel))
        self.channel.set_icon("users" if draft.channel is None else CHANNEL_ICONS[draft.channel])
        self.channel.setChecked(draft.channel is not None)
        today = self._drafting.presenter.now().date()
        when = date_word(draft.when, today) if self._is_spacious else when_word(draft.when, today)
        self._show(self.day, when, draft.when is not None)
        is_live = draft.channel is None or draft.channel in LIVE
        self._show(self.length, length_word(draft.minutes), draft.minutes is not None)
        self.length.setVisible(is_live)
        rating = depth_word(draft.rating) if self._is_spacious else rating_word(draft.rating)
        self._show(self.rating, rating, draft.rating is not None)
        if self._is_spacious:
            self.rating.setAccessibleName(depth_name(draft.rating))

    def person_chip(self, name: str, is_known: bool) -> Chip:
        """Make a chip for somebody, or for a question who is meant."""
        chip = Chip(self._look, shown(name, 40).replace("&", "&&"), "user", parent=self._form)
        chip.setChecked(is_known)
        chip.setAccessibleName(name)
        return chip

    def undecided_chip(self, named: Named) -> Chip:
        """Make a chip that asks which of several people is meant."""
        chip = self.person_chip(self.tr("Which {0}?").format(shown(named.words, 40)), False)
        chip.clicked.connect(lambda: self._on_undecided(named, chip))
        return chip

    def known_chip(self, person: PersonId) -> Chip:
        """Make a chip of somebody who is meant, and can be left out."""
        chip = self.person_chip(self._drafting.names.get(person, ""), True)
        chip.clicked.connect(lambda: self._on_person(person, chip))
        return chip

    def open(self, menu: QMenu, button: Button) -> None:
        """Open a menu below its button; a click on a chip checks it, though only its menu decides."""
        self.refresh()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _chip(self, icon: str, run: Callable[[], None]) -> Chip:
        chip = Chip(self._look, "", icon, parent=self._form, has_caret=self._is_spacious)
        chip.clicked.connect(run)
        return chip

    def _show(self, chip: Chip, text: str, is_on: bool = False) -> None:
        chip.setText(text.replace("&", "&&"))
        chip.setAccessibleName(text)
        chip.setChecked(is_on)
        chip.updateGeometry()

    def _on_person(self, person: PersonId, chip: Chip) -> None:
        chip.setChecked(True)
        menu = QMenu(self._form)
        menu.addAction(self.tr("Leave out")).triggered.connect(lambda: self._drafting.leave_out(person))
        menu.aboutToHide.connect(menu.deleteLater)
        self.open(menu, chip)

    def _on_undecided(self, named: Named, chip: Chip) -> None:
        def pick(one: Candidate) -> None:
            self._drafting.choose(named, one.id)

        chip.setChecked(False)
        self.open(menus.candidate_menu(self._form, named.candidates, pick), chip)

    def _on_channel(self) -> None:
        def pick(channel: Channel) -> None:
            self._drafting.set(channel=channel)

        self.open(menus.channel_menu(self._form, self._drafting.draft.channel, pick), self.channel)

    def _on_day(self) -> None:
        def pick(when: When) -> None:
            self._drafting.set(when=when)

        today = self._drafting.presenter.now().date()
        self.open(menus.day_menu(self._form, self._drafting.draft.when, today, pick), self.day)

    def _on_length(self) -> None:
        def pick(minutes: int | None) -> None:
            self._drafting.set(minutes=minutes)

        self.open(menus.length_menu(self._form, self._drafting.draft.minutes, pick), self.length)

    def _on_rating(self) -> None:
        def pick(rating: int | None) -> None:
            self._drafting.set(rating=rating)

        say = depth_name if self._is_spacious else rating_word
        self.open(menus.rating_menu(self._form, self._drafting.draft.rating, pick, say), self.rating)


class ChoosingAll(Choosing):
    """Has the chips of what came of it, who started it, and whether it was answered, too."""

    def __init__(self, look: Look, drafting: Drafting, form: QWidget) -> None:
        super().__init__(look, drafting, form)
        self.marked = self._chip("tag", self._on_markers)
        self.started = self._chip("swap", self._on_starter)
        self.answered = self._chip("check", lambda: drafting.set(answered=not drafting.chips.answered))

    def refresh(self) -> None:
        """Show the draft."""
        super().refresh()
        draft = self._drafting.draft
        marked = ", ".join(marker_word(marker) for marker in Marker if marker in draft.markers)
        self._show(self.marked, marked or self.tr("What came of it"), bool(marked))
        starter = self.tr("Who started?") if draft.started_by is None else starter_word(draft.started_by)
        self._show(self.started, starter, draft.started_by is not None)
        self._show(self.answered, self.tr("Both wrote"), draft.answered)
        self.answered.setVisible(draft.channel in _ANSWERABLE)

    def _on_markers(self) -> None:
        def pick(markers: frozenset[Marker]) -> None:
            self._drafting.set(markers=markers)

        self.open(menus.marker_menu(self._form, self._drafting.draft.markers, pick), self.marked)

    def _on_starter(self) -> None:
        def pick(starter: StartedBy) -> None:
            self._drafting.set(started_by=starter)

        self.open(menus.starter_menu(self._form, self._drafting.draft.started_by, pick), self.started)
