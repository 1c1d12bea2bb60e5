"""What Catch up says: answers, what they come to, and what the cards have."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from closeknit.domain.catch_up import Answer, Holding, HowOften, Known, LastMet, Verdict, day_met
from closeknit.ui.catchup.session import Chosen
from closeknit.ui.common.text import shown


def word(answer: Answer) -> str:
    """Return what stands on the answer's button."""
    return {
        LastMet.MONTH: QCoreApplication.translate("catchup", "This month"),
        LastMet.QUARTER: QCoreApplication.translate("catchup", "This quarter"),
        LastMet.YEAR: QCoreApplication.translate("catchup", "This year"),
        LastMet.LONGER: QCoreApplication.translate("catchup", "Longer ago"),
        LastMet.NEVER: QCoreApplication.translate("catchup", "Never"),
        HowOften.MONTHLY: QCoreApplication.translate("catchup", "30 days"),
        HowOften.EVERY_OTHER_MONTH: QCoreApplication.translate("catchup", "60 days"),
        HowOften.QUARTERLY: QCoreApplication.translate("catchup", "90 days"),
        HowOften.TWICE_A_YEAR: QCoreApplication.translate("catchup", "180 days"),
        HowOften.NONE: QCoreApplication.translate("catchup", "No rhythm"),
        Verdict.ARCHIVED: QCoreApplication.translate("catchup", "Archive"),
        Verdict.NOT_A_PERSON: QCoreApplication.translate("catchup", "Not a person"),
    }[answer]


def consequence(answer: LastMet | HowOften, today: date) -> str:
    """Return what it comes to, for the second line of the button."""
    if isinstance(answer, LastMet):
        day = day_met(answer, today)
        if day is None:
            return QCoreApplication.translate("catchup", "no meeting kept")
        form = "MMM yyyy" if answer is LastMet.LONGER else "d MMM"
        return QCoreApplication.translate("catchup", "about {0}").format(_written(day, form))
    return {
        HowOften.MONTHLY: QCoreApplication.translate("catchup", "every month"),
        HowOften.EVERY_OTHER_MONTH: QCoreApplication.translate("catchup", "every other month"),
        HowOften.QUARTERLY: QCoreApplication.translate("catchup", "every quarter"),
        HowOften.TWICE_A_YEAR: QCoreApplication.translate("catchup", "twice a year"),
        HowOften.NONE: QCoreApplication.translate("catchup", "never quiet"),
    }[answer]


def kept(answer: LastMet | HowOften | None, today: date) -> str:
    """Say what is kept of an answer; "" of none."""
    if answer is None:
        return ""
    if isinstance(answer, LastMet):
        day = day_met(answer, today)
        if day is None:
            return QCoreApplication.translate("catchup", "Kept: you never met. You won't be asked again.")
        form = "d MMM yyyy" if answer is LastMet.LONGER else "ddd d MMM"
        words = QCoreApplication.translate(
            "catchup", "Kept as one meeting around {0}: in person, 30 minutes, marked approximate."
        )
        return words.format(_written(day, form))
    if answer is HowOften.NONE:
        return QCoreApplication.translate("catchup", "Kept: no rhythm. You won't be asked again.")
    return QCoreApplication.translate("catchup", "Kept as a rhythm of {0}.").format(word(answer))


def said(chosen: Chosen) -> str:
    """Return the line below a name among the last answers: "this year · no rhythm"."""
    if chosen.verdict is Verdict.ARCHIVED:
        return QCoreApplication.translate("catchup", "archived")
    if chosen.verdict is Verdict.NOT_A_PERSON:
        return QCoreApplication.translate("catchup", "not a person, to Organisations")
    met = {
        LastMet.MONTH: QCoreApplication.translate("catchup", "this month"),
        LastMet.QUARTER: QCoreApplication.translate("catchup", "this quarter"),
        LastMet.YEAR: QCoreApplication.translate("catchup", "this year"),
        LastMet.LONGER: QCoreApplication.translate("catchup", "longer ago"),
        LastMet.NEVER: QCoreApplication.translate("catchup", "never met"),
    }
    often = "" if chosen.often is None else word(chosen.often)
    if chosen.often is HowOften.NONE:
        often = QCoreApplication.translate("catchup", "no rhythm")
    return " · ".join(part for part in ("" if chosen.met is None else met[chosen.met], often) if part)


def tie_words(known: Known) -> str:
    """Return whom they know: "works with Kwame Asante and 2 more"."""
    if not known.ties:
        return ""
    kind, name = known.ties[0]
    words = {
        "knows": QCoreApplication.translate("catchup", "knows {0}"),
        "works-with": QCoreApplication.translate("catchup", "works with {0}"),
        "introduced-by": QCoreApplication.translate("catchup", "introduced by {0}"),
        "family": QCoreApplication.translate("catchup", "family of {0}"),
        "friend": QCoreApplication.translate("catchup", "friend of {0}"),
    }.get(kind)
    whom = shown(name, 80)
    first = f"{shown(kind, 40)}: {whom}" if words is None else words.format(whom)
    if len(known.ties) == 1:
        return first
    return QCoreApplication.translate("catchup", "{0} and %n more", "", len(known.ties) - 1).format(first)


def changed_words(known: Known) -> str:
    """Return the day of the newest change."""
    if known.changed is None:
        return QCoreApplication.translate("catchup", "not known")
    return _written(known.changed, "d MMM yyyy")


def holding_words(known: Known) -> str:
    """Return what the cards have: "mail, 2 phones, birthday"."""
    return ", ".join(_holding(holding, count) for holding, count in known.holds)


def _holding(holding: Holding, count: int) -> str:
    if count == 1:
        return {
            Holding.MAIL: QCoreApplication.translate("catchup", "mail"),
            Holding.PHONE: QCoreApplication.translate("catchup", "phone"),
            Holding.ADDRESS: QCoreApplication.translate("catchup", "address"),
            Holding.BIRTHDAY: QCoreApplication.translate("catchup", "birthday"),
            Holding.NOTE: QCoreApplication.translate("catchup", "note"),
        }[holding]
    return {
        Holding.MAIL: QCoreApplication.translate("catchup", "%n mails", "", count),
        Holding.PHONE: QCoreApplication.translate("catchup", "%n phones", "", count),
        Holding.ADDRESS: QCoreApplication.translate("catchup", "%n addresses", "", count),
        Holding.NOTE: QCoreApplication.translate("catchup", "%n notes", "", count),
    }[holding]


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
