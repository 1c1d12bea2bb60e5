"""What can be done with a row: the word, icon and key of each verb, and the columns in which they stand."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class Verb(StrEnum):
    """The verbs of rows, in the order of a row."""

    LOG = "log"
    SKIP = "skip"
    SNOOZE = "snooze"
    DONE = "done"
    LIFT = "lift"
    SILENCE = "silence"


#: The columns of a list from left to right; of those that share one, a row has one at most.
Columns = tuple[tuple[Verb, ...], ...]

ICONS = {
    Verb.LOG: "note-pencil",
    Verb.SKIP: "skip-forward",
    Verb.SNOOZE: "moon",
    Verb.DONE: "check",
    Verb.LIFT: "play",
    Verb.SILENCE: "x",
}
KEYS = {Verb.LOG: "L", Verb.SKIP: "S", Verb.SNOOZE: "E", Verb.DONE: "D", Verb.LIFT: "", Verb.SILENCE: ""}
#: Only ever an icon, and left to the row's menu where room is short.
ICON_ONLY = frozenset({Verb.SILENCE})
MAIN = frozenset({Verb.DONE, Verb.LIFT})


def verb_word(verb: Verb) -> str:
    """Name a verb."""
    return {
        Verb.LOG: QCoreApplication.translate("today", "Log"),
        Verb.SKIP: QCoreApplication.translate("today", "Skip"),
        Verb.SNOOZE: QCoreApplication.translate("today", "Snooze"),
        Verb.DONE: QCoreApplication.translate("today", "Done"),
        Verb.LIFT: QCoreApplication.translate("today", "Lift"),
        Verb.SILENCE: QCoreApplication.translate("today", "Not this person"),
    }[verb]
