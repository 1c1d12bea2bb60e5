"""Read the document of a selection: every value is checked before anything is written, and refused with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from closeknit.domain.card import CardRow, CardStatus
from closeknit.domain.errors import UserError
from closeknit.store.jsonfile import bytes_of, load
from closeknit.store.selection_form import keys_of, list_of, read, text, within
from closeknit.store.selection_out import FIRST_WITH_FACTS, SELECTION, VERSION
from closeknit.vcards.describe import Describer
from closeknit.vcards.encoding import codec_named
from closeknit.vcards.split import Span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the file. `prefers` is the place of a card among `cards`; an objective has its progress beside it."""

    number: int
    name: str
    cards: tuple[CardRow, ...]
    prefers: int | None = None
    is_not_person: bool = False
    bond: Row | None = None
    seats: tuple[Row, ...] = ()
    objectives: tuple[tuple[Row, tuple[Row, ...]], ...] = ()
    communities: tuple[Row, ...] = ()
    reminders: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """An entry: with whom of the file, and the names of those who aren't in it."""

    people: tuple[int, ...]
    others: tuple[str, ...]
    row: Row


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie of two of the file, or of one (`second` None) with somebody known by name."""

    first: int
    second: int | None
    other: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What a file holds."""

    people: tuple[Someone, ...]
    entries: tuple[Said, ...]
    ties: tuple[Tied, ...]
    apart: tuple[tuple[int, int], ...]


def read_selection(stream: BinaryIO) -> Selection:
    """Read a whole document; raises UserError that says where it is wrong, and then nothing may be taken of it."""
    document = load(stream)
    version = document.get("version")
    if document.get("format") != SELECTION or isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UserError("whole_unknown")
    if version > VERSION:
        raise UserError("whole_newer")
    if "people" not in document:
        raise UserError("selection_missing", place="people")
    describer = Describer()
    if version < FIRST_WITH_FACTS:
        return Selection(tuple(_earlier(document, describer)), (), (), ())
    keys_of(document, frozenset({"format", "version", "people", "entries", "ties", "apart"}), "")
    people = tuple(_someone(one, place, describer) for place, one in list_of(document, "people", ""))
    numbers = _numbers(people)
    return Selection(
        people,
        tuple(_said(one, place, numbers) for place, one in list_of(document, "entries", "")),
        tuple(_tied(one, place, numbers) for place, one in list_of(document, "ties", "")),
        tuple(_pair(one, place, numbers) for place, one in list_of(document, "apart", "")),
    )


def _earlier(document: Mapping[str, Any], describer: Describer) -> list[Someone]:
    """Read what was written before there was anything but cards, when a person might have none."""
    found: list[Someone] = []
    for place, one in list_of(document, "people", ""):
        keys_of(one, frozenset({"name", "cards"}), place)
        cards = tuple(_card(card, where, describer) for where, card in list_of(one, "cards", place))
        found += [Someone(len(found) + 1, "", cards)] if cards else []
    return found


def _numbers(people: Sequence[Someone]) -> frozenset[int]:
    numbers: set[int] = set()
    for at, someone in enumerate(people):
        if someone.number in numbers:
            raise UserError("selection_id_twice", place=f"people[{at}].id")
        numbers.add(someone.number)
    return frozenset(numbers)


_OF_PERSON = frozenset(
    {"id", "name", "cards", "prefers", "is_not_person", "bond", "seats", "objectives", "communities", "reminders"}
)


def _someone(document: Any, place: str, describer: Describer) -> Someone:
    keys_of(document, _OF_PERSON, place)
    cards = tuple(_card(card, where, describer) for where, card in list_of(document, "cards", place))
    if not cards:
        raise UserError("selection_missing", place=within(place, "cards"))
    prefers = document.get("prefers")
    if prefers is not None and not (_is_whole(prefers) and 1 <= prefers <= len(cards)):
        raise UserError("selection_id_unknown", place=within(place, "prefers"))
    if not isinstance(document.get("is_not_person", False), bool):
        raise UserError("selection_flag", place=within(place, "is_not_person"))
    seats = tuple(_seat(one, where) for where, one in list_of(document, "seats", place))
    objectives = tuple(_objective(one, where) for where, one in list_of(document, "objectives", place))
    if sum(row["left_day"] is None for row in seats) > 1:
        raise UserError("selection_clash", place=within(place, "seats"))
    if sum(row["closed_day"] is None for row, _progress in objectives) > 1:
        raise UserError("selection_clash", place=within(place, "objectives"))
    return Someone(
        _number(document.get("id"), within(place, "id")),
        _text(document.get("name", ""), within(place, "name")),
        cards,
        None if prefers is None else prefers - 1,
        document.get("is_not_person", False),
        _bond(document["bond"], within(place, "bond")) if "bond" in document else None,
        seats,
        objectives,
        tuple(read("member", one, where) for where, one in list_of(document, "communities", place)),
        tuple(read("reminder", one, where) for where, one in list_of(document, "reminders", place)),
    )


