"""What no notification said stands in the window, all of it in one line."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from closeknit.domain.ids import PersonId
from closeknit.domain.reminder.delivery import Delivery
from closeknit.ui.common.banner import Banner
from closeknit.ui.shell.telling.telling import ReminderTelling


class DueBanner(QObject):
    """Gathers records until the user closed the banner or chose; `hides_names` is asked each time."""

    def __init__(self, telling: ReminderTelling, hides_names: Callable[[], bool]) -> None:
        super().__init__(telling)
        self._telling, self._hides_names = telling, hides_names
        self._waiting: list[Delivery] = []
        self._names: dict[PersonId, str] = {}
        self._banner: Banner | None = None

    def add(self, delivery: Delivery, names: dict[PersonId, str]) -> None:
        """Take a record."""
        self._waiting.append(delivery)
        self._names |= names
        if self._banner is not None:
            self.tell(self._banner)

    def tell(self, banner: Banner) -> None:
        """Say all of it in a window's banner, now and from here on."""
        if self._banner is not banner:
            self._banner = banner
            banner.closed.connect(self._on_closed)
        if not self._waiting:
            return
        notice = self._telling.words.notice(self._whole(), self._names, self._hides_names())
        words = " · ".join(filter(None, (notice.title, notice.text.replace("\n", " · "))))
        banner.tell(words, "note", [(word, partial(self._act, self._whole(), name)) for name, word in notice.buttons])

    def _whole(self) -> Delivery:
        return replace(self._waiting[0], told=tuple(one for delivery in self._waiting for one in delivery.told))

    def _act(self, whole: Delivery, action: str) -> None:
        self._telling.act(whole, action)

    def _on_closed(self) -> None:
        for delivery in self._waiting:
            self._telling.end(delivery.id)
        self._waiting = []
