"""What days, lengths and markers are called on the composer's chips."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from closeknit.domain.exchange import ExchangeKind
from closeknit.domain.interaction import Marker, StartedBy
from closeknit.domain.when import When
from closeknit.ui.common.figures import clock, day, depth

LENGTHS = (15, 30, 45, 60, 90, 120, 180)


def marker_word(marker: Marker) -> str:
    """Name what gave an interaction substance."""
    return {
        Marker.NEED: QCoreApplication.translate("composer", "Heard a need"),
        Marker.HELP: QCoreApplication.translate("composer", "Helped"),
        Marker.DECISION: QCoreApplication.translate("composer", "Decided"),
        Marker.INTRODUCTION: QCoreApplication.translate("composer", "Introduced someone"),
        Marker.CAUGHT_UP: QCoreApplication.translate("composer", "Really caught up"),
    }[marker]


def starter_word(starter: StartedBy) -> str:
    """Say who began it."""
    return {
        StartedBy.ME: QCoreApplication.translate("composer", "I started it"),
        StartedBy.THEM: QCoreApplication.translate("composer", "They started it"),
        StartedBy.BOTH: QCoreApplication.translate("composer", "Both did"),
    }[starter]


def exchange_word(kind: ExchangeKind) -> str:
    """Name what was given."""
    return {
        ExchangeKind.INTRODUCTION: QCoreApplication.translate("composer", "Introduction"),
        ExchangeKind.REFERRAL: QCoreApplication.translate("composer", "Referral"),
        ExchangeKind.ADVICE: QCoreApplication.translate("composer", "Advice"),
        ExchangeKind.INFORMATION: QCoreApplication.translate("composer", "Information"),
        ExchangeKind.HELP: QCoreApplication.translate("composer", "Help"),
        ExchangeKind.OPPORTUNITY: QCoreApplication.translate("composer", "Opportunity"),
        ExchangeKind.ENDORSEMENT: QCoreApplication.translate("composer", "Endorsement"),
        ExchangeKind.GIFT: QCoreApplication.translate("composer", "Gift"),
        ExchangeKind.BUSINESS: QCoreApplication.translate("composer", "Business"),
    }[kind]


def when_word(when: When | None, today: date) -> str:
    """Say a day as a chip does."""
    if when is None or when.day == today:
        return QCoreApplication.translate("composer", "Today")
    if when.day == today - timedelta(days=1):
        return QCoreApplication.translate("composer", "Yesterday")
    if when.day == today + timedelta(days=1):
        return QCoreApplication.translate("composer", "Tomorrow")
    return day(when.day, today)


def date_word(when: When | None, today: date) -> str:
    """Say a day by its date, and the time where one was said."""
    if when is None:
        return QCoreApplication.translate("composer", "Today")
    word = when_word(when, today) if when.day == today else day(when.day, today)
    return word if when.at is None else f"{word}, {clock(when.at)}"


def length_word(minutes: int | None) -> str:
    """Say a length: "45 min", "1 h 30"; without one what the chip is for."""
    if minutes is None:
        return QCoreApplication.translate("composer", "Length")
    if minutes < 60:
        return QCoreApplication.translate("composer", "{0} min").format(minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return QCoreApplication.translate("composer", "{0} h").format(hours)
    return QCoreApplication.translate("composer", "{0} h {1}").format(hours, rest)


def rating_word(rating: int | None) -> str:
    """Say a rating as filled and empty dots."""
    if rating is None:
        return QCoreApplication.translate("composer", "Rating")
    return "●" * rating + "○" * (5 - rating)


def depth_word(rating: int | None) -> str:
    """Say a rating as depth: three dots and their word; without one what the chip is for."""
    if rating is None:
        return QCoreApplication.translate("composer", "Depth")
    filled = depth(rating)
    words = (
        QCoreApplication.translate("composer", "Small talk"),
        QCoreApplication.translate("composer", "Real talk"),
        QCoreApplication.translate("composer", "Deep"),
    )
    return "●" * filled + "○" * (3 - filled) + " " + words[filled - 1]


def depth_name(rating: int | None) -> str:
    """Say a rating as depth, with its number in words."""
    if rating is None:
        return depth_word(rating)
    return QCoreApplication.translate("composer", "{0}, {1} of 5").format(depth_word(rating), rating)
