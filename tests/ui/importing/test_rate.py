from closeknit.domain.job import Progress
from closeknit.ui.importing.rate import left_seconds, per_second


def test_speed_and_time_left() -> None:
    half = Progress(50, 100, 1000, 2.0)
    assert per_second(half) == 500
    assert left_seconds(half) == 2


def test_too_little_is_known_at_the_beginning() -> None:
    assert left_seconds(Progress(1, 100, 1, 0.1)) is None
    assert left_seconds(Progress(0, 0, 0, 5.0)) is None
    assert per_second(Progress(0, 100, 0, 0.0)) == 0


def test_time_left_is_never_negative() -> None:
    assert left_seconds(Progress(120, 100, 10, 2.0)) == 0
