"""What a card holds, as far as people look at it; its own text stays the truth (architecture 3)."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from closeknit.domain.reason import Reason


class CardStatus(IntEnum):
    """How well a card could be read (product 4.9)."""

    WHOLE = 0
    REPAIRED = 1
    PARTLY_UNREADABLE = 2
    UNREADABLE = 3


class Kind(StrEnum):
    """What a card speaks of; places and devices count as organisations in lists."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"


def kind_as_said(kind: Kind, is_not_person: bool) -> Kind:
    """Return what a card's owner counts as: the user may say that a person is none; groups stay groups."""
    return Kind.ORGANISATION if is_not_person and kind is Kind.PERSON else kind


class Field(StrEnum):
    """The kinds of property that have a place of their own on screen."""

    NAME = "name"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    URL = "url"
    IMPP = "impp"
    DATE = "date"
    NOTE = "note"
    CATEGORY = "category"
    RELATED = "related"
    PHOTO = "photo"
    LANGUAGE = "language"
    ZONE = "zone"
    MEMBER = "member"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Property:
    """One content line as shown.

    `line` is its index among the card's content lines, `number` its first line in the card's text
    (from 1). `text` is what people read; `was` is the unescaped value that `edit --was` compares
    with, parts of N, ADR and ORG joined by `;`. `label` is a plain word ("home", "work", an X-ABLabel),
    `parts` the unescaped components of a structured value, `preferred` 1 to 100 or None.
    """

    field: Field
    name: str
    text: str
    was: str
    label: str = ""
    parts: tuple[str, ...] = ()
    group: str = ""
    line: int = 0
    number: int = 0
    preferred: int | None = None


@dataclass(frozen=True, slots=True)
class CardView:
    """A card opened: every property in the card's order, nothing left out."""

    version: str
    encoding: str
    line_end: str
    status: CardStatus
    kind: Kind
    name: str
    native_name: str
    organisation: str
    title: str
    uid: str
    revision: str
    properties: tuple[Property, ...]
    reasons: tuple[tuple[int, Reason], ...]


class Item(NamedTuple):
    """An e-mail, phone, category or member: what lists show and compare. `field` is a Field value.

    `normal` is what is compared; all other values of a card are found by their words only.
    """

    field: str
    label: str
    value: str
    normal: str


class CardRow(NamedTuple):
    """What the worker hands to the writer for one card: plain values only, so that it can be marshalled.

    `before` is the file's text between the last card and this one, `digest` blake2b-128 of `raw`,
    `line` where `raw` begins in its file (from 1). `text` is folded for search, `sort_key` folded
    family name, then given name. `reasons` are (line in file, kind, params).
    """

    raw: bytes
    before: bytes
    digest: bytes
    line: int
    uid: str
    version: str
    encoding: str
    status: int
    kind: str
    name: str
    native_name: str
    family: str
    given: str
    sort_key: str
    organisation: str
    title: str
    has_photo: int
    revision: str
    items: tuple[tuple[str, str, str, str], ...]
    text: str
    reasons: tuple[tuple[int, str, dict[str, str | int | float]], ...]
