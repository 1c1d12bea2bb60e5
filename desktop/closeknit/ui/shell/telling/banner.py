"""What no notification said stands in the window, all of it in one line."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.delivery import Delivery
from closeknit.domain.reminder.occurrence import Occurrence
from closeknit.ui.common.banner import Banner
from closeknit.ui.shell.telling.telling import ReminderTelling


class DueBanner(QObject):
    """Gathers records until the user closed the banner or chose; `hides_names` is asked each time.

    The window has one banner for all it has to say: what is due waits until something else was closed, and comes back
    where something else took its place.
    """

    def __init__(self, telling: ReminderTelling, hides_names: Callable[[], bool]) -> None:
        super().__init__(telling)
        self._telling, self._hides_names = telling, hides_names
        self._waiting: dict[int, Delivery] = {}
        self._names: dict[PersonId, str] = {}
        self._banner: Banner | None = None
        self._said = ""
        telling.lessened.connect(self._on_lessened)

    def add(self, delivery: Delivery, names: dict[PersonId, str]) -> None:
        """Take a record."""
        self._waiting[delivery.id] = delivery
        self._names |= names
        self._tell()

    def tell_in(self, banner: Banner) -> None:
        """Say all of it in a window's banner, now and from here on."""
        if self._banner is not banner:
            self._banner = banner
            banner.closed.connect(self._on_closed)
        self._tell()

    def _tell(self) -> None:
        banner = self._banner
        if banner is None or not self._waiting or (banner.is_said and banner.said != self._said):
            return
        whole = self._whole()
        notice = self._telling.words.notice(whole, self._names, self._hides_names())
        words = " · ".join(filter(None, (notice.title, notice.text.replace("\n", " · "))))
        choices = [(word, partial(self._telling.act, whole, name)) for name, word in notice.buttons]
        banner.tell(words, "note", choices)
        self._said = banner.said

    def _whole(self) -> Delivery:
        first, *_others = self._waiting.values()
        return replace(first, told=tuple(one for delivery in self._waiting.values() for one in delivery.told))

    def _on_closed(self) -> None:
        banner = self._banner
        if banner is None or banner.said != self._said:
            self._tell()
            return
        ended, self._waiting = self._waiting, {}
        for delivery in ended.values():
            self._telling.end(delivery.id)

    def _on_lessened(self, delivery: int, left: Sequence[Occurrence]) -> None:
        """Say no more what was done elsewhere."""
        if delivery not in self._waiting:
            return
        before = self._waiting.pop(delivery)
        if left:
            self._waiting[delivery] = replace(before, told=tuple(left))
        banner = self._banner
        if banner is not None and banner.is_said and banner.said == self._said and not self._waiting:
            banner.hide()
        self._tell()
