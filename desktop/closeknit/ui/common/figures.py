"""Numbers, sizes and moments as the locale writes them."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_YEAR_DAYS = 365.25
_MONTHS_FROM_DAYS = 90


def number(value: int) -> str:
    """Write a count: 12480 is "12,480"."""
    return QLocale().toString(value)


def size(size_bytes: int) -> str:
    """Write a size: 14336 is "14 kB"."""
    return QLocale().formattedDataSize(size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def day(value: date, today: date) -> str:
    """Write a day: "Today", "Mon 9 Mar" within half a year, else "2 Feb 2026"."""
    if value == today:
        return QCoreApplication.translate("figures", "Today")
    qt_day = QDate(value.year, value.month, value.day)
    if abs(value - today) < timedelta(days=183):
        return QLocale().toString(qt_day, "ddd d MMM")
    return QLocale().toString(qt_day, "d MMM yyyy")


def short_day(value: date, today: date) -> str:
    """Write a day where room is short: "today", "9 Mar", in another year "9 Mar 2027"."""
    if value == today:
        return QCoreApplication.translate("figures", "today")
    return QLocale().toString(
        QDate(value.year, value.month, value.day), "d MMM" if value.year == today.year else "d MMM yyyy"
    )


def ago(value: date, today: date) -> str:
    """Write how long ago a day was: "today", "yesterday", "4 days", "5 months", "2 years"."""
    days = (today - value).days
    if days <= 0:
        return QCoreApplication.translate("figures", "today")
    if days == 1:
        return QCoreApplication.translate("figures", "yesterday")
    if days < _MONTHS_FROM_DAYS:
        return QCoreApplication.translate("figures", "%n days", "", days)
    if days < 2 * _YEAR_DAYS:
        return QCoreApplication.translate("figures", "%n months", "", round(days / _YEAR_DAYS * 12))
    return QCoreApplication.translate("figures", "%n years", "", int(days / _YEAR_DAYS))


def length(minutes: int) -> str:
    """Write how long something took: "50 min", "2 h", "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("figures", "{0} min").format(minutes)
    if not rest:
        return QCoreApplication.translate("figures", "{0} h").format(hours)
    return QCoreApplication.translate("figures", "{0} h {1:02}").format(hours, rest)


def clock(at: datetime | time) -> str:
    """Write the time of day: "13:58"."""
    return QLocale().toString(QTime(at.hour, at.minute), "HH:mm")


def moment(at: datetime, now: datetime) -> str:
    """Write a moment in the user's zone: "Today, 13:58"."""
    local = at.astimezone(now.tzinfo)
    return f"{day(local.date(), now.date())}, {clock(local)}"


def month(value: date) -> str:
    """Write a month: "March 2026"."""
    return QLocale().toString(QDate(value.year, value.month, 1), "MMMM yyyy")


def month_name(value: date) -> str:
    """Name a month of this year or the last: "March"."""
    return QLocale().standaloneMonthName(value.month)


def from_us(at_us: int) -> datetime:
    """Turn microseconds UTC into an aware moment in the user's zone."""
    return datetime.fromtimestamp(at_us / 1_000_000).astimezone()


def long_moment(at: datetime) -> str:
    """Write a moment in the user's zone with its day whole, as the locale does: "Monday, 9 March 2026, 13:58"."""
    local = at.astimezone()
    whole = QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.LongFormat)
    return f"{whole}, {clock(local)}"


def depth(rating: int | None) -> int:
    """Return how many of three dots are filled: rating 1 or 2 is one, 3 two, 4 or 5 three; 0 draws no dots."""
    return 0 if rating is None else max(1, min(3, rating - 1 if rating > 2 else 1))
