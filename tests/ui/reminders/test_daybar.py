"""The day bar shows what its words say."""

from datetime import UTC, datetime, time

import pytest
from PySide6.QtGui import QColor

from closeknit.domain.ids import DeliveryId
from closeknit.domain.reminder.delivery import DeliveryKind, Record
from closeknit.domain.reminder.habits import Habits
from closeknit.ui.common.look import Look
from closeknit.ui.reminders.daybar import DayBar, open_spans


@pytest.mark.parametrize(
    ("habits", "weekday", "spans"),
    [
        (Habits(), 3, [(450, 1290)]),
        (Habits(quiet_from=time(0), quiet_until=time(0)), 3, [(0, 1440)]),
        (Habits(quiet_from=time(12), quiet_until=time(14)), 3, [(0, 720), (840, 1440)]),
        (Habits(quiet_from=time(0), quiet_until=time(8)), 3, [(480, 1440)]),
        (Habits(quiet_days=frozenset({6})), 6, []),
        (Habits(quiet_days=frozenset({6})), 5, [(450, 1290)]),
    ],
)
def test_the_open_part_of_a_day_is_what_quiet_hours_leave(
    habits: Habits, weekday: int, spans: list[tuple[int, int]]
) -> None:
    assert open_spans(habits, weekday) == spans


def test_singles_are_dots_and_digests_rings_at_their_time(look: Look) -> None:
    bar = DayBar(look)
    bar.resize(288, bar.sizeHint().height())
    now = datetime(2026, 3, 12, 23, 30, tzinfo=UTC)
    single, digest = (
        Record(DeliveryId(n), kind, now.replace(hour=hour, minute=0), None, None, None, ())
        for n, (kind, hour) in enumerate(((DeliveryKind.SINGLE, 9), (DeliveryKind.DIGEST, 15)))
    )
    bar.put(now, Habits(), [single, digest], "21:30 to 07:30")
    image = bar.grab().toImage()
    middle = look.theme.px(6) + look.theme.px(8) // 2

    def at(hour: float) -> QColor:
        return image.pixelColor(round(288 * hour / 24), middle)

    assert at(9) == look.theme.colour("accent")
    assert at(15) == look.theme.colour("surface")
    assert at(12) == look.theme.colour("accent_line")
    assert at(3) == look.theme.colour("track")
    assert bar.accessibleDescription() == "21:30 to 07:30"
