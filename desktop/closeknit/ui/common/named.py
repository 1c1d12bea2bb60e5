"""What somebody is called on the screen; who has no name at all still has to be told from an empty line."""

from PySide6.QtCore import QCoreApplication

from closeknit.ui.common.text import LIMIT, shown


def named(name: str, limit: int = LIMIT) -> str:
    """Return a person's name for a plain-text widget or for painting."""
    return shown(name, limit) if name.strip() else QCoreApplication.translate("names", "No name")
