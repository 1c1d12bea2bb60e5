"""What was set by hand, and wins over what was parsed."""

from enum import Enum
from typing import TypeVar

_T = TypeVar("_T")


class Chip(Enum):
    """A chip that nobody touched; None is one that was emptied by hand."""

    UNTOUCHED = "untouched"


def either(chip: _T | Chip, parsed: _T) -> _T:
    """Return what was set by hand, else what was parsed."""
    return parsed if isinstance(chip, Chip) else chip
