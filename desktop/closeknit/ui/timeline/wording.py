"""Days and sentences of a timeline, as the locale writes them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from closeknit.domain.interaction import Channel
from closeknit.ui.common.figures import clock
from closeknit.ui.common.figures import day as long_day
from closeknit.ui.common.figures import month as month_and_year
from closeknit.ui.timeline.items import Fold, Item, Kind, Month, Row, month_of


def in_day_column(item: Item, today: date) -> str:
    """Write the day under its month's header as "14"; above today as "Thu 19", "16 Apr" or "Apr 2027"."""
    if not item.is_ahead(today):
        return str(item.day.day)
    at = QDate(item.day.year, item.day.month, item.day.day)
    if month_of(item.day) == month_of(today):
        return QLocale().toString(at, "ddd d")
    return QLocale().toString(at, "d MMM" if item.day.year == today.year else "MMM yyyy")


def heading(month: Month, has_year: bool) -> str:
    """Write a month's header: "March 2026", or "February" where the year is known."""
    if has_year:
        return month_and_year(month.day)
    return QLocale().standaloneMonthName(month.day.month)


def initial(month: date) -> str:
    """Write a month by its first letter: "M"."""
    return QLocale().standaloneMonthName(month.month, QLocale.FormatType.NarrowFormat)


def fold_words(fold: Fold) -> str:
    """Write the row that stands for card events."""
    if fold.is_open:
        return QCoreApplication.translate("timeline", "Hide %n card events", None, fold.count)
    return QCoreApplication.translate("timeline", "%n card events", None, fold.count)


def spoken(item: Item, today: date) -> str:
    """Say all of an item: "Mon 9 Mar, lunch with Ana, 90 minutes, rated 4 of 5, heard a need".

    What only an icon shows is said in words; face to face is what is not said otherwise.
    """
    parts = [long_day(item.day, today)]
    if item.at is not None:
        parts.append(clock(item.at))
    parts += [_kind_words(item), item.title, item.aside, item.people]
    if item.minutes is not None:
        parts.append(QCoreApplication.translate("timeline", "%n minutes", None, item.minutes))
    if item.rating is not None:
        parts.append(QCoreApplication.translate("timeline", "rated {0} of 5").format(item.rating))
    parts += [item.note, *(chip.text for chip in item.chips)]
    return ", ".join(part for part in parts if part)


def spoken_row(row: Row, today: date) -> str:
    """Say a row of any kind."""
    if isinstance(row, Item):
        return spoken(row, today)
    return fold_words(row) if isinstance(row, Fold) else month_and_year(row.day)


def _kind_words(item: Item) -> str:
    if item.kind is Kind.INTERACTION:
        return _channel_words(item.channel)
    words = {
        Kind.PLAN: QCoreApplication.translate("timeline", "planned"),
        Kind.EXCHANGE: QCoreApplication.translate("timeline", "give and take"),
        Kind.PROMISE_MADE: QCoreApplication.translate("timeline", "promised"),
        Kind.PROMISE_KEPT: QCoreApplication.translate("timeline", "promise kept"),
        Kind.NEED: QCoreApplication.translate("timeline", "need"),
        Kind.OFFER: QCoreApplication.translate("timeline", "offer"),
        Kind.NOTE: QCoreApplication.translate("timeline", "note"),
        Kind.SEAT_TAKEN: QCoreApplication.translate("timeline", "seat taken"),
        Kind.SEAT_LEFT: QCoreApplication.translate("timeline", "seat left"),
        Kind.DATE: QCoreApplication.translate("timeline", "date"),
        Kind.CARD_IMPORTED: QCoreApplication.translate("timeline", "card imported"),
        Kind.CARD_EDITED: QCoreApplication.translate("timeline", "card edited"),
    }
    return words.get(item.kind, "")


def _channel_words(channel: Channel | None) -> str:
    words = {
        Channel.VIDEO: QCoreApplication.translate("timeline", "video"),
        Channel.PHONE: QCoreApplication.translate("timeline", "call"),
        Channel.LETTER: QCoreApplication.translate("timeline", "letter"),
        Channel.MAIL: QCoreApplication.translate("timeline", "mail"),
        Channel.MESSAGE: QCoreApplication.translate("timeline", "message"),
        Channel.COMMENT: QCoreApplication.translate("timeline", "comment"),
        Channel.REACTION: QCoreApplication.translate("timeline", "reaction"),
        Channel.LINK: QCoreApplication.translate("timeline", "link made"),
    }
    return words.get(channel, "") if channel is not None else ""
