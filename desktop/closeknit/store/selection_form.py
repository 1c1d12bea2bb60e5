"""How each column of a fact stands in the file of a selection: days as ISO dates, moments with their offset.

What is as a row has it unless said is left out. A value that doesn't fit is refused with its place in the file.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from closeknit.domain.cadence import MOST_DAYS
from closeknit.domain.errors import UserError
from closeknit.domain.exchange import Direction, ExchangeKind
from closeknit.domain.interaction import Channel, Marker, StartedBy
from closeknit.domain.promise import By
from closeknit.domain.reminder.own import Every
from closeknit.domain.seat import SEATS, LeaveReason, Role
from closeknit.store.days import day_number, day_of
from closeknit.store.images import COLUMNS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_MOST = 1_000_000
_REQUIRED = object()
ENTRY_KINDS = ("interaction", "exchange", "need", "offer", "note", "commitment")


class Shape(NamedTuple):
    """One value: what a row has unless said, the reason's kind where it doesn't fit, and the way in and out.

    `to_row` raises ValueError.
    """

    default: Any
    expected: str
    to_row: Callable[[Any], Any]
    to_file: Callable[[Any], Any]


Form = Mapping[str, Shape]


def text(value: Any) -> str:
    """Check a text; a lone surrogate is none (its error is a ValueError)."""
    if not isinstance(value, str):
        raise ValueError(value)
    value.encode("utf-8")
    return value


def _same(value: Any) -> Any:
    return value


def _text(default: Any = "") -> Shape:
    return Shape(default, "selection_text", text, _same)


def _flag(default: Any = 0) -> Shape:
    def to_row(value: Any) -> int:
        if not isinstance(value, bool):
            raise ValueError(value)
        return int(value)

    return Shape(default, "selection_flag", to_row, bool)


def _number(low: int, high: int, default: Any = None) -> Shape:
    def to_row(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(value)
        return value

    return Shape(default, "selection_number", to_row, _same)


def _day(default: Any = None) -> Shape:
    def to_row(value: Any) -> int:
        return day_number(_in_range(date.fromisoformat(text(value))))

    return Shape(default, "selection_day", to_row, lambda number: day_of(number).isoformat())


def _moment(default: Any = None) -> Shape:
    def to_row(value: Any) -> int:
        moment = datetime.fromisoformat(text(value))
        _in_range(moment.date())
        if moment.utcoffset() is None:
            raise ValueError(value)
        return (moment - _EPOCH) // timedelta(microseconds=1)

    return Shape(default, "selection_moment", to_row, lambda us: (_EPOCH + timedelta(microseconds=us)).isoformat())


def _word(words: type[StrEnum] | tuple[str, ...], default: Any = None) -> Shape:
    known = {str(word) for word in words}

    def to_row(value: Any) -> str:
        if text(value) not in known:
            raise ValueError(value)
        return str(value)

    return Shape(default, "selection_word", to_row, _same)


def _words(words: type[StrEnum] | None) -> Shape:
    known = None if words is None else {str(word) for word in words}

    def to_row(value: Any) -> str:
        if not isinstance(value, list):
            raise ValueError(value)
        listed = [text(word) for word in value]
        if any(len(word.split()) != 1 or (known is not None and word not in known) for word in listed):
            raise ValueError(value)
        return " ".join(listed)

    return Shape("", "selection_words", to_row, lambda joined: joined.split())


def _in_range(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(day)
    return day


FORMS: dict[str, Form] = {
    "entry": {
        "kind": _word(ENTRY_KINDS, _REQUIRED),
        "day": _day(_REQUIRED),
        "at_us": _moment(),
        "is_approximate": _flag(),
        "made_us": _moment(_REQUIRED),
        "source": _text("typed"),
        "note": _text(),
        "channel": _word(Channel),
        "is_plan": _flag(),
        "minutes": _number(0, _MOST),
        "rating": _number(1, 5),
        "markers": _words(Marker),
        "started_by": _word(StartedBy),
        "answered": _flag(),
        "place": _text(),
        "direction": _word(Direction),
        "exchange_kind": _word(ExchangeKind),
        "value": _number(1, 5),
        "was_asked_for": _flag(None),
        "outcome": _text(),
        "promised_by": _word(By),
        "due_day": _day(),
        "closed_day": _day(),
    },
    "seat": {
        "place": _number(1, SEATS, _REQUIRED),
        "since_day": _day(_REQUIRED),
        "why": _text(_REQUIRED),
        "reviewed_day": _day(_REQUIRED),
        "left_day": _day(),
        "reason": _word(LeaveReason),
        "words": _text(),
    },
    "objective": {
        "mine": _text(),
        "theirs": _text(),
        "measure": _text(),
        "due_day": _day(),
        "made_day": _day(_REQUIRED),
        "is_stay_close": _flag(),
        "closed_day": _day(),
        "outcome": _word(("reached", "removed")),
    },
    "reminder": {
        "text": _text(_REQUIRED),
        "day": _day(_REQUIRED),
        "minute": _number(0, 1439),
        "every": _word(Every),
        "made_us": _moment(_REQUIRED),
        "over_day": _day(),
        "snoozed_us": _moment(),
    },
    "progress": {"day": _day(_REQUIRED), "percent": _number(0, 100, _REQUIRED), "note": _text()},
    "member": {"name": _text(_REQUIRED), "since_day": _day(_REQUIRED)},
    "bond": {
        "role": _word(Role),
        "is_remote": _flag(),
        "is_unscored": _flag(),
        "is_archived": _flag(),
        "is_silenced": _flag(),
        "cadence_days": _number(1, MOST_DAYS),
        "latest_days": _number(1, MOST_DAYS),
        "cadence_since_day": _day(),
        "paused_until_day": _day(),
        "zone": _text(),
        "languages": _words(None),
        "prefers": _word(Channel),
        "met": _text(),
        "has_never_met": _flag(),
        "wants_no_rhythm": _flag(),
    },
}

#: Columns that the file says by its own structure: whose a row is, and to what it belongs.
BY_PLACE = frozenset({"person_id", "objective_id", "community_id"})


def columns(table: str) -> tuple[str, ...]:
    """Name the columns of a fact that stand in the file, in the order of the form."""
    return tuple(FORMS[table])


def missing_forms() -> list[str]:
    """Name the columns that the program keeps and the file would lose; there must be none."""
    return [
        f"{table}.{column}"
        for table, form in FORMS.items()
        for column in COLUMNS[table]
        if column not in form and column not in BY_PLACE
    ]


def key_of(column: str) -> str:
    """Name a column in the file: `since` for `since_day`, `made` for `made_us`."""
    return column.removesuffix("_day").removesuffix("_us")


def out(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Write the columns of a row, without those that are as a row has them unless said."""
    form = FORMS[table]
    return {key_of(name): shape.to_file(row[name]) for name, shape in form.items() if row[name] != shape.default}


