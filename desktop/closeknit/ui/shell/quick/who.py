"""With whom: picture, name and closeness of each, or a question where several are called so."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from closeknit.domain.composing.draft import Draft
from closeknit.domain.ids import PersonId
from closeknit.ui.common.avatar import Avatar
from closeknit.ui.common.flow import SideBySide
from closeknit.ui.common.labels import PlainLabel
from closeknit.ui.common.look import Look
from closeknit.ui.common.photos import Photos
from closeknit.ui.common.text import shown
from closeknit.ui.composer.choosing import Choosing
from closeknit.ui.composer.drafting import Drafting
from closeknit.ui.shell.quick.presenter import Known

_MOST_LETTERS = 28


class QuickWho(SideBySide):
    """Shows the people of a draft."""

    def __init__(self, look: Look, photos: Photos, drafting: Drafting, choosing: Choosing) -> None:
        super().__init__()
        self._look, self._photos = look, photos
        self._drafting, self._choosing = drafting, choosing
        self._shown: object = None
        self._parts: list[QWidget] = []

    def show_who(self, draft: Draft, known: Mapping[PersonId, Known]) -> None:
        """Show who is meant, as far as is known of them."""
        now = (draft.people, draft.undecided, [known.get(person) for person in draft.people])
        if now == self._shown:
            return
        self._shown = now
        for part in self._parts:
            part.hide()
            part.deleteLater()
        parts: list[QWidget] = [self._person(person, known.get(person)) for person in draft.people]
        parts += [self._choosing.undecided_chip(named) for named in draft.undecided]
        self._parts = parts or [PlainLabel(self.tr("With whom?"), "third")]
        self.put(self._parts)
        for part in self._parts:
            part.show()

    def _person(self, person: PersonId, known: Known | None) -> QWidget:
        one = QWidget(self)
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(6)
        name = self._drafting.names.get(person, "") if known is None else known.row.name
        if known is not None:
            avatar = Avatar(self._look, self._photos, 22)
            avatar.put(known.row)
            row.addWidget(avatar)
        row.addWidget(PlainLabel(shown(name, _MOST_LETTERS), "headink"), 0, Qt.AlignmentFlag.AlignVCenter)
        if known is not None and known.closeness is not None:
            figure = PlainLabel(str(round(known.closeness)), "third")
            figure.setAccessibleName(self.tr("closeness {0} of 100").format(round(known.closeness)))
            row.addWidget(figure)
        return one
