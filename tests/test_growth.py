"""What the other tests measure growth by tells work that grows too fast from work that doesn't."""

import pytest

from tests.growth import grows_no_faster


def test_work_in_step_with_its_size_passes() -> None:
    grows_no_faster(lambda count: lambda: sum(range(count)), 5_000_000)


def test_work_with_the_square_of_its_size_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="for 2 times as much"):
        grows_no_faster(lambda count: lambda: sum(range(count * count)), 2000)
