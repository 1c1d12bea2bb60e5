"""Build each page when it is first wanted, and import it then: all at the start would cost a tenth of a second."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from closeknit.domain.ids import PersonId
from closeknit.services.verbs import Verbs
from closeknit.settings import SettingsStore
from closeknit.ui.bridge.hub import EventHub
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.keys import Keys
from closeknit.ui.common.look import Look
from closeknit.ui.common.page import Page
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.pictures import MOST_BYTES, as_png
from closeknit.ui.people.page import PeoplePage
from closeknit.ui.people.presenter import PeoplePresenter

if TYPE_CHECKING:
    from closeknit.ui.person.page import PersonPage
    from closeknit.ui.preferences.page import PreferencesPage
    from closeknit.ui.reminders.page import RemindersPage
    from closeknit.ui.twenty.page import TwentyPage

PHOTO_PX = 320


class Pages(QObject):
    """The pages by name: today, reminders, twenty, people, person, duplicates, catchup, preferences, welcome."""

    #: a page was built; carries it
    built = Signal(object)

    def __init__(
        self,
        verbs: Verbs,
        settings: SettingsStore,
        hub: EventHub,
        runner: JobRunner,
        look: Look,
        keys: Keys,
        photos: Photos,
        folder: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._verbs, self._settings, self._hub, self._runner = verbs, settings, hub, runner
        self._look, self._keys, self._photos, self._folder = look, keys, photos, folder
        self._pages: dict[str, Page] = {}
        self._makers: dict[str, Callable[[], Page]] = {
            "today": self._made_today,
            "reminders": self._made_reminders,
            "twenty": self._made_twenty,
            "people": self._made_people,
            "person": self._made_person,
            "duplicates": self._made_duplicates,
            "catchup": self._made_catch_up,
            "preferences": self._made_preferences,
            "welcome": self._made_welcome,
        }

    @property
    def people(self) -> PeoplePage:
        """The page of people."""
        page = self.get("people")
        assert isinstance(page, PeoplePage)
        return page

    @property
    def person(self) -> "PersonPage":
        """The page of one person."""
        from closeknit.ui.person.page import PersonPage  # start-up cost

        page = self.get("person")
        assert isinstance(page, PersonPage)
        return page

    @property
    def twenty(self) -> "TwentyPage":
        """The board."""
        from closeknit.ui.twenty.page import TwentyPage  # start-up cost

        page = self.get("twenty")
        assert isinstance(page, TwentyPage)
        return page

    @property
    def reminders(self) -> "RemindersPage":
        """The page of reminders."""
        from closeknit.ui.reminders.page import RemindersPage  # start-up cost

        page = self.get("reminders")
        assert isinstance(page, RemindersPage)
        return page

    @property
    def preferences(self) -> "PreferencesPage":
        """The page of settings."""
        from closeknit.ui.preferences.page import PreferencesPage  # start-up cost

        page = self.get("preferences")
        assert isinstance(page, PreferencesPage)
        return page

    @property
    def names(self) -> list[str]:
        """All pages there are."""
        return list(self._makers)

    def get(self, name: str) -> Page:
        """Return a page, built now if it wasn't."""
        page = self._pages.get(name)
        if page is None:
            page = self._makers[name]()
            page.setProperty("keys", True)
            self._pages[name] = page
            self.built.emit(page)
            gc.freeze()  # what stays is not walked again and again: 35 ms a walk, on whichever thread it falls
        return page

    def select_in_list(self, person: PersonId) -> None:
        """Make somebody current in the list of people."""
        self.people.select(person)

    def _made_today(self) -> Page:
        from closeknit.ui.today.page import TodayPage  # start-up cost
        from closeknit.ui.today.presenter import TodayPresenter

        verbs = self._verbs
        presenter = TodayPresenter(
            *(verbs.agenda, verbs.people, verbs.relationships, verbs.entries, verbs.bonds, verbs.now),
            *(lambda: verbs.habits().morning, self._runner, self._hub, self),
        )
        return TodayPage(self._look, self._keys, presenter, self._photos)

    def _made_reminders(self) -> Page:
        from closeknit.ui.composer.keeping import Keeping  # start-up cost
        from closeknit.ui.reminders.drafting import ReminderDrafting
        from closeknit.ui.reminders.page import RemindersPage
        from closeknit.ui.reminders.presenter import RemindersPresenter

        verbs, runner = self._verbs, self._runner
        keeping = Keeping(verbs.unfinished, runner, self)
        drafting = ReminderDrafting(lambda: verbs.reminders, verbs.people, keeping, verbs.now, runner, self)
        presenter = RemindersPresenter(verbs, runner, self._hub, self)
        return RemindersPage(self._look, self._keys, presenter, drafting, self._photos)

    def _made_twenty(self) -> Page:
        from closeknit.ui.twenty.page import TwentyPage  # start-up cost
        from closeknit.ui.twenty.presenter import TwentyPresenter

        v = self._verbs
        presenter = TwentyPresenter(v.board, v.seats, v.people, v.entries, v.bonds, self._runner, self._hub, self)
        return TwentyPage(self._look, self._keys, presenter, self._photos)

    def _made_people(self) -> Page:
        verbs = self._verbs
        presenter = PeoplePresenter(
            *(verbs.people, verbs.books, verbs.joining, lambda: verbs.relationships, verbs.now),
            *(self._runner, self._hub, self),
        )
        return PeoplePage(self._look, self._keys, presenter, self._photos, self._settings)

    def _made_welcome(self) -> Page:
        from closeknit.ui.welcome.page import WelcomePage  # start-up cost

        return WelcomePage(self._look, self._keys)

    def _made_person(self) -> Page:
        from closeknit.ui.composer.presenter import ComposerPresenter  # start-up cost
        from closeknit.ui.person.page import PersonPage
        from closeknit.ui.person.presenter import PersonPresenter

        verbs = self._verbs
        presenter = PersonPresenter(
            verbs.people,
            verbs.editing,
            verbs.joining,
            verbs.journal,
            verbs.relationships,
            verbs.entries,
            verbs.bonds,
            verbs.now,
            self._runner,
            self._hub,
            self,
        )
        composing = ComposerPresenter(
            *(verbs.people, verbs.entries, lambda: verbs.reminders, verbs.unfinished, verbs.now, self._runner, self)
        )
        return PersonPage(self._look, self._keys, presenter, composing, self._photos, read_photo)

    def _made_duplicates(self) -> Page:
        from closeknit.ui.duplicates.page import DuplicatesPage  # start-up cost
        from closeknit.ui.duplicates.presenter import DoublesPresenter

        presenter = DoublesPresenter(self._verbs.people, self._verbs.joining, self._runner, self._hub, self)
        return DuplicatesPage(self._look, self._keys, presenter, self._photos)

    def _made_catch_up(self) -> Page:
        from closeknit.ui.catchup.page import CatchUpPage  # start-up cost
        from closeknit.ui.catchup.presenter import CatchUpPresenter

        verbs = self._verbs
        presenter = CatchUpPresenter(verbs.catch_up, verbs.journal, verbs.now, self._runner, self._hub, self)
        return CatchUpPage(self._look, self._keys, presenter, self._photos)

    def _made_preferences(self) -> Page:
        from closeknit.ui.preferences.page import PreferencesPage  # start-up cost
        from closeknit.ui.preferences.presenter import PreferencesPresenter
        from closeknit.ui.preferences.weighing import WeighingPresenter

        verbs = self._verbs
        presenter = PreferencesPresenter(self._settings, verbs, self._runner, self._hub, self)
        weighing = WeighingPresenter(lambda: verbs.weighing, self._runner, self._hub, self)
        return PreferencesPage(self._look, self._keys, presenter, weighing, self._folder)


def read_photo(path: Path) -> bytes | None:
    """Read a picture that the user chose, made anew as a small PNG; None if it can't be used."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        return as_png(path.read_bytes(), PHOTO_PX)
    except OSError:
        return None