def _card(document: Any, place: str, describer: Describer) -> CardRow:
    keys_of(document, frozenset({"book", "encoding", "raw"}), place)
    _text(document.get("book", ""), within(place, "book"))
    encoding = _text(document.get("encoding"), within(place, "encoding"))
    if codec_named(encoding) is None:
        raise UserError("selection_encoding", place=within(place, "encoding"))
    try:
        raw = bytes_of(document.get("raw"))
    except ValueError as error:
        raise UserError("selection_bytes", place=within(place, "raw")) from error
    row = describer.describe(Span(b"", raw, 1, "card"), encoding)
    if row.status == CardStatus.UNREADABLE:
        raise UserError("selection_card", place=within(place, "raw"))
    return row


def _seat(document: Any, place: str) -> Row:
    row = read("seat", document, place)
    if (row["left_day"] is None) != (row["reason"] is None):
        raise UserError("selection_clash", place=place)
    return row


def _objective(document: Any, place: str) -> tuple[Row, tuple[Row, ...]]:
    row = read("objective", document, place, frozenset({"progress"}))
    if (row["closed_day"] is None) != (row["outcome"] is None):
        raise UserError("selection_clash", place=place)
    return row, tuple(read("progress", one, where) for where, one in list_of(document, "progress", place))


def _bond(document: Any, place: str) -> Row:
    row = read("bond", document, place)
    is_without = row["cadence_days"] is None
    if is_without != (row["cadence_since_day"] is None):
        raise UserError("selection_clash", place=place)
    if is_without and not (row["latest_days"] is None and row["paused_until_day"] is None):
        raise UserError("selection_clash", place=place)
    return row


def _said(document: Any, place: str, numbers: frozenset[int]) -> Said:
    row = read("entry", document, place, frozenset({"people", "others"}))
    people = tuple(_known(one, where, numbers) for where, one in list_of(document, "people", place))
    others = tuple(_text(one, where) for where, one in list_of(document, "others", place))
    if len(set(people)) != len(people):
        raise UserError("selection_id_twice", place=within(place, "people"))
    kind = row["kind"]
    fits = (
        (kind == "interaction") == (row["channel"] is not None)
        and (kind == "exchange") == (row["direction"] is not None) == (row["exchange_kind"] is not None)
        and (kind == "commitment") == (row["due_day"] is not None) == (row["promised_by"] is not None)
        and (bool(people) if kind == "interaction" else len(people) == 1 and not others)
    )
    if not fits:
        raise UserError("selection_clash", place=place)
    return Said(people, others, row)


def _tied(document: Any, place: str, numbers: frozenset[int]) -> Tied:
    keys_of(document, frozenset({"first", "second", "other", "kind", "source"}), place)
    first = _known(document.get("first"), within(place, "first"), numbers)
    kind = _text(document.get("kind"), within(place, "kind"))
    source = _text(document.get("source", "typed"), within(place, "source"))
    if not kind.strip() or ("second" in document) == ("other" in document):
        raise UserError("selection_clash", place=place)
    if "other" in document:
        return Tied(first, None, _text(document["other"], within(place, "other")), kind, source)
    second = _known(document["second"], within(place, "second"), numbers)
    if first == second:
        raise UserError("selection_clash", place=place)
    return Tied(first, second, "", kind, source)


def _pair(document: Any, place: str, numbers: frozenset[int]) -> tuple[int, int]:
    if not isinstance(document, list) or len(document) != 2:
        raise UserError("selection_list", place=place)
    one, other = (_known(end, f"{place}[{at}]", numbers) for at, end in enumerate(document))
    if one == other:
        raise UserError("selection_clash", place=place)
    return one, other


def _known(value: Any, place: str, numbers: frozenset[int]) -> int:
    if _number(value, place) not in numbers:
        raise UserError("selection_id_unknown", place=place)
    return int(value)


def _number(value: Any, place: str) -> int:
    if not _is_whole(value) or value < 1:
        raise UserError("selection_number", place=place)
    return int(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: Any, place: str) -> str:
    try:
        return text(value)
    except ValueError as error:
        raise UserError("selection_text", place=place) from error
