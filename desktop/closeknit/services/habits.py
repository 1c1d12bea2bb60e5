"""The user's habits as the settings have them."""

from datetime import time

from closeknit.domain.reminder.habits import DatesOf, Habits
from closeknit.settings import Settings


def habits_of(settings: Settings) -> Habits:
    """Read the settings of reminders."""
    return Habits(
        _clock(settings.morning),
        _clock(settings.quiet_from),
        _clock(settings.quiet_until),
        frozenset(int(number) - 1 for number in settings.quiet_days.split()),
        settings.notifications_a_day,
        settings.dates_lead_days,
        settings.plan_lead_minutes,
        DatesOf(settings.dates_of),
    )


def _clock(text: str) -> time:
    hours, _colon, minutes = text.partition(":")
    return time(int(hours), int(minutes))
