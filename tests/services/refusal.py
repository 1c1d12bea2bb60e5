"""What is asked of a service is refused, with the reason that a test names."""

from collections.abc import Callable

import pytest

from closeknit.domain.errors import UserError


def refused(verb: Callable[[], object], kind: str) -> UserError:
    with pytest.raises(UserError) as error:
        verb()
    assert error.value.reason.kind == kind
    return error.value
