"""Sentences for the reasons that this room gives."""

from collections.abc import Callable, Mapping

Translate = Callable[[str, str, str, int], str]


def words(translate: Translate, kind: str, params: Mapping[str, str | int | float]) -> str | None:
    """Return the sentence for `kind`, or None when the kind isn't of this room."""
    return None
