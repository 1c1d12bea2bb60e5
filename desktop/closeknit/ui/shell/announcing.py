"""What the undo bar says of a fact; "" for facts that need no telling."""

from PySide6.QtCore import QObject

from closeknit.services import events
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words

#: These are told elsewhere, or only once they are at their end.
SILENT = (events.PeopleArrived, events.BookImported, events.BackupMade, events.CaughtUp, events.TimeCame)


def can_undo(fact: object) -> bool:
    """Tell whether the fact is a step that undo would take back now."""
    return isinstance(fact, events.BackupRestored) or (
        hasattr(fact, "step") and not isinstance(fact, events.StepUndone)
    )


class Announcing(QObject):
    """Gives the sentence for a fact."""

    def told(self, fact: object) -> str:
        """Return the sentence; "" for what is silent or no fact at all."""
        return self._of_people(fact) or self._of_cards(fact) or self._of_bonds(fact) or self._of_steps(fact)

    def _of_people(self, fact: object) -> str:
        match fact:
            case events.PersonCreated():
                return self.tr("A person was added")
            case events.PeopleDeleted():
                return self.tr("%n people are in the trash", "", len(fact.people))
            case events.PeopleRestored():
                return self.tr("%n people are back", "", len(fact.people))
            case events.PeopleErased():
                return self._erased(fact)
            case events.PeopleJoined():
                return self.tr("Joined %n people with others", "", len(fact.people))
            case events.PairKeptApart():
                return self.tr("Kept apart, and remembered")
            case events.MeMarked():
                return self.tr("This is you") if fact.is_me else self.tr("This isn't you")
            case events.KindSaid():
                return self.tr("Among Organisations now") if fact.is_not_person else self.tr("Among People again")
            case events.CategoryAdded():
                return self.tr("Category {0} added").format(shown(fact.category, 40))
        return ""

    def _of_cards(self, fact: object) -> str:
        match fact:
            case events.CardPreferred():
                return self.tr("The name comes from this card now")
            case events.CardEdited():
                return self.tr("Saved")
            case events.CardSplit():
                return self.tr("Split off")
            case events.BookTurned():
                return self.tr("The address book is in UTF-8 now")
            case events.BookRenamed():
                return self.tr("Renamed to {0}").format(shown(fact.name, 60))
            case events.BookRemoved():
                return self.tr("The address book was removed")
        return ""

    def _of_bonds(self, fact: object) -> str:
        match fact:
            case events.InteractionLogged():
                return self.tr("Planned") if fact.is_plan else self.tr("Logged")
            case events.EntryAdded():
                return self.tr("Noted")
            case events.EntryChanged(what="commitment_kept"):
                return self.tr("Done")
            case events.EntryChanged(what="need_met"):
                return self.tr("Met")
            case events.EntryChanged():
                return self.tr("Saved")
            case events.BondChanged(what="silenced"):
                return self.tr("Nothing is proposed of them until their page says so")
            case events.BondChanged() | events.ScoringChanged():
                return self.tr("Saved")
            case events.EntryRemoved():
                return self.tr("Removed")
            case events.EntriesRemoved():
                return self.tr("%n entries removed", "", len(fact.entries))
            case events.SeatTaken():
                return self.tr("Seat {0} is taken").format(fact.place)
            case events.SeatLeft():
                return self.tr("Seat {0} is free").format(fact.place)
            case events.SeatKept():
                return self.tr("Kept")
            case events.ActHidden():
                return self.tr("Done") if fact.until is None else self.tr("Snoozed")
        return self._of_reminders(fact)

    def _of_reminders(self, fact: object) -> str:
        match fact:
            case events.ReminderSet():
                return self.tr("You will be reminded")
            case events.ReminderDone():
                return self.tr("Done")
            case events.ReminderPutOff():
                return self.tr("Skipped") if fact.until is None else self.tr("Snoozed")
            case events.ReminderRemoved():
                return self.tr("The reminder is gone")
            case events.RemindersPaused():
                return self.tr("Reminders come again") if fact.until is None else self.tr("Reminders are paused")
        return ""

    def _of_steps(self, fact: object) -> str:
        match fact:
            case events.StepUndone():
                return self.tr("Taken back: {0}").format(shown(in_words(fact.step.what), 120))
            case events.StepRedone():
                return self.tr("Done again: {0}").format(shown(in_words(fact.step.what), 120))
            case events.BackupRestored():
                return self.tr("Gone back to {0}; what was here before is kept").format(shown(fact.path.name, 60))
            case events.ImportTakenBack():
                return self.tr("The import was taken back")
        return ""

    def _erased(self, fact: events.PeopleErased) -> str:
        words = self.tr("%n people deleted for good", "", len(fact.people))
        if not fact.backups:
            return words
        return f"{words}. " + self.tr("%n backups still hold them", "", len(fact.backups))
