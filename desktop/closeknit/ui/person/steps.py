"""What a step of the journal did to a person's cards, in two lines, and the icon for it."""

from PySide6.QtCore import QCoreApplication

from closeknit.domain.history import Step, StepState
from closeknit.domain.reason import Reason
from closeknit.ui.common.translation import in_words
from closeknit.ui.person.wording import noun

_ICONS = (
    ("import", "download-simple"),
    ("read", "download-simple"),
    ("join", "intersect"),
    ("split", "intersect"),
    ("delet", "trash"),
    ("eras", "trash"),
    ("restor", "clock-counter-clockwise"),
    ("categor", "tag"),
    ("creat", "user-plus"),
)


def icon_of(step: Step) -> str:
    """Return the icon for what was done."""
    return next((icon for part, icon in _ICONS if part in step.what.kind), "pencil-simple")


def is_import(step: Step) -> bool:
    """Tell whether a step read cards."""
    return icon_of(step) == "download-simple"


def sentences(step: Step) -> tuple[str, str]:
    """Say what was done, and what was there before; a step that stands no more says so instead."""
    states = {
        StepState.UNDONE: QCoreApplication.translate("person", "taken back"),
        StepState.DROPPED: QCoreApplication.translate("person", "taken back"),
        StepState.RUNNING: QCoreApplication.translate("person", "not finished"),
    }
    whole, lines = in_words(step.what), step.lines
    if step.state in states:
        return whole, states[step.state]
    told = [in_words(line.told(noun(line.property, line.field))) for line in lines[:1]]
    if step.what.kind == "edited" and len(lines) == 1:
        return told[0], in_words(lines[0].before())
    if len(lines) == 1:
        return whole, told[0]
    nouns = list(dict.fromkeys(noun(line.property, line.field) for line in lines))
    if not nouns:
        return whole, ""
    return whole, in_words(Reason("lines_edited", {"n": len(lines), "properties": ", ".join(nouns)}))
