"""What the undo bar says of a fact; "" for facts that need no telling."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from closeknit.services import events
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words


def told(fact: object) -> str:
    """Return the sentence for a fact."""
    for kind, words in _TOLD.items():
        if isinstance(fact, kind):
            return words(fact)
    return ""


def can_undo(fact: object) -> bool:
    """Tell whether the fact is a step that undo would take back now."""
    return hasattr(fact, "step") and not isinstance(fact, events.StepUndone)


def _count(fact: object) -> int:
    return len(getattr(fact, "people", ()))


def _undone(fact: events.StepUndone) -> str:
    return QCoreApplication.translate("announcing", "Taken back: {0}").format(shown(in_words(fact.step.what), 120))


def _redone(fact: events.StepRedone) -> str:
    return QCoreApplication.translate("announcing", "Done again: {0}").format(shown(in_words(fact.step.what), 120))


def _erased(fact: events.PeopleErased) -> str:
    words = QCoreApplication.translate("announcing", "%n people deleted for good", "", _count(fact))
    if not fact.backups:
        return words
    return words + ". " + QCoreApplication.translate("announcing", "%n backups still hold them", "", len(fact.backups))


_TOLD: dict[type[events.Fact], Callable[..., str]] = {
    events.PersonCreated: lambda _fact: QCoreApplication.translate("announcing", "A person was added"),
    events.PeopleDeleted: lambda fact: QCoreApplication.translate(
        "announcing", "%n people are in the trash", "", _count(fact)
    ),
    events.PeopleRestored: lambda fact: QCoreApplication.translate(
        "announcing", "%n people are back", "", _count(fact)
    ),
    events.PeopleErased: _erased,
    events.CategoryAdded: lambda fact: QCoreApplication.translate("announcing", "Category {0} added").format(
        shown(fact.category, 40)
    ),
    events.MeMarked: lambda fact: (
        QCoreApplication.translate("announcing", "This is you")
        if fact.is_me
        else QCoreApplication.translate("announcing", "This isn't you")
    ),
    events.CardPreferred: lambda _fact: QCoreApplication.translate("announcing", "The name comes from this card now"),
    events.CardEdited: lambda _fact: QCoreApplication.translate("announcing", "Saved"),
    events.BookTurned: lambda _fact: QCoreApplication.translate("announcing", "The address book is in UTF-8 now"),
    events.PeopleJoined: lambda fact: QCoreApplication.translate(
        "announcing", "Joined %n people with others", "", _count(fact)
    ),
    events.CardSplit: lambda _fact: QCoreApplication.translate("announcing", "Split off"),
    events.PairKeptApart: lambda _fact: QCoreApplication.translate("announcing", "Kept apart, and remembered"),
    events.BookRenamed: lambda fact: QCoreApplication.translate("announcing", "Renamed to {0}").format(
        shown(fact.name, 60)
    ),
    events.BookRemoved: lambda _fact: QCoreApplication.translate("announcing", "The address book was removed"),
    events.StepUndone: _undone,
    events.StepRedone: _redone,
    events.ImportTakenBack: lambda _fact: QCoreApplication.translate("announcing", "The import was taken back"),
}
