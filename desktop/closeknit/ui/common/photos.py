"""Photos of people, decoded off the UI thread by the guarded loader and kept in a small cache."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from closeknit.domain.ids import PersonId
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.pictures import load

SIDE_PX = 160
_MOST = 600


class Photos(QObject):
    """Gives the photo of a person if it is at hand, and asks for it otherwise; a photo that can't be shown is none."""

    #: a photo came; carries the person's id
    arrived = Signal(object)

    def __init__(
        self, fetch: Callable[[PersonId], bytes | None], runner: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._runner = runner
        self._kept: OrderedDict[PersonId, QPixmap | None] = OrderedDict()
        self._asked: set[PersonId] = set()

    def get(self, person: PersonId) -> QPixmap | None:
        """Return the photo or None; when it isn't known yet, `arrived` tells later."""
        if person in self._kept:
            self._kept.move_to_end(person)
            return self._kept[person]
        if person not in self._asked and len(self._asked) < 200:
            self._asked.add(person)
            self._runner.run(
                lambda: self._decoded(person),
                lambda image: self._on_image(person, image),
                lambda _problem: self._on_image(person, None),
                self,
            )
        return None

    def forget(self, person: PersonId | None = None) -> None:
        """Ask anew for one person's photo, or for all."""
        if person is None:
            self._kept.clear()
        else:
            self._kept.pop(person, None)

    def _decoded(self, person: PersonId) -> QImage | None:
        picture = self._fetch(person)
        return load(picture, SIDE_PX) if picture else None

    def _on_image(self, person: PersonId, image: QImage | None) -> None:
        self._asked.discard(person)
        self._kept[person] = QPixmap.fromImage(image) if image is not None else None
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        if image is not None:
            self.arrived.emit(person)
