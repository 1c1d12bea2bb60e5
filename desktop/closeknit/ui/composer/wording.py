"""What days, lengths and markers are called on the composer's chips."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from closeknit.domain.composing.outcome import DUE_IN, REMIND_IN, Outcome
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.exchange import ExchangeKind
from closeknit.domain.interaction import Marker, StartedBy
from closeknit.domain.promise import By
from closeknit.domain.reminder.own import Every
from closeknit.domain.when import When
from closeknit.ui.common.figures import clock, day, depth, length
from closeknit.ui.common.text import shown

OUTCOME_ICONS = {
    UpshotKind.GAVE: "arrow-up-right",
    UpshotKind.GOT: "arrow-down-left",
    UpshotKind.NEED: "lifebuoy",
    UpshotKind.NEXT: "calendar-plus",
    UpshotKind.REMIND: "bell",
}
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


def worth_word(value: int | None) -> str:
    """Say what something is worth to who got it, 1 to 5."""
    if value is None:
        return QCoreApplication.translate("composer", "Worth not known")
    return QCoreApplication.translate("composer", "Worth {0} of 5").format(value)


def outcome_name(kind: UpshotKind) -> str:
    """Name a kind of what came of it."""
    return {
        UpshotKind.GAVE: QCoreApplication.translate("composer", "Gave"),
        UpshotKind.GOT: QCoreApplication.translate("composer", "Got"),
        UpshotKind.NEED: QCoreApplication.translate("composer", "They need"),
        UpshotKind.NEXT: QCoreApplication.translate("composer", "Next step"),
        UpshotKind.REMIND: QCoreApplication.translate("composer", "Remind me"),
    }[kind]


def outcome_label(kind: UpshotKind) -> str:
    """Name a kind in one word, as the chip that begins it does."""
    if kind is UpshotKind.NEED:
        return QCoreApplication.translate("composer", "Need")
    return QCoreApplication.translate("composer", "Next") if kind is UpshotKind.NEXT else outcome_name(kind)


def outcome_word(one: Outcome, today: date, most: int = 60) -> str:
    """Say what came of it as a chip does: its words, the day of what is next, a question where something is missing."""
    words = shown(one.text, most) or _without_text(one)
    if one.key.kind is UpshotKind.NEXT:
        words = f"{words} · {when_word(When(one.day or today + DUE_IN), today)}"
        words = QCoreApplication.translate("composer", "They: {0}").format(words) if one.by is By.THEM else words
    if one.key.kind is UpshotKind.REMIND:
        at = f", {clock(one.at)}" if one.at is not None else ""
        when = [f"{when_word(When(one.day or today + REMIND_IN), today)}{at}", every_word(one.every)]
        words = " · ".join(filter(None, (words, *when)))
    if not one.people:
        return QCoreApplication.translate("composer", "With whom? {0}").format(shown(words, max(8, most - 12)))
    return words


def _without_text(one: Outcome) -> str:
    if one.key.kind in (UpshotKind.GAVE, UpshotKind.GOT):
        return exchange_word(one.exchange)
    return touch_word("") if one.key.kind is UpshotKind.REMIND else outcome_name(one.key.kind)


def every_word(every: Every | None) -> str:
    """Say how often a reminder comes back; "" for once."""
    return {
        None: "",
        Every.DAY: QCoreApplication.translate("composer", "every day"),
        Every.WEEK: QCoreApplication.translate("composer", "every week"),
        Every.MONTH: QCoreApplication.translate("composer", "every month"),
        Every.YEAR: QCoreApplication.translate("composer", "every year"),
    }[every]


def touch_word(name: str) -> str:
    """Say what a reminder is for that says only about whom and when; without a name in general."""
    if not name:
        return QCoreApplication.translate("composer", "Get in touch")
    return QCoreApplication.translate("composer", "Get in touch with {0}").format(shown(name, 80))


def outcome_said(one: Outcome, names: Sequence[str], today: date) -> str:
    """Say a chip of what came of it in full: "Gave: Information, number of the boatyard, Ana Ferreira"."""
    parts = [outcome_word(one, today), *(shown(name, 60) for name in names)]
    if one.key.kind in (UpshotKind.GAVE, UpshotKind.GOT) and one.text:
        parts.insert(0, exchange_word(one.exchange))
    return f"{outcome_name(one.key.kind)}: {', '.join(parts)}"


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
    return QCoreApplication.translate("composer", "Length") if minutes is None else length(minutes)


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
