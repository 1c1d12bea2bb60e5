"""The weights in plain words: what each is called, and one sentence of what it does."""

from PySide6.QtCore import QCoreApplication

from closeknit.domain.weighing import Unit, Weight
from closeknit.domain.why import PartName
from closeknit.ui.common.figures import number
from closeknit.ui.personcard.wording import part_word


def weight_words(weight: Weight) -> tuple[str, str]:
    """Give the name of a weight and its sentence; a channel has none."""
    for words in (_parts, _channels, _meaning, _time, _seats, _today):
        found = words().get(weight.name)
        if found is not None:
            return found
    raise KeyError(weight.name)


def suffix(unit: Unit) -> str:
    """Give what stands after the number in a field."""
    return {
        Unit.PERCENT: "",
        Unit.OF_100: "",
        Unit.POINTS: "",
        Unit.FACTOR: "",
        Unit.COUNT: "",
        Unit.DAYS: QCoreApplication.translate("weights", " days"),
        Unit.MINUTES: QCoreApplication.translate("weights", " min"),
    }[unit]


def written(weight: Weight, value: float) -> str:
    """Write a value as its field does."""
    text = number(round(value)) if weight.is_whole else f"{value:.2f}"
    return text + suffix(weight.unit)


def _parts() -> dict[str, tuple[str, str]]:
    sentences = {
        PartName.QUANTITY: QCoreApplication.translate(
            "weights", "Hours over the whole history, in person counting most."
        ),
        PartName.RECENCY: QCoreApplication.translate("weights", "How much has happened lately, halved each rhythm."),
        PartName.QUALITY: QCoreApplication.translate("weights", "How you rated the last five meetings and calls."),
        PartName.MUTUALITY: QCoreApplication.translate(
            "weights", "Whether value, and the first step, come from both sides."
        ),
        PartName.CIRCLE: QCoreApplication.translate("weights", "How many people you both know, up to five."),
    }
    return {name.value: (part_word(name), sentence) for name, sentence in sentences.items()}


def _channels() -> dict[str, tuple[str, str]]:
    return {
        "in-person": (QCoreApplication.translate("weights", "In person"), ""),
        "video": (QCoreApplication.translate("weights", "Video"), ""),
        "phone": (QCoreApplication.translate("weights", "Phone"), ""),
        "letter": (QCoreApplication.translate("weights", "Letter"), ""),
        "both-wrote": (QCoreApplication.translate("weights", "Both wrote"), ""),
        "one-wrote": (QCoreApplication.translate("weights", "One wrote"), ""),
        "comment": (QCoreApplication.translate("weights", "Comment"), ""),
    }


def _meaning() -> dict[str, tuple[str, str]]:
    return {
        "writing-a-week": (
            QCoreApplication.translate("weights", "Writing in one week"),
            QCoreApplication.translate("weights", "All mail and messages of a week count at most so much."),
        ),
        "meaningful": (
            QCoreApplication.translate("weights", "Meaningful from"),
            QCoreApplication.translate(
                "weights", "A contact worth this much starts the rhythm anew; writing never does."
            ),
        ),
        "marker": (
            QCoreApplication.translate("weights", "Each thing of substance"),
            QCoreApplication.translate(
                "weights", "A need heard, help, a decision: adds so much of what the contact is worth."
            ),
        ),
        "most-substance": (
            QCoreApplication.translate("weights", "Substance at most"),
            QCoreApplication.translate(
                "weights", "However much was talked about, a contact is worth at most so many times."
            ),
        ),
        "unknown-minutes": (
            QCoreApplication.translate("weights", "Length not known"),
            QCoreApplication.translate("weights", "A meeting or call without minutes counts as this long."),
        ),
    }


def _time() -> dict[str, tuple[str, str]]:
    return {
        "half-life": (
            QCoreApplication.translate("weights", "Fading without a rhythm"),
            QCoreApplication.translate(
                "weights", "What happened counts half after so long; with a rhythm, after the rhythm."
            ),
        ),
        "ledger-half-life": (
            QCoreApplication.translate("weights", "Fading of give and take"),
            QCoreApplication.translate("weights", "What was given and got counts half after so long."),
        ),
        "unknown-value": (
            QCoreApplication.translate("weights", "Value not known"),
            QCoreApplication.translate("weights", "What was given or got without a value counts as this, of 5."),
        ),
    }


def _seats() -> dict[str, tuple[str, str]]:
    return {
        "seat-cadence": (
            QCoreApplication.translate("weights", "Rhythm of a seat"),
            QCoreApplication.translate("weights", "What a seat begins with, where none is said."),
        ),
        "review-days": (
            QCoreApplication.translate("weights", "Review of a seat"),
            QCoreApplication.translate("weights", "A seat is asked about after so long."),
        ),
        "reviews-a-week": (
            QCoreApplication.translate("weights", "Reviews in one week"),
            QCoreApplication.translate("weights", "No more seats than these are asked about."),
        ),
        "nudge-touches": (
            QCoreApplication.translate("weights", "Meet after so many contacts"),
            QCoreApplication.translate("weights", "After so many by mail, phone or video a meeting is proposed."),
        ),
        "nudge-days": (
            QCoreApplication.translate("weights", "Meet after so long"),
            QCoreApplication.translate("weights", "After so long without a meeting one is proposed."),
        ),
    }


def _today() -> dict[str, tuple[str, str]]:
    return {
        "overdue": (
            QCoreApplication.translate("weights", "Past the rhythm"),
            QCoreApplication.translate("weights", "Counts in full at three rhythms past the latest day."),
        ),
        "broken-promise": (
            QCoreApplication.translate("weights", "A promise of yours past its date"),
            QCoreApplication.translate("weights", "You promised something, and the day has passed."),
        ),
        "need-met": (
            QCoreApplication.translate("weights", "A need that another could meet"),
            QCoreApplication.translate("weights", "Somebody you know offers what they are looking for."),
        ),
        "stalled": (
            QCoreApplication.translate("weights", "An aim that stands still"),
            QCoreApplication.translate("weights", "An aim of you both, without progress."),
        ),
        "date-near": (
            QCoreApplication.translate("weights", "A birthday or other date"),
            QCoreApplication.translate("weights", "Of somebody in your lists, on a day to come."),
        ),
        "stalled-days": (
            QCoreApplication.translate("weights", "An aim stands still after"),
            QCoreApplication.translate("weights", "So long without progress."),
        ),
        "near-days": (
            QCoreApplication.translate("weights", "A date is near from"),
            QCoreApplication.translate("weights", "So long before it."),
        ),
    }