def read(table: str, document: Any, place: str, besides: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Read the columns of a row; `besides` are keys that the caller reads. Raises UserError with the place."""
    form = FORMS[table]
    keys_of(document, frozenset(map(key_of, form)) | besides, place)
    return {name: _value(shape, document, key_of(name), place) for name, shape in form.items()}


def keys_of(document: Any, known: frozenset[str], place: str) -> None:
    """Raise UserError for what is no object, and for a key that would be lost."""
    if not isinstance(document, dict):
        raise UserError("selection_object", place=place)
    for key in document:
        if key not in known:
            raise UserError("selection_key_unknown", place=place, key=ascii(key[:40]))


def list_of(document: Mapping[str, Any], key: str, place: str) -> list[tuple[str, Any]]:
    """Give what a list holds, each with its place; a key that isn't there is an empty list."""
    found = document.get(key, [])
    if not isinstance(found, list):
        raise UserError("selection_list", place=within(place, key))
    return [(f"{within(place, key)}[{number}]", item) for number, item in enumerate(found)]


def value_of(shape: Shape, value: Any, place: str) -> Any:
    """Read one value; raises UserError with the place."""
    try:
        return shape.to_row(value)
    except (ValueError, OverflowError) as error:
        raise UserError(shape.expected, place=place) from error


def within(place: str, key: str) -> str:
    """Name a place within another."""
    return f"{place}.{key}" if place else key


def _value(shape: Shape, document: Mapping[str, Any], key: str, place: str) -> Any:
    if key not in document:
        if shape.default is _REQUIRED:
            raise UserError("selection_missing", place=within(place, key))
        return shape.default
    value = document[key]
    if value is None and shape.default is None:
        return None
    return value_of(shape, value, within(place, key))
