"""Exact doubles: the same e-mail or phone and a compatible name (product 4.9)."""

from dataclasses import dataclass
from enum import StrEnum

from closeknit.domain.ids import PersonId


class Evidence(StrEnum):
    """Which value is shared, and how far the names agree."""

    EMAIL_PHONE_NAME = "email-phone-name"
    EMAIL_NAME = "email-name"
    PHONE_NAME = "phone-name"
    EMAIL_INITIAL = "email-initial"
    PHONE_INITIAL = "phone-initial"


@dataclass(frozen=True, slots=True)
class Double:
    """Two people who look like one; `shared` are the normalised values both have."""

    first: PersonId
    second: PersonId
    evidence: Evidence
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameParts:
    """Folded family and given name of a card."""

    family: str
    given: str


def names_agree(one: NameParts, other: NameParts) -> str:
    """Say "same", "initial" or "" of two folded names, in either order of family and given.

    A missing name never agrees; one given name may be an initial or have further words (product 4.9).
    """
    for first, second in ((one, other), (NameParts(one.given, one.family), other)):
        if not all((first.family, first.given, second.family, second.given)) or first.family != second.family:
            continue
        if first.given == second.given:
            return "same"
        short, long = sorted((first.given, second.given), key=len)
        if long.startswith(short + " "):
            return "same"
        if len(short.rstrip(".")) == 1 and long.startswith(short.rstrip(".")):
            return "initial"
    return ""
