"""A lexed card as a person reads it: every property in the card's order, nothing left out."""

from collections.abc import Callable

from closeknit.domain.card import CardView, Field, Kind, Property
from closeknit.vcards.content import Card, Line
from closeknit.vcards.dates import parse_date
from closeknit.vcards.describe import by_slot
from closeknit.vcards.entries import FN, NOT_PREFERRED, REV, TITLE, UID, preference
from closeknit.vcards.entries import N as N_SLOT
from closeknit.vcards.fields.kinds import FIELDS, FRAME, LISTS, STRUCTURED
from closeknit.vcards.fields.labels import group_labels, label
from closeknit.vcards.names import called, full_name
from closeknit.vcards.photo import embedded, picture_type
from closeknit.vcards.rows import kind_of, organisation_of, other_names
from closeknit.vcards.values import components, listed, unescape

Read = tuple[str, str, tuple[str, ...]]


def view(card: Card) -> CardView:
    """Show a card; `line` of a property is its index in `card.lines`."""
    found = by_slot(card)
    formatted = [unescape(value).strip() for _, value in found[FN]]
    structured = [[part.strip() for part in components(value)] for _, value in found[N_SLOT]]
    names = called(formatted, structured, other_names(found))
    groups = group_labels(card)
    used = {line.group.lower() for line in card.lines if line.name != "X-ABLABEL"}
    shown = [
        property_of(index, line, label(line, groups))
        for index, line in enumerate(card.lines)
        if line.name not in FRAME and not (line.name == "X-ABLABEL" and line.group and line.group.lower() in used)
    ]
    return CardView(
        version=card.version,
        encoding=card.encoding,
        line_end=card.line_end,
        status=card.status,
        kind=Kind(kind_of(found)),
        name=names.name,
        native_name=names.native,
        organisation=organisation_of(found),
        title=unescape(found[TITLE][0][1]).strip() if found[TITLE] else "",
        uid=unescape(found[UID][0][1].strip()) if found[UID] else "",
        revision=found[REV][0][1].strip() if found[REV] else "",
        properties=tuple(shown),
        reasons=card.reasons,
    )


def property_of(index: int, line: Line, word: str) -> Property:
    """Show one line under the word that labels it."""
    field = FIELDS.get(line.name, Field.OTHER)
    text, was, parts = read_value(line)
    order = preference(line.head)
    return Property(
        field=field,
        name=line.name,
        text=text,
        was=was,
        label=word,
        parts=parts,
        group=line.group,
        line=index,
        number=line.number,
        preferred=None if order == NOT_PREFERRED else order,
    )


def read_value(line: Line) -> Read:
    """Give a line's text as shown, as `--was` compares it, and its parts."""
    if not line.name:
        return line.value, line.value, ()
    if line.name in ("PHOTO", "LOGO", "SOUND", "KEY"):
        return _data(line)
    if line.name in STRUCTURED:
        parts = tuple(components(line.value))
        return _SHOWN.get(line.name, _listed_text)(parts), ";".join(parts), parts
    text = unescape(line.value).strip()
    if line.name in LISTS:
        members = tuple(listed(line.value))
        return ", ".join(members), text, members
    field = FIELDS.get(line.name)
    if field is Field.DATE:
        date = parse_date(text, line.head.first("X-APPLE-OMIT-YEAR"))
        if date is not None:
            return date.text(), text, tuple("" if part is None else f"{part:02d}" for part in date[:3])
    scheme = {Field.EMAIL: "mailto:", Field.PHONE: "tel:"}.get(field) if field else None
    if scheme and text[: len(scheme)].lower() == scheme:
        text = text[len(scheme) :]
    return text, text, ()


def _data(line: Line) -> Read:
    """Say what kind of data is embedded and how much; an address is shown as it is."""
    data = embedded(line)
    if data is None:
        text = unescape(line.value).strip()[:2000] if not line.head.is_base64 else ""
        return text, text, ()
    kind = picture_type(data) or line.head.first("TYPE").upper()
    text = f"{kind} {max(1, len(data) // 1024):,} KB".strip()
    return text, text, ()


def _address_text(parts: tuple[str, ...]) -> str:
    """Write an address on one line; the finer parts of RFC 9554 stand in for a street that isn't given."""
    seven = [part.strip() for part in parts[:7]]
    fine = [part.strip() for part in parts[7:18]]
    if fine and not any(seven[1:3]):
        street = " ".join([part for part in [*fine[4:5], *fine[3:4]] if part])
        seven[2:3] = [street, *fine[:3], *fine[5:]]
    return ", ".join([part for part in seven if part]).replace("\n", ", ")


def _listed_text(parts: tuple[str, ...]) -> str:
    return ", ".join([text for part in parts if (text := part.strip())])


_SHOWN: dict[str, Callable[[tuple[str, ...]], str]] = {"N": full_name, "ADR": _address_text}
