"""What the five parts of closeness are called."""

from PySide6.QtCore import QCoreApplication

from closeknit.domain.why import PartName


def part_word(name: PartName) -> str:
    """Name a part of closeness."""
    return {
        PartName.QUANTITY: QCoreApplication.translate("closeness", "Time together"),
        PartName.RECENCY: QCoreApplication.translate("closeness", "Recently"),
        PartName.QUALITY: QCoreApplication.translate("closeness", "Depth"),
        PartName.MUTUALITY: QCoreApplication.translate("closeness", "Give and take"),
        PartName.CIRCLE: QCoreApplication.translate("closeness", "People in common"),
    }[name]
