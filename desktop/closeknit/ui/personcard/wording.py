"""What the five parts of closeness are called, and what a drawer with all of it."""

from PySide6.QtCore import QCoreApplication

from closeknit.domain.why import PartName
from closeknit.services.relationships import Relationship
from closeknit.ui.common.rungs import rung_word


def part_word(name: PartName) -> str:
    """Name a part of closeness."""
    return {
        PartName.QUANTITY: QCoreApplication.translate("closeness", "Time together"),
        PartName.RECENCY: QCoreApplication.translate("closeness", "Recently"),
        PartName.QUALITY: QCoreApplication.translate("closeness", "Depth"),
        PartName.MUTUALITY: QCoreApplication.translate("closeness", "Give and take"),
        PartName.CIRCLE: QCoreApplication.translate("closeness", "People in common"),
    }[name]


def drawer_words(found: Relationship) -> str:
    """Say what stands first in the drawer: closeness, or the rung where there is no number."""
    if found.closeness is None or found.closeness.value is None:
        return rung_word(found.standing.rung)
    return QCoreApplication.translate("closeness", "Why {0}").format(round(found.closeness.value))
